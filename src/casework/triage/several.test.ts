import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideSeveral, type AnswerSeveral } from './several.ts';
import { SEVERAL_STATES, SeveralForm } from './several.schema.ts';
import { triageChoices } from './triage.words.ts';
import { askedOfCase, CASE, moment, ROWAN } from './triage.make.ts';

const child = { ...askedOfCase, kinds: ['person-fact'] };

const said: AnswerSeveral = {
  case: CASE,
  fromWhom: 'reporter',
  interview: undefined,
  answers: [
    { fact: 'coercion', direction: 'case', person: undefined, state: 'ruled-out' },
    { fact: 'young-carer', direction: 'person', person: ROWAN, state: 'confirmed' },
  ],
};

const codeOf = (over: Partial<AnswerSeveral>): string => {
  const decided = decideSeveral({ states: [askedOfCase, child] }, { ...said, ...over }, moment);
  return decided.ok ? 'answered' : decided.refusal.code;
};

test('given several answers of one source, when they are decided, then each is recorded on its own, with that source', () => {
  const decided = decideSeveral({ states: [askedOfCase, child] }, said, moment);
  assert.deepEqual(
    decided.ok && decided.value.map(({ fact, state, fromWhom, sealed }) => [fact, state, fromWhom, sealed]),
    [
      ['coercion', 'ruled-out', 'reporter', undefined],
      ['young-carer', 'confirmed', 'reporter', undefined],
    ],
  );
});

test('given one answer that cannot stand, when they are decided, then none is recorded', () => {
  assert.equal(codeOf({ fromWhom: undefined }), 'SourceMissing');
  assert.equal(codeOf({ answers: [] }), 'NothingAnswered');
  const unsought = { fact: 'coercion', direction: 'case', person: undefined, state: 'no-evidence' } as const;
  assert.equal(codeOf({ answers: [unsought] }), 'EnquiryMissing');
});

test('given the form, when a question is left out, then it stays open; and a source is wanted for all but not known', () => {
  const read = SeveralForm.safeParse({ fromWhom: 'reporter', 'case-coercion': 'ruled-out' });
  assert.deepEqual(read.data?.answers, [{ fact: 'coercion', direction: 'case', state: 'ruled-out' }]);
  assert.ok(SeveralForm.safeParse({ 'case-coercion': 'unknown' }).success);
  const faults = (form: unknown) => SeveralForm.safeParse(form).error?.issues.map(({ path }) => path.join());
  assert.deepEqual(faults({ 'case-coercion': 'ruled-out' }), ['fromWhom']);
  assert.deepEqual(faults({ fromWhom: 'reporter' }), ['']);
  assert.deepEqual(faults({ fromWhom: 'interview', 'case-coercion': 'ruled-out' }), ['interview']);
  assert.deepEqual(faults({ fromWhom: 'reporter', 'case-coercion': 'no-evidence' }), ['case-coercion']);
  assert.deepEqual(faults({ fromWhom: 'reporter', 'other-coercion': 'unknown' }), ['other-coercion']);
});

test('given the page of several questions, when its answers are offered, then they stand in the order of the page of one', () => {
  const ofOne = triageChoices.state.map(({ value }) => value).filter((value) => value !== 'no-evidence');
  assert.deepEqual([...SEVERAL_STATES], ofOne);
  assert.deepEqual(ofOne, ['confirmed', 'suspected', 'ruled-out', 'unknown']);
});
