import assert from 'node:assert/strict';
import test from 'node:test';
import { decideDuties, type DutyAnswer } from './duties.ts';
import { decideDuty, type DischargeDuty, type DutyAnswers, type ParentDecided } from './duty.ts';
import { DutyBody, toDischarge } from './duty.schema.ts';
import { CHILD, NOW, OFFICER, REASON, SUPERVISOR } from './response.make.ts';

const by = (staff: string, ...roles: string[]) => ({
  actor: { force: 'northmoor', staff, name: 'Somebody Invented', roles },
  now: NOW,
});

/** A duty that is known and about somebody of the case. */
const OF_THE_CASE = {
  ...{ discharge: 'd', passage: 'p', isKnown: true, isInCase: true, isAbout: true },
  ...{ concerns: [CHILD], questioned: [], isUnidentified: false, hasAge: true, mustNot: ['The father'] },
};

const answering = (
  answers: DutyAnswers,
  moment: ReturnType<typeof by>,
  is: 'done' | 'not-done' = 'not-done',
): string => {
  const answer: DischargeDuty['answer'] = is === 'done' ? { is, by: 'supervisor', at: 'now' } : { is };
  const state = { ...OF_THE_CASE, isOwed: true, before: undefined, answers };
  const input = { case: 'case-1', duty: 'plan-who-is-told', person: CHILD, answer, words: REASON };
  const done = decideDuty({ ...state, officers: [OFFICER, 'sergeant'] }, input, moment);
  return done.ok ? 'ok' : done.refusal.code;
};

test('given a duty that a supervisor answers, when a sergeant who has or had the case answers it, then another supervisor has to', () => {
  const sergeant = by('sergeant', 'officer', 'supervisor');
  const supervisor = by(SUPERVISOR, 'supervisor');
  for (const is of ['done', 'not-done'] as const) {
    assert.equal(answering('any-by-supervisor', by(OFFICER, 'officer'), is), 'SupervisorAnswers');
    assert.equal(answering('any-by-supervisor', sergeant, is), 'OwnDuty');
    assert.equal(answering('any-by-supervisor', supervisor, is), 'ok');
    // What is the officer's to answer stays theirs, whatever else they are.
    assert.equal(answering('any', sergeant, is), 'ok');
  }
  assert.equal(answering('not-done-by-supervisor', by(OFFICER, 'officer')), 'SupervisorSaysWhy');
  assert.equal(answering('not-done-by-supervisor', sergeant), 'OwnDuty');
  assert.equal(answering('not-done-by-supervisor', supervisor), 'ok');
  assert.equal(answering('not-done-by-supervisor', sergeant, 'done'), 'DoneInItsStep', 'it is done there, by whoever');
});

test('given the decision whether a parent is told, when it is said to be made, then with which of the two and of whom, and never to tell who must not be told', () => {
  const state = { ...OF_THE_CASE, officers: [OFFICER], isOwed: true, before: undefined, answers: 'any' as const };
  const said = (parent: ParentDecided | undefined, duty = 'decide-telling-parents') => {
    const answer = { is: 'done', by: 'me', at: 'now', ...(parent === undefined ? {} : { parent }) } as const;
    const done = decideDuty(
      state,
      { case: 'case-1', duty, person: CHILD, answer, words: REASON },
      by(OFFICER, 'officer'),
    );
    return done.ok ? done.value.map((event) => event.parent) : done.refusal.code;
  };
  assert.equal(said(undefined), 'ParentNotSaid');
  assert.deepEqual(said({ is: 'to-tell', who: 'The mother' }), ['to-tell']);
  assert.equal(said({ is: 'to-tell', who: 'the father' }), 'ParentMustNotBeTold');
  assert.deepEqual(said({ is: 'not-to-tell', who: 'The father' }), ['not-to-tell']);
  assert.equal(said({ is: 'to-tell', who: 'The mother' }, 'offer-support'), 'ParentElsewhere');
  const body = DutyBody.parse({
    answer: 'done',
    by: 'me',
    words: 'Note 3',
    parent: 'to-tell',
    parentName: 'The mother',
  });
  const params = {
    case: '0190a000-0000-7000-8000-000000000001',
    duty: 'decide-telling-parents',
    whom: 'case',
  } as const;
  assert.equal(toDischarge(params, body).words, 'To be told: The mother. Note 3');
  assert.equal(DutyBody.safeParse({ answer: 'done', by: 'me', words: 'Note 3', parent: 'to-tell' }).success, false);
});

test('given a duty that is not owed on what is recorded, when it is said to be done or not, then it is refused; what was said of it while it was owed can be put right', () => {
  const state = {
    ...OF_THE_CASE,
    ...{ officers: [OFFICER], answers: 'any' as const },
  };
  const said = (isOwed: boolean, before: 'done' | undefined, answer: DischargeDuty['answer']) => {
    const input = { case: 'case-1', duty: 'report-to-ceop', person: undefined, answer, words: REASON };
    const done = decideDuty({ ...state, isOwed, before }, input, by(OFFICER, 'officer'));
    return done.ok ? 'ok' : done.refusal.code;
  };
  for (const answer of [{ is: 'done', by: 'me', at: 'now' }, { is: 'not-done' }] as const) {
    assert.equal(said(false, undefined, answer), 'NotOwed');
    assert.equal(said(true, undefined, answer), 'ok');
    assert.equal(said(false, 'done', answer), 'ok');
  }
});

const one = (over: Partial<DutyAnswer>): DutyAnswer => ({
  ...{ duty: 'report-to-ceop', person: undefined, answer: { is: 'not-done' }, words: REASON },
  ...over,
});

const several = (answers: readonly DutyAnswer[], of: readonly DutyAnswers[] = []) => {
  const states = answers.map((_, at) => ({
    ...{
      discharge: `d${at}`,
      passage: `p${at}`,
      isKnown: true,
      isInCase: true,
      isAbout: true,
      isOwed: true,
      before: undefined,
      concerns: [CHILD],
      questioned: [],
      isUnidentified: false,
      hasAge: true,
      mustNot: [],
      officers: [OFFICER],
    },
    answers: of[at] ?? ('any' as const),
  }));
  return decideDuties({ states }, { case: 'case-1', answers }, by(OFFICER, 'officer'));
};

test('given several duties, when they are answered at once, then each is recorded on its own, or none is and it is said whose answer cannot stand', () => {
  const answers = [one({}), one({ duty: 'offer-support', person: CHILD, answer: { is: 'done', by: 'me', at: 'now' } })];
  const all = several(answers);
  assert.deepEqual(
    all.ok && all.value.map(({ discharge, duty, person, answer }) => [discharge, duty, person, answer]),
    [
      ['d0', 'report-to-ceop', undefined, 'not-done'],
      ['d1', 'offer-support', CHILD, 'done'],
    ],
  );
  const refusal = { code: 'SupervisorAnswers', duty: 'offer-support', person: CHILD };
  assert.deepEqual(several(answers, ['any', 'any-by-supervisor']), { ok: false, refusal });
  assert.deepEqual(several([]), { ok: false, refusal: { code: 'NothingAnswered' } });
  // Two answers of one duty could differ, and the later would stand unread.
  assert.deepEqual(several([one({}), one({})]), {
    ok: false,
    refusal: { code: 'AnsweredTwice', duty: 'report-to-ceop', person: undefined },
  });
});

test('given a duty that is owed before any interview, when no interview took place, then that is its answer; of another duty, or of somebody who was questioned, it is refused', () => {
  const state = {
    ...{ discharge: 'd', passage: 'p', isKnown: true, isInCase: true, isAbout: true, isOwed: true, before: undefined },
    ...{ officers: [OFFICER], answers: 'left-by-supervisor' as const, concerns: [CHILD], questioned: [] },
    ...{ isUnidentified: false, hasAge: true, mustNot: [] },
  };
  const answer = { is: 'done', by: 'me', at: 'now', noInterview: true } as const;
  const said = (duty: string, questioned: readonly string[], person: string | undefined = CHILD) => {
    const input = { case: 'case-1', duty, person, answer, words: REASON };
    const done = decideDuty({ ...state, questioned }, input, by(OFFICER, 'officer'));
    return done.ok ? done.value[0]?.answer : done.refusal.code;
  };
  const owed = 'appropriate-adult-before-any-interview';
  assert.equal(said(owed, []), 'done');
  assert.equal(said(owed, ['somebody-else']), 'done');
  assert.equal(said(owed, [CHILD]), 'WasQuestioned');
  assert.equal(said('report-to-ceop', []), 'NoInterviewElsewhere');
  const body = DutyBody.parse({ answer: 'no-interview', words: 'Nothing needed one' });
  const of = toDischarge({ case: CHILD, duty: owed, whom: CHILD }, body);
  assert.equal(of.words, 'No interview took place. Nothing needed one');
});

test('given somebody who is not identified, when an act cannot be done yet for that, then whoever works the case says so; of somebody who is, and of what a step shows, it is refused', () => {
  const said = (answers: DutyAnswers, isUnidentified: boolean, roles = ['officer']) => {
    const state = { ...OF_THE_CASE, isOwed: true, before: undefined, officers: [OFFICER], isUnidentified, answers };
    const body = DutyBody.parse({ answer: 'not-identified', words: 'The provider was asked for the account: REQ/9' });
    const input = toDischarge({ case: CHILD, duty: 'consult-youth-justice', whom: CHILD }, body);
    const done = decideDuty(state, input, by(roles.includes('supervisor') ? SUPERVISOR : OFFICER, ...roles));
    return done.ok ? [done.value[0]?.answer, done.value[0]?.notIdentified] : done.refusal.code;
  };
  for (const answers of ['any', 'left-by-supervisor'] as const) {
    assert.deepEqual(said(answers, true), ['not-done', true]);
    assert.equal(said(answers, false), 'IsIdentified');
  }
  assert.equal(said('any-by-supervisor', true), 'SupervisorAnswers');
  assert.deepEqual(said('any-by-supervisor', true, ['supervisor']), ['not-done', true]);
  // Its own step shows it, or a supervisor says why it is not done.
  for (const answers of ['none', 'not-done-by-supervisor'] as const)
    assert.equal(said(answers, true, ['supervisor']), 'DoneInItsStep');
});

test('given somebody of whom no age is recorded, when their age is said to be confirmed, then it is refused until one is; that it cannot be confirmed can be said', () => {
  const said = (hasAge: boolean, duty: string, answer: DischargeDuty['answer']) => {
    const state = {
      ...OF_THE_CASE,
      isOwed: true,
      before: undefined,
      officers: [OFFICER],
      hasAge,
      answers: 'any' as const,
    };
    const done = decideDuty(state, { case: 'c', duty, person: CHILD, answer, words: REASON }, by(OFFICER, 'officer'));
    return done.ok ? 'ok' : done.refusal.code;
  };
  const done = { is: 'done', by: 'me', at: 'now' } as const;
  assert.equal(said(false, 'confirm-age', done), 'AgeStillUnknown');
  assert.equal(said(true, 'confirm-age', done), 'ok');
  assert.equal(said(false, 'confirm-age', { is: 'not-done' }), 'ok');
  assert.equal(said(false, 'offer-support', done), 'ok');
});
