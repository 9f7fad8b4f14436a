// What a force without Evenhand fills in is read back by import as it was filled in, without a question.
import assert from 'node:assert/strict';
import test from 'node:test';
import { blankReturn, isAskable, returnCsv } from '../src/oversight/foi/ask-kit.ts';
import { findQuestion, questions } from '../src/oversight/foi/question.ts';
import { pasted } from '../src/oversight/source/source.make.ts';

const question = findQuestion('bond-phippen-outcome-21');
const DAYS = { from: '2024-01-01', to: '2025-12-31' };
const asked = questions().filter(isAskable);

test('given every question that can be sent, when its return is filled in, then import reads every number back without a question', async () => {
  assert.ok(asked.length >= 9);
  for (const each of asked) {
    const { rows } = blankReturn(each, 'Kent', DAYS);
    const blank = await pasted(returnCsv(each, 'Kent', DAYS));
    assert.deepEqual([blank.questions, blank.counts.length], [[], rows.length], each.id);
    assert.ok(
      blank.counts.every(({ value, missing }) => value === null && missing === 'not-given'),
      each.id,
    );
    const any = await pasted(returnCsv(each, undefined, DAYS), { publisher: 'Kent' });
    assert.deepEqual(
      [any.questions, any.counts],
      [[], blank.counts.map((count, i) => ({ ...count, at: any.counts[i]?.at }))],
      each.id,
    );
    let number = 4;
    const filled = await pasted(
      returnCsv(each, 'Kent', DAYS).replaceAll(/""\r\n/g, () => `"${String((number += 1))}"\r\n`),
    );
    assert.deepEqual(filled.questions, [], each.id);
    assert.deepEqual(
      filled.counts.map(({ force, unit, value }) => [force, unit, value]),
      rows.map((_, i) => ['Kent', each.definition.unit, i + 5]),
      each.id,
    );
  }
});

test('given a return with a refusal, a zero and a number held back, when import reads it, then none of them is another', async () => {
  assert.ok(question !== undefined && isAskable(question));
  const answers = ['"0"', '"withheld"', '"refused s.12"', '"not held"'];
  let row = -1;
  const csv = returnCsv(question, 'Kent', DAYS).replaceAll(/""\r\n/g, () => `${answers[(row += 1)] ?? '"7"'}\r\n`);
  assert.deepEqual(
    (await pasted(csv)).counts.map(({ value, missing }) => value ?? missing),
    [0, 'withheld', 'refused', 'not-held', 7],
  );
});
