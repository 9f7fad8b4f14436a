// Children who were willing, and what a check, a carer or an age changes (handbook 10.5: 1, 2, 5, 6, 7).
import { child, REPORTED, type Expected, type Known, type Scenario } from './scenario.ts';

const OPEN = { '21': 'needs-decision', '22': 'needs-decision', '3': 'barred', '11': 'barred', '18': 'barred' };

export const WILLING: Known = {
  report: REPORTED,
  people: { A: child(15, ['depicted', 'shared']), B: child(15, ['received', 'asked-for']) },
};

export const PROPORTIONATE: Expected = {
  category: 'non-aggravated',
  response: 'proportionate',
  people: {
    A: { role: 'person-involved', outcomes: OPEN },
    B: { role: 'person-involved', outcomes: OPEN },
  },
  duties: ['welfare-check A', 'welfare-check B', 'offer-report-remove A'],
};

const bothWilling: Scenario = {
  id: 'handbook-1',
  story:
    'Two willing 15-year-olds, no spread, a first report: persons involved, Outcome 21, no arrest, each child told.',
  expected: PROPORTIONATE,
  known: WILLING,
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    await protect();
    const arrest = { person: 'B', means: 'arrest', ten: 'ten-or-over', necessity: reason, alternatives: reason };
    await done(carrier.step('officer', 'consider', { ...arrest, conclusion: 'not-needed' }));
    await refused('RecordedFirst', propose({ outcome: '21', about: 'A' }, {}));
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const inCare: Scenario = {
  id: 'handbook-2',
  story: 'Two willing 15-year-olds, and A is in care: the decision on a referral is made before any outcome.',
  expected: { ...PROPORTIONATE, duties: ['referral-or-strategy A'], without: ['referral-or-strategy B'] },
  known: {
    ...WILLING,
    people: { ...WILLING.people, A: child(15, ['depicted', 'shared'], { floor: { inCare: 'yes' } }) },
  },
  // No outcome before the decision; not to refer is a supervisor's, never one's own; what is referred is answered.
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    await refused('RecordedFirst', propose({ outcome: '21', about: 'A' }));
    const alone = { decision: 'considered-not-referred', reason };
    await refused('SupervisorDecisionNeeded', carrier.step('officer', 'safeguarding', alone, 'A'));
    await protect({ A: { decision: { ...alone, supervisor: 'supervisor' } } });
    await refused('RecordedFirst', propose({ outcome: '21', about: 'A' }));
    await done(carrier.reply('supervisor', 'no-referral', { answer: 'returned', reason }, 'A'));
    await refused('RecordedFirst', propose({ outcome: '21', about: 'A' }));
    await done(carrier.step('officer', 'safeguarding', { decision: 'referred', to: ['mash'], reason }, 'A'));
    await done(carrier.step('officer', 'next-step', { step: 'assessment' }, 'A'));
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const nineAndTen: Scenario = {
  id: 'handbook-5',
  story:
    'A, 9, sent their own image to B, 10: nobody of 9 is a suspect, interviewed or arrested, and safeguarding leads.',
  expected: {
    category: 'non-aggravated',
    response: 'supervisor-decides',
    people: {
      A: {
        role: 'person-involved',
        outcomes: {
          '11': 'needs-decision',
          '21': 'barred',
          '22': 'barred',
          '8': 'barred',
          '1': 'barred',
          '2': 'barred',
        },
      },
      B: { role: 'person-involved', outcomes: { '11': 'barred', '21': 'needs-decision' } },
    },
    duties: ['referral-or-strategy A', 'referral-or-strategy B', 'decide-response'],
  },
  known: { report: REPORTED, people: { A: child(9, ['depicted', 'shared']), B: child(10, ['received']) } },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    const interview = { person: 'A', means: 'interview', necessity: reason, alternatives: reason };
    const pursued = { conclusion: 'pursued', appropriateAdult: 'social-worker', ten: 'ten-or-over' };
    await refused('UnderTen', carrier.step('officer', 'consider', { ...interview, ...pursued }));
    const referred = { decision: { decision: 'referred', to: ['social-care-need'], reason } };
    await protect({ A: referred, B: referred });
    await refused('OutcomeBarred', propose({ outcome: '21', about: 'A' }));
    await refused('OutcomeBarred', propose({ outcome: '2', about: 'A' }));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    for (const label of ['A', 'B'] as const)
      await done(carrier.step('officer', 'next-step', { step: 'early-help' }, label));
    await decide({ outcome: '11', about: 'A' }, {});
    await end();
  },
};

const checkUnavailable: Scenario = {
  id: 'handbook-7',
  story: 'The national intelligence check is unavailable: no Outcome 21 until its result, or a supervisor’s exception.',
  expected: {
    ...PROPORTIONATE,
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'not-yet', '22': 'not-yet' } },
      B: { role: 'person-involved', outcomes: { '21': 'not-yet', '22': 'not-yet' } },
    },
    duties: ['finish-background-checks'],
  },
  known: {
    ...WILLING,
    checks: [{ of: 'A', system: 'pnd', body: { result: 'unavailable', unavailable: 'system-down' } }],
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    await protect();
    await refused('OutcomeNotYet', propose({ outcome: '21', about: 'A' }));
    await done(carrier.step('officer', 'ask', { about: 'check-unavailable', check: 'A/pnd', reason }));
    await refused('OutcomeNotYet', propose({ outcome: '21', about: 'A' }));
    await done(carrier.reply('supervisor', 'exception', { value: 'granted', reason }));
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const thirdReport: Scenario = {
  id: 'handbook-6',
  story: 'The third report about A, 13: earlier outcomes are read again, A is referred, and a supervisor decides.',
  expected: {
    category: 'not-yet-known',
    response: 'supervisor-decides',
    people: { A: { role: 'person-involved', outcomes: { '21': 'needs-decision' } } },
    duties: ['referral-or-strategy A', 'review-earlier-outcomes', 'decide-response'],
  },
  known: {
    report: REPORTED,
    people: { A: child(13, ['depicted', 'shared']), B: child(13, ['received', 'asked-for']) },
    earlier: 2,
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    const referred = { decision: { decision: 'referred', to: ['social-care-need'], reason } };
    await protect({ A: referred, B: referred });
    await refused('DepartureReasonNeeded', propose({ outcome: '21', about: 'A' }));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    for (const label of ['A', 'B'] as const)
      await done(carrier.step('officer', 'next-step', { step: 'early-help' }, label));
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

export const willing: readonly Scenario[] = [bothWilling, inCare, nineAndTen, thirdReport, checkUnavailable];
