import assert from 'node:assert/strict';
import test from 'node:test';
import { checkSettingIn } from '../check/index.ts';
import type { FloorRow } from '../report/index.ts';
import type { OwnWordsRow } from '../safeguarding/index.ts';
import { digestOf } from '../../platform/ledger/index.ts';
import type { ConsiderationRow, HandoverRow } from '../response/index.ts';
import { basisDigest, conditionsFrom, questionOf, restsOn, withoutActing, type Basis } from './basis.ts';
import { isExcepted, holdsCancelled, unfinishedIn } from './unfinished.ts';

const CHILD = '00000000-0000-7000-8000-0000000000b1';
const at = new Date('2026-11-22T10:00:00Z');

/** One child, nothing recorded. */
const aBasis = (over: Partial<Basis> = {}): Basis => ({
  facts: { nation: 'england', people: [], factors: {}, earlierReports: 'unknown', stated: [], asked: [], weighed: [] },
  checks: {
    rows: [],
    outstanding: [],
    places: 'not-asked',
    placesSince: undefined,
    state: 'outstanding',
    setting: checkSettingIn({}),
  },
  children: [CHILD],
  safeguarding: new Map(),
  owed: new Map(),
  floors: new Map(),
  dangers: new Map(),
  ownWords: new Map(),
  response: {
    responder: undefined,
    handover: undefined,
    considered: [],
    decidedResponse: undefined,
    decidedCategory: undefined,
    exceptions: [],
    requests: [],
    toFindOut: [],
  },
  crimes: [],
  conflict: undefined,
  reopened: undefined,
  cancelled: false,
  settings: {},
  ...over,
});

test('given nothing recorded, when a proposer states that it is, then the guidance is not told so', () => {
  const stated = {
    'crime-recorded': 'met',
    'safeguarding-decision': 'met',
    'check-exception': 'met',
    'second-person': 'met',
    'state-of-evidence': 'not-yet-sufficient',
  };
  assert.deepEqual(questionOf(aBasis(), '2026-11-22', stated).conditions, {
    'state-of-evidence': 'not-yet-sufficient',
  });
});

test('given that every child has died, when the guidance is asked, then there is nothing left to decide of protecting them; with no child at all it is not so', () => {
  const basis = aBasis({ children: [] });
  const stated = {
    person: CHILD,
    ref: 'Child 1',
    age: 15,
    ageFrom: null,
    identified: true,
    parts: [],
    partsFrom: null,
  };
  const person = { ...stated, facts: {}, by: {}, towards: {}, died: true } as const;
  const died: Basis['facts'] = { ...basis.facts, people: [person] };
  const of = (facts: Basis['facts']) => conditionsFrom({ ...basis, children: [], facts })['safeguarding-decision'];
  assert.equal(of(died), 'met');
  assert.equal(of(basis.facts), undefined);
});

test('given an exception for a system that was down, when it is down months later, then it is another question', () => {
  const basis = aBasis();
  const pnd = { kind: 'person', subject: CHILD, position: 1, system: 'pnd', need: 'mandatory' } as const;
  const down = {
    unavailable: 'system-down',
    reference: undefined,
    by: 'olive',
    due: 'before-outcome',
    since: at,
  } as const;
  const granted = {
    exception: 'check-unavailable',
    subject: CHILD,
    system: 'pnd',
    reasonPassage: CHILD,
    at,
    by: 'sidney',
  } as const;
  const liftedAfter = (days: number): boolean => {
    const ranAt = new Date(at.getTime() + days * 86_400_000);
    const rows = [{ ...pnd, ...down, result: 'unavailable', ranAt }] as const;
    return isExcepted({ checks: { ...basis.checks, rows }, response: { ...basis.response, exceptions: [granted] } });
  };
  const { recheckAfterDays } = basis.checks.setting;
  assert.deepEqual([-1, 0, recheckAfterDays - 1, recheckAfterDays, 200].map(liftedAfter), [
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('given a crime that is recorded, when the guidance is asked, then it is told so, whatever was stated', () => {
  const recorded = { crime: CHILD, offence: '086/02', reference: 'NM/1', recordedAt: at } as const;
  const crimes = [{ ...recorded, cancelled: null, against: null }];
  const { conditions } = questionOf(aBasis({ crimes }), '2026-11-22', { 'crime-recorded': 'not-met' });
  assert.deepEqual(conditions, { 'crime-recorded': 'met' });
});

const decided = <Value extends string>(value: Value, outdatedSince?: Date) => ({
  value,
  reasonPassage: 'why',
  at,
  by: 'sidney',
  departure: null,
  learntSince: [],
  outdatedSince,
});
const withResponse = (over: Partial<Basis['response']>) => aBasis({ response: { ...aBasis().response, ...over } });

test('given a supervisor who decided, when the guidance is asked, then only a proportionate response feeds its condition', () => {
  const of = (value: 'proportionate' | 'full-investigation') =>
    questionOf(withResponse({ decidedResponse: decided(value) }), '2026-11-22', {}).conditions;
  assert.deepEqual(of('proportionate'), { 'supervisor-decision': 'met' });
  assert.deepEqual(of('full-investigation'), {});
});

test('given a supervisor who decided before something worse was learnt, when the guidance is asked, then nobody decided yet', () => {
  const [decidedResponse, decidedCategory] = [decided('proportionate', at), decided('non-aggravated', at)] as const;
  const { conditions } = questionOf(withResponse({ decidedResponse, decidedCategory }), '2026-11-22', {});
  assert.deepEqual(conditions, {});
});

const row = {
  safeguarding: 's',
  person: CHILD,
  decision: 'considered-not-referred',
  to: [],
  strategy: null,
  reasonPassage: 'reason',
  at,
  by: 'olive',
  supervisor: 'not-needed',
  askedBecause: null,
  asked: null,
  answerPassage: null,
  answeredBy: null,
  nextStep: null,
  enquiryOn: null,
  strategySince: null,
  isOutdated: false,
} as const;
const said = { heard: 'said', through: 'child', wishes: 'w', howTheyAre: null, why: null } as const;
const standing: OwnWordsRow['standing'] = 'heard';
const own = {
  ...said,
  ...{ ownWords: CHILD, person: CHILD, answerPassage: null, answeredBy: null, standing, at, by: 'olive' },
};

test('given anything that the ruling page shows, when it changes after the proposal, then the digest does', () => {
  const before = basisDigest(aBasis());
  const changed: Readonly<Record<string, Basis>> = {
    'own words': aBasis({ ownWords: new Map([[CHILD, own]]) }),
    'a safeguarding decision': aBasis({ safeguarding: new Map([[CHILD, row]]) }),
    'a supervisor’s response': withResponse({ decidedResponse: decided('full-investigation') }),
    'a supervisor’s category': withResponse({ decidedCategory: decided('aggravated') }),
  };
  for (const [what, basis] of Object.entries(changed)) assert.notEqual(basisDigest(basis), before, what);
  const reasoned = (reasonPassage: string) =>
    basisDigest(aBasis({ safeguarding: new Map([[CHILD, { ...row, reasonPassage }]]) }));
  assert.notEqual(reasoned('one'), reasoned('another'), 'the reason of a safeguarding decision');
});

const interview: ConsiderationRow = {
  ...{ consideration: 'k', person: CHILD, means: 'interview', conclusion: 'pursued', at, by: 'olive' },
  ...{ necessityPassage: 'n', alternativesPassage: 'a', appropriateAdult: 'social-worker' },
  ...{ result: null, madeAt: null, whyPassage: null, endedAt: null, endedBy: null },
};
const handover: HandoverRow = {
  ...{ handover: 'h', team: 'cid', state: 'handed-over', receipt: null, returnedPassage: null, at, by: 'olive' },
  answeredAt: null,
};
const ended = (result: 'made' | 'not-made') => ({ ...interview, result, endedAt: at, endedBy: 'olive' });

test('given an interview that is decided on, or a handover that is open, then an outcome comes after; said or answered, it does not', () => {
  const of = (over: Partial<Basis['response']>) =>
    unfinishedIn(withResponse(over), []).flatMap(({ what, subject }) =>
      what === 'end-not-said' || what === 'handover-open' ? [[what, subject]] : [],
    );
  assert.deepEqual(of({ considered: [interview], handover }), [
    ['handover-open', 'h'],
    ['end-not-said', CHILD],
  ]);
  const answered = { ...handover, state: 'accepted', receipt: 'CID/1' } as const;
  const left = { ...interview, conclusion: 'not-needed' } as const;
  assert.deepEqual(of({ considered: [ended('made'), ended('not-made'), left], handover: answered }), []);
  const open = unfinishedIn(withResponse({ considered: [interview], handover }), []);
  for (const what of ['handover-open', 'end-not-said'])
    assert.ok(
      open.filter(holdsCancelled).some((one) => one.what === what),
      what,
    );
});

test('given who acts and what was considered, when it changes, then the digest does; said again, or not made after all, it is as before', () => {
  const responder = { responder: 'cid', at, by: 'olive' } as const;
  const left = { ...interview, conclusion: 'not-needed' } as const;
  const of = (over: Partial<Basis['response']>) => basisDigest(withResponse(over));
  const states = [{}, { responder }, { handover }, { considered: [interview] }, { considered: [ended('made')] }];
  const digests = [...states, { handover: { ...handover, state: 'returned' } as const }, { considered: [left] }].map(
    of,
  );
  assert.equal(new Set(digests).size, digests.length);
  assert.equal(of({ considered: [left, { ...left, consideration: 'again' }] }), of({ considered: [left] }));
  assert.equal(of({ considered: [ended('not-made')] }), of({}));
  assert.equal(of({ responder: { ...responder, at: new Date(0) } }), of({ responder }));
});

test('given a digest that was kept without who acts, when nothing of that was recorded since, then it holds; else it does not', () => {
  const basis = withResponse({ considered: [interview] });
  const kept = digestOf(withoutActing(basis)).toString('hex');
  const took = (ms: number) => restsOn(basis, { basisDigest: kept, at: new Date(at.getTime() + ms) });
  assert.deepEqual([took(-1), took(0), took(1)], [false, true, true]);
  assert.equal(
    restsOn({ ...basis, children: [] }, { basisDigest: kept, at }),
    false,
    'and all else is held against it',
  );
});

test('given nothing recorded, then all of it is named; given a decision that rested on less, then it is none', () => {
  assert.deepEqual(
    unfinishedIn(aBasis(), [undefined, CHILD, CHILD]).map(({ what }) => what),
    [
      'floor-not-walked',
      'own-words-missing',
      'safeguarding-undecided',
      'triage-open',
      'triage-open',
      'checks-outstanding',
      'responder-not-named',
    ],
  );
  // Cancelling is about the crime: how the child is was not found out by it.
  assert.deepEqual(
    unfinishedIn(aBasis(), [undefined])
      .filter(holdsCancelled)
      .map(({ what }) => what),
    ['floor-not-walked', 'own-words-missing', 'safeguarding-undecided'],
  );
  const of = (isOutdated: boolean) =>
    unfinishedIn(aBasis({ safeguarding: new Map([[CHILD, { ...row, isOutdated }]]) }), []).some(
      ({ what }) => what === 'safeguarding-undecided',
    );
  assert.deepEqual([of(false), of(true)], [false, true]);
});

test('given a strategy discussion that was asked for, when it is seen what is unfinished, then it is until it was held, and stays so where no crime stands', () => {
  const of = (strategySince: Date | null) =>
    unfinishedIn(aBasis({ safeguarding: new Map([[CHILD, { ...row, strategySince }]]) }), []).filter(
      ({ what }) => what === 'strategy-not-held',
    );
  assert.deepEqual([of(at).map(({ subject }) => subject), of(null)], [[CHILD], []]);
  assert.deepEqual(of(at).map(holdsCancelled), [true]);
});

test('given a child not heard, when it is seen what is unfinished, then they are until a supervisor agreed to the reason', () => {
  const unheard = (how: OwnWordsRow['standing']) => {
    const row: OwnWordsRow = { ...own, heard: 'not-yet-heard', standing: how };
    const open = unfinishedIn(aBasis({ ownWords: new Map([[CHILD, row]]) }), []);
    return open.some(({ what }) => what === 'own-words-missing');
  };
  const standings = ['heard', 'not-heard', 'asked', 'returned', 'agreed'] as const;
  assert.deepEqual(standings.map(unheard), [false, true, true, true, false]);
});

test('given a safety floor that was walked, when the guidance is asked, then it has its answers and asks nothing of it again', () => {
  const child = {
    ...{ person: CHILD, ref: 'Child 1', age: 15, ageFrom: null, identified: true, parts: [], partsFrom: null },
    ...{ facts: {}, by: {}, towards: {} },
  };
  const floor: FloorRow = {
    person: CHILD,
    safeNow: 'not-known',
    selfHarm: 'no',
    withWhom: 'nobody',
    inCare: 'no',
    onPlan: 'no',
    contactPassage: null,
    passage: null,
    mustNotNamed: false,
    welfare: 'done',
    welfareTooOld: false,
    welfareBy: 'school',
    welfareAt: at,
    welfareOverdue: false,
    isAdultNow: false,
    fromWhom: 'reporter',
    walkedAt: at,
  };
  const facts = { ...aBasis().facts, people: [child] };
  const walked = questionOf(aBasis({ facts, floors: new Map([[CHILD, floor]]) }), '2026-11-22', {});
  assert.deepEqual(walked.people?.[0]?.floor, {
    'safe-now': 'unknown',
    'who-is-with-them': 'nobody',
    'who-may-be-told': 'not-recorded',
    'who-must-not-be-told': 'unknown',
    'welfare-check': 'arranged',
  });
  // Not walked is not answered: what is left out is asked.
  assert.equal(questionOf(aBasis({ facts }), '2026-11-22', {}).people?.[0]?.floor, undefined);
});
