import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkGuidance } from './guidance.ts';
import { GUIDANCE } from './oversight/guidance/index.ts';

void test('given a day on which rules are past their review, when health is asked, then each is named; before it none is', () => {
  assert.ok(checkGuidance(GUIDANCE, '2026-11-22').every(({ ok }) => ok));
  const [versions, first] = checkGuidance(GUIDANCE, '2090-01-01');
  assert.ok(versions?.ok === true, 'what holds together is served all the same');
  assert.equal(first?.ok, false);
  assert.match(first.found, /^\d{4}-\d{2}: [\w-]+: Its review was due by \d{4}/u);
});
