import assert from 'node:assert/strict';
import test from 'node:test';
import { approvedFor, ASHA, BRAM, DECIDED, toldRow } from './notice.make.ts';
import { dueAnew } from './notice.ts';
import { CANCELLED, textOf } from './words.ts';

const AGAIN = new Date(DECIDED.getTime() + 86_400_000);
const at = (ms: number) => new Date(DECIDED.getTime() + ms);
const anew = [{ words: 'decided-anew', since: AGAIN }];

test('given a child who was told an outcome, when another is decided in its place, then they are first told that it was looked at again, once', () => {
  const [first, second] = [approvedFor(ASHA), { ...approvedFor(BRAM, '21', AGAIN), crime: approvedFor(ASHA).crime }];
  const before = toldRow({ recordedAt: at(1) });
  assert.deepEqual(dueAnew([first], [before]), [], 'nothing was decided since');
  assert.deepEqual(dueAnew([first, second], [before]), anew);
  assert.deepEqual(dueAnew([first, second], []), [], 'who was told nothing has nothing that is replaced');
  const onTheWay = toldRow({ recordedAt: at(1), words: ['interview-held'] });
  assert.deepEqual(dueAnew([first, second], [onTheWay]), [], 'a step is no outcome');
  const after = toldRow({ recordedAt: new Date(AGAIN.getTime() + 1), words: ['decided-anew', 'ended-without-court'] });
  assert.deepEqual(dueAnew([first, second], [before, after]), anew, 'due still, and told');
  const old = toldRow({ recordedAt: new Date(AGAIN.getTime() + 1), words: ['ended-without-court'] });
  assert.deepEqual(dueAnew([first, second], [before, old]), [], 'told of it before there were these words');
});

test('given an outcome that was upheld, or a record that was cancelled, when a child was told before, then nothing was decided anew', () => {
  const before = toldRow({ recordedAt: at(1) });
  assert.deepEqual(dueAnew([{ ...approvedFor(ASHA), upheldAt: AGAIN }], [before]), []);
  const cancelled = { ...approvedFor(undefined, CANCELLED, AGAIN), crime: 'another' };
  assert.deepEqual(dueAnew([approvedFor(ASHA), cancelled], [before]), []);
});

test('given the words for what is decided anew, then they say that they take the place of what was said', () => {
  const text = textOf('decided-anew').join(' ');
  assert.match(text, /looked at it again/);
  assert.match(text, /takes the place of what was said before/);
});
