import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hours } from '../../../test/actors.ts';
import type { Policy } from '../../policy/index.ts';
import { checkSettingIn } from '../check/index.ts';
import type { DischargeRow } from '../response/index.ts';
import type { SafeguardingRow } from '../safeguarding/index.ts';
import type { Known } from './basis.ts';
import { againSince, answersOf, deadlineOf, dutyOf, owedSince, type Duty } from './duty.ts';
import { firstOf, holding } from './duty-holding.ts';

const [first, second, third] = [hours(0), hours(5), hours(9)];
const moments = [first, second, third];

describe('since when a duty is owed', () => {
  it('given a fact that raised it, when it is stated anew later, then it is owed since the first', () => {
    const owedAt = (moment: Date) => new Set(moment >= second ? ['ceop'] : []);
    assert.deepEqual(owedSince(['ceop'], moments, owedAt), new Map([['ceop', second]]));
  });

  it('given what was owed from the start, when it is read, then it is owed since then; the other is not drawn with it', () => {
    const owedAt = (moment: Date) => new Set(moment >= third ? ['check', 'ceop'] : ['check']);
    const since = new Map([
      ['check', first],
      ['ceop', third],
    ]);
    assert.deepEqual(owedSince(['check', 'ceop'], moments, owedAt), since);
  });

  it('given a duty that lapsed and came back, when it is read, then its time runs from when it came back', () => {
    const owedAt = (moment: Date) => new Set(moment.getTime() === second.getTime() ? [] : ['ceop']);
    assert.deepEqual(owedSince(['ceop'], moments, owedAt), new Map([['ceop', third]]));
  });
});

it('given a period of the guidance, when its end is asked, then days are elapsed and working days end with the day', () => {
  assert.deepEqual(deadlineOf(hours(0), 'now'), hours(0));
  assert.deepEqual(deadlineOf(hours(0), { hours: 24 }), hours(24));
  assert.deepEqual(deadlineOf(hours(0), { days: 28 }), hours(28 * 24));
  assert.equal(
    deadlineOf(new Date('2026-11-20T10:00:00Z'), { workingDays: 1 }).toISOString(),
    '2026-11-24T00:00:00.000Z',
  );
});

const CHILD = '00000000-0000-7000-8000-0000000000b1';
const row: SafeguardingRow = {
  safeguarding: 's',
  person: CHILD,
  decision: 'referred',
  to: ['mash'],
  strategy: null,
  reasonPassage: 'reason',
  at: hours(4),
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
};
const files: Policy['files'] = {
  policy: {
    format: 1,
    id: 'invented',
    title: 'Invented',
    inForceFrom: '2026-01-01',
    inForceUntil: null,
    sources: '',
    note: '',
    exposesMore: [],
    opposites: [],
  },
  facts: [],
  settings: [],
  periods: [],
  rules: [],
  outcomes: [],
  scenarios: [],
  disagreements: [],
  sources: [],
};
interface Recorded {
  readonly decided?: SafeguardingRow;
  readonly said?: Partial<DischargeRow>;
  readonly identified?: boolean;
}

/** A case of one child, of whom this was decided. */
const knownOf = (of: Recorded): Known => {
  const person = {
    person: CHILD,
    ref: 'Child 1',
    identified: of.identified ?? true,
    age: 15,
    ageFrom: null,
    parts: [],
    partsFrom: null,
  };
  return {
    facts: {
      nation: 'england',
      people: [{ ...person, facts: {}, by: {}, towards: {} }],
      ...{ factors: {}, earlierReports: 0, stated: [], asked: [], weighed: [] },
    },
    checks: {
      rows: [],
      outstanding: [],
      places: 'none-known',
      placesSince: undefined,
      state: 'complete',
      setting: checkSettingIn({}),
    },
    children: [CHILD],
    safeguarding: new Map(of.decided === undefined ? [] : [[CHILD, of.decided]]),
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
  };
};

/** How a duty that is owed since `since` stands to one child of whom this was decided, and of whom this was said. */
const standing = (id: string, since: Date, of: Recorded): string => {
  const said: DischargeRow = {
    ...{
      discharge: 'd',
      duty: id,
      person: CHILD,
      answer: 'done',
      notIdentified: false,
      by: 'me',
      doneAt: hours(4),
      passage: 'p',
    },
    ...{ recordedAt: hours(4), recordedBy: 'officer' },
    ...of.said,
  };
  const discharges = of.said === undefined ? [] : [said];
  const reading = { known: knownOf(of), floors: new Map(), discharges, ruled: false, referrals: new Map() };
  const owed = { id, person: 'Child 1', owner: 'officer-in-case', within: { hours: 24 }, because: [] };
  return dutyOf({ files }, owed, reading, since, hours(30)).state;
};

it('given a referral to a charity, a school or police protection alone, when it is asked whether a child was referred, then they were not', () => {
  const referred = (...to: SafeguardingRow['to']) =>
    standing('referral-or-strategy', hours(1), { decided: { ...row, to } });
  for (const to of ['charity', 'school', 'health', 'police-protection', 'youth-justice-prevention'] as const) {
    assert.equal(referred(to), 'open', to);
    assert.equal(referred(to, 'social-care-harm'), 'done', to);
  }
  const agreed = { ...row, to: ['charity'], supervisor: 'agreed' } as const;
  assert.equal(standing('referral-or-strategy', hours(1), { decided: agreed }), 'done');
});

it('given a child who was not referred, when a referral is owed by what was learnt since, then deciding is owed again, from then', () => {
  const unreferred = { ...row, decision: 'considered-not-referred', to: [] } as const;
  const owed = duty({ id: 'referral-or-strategy', since: hours(5) });
  const again = (state: Duty['state'], isOutdated = false) =>
    againSince(
      { known: knownOf({ decided: { ...unreferred, isOutdated } }), referrals: new Map([[CHILD, { ...owed, state }]]) },
      { id: 'decide-referral', person: 'Child 1' },
      [hours(1), hours(4), hours(7), hours(9)],
    );
  assert.deepEqual(again('open'), hours(5));
  assert.equal(again('not-done'), undefined, 'a supervisor said why there is none');
  assert.deepEqual(again('not-done', true), hours(7), 'the first that was learnt after it');
});

it('given a referral or an answer from before a duty was owed, or came back, when it is read, then the duty is open', () => {
  assert.equal(standing('referral-or-strategy', hours(5), { decided: row }), 'open');
  const since = [hours(3), hours(5)];
  assert.deepEqual(
    since.map((at) => standing('report-to-ceop', at, { said: {} })),
    ['done', 'open'],
  );
  assert.deepEqual(
    since.map((at) => standing('identify-person', at, { said: { answer: 'not-done' } })),
    ['not-done', 'open'],
  );
});

const duty = (over: Partial<Duty>): Duty => ({
  ...{
    id: 'assess-home-before-contact',
    person: CHILD,
    owner: 'officer-in-case',
    says: '',
    source: '',
    since: hours(1),
  },
  ...{ at: undefined, overdue: false, state: 'open', discharge: undefined, place: '' },
  ...over,
});

it('given what comes before any contact, when it is open, then nobody is told of that child and the case is not closed', () => {
  const ids = (duties: readonly Duty[]) => duties.map(({ id }) => id);
  const open = [
    duty({}),
    duty({ id: 'offer-support', at: hours(9) }),
    duty({ id: 'arrange-interpreter', person: 'other' }),
  ];
  assert.deepEqual(ids(firstOf(open, CHILD)), ['assess-home-before-contact']);
  assert.deepEqual(ids(holding(open)), ['assess-home-before-contact', 'offer-support', 'arrange-interpreter']);
  for (const state of ['done', 'not-done'] as const) assert.deepEqual(firstOf([duty({ state })], CHILD), []);
  // Of an interview, and not of telling; and the safe contact is asked for by telling itself.
  const others = ['appropriate-adult-before-any-interview', 'record-safe-contact'].map((id) => duty({ id }));
  assert.deepEqual([firstOf(others, CHILD), holding(others)], [[], []]);
});

it('given a duty that a supervisor owns, when it is asked who may answer it, then nobody else', () => {
  const of = (owner: string, isOfLaw = false) => ({ owner, isOfLaw });
  assert.equal(answersOf('plan-who-is-told', of('supervisor')), 'any-by-supervisor');
  assert.equal(answersOf('arrange-interpreter', of('officer-in-case')), 'any');
  assert.equal(answersOf('specialist-handover', of('supervisor')), 'not-done-by-supervisor');
  // What the law or national guidance obliges is not left undone by one person's word.
  assert.equal(answersOf('consult-youth-justice', of('officer-in-case', true)), 'left-by-supervisor');
  assert.equal(answersOf('welfare-check', of('officer-in-case', true)), 'none');
  assert.equal(answersOf('welfare-check', { ...of('officer-in-case', true), isAccount: true }), 'left-by-supervisor');
});

it('given what could not be done while nobody knew who somebody was, when they are identified, then it is owed again; what was not done for another reason stays answered', () => {
  const said = (notIdentified: boolean) => ({ answer: 'not-done', by: null, doneAt: null, notIdentified }) as const;
  const stands = (notIdentified: boolean, identified: boolean) =>
    standing('report-to-ceop', hours(1), { said: said(notIdentified), identified });
  assert.equal(stands(true, false), 'not-done');
  assert.equal(stands(true, true), 'open');
  assert.equal(stands(false, true), 'not-done');
});
