import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { saidOfHome, takenBackOf } from './at-home.ts';
import { AnswerBody } from './answer.schema.ts';
import { decideAnswer, type AnswerFact } from './answer.ts';
import { DIRECTIONS, ENQUIRERS, FROM_WHOM, STATES, WAYS } from './statement.ts';
import { ALDER, askedOfCase, coercionRuledOut, LINDEN, moment, ROWAN, statement } from './triage.make.ts';

const withRoles = (roles: typeof moment.actor.roles) => ({ ...moment, actor: { ...moment.actor, roles } });

const found = { way: 'records-searched', byWhom: 'officer-in-case', words: 'Looked in the records' } as const;

const codeOf = (over: Partial<AnswerFact>, kinds: readonly string[] = ['factor']): string => {
  const decided = decideAnswer({ ...askedOfCase, kinds }, { ...coercionRuledOut, ...over }, moment);
  return decided.ok ? 'answered' : decided.refusal.code;
};

test('given a question of the guidance, when it is answered from somebody, then it is recorded as answered', () => {
  const decided = decideAnswer(askedOfCase, coercionRuledOut, moment);
  assert.deepEqual(decided, {
    ok: true,
    value: [{ ...coercionRuledOut, type: 'FactAnswered', answer: askedOfCase.answer, sealed: undefined }],
  });
});

test('given nothing found, when how and by whom are not said, then it is refused', () => {
  assert.equal(codeOf({ state: 'no-evidence' }), 'EnquiryMissing');
  assert.equal(codeOf({ state: 'no-evidence', found }), 'answered');
  const body = { state: 'no-evidence', fromWhom: 'check', way: found.way, byWhom: found.byWhom, words: found.words };
  assert.ok(AnswerBody.safeParse(body).success);
  for (const missing of ['way', 'byWhom', 'words', 'fromWhom']) {
    const parsed = AnswerBody.safeParse(Object.fromEntries(Object.entries(body).filter(([name]) => name !== missing)));
    assert.deepEqual(
      parsed.error?.issues.map(({ path }) => path),
      [[missing]],
    );
  }
});

test('given nothing found about one child, when it is sealed, then it concerns that child alone', () => {
  const of = { fact: 'young-carer', direction: 'person', person: LINDEN, state: 'no-evidence', found } as const;
  const decided = decideAnswer({ ...askedOfCase, kinds: ['person-fact'] }, { ...coercionRuledOut, ...of }, moment);
  assert.deepEqual(decided.ok && decided.value[0]?.sealed?.concerns, [LINDEN]);
});

for (const [name, over, kinds, code] of [
  ['a question that does not exist', { fact: 'mood' }, [], 'FactUnknown'],
  ['what follows from ages', { fact: 'under-13' }, ['factor'], 'FactDerived'],
  ['what follows from earlier reports', { fact: 'persistent-behaviour' }, ['factor'], 'FactDerived'],
  ['somebody of another case', { direction: 'by', person: ALDER }, ['factor'], 'NotInThisCase'],
  [
    'a factor asked of a person as a vulnerability',
    { direction: 'person', person: ROWAN },
    ['factor'],
    'FactNotAskedSo',
  ],
  ['an answer of a person without the person', { direction: 'by' }, ['factor'], 'FactNotAskedSo'],
  ['a condition, which a decision records', {}, ['condition'], 'FactNotAskedSo'],
  ['an answer from nobody', { fromWhom: undefined }, ['factor'], 'SourceMissing'],
  ['an interview without its reference', { fromWhom: 'interview' }, ['factor'], 'InterviewReferenceMissing'],
  [
    'somebody identified without a name',
    { fact: 'identified', direction: 'person', person: ROWAN, state: 'confirmed' },
    ['other'],
    'FactNotAskedSo',
  ],
] as const) {
  test(`given ${name}, when it is answered, then it is refused as ${code}`, () => {
    assert.equal(codeOf(over, kinds), code);
  });
}

test('given what a child said of a danger at home, when it is taken back, then by a second person alone, a supervisor, and by an enquiry with its words', () => {
  const of = { fact: 'household-risk', direction: 'person', person: ROWAN, fromWhom: 'partner' } as const;
  const code = (over: Partial<AnswerFact>, roles: readonly ('officer' | 'supervisor')[], saidOfHome = ['other']) => {
    const state = { ...askedOfCase, kinds: ['person-fact'], saidOfHome };
    const decided = decideAnswer(state, { ...coercionRuledOut, ...of, ...over }, withRoles(roles));
    return decided.ok ? 'answered' : decided.refusal.code;
  };
  const enquired = { state: 'no-evidence', found } as const;
  assert.equal(code(enquired, ['supervisor']), 'answered');
  assert.equal(code(enquired, ['officer']), 'SupervisorTakesBack');
  assert.equal(code(enquired, ['supervisor'], [moment.actor.staff]), 'SupervisorTakesBack', 'never one’s own');
  for (const state of ['ruled-out', 'unknown'] as const) {
    assert.equal(code({ state }, ['supervisor']), 'SupervisorTakesBack', state);
    assert.equal(code({ state }, ['officer'], []), 'answered', 'where nobody said so');
  }
  for (const state of ['confirmed', 'suspected'] as const) assert.equal(code({ state }, ['officer']), 'answered');
});

test('given what was said of a danger at home, when it was taken back or said by the household alone, then only what stands from a child, a partner or a record is held', () => {
  const place = { fact: 'household-risk', person: ROWAN, direction: 'person' } as const;
  const child = statement({ ...place, state: 'confirmed', fromWhom: 'child-unprompted' });
  const parent = statement({ ...place, state: 'suspected', fromWhom: 'parent-or-carer', by: 'another' });
  const back = statement({ ...place, state: 'no-evidence', fromWhom: 'partner' });
  assert.deepEqual(saidOfHome([child, parent], place), [child], 'a parent who agrees takes nothing from the child');
  assert.deepEqual(saidOfHome([parent], place), []);
  assert.deepEqual(saidOfHome([child, back], place), []);
  assert.deepEqual(saidOfHome([child], { ...place, person: LINDEN }), []);
  assert.deepEqual(saidOfHome([{ ...child, fact: 'mental-health' }], { ...place, fact: 'mental-health' }), []);
  assert.deepEqual(takenBackOf([child, back], back), { state: 'confirmed', fromWhom: 'child-unprompted' });
  assert.equal(takenBackOf([child], child), undefined);
  assert.equal(takenBackOf([parent, back], back), undefined);
});

for (const fact of ['household-risk', 'domestic-abuse-household']) {
  test(`given ${fact}, when a parent, a carer or who reported takes it back, then it is refused, and that it is so or not known is not`, () => {
    const of = { fact, direction: 'person', person: ROWAN } as const;
    for (const fromWhom of FROM_WHOM) {
      const isHome = fromWhom === 'parent-or-carer' || fromWhom === 'reporter';
      const answer = (over: Partial<AnswerFact>) =>
        codeOf({ ...of, fromWhom, interview: 'INT/1', ...over }, ['person-fact']);
      assert.equal(answer({ state: 'ruled-out' }), isHome ? 'HomesOwnWord' : 'answered', fromWhom);
      assert.equal(answer({ state: 'no-evidence', found }), isHome ? 'HomesOwnWord' : 'answered', fromWhom);
      for (const state of ['confirmed', 'suspected', 'unknown'] as const) assert.equal(answer({ state }), 'answered');
    }
    const asked = { ...found, way: 'parent-or-carer-asked' } as const;
    const answer = { ...of, state: 'no-evidence', fromWhom: 'own-observation', found: asked } as const;
    assert.equal(codeOf(answer, ['person-fact']), 'HomesOwnWord');
  });
}

test('given abuse at home that a parent or who reported told of, when it is taken back, then one officer’s answer alone does not do it', () => {
  const place = { fact: 'domestic-abuse-household', person: ROWAN, direction: 'person' } as const;
  for (const fromWhom of ['parent-or-carer', 'reporter'] as const) {
    const told = statement({ ...place, state: 'suspected', fromWhom });
    assert.deepEqual(saidOfHome([told], place), [told], fromWhom);
    const back = statement({ ...place, state: 'no-evidence', fromWhom: 'partner' });
    assert.deepEqual(takenBackOf([told, back], back), { state: 'suspected', fromWhom });
  }
  const seen = statement({ ...place, state: 'suspected', fromWhom: 'own-observation' });
  assert.deepEqual(saidOfHome([seen], place), []);
});

test('given that it is not known, when it is answered so, then nobody need be named as its source', () => {
  assert.equal(codeOf({ state: 'unknown', fromWhom: undefined }), 'answered');
});

test('given any answer, when it is decided, then what is recorded has its source and its enquiry, and a refusal records nothing', () => {
  const answers = fc.record({
    case: fc.constant(coercionRuledOut.case),
    fact: fc.constantFrom('coercion', 'under-13', 'young-carer', 'identified'),
    direction: fc.constantFrom(...DIRECTIONS),
    person: fc.constantFrom(undefined, ROWAN, ALDER),
    state: fc.constantFrom(...STATES),
    fromWhom: fc.constantFrom(undefined, ...FROM_WHOM),
    interview: fc.constantFrom(undefined, 'INT/1/26'),
    found: fc.constantFrom(
      undefined,
      ...WAYS.flatMap((way) => ENQUIRERS.map((byWhom) => ({ way, byWhom, words: 'Invented words' }))),
    ),
  });
  const kinds = fc.subarray(['factor', 'person-fact', 'condition', 'other']);
  fc.assert(
    fc.property(answers, kinds, (input, known) => {
      const decided = decideAnswer({ ...askedOfCase, kinds: known }, input, moment);
      if (!decided.ok) return !('value' in decided);
      return decided.value.every(
        (event) =>
          event.state === input.state &&
          (event.state === 'unknown' || event.fromWhom !== undefined) &&
          (event.state === 'no-evidence') === (event.sealed !== undefined) &&
          (event.fromWhom === 'interview') === (event.interview !== undefined) &&
          (event.direction === 'case') === (event.person === undefined) &&
          event.person !== ALDER,
      );
    }),
    many(3000, 1),
  );
});
