import assert from 'node:assert/strict';
import test from 'node:test';
import { alikeReasons } from './alike-reasons.ts';

const HEADS = ['Age', 'Antecedents', 'Severity', 'Spread', 'Understanding', 'Long-term effect', 'Views'];
const reasons = (of: (head: string, i: number) => string | undefined) =>
  HEADS.map((head, i) => ({ head, text: of(head, i) }));

test('given seven heads with one text, when they are read, then it is said, whatever stops and capitals differ in', () => {
  const same = reasons((_, i) => (i % 2 === 0 ? 'As the school reported.' : ' as the school  reported'));
  assert.deepEqual(alikeReasons(same), ['The reasons: all 7 heads say the same']);
});

test('given five alike, then which they are is said; given four, or each its own, then nothing', () => {
  const alike = (many: number) => alikeReasons(reasons((head, i) => (i < many ? 'Nothing is known.' : `Of ${head}`)));
  assert.deepEqual(alike(5), [
    'The reasons: 5 of 7 heads say the same (Age, Antecedents, Severity, Spread, Understanding)',
  ]);
  assert.deepEqual(alike(4), []);
  assert.deepEqual(alikeReasons(reasons((head) => `Of ${head}`)), []);
});

test('given texts that were erased, then nothing is said of what nobody can read', () => {
  assert.deepEqual(alikeReasons(reasons(() => undefined)), []);
});
