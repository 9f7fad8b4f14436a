// A child who was harmed, and what other children or an account did (handbook 10.5: 3, 4, 20, and the issue’s).
import { account, child, present, REPORTED, type Scenario } from './scenario.ts';

const blackmail: Scenario = {
  id: 'handbook-3',
  story:
    'A, 16, was threatened for money by an account: A is a victim, a specialist team takes it, 18 if nobody is found.',
  expected: {
    category: 'aggravated',
    response: 'full-investigation',
    people: {
      A: { role: 'victim', outcomes: { '21': 'barred', '1': 'barred', '18': 'needs-decision' } },
      B: { role: 'not-yet-known', outcomes: { '21': 'barred', '18': 'needs-decision' } },
    },
    duties: ['specialist-handover', 'report-to-ceop', 'referral-or-strategy A', 'identify-person B', 'confirm-age B'],
  },
  known: {
    report: { ...REPORTED, toldBy: 'child', safe: 'not-known' },
    people: {
      A: child(16, ['depicted', 'shared']),
      B: account(['received', 'asked-for'], { age: { known: 'not-known' } }),
    },
    answers: [
      ...present('coercion', { by: ['B'], towards: ['A'] }),
      ...present('extortion', { by: ['B'], towards: ['A'] }),
      ...present('profit-motive', { by: ['B'], towards: ['A'] }),
      { fact: 'adult-involved', state: 'unknown' },
    ],
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, tell, closed }) => {
    await protect({ A: { decision: { decision: 'referred', to: ['social-care-harm'], reason } } });
    await refused('OutcomeBarred', propose({ outcome: '21', about: 'A' }, {}));
    await done(carrier.step('officer', 'handover', { team: 'online-csa-team' }));
    await refused('HandoverWaits', carrier.step('officer', 'handover', { team: 'cid' }));
    await done(carrier.step('officer', 'next-step', { step: 'strategy-discussion' }, 'A'));
    await done(
      carrier.step('officer', 'safeguarding', { decision: 'strategy-discussion', strategy: 'held', reason }, 'A'),
    );
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'full-investigation', reason }));
    await refused('RecordedFirst', propose({ outcome: '18' }, {}));
    // Safeguarding and clocks stay here, and so does the case until the team has answered: nothing is decided meanwhile.
    await refused('UnfinishedFirst', propose({ outcome: '18' }, { 'inquiries-complete': 'met' }));
    await done(carrier.step('officer', 'handover-answer', { answer: 'accepted', receipt: 'OCSA/2026/77' }));
    // Nobody knows whose account it is, and so not how old they are.
    const confirmed = { answer: 'done', by: 'me', words: 'From the profile of the account' };
    await refused('AgeStillUnknown', carrier.answerDuty('officer', 'confirm-age', confirmed, 'B'));
    const asked = { answer: 'not-identified', words: 'The provider was asked whose account it is: REQ/9' };
    await done(carrier.answerDuty('officer', 'confirm-age', asked, 'B'));
    await decide({ outcome: '18' }, { 'inquiries-complete': 'met' });
    await done(tell('A', { whom: 'safe-contact', toldContact: 'The invented mother' }));
    await closed();
  },
};

const forwarded: Scenario = {
  id: 'handbook-4',
  story: 'A, 14, forwarded B’s image to a group, no malice shown: a supervisor decides, and B is the victim.',
  expected: {
    category: 'not-yet-known',
    response: 'supervisor-decides',
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'needs-decision' } },
      B: { role: 'victim', outcomes: { '21': 'barred', '1': 'barred' } },
    },
    duties: ['decide-response'],
  },
  known: {
    report: REPORTED,
    people: { A: child(14, ['received', 'passed-on']), B: child(14, ['depicted', 'shared']) },
    answers: [
      ...present('no-knowledge-or-willingness', { by: ['A'], towards: ['B'] }),
      ...present('wide-distribution', { by: ['A'], towards: ['B'] }),
    ],
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, expect, end }) => {
    await protect({ A: { agreed: true }, B: { agreed: true } });
    await refused('DepartureReasonNeeded', propose({ outcome: '21', about: 'A' }));
    await refused('OutcomeBarred', propose({ outcome: '21', about: 'B' }));
    await done(carrier.step('officer', 'ask', { about: 'category', reason }));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'category', { value: 'non-aggravated', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    const { expected } = forwarded;
    await expect({ ...expected, category: 'non-aggravated' });
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const nineYearOld: Scenario = {
  id: 'handbook-20',
  story: 'A school reports A, 9, who passed on an image of B, 9: the crime is recorded, and A is in no suspect’s part.',
  expected: {
    category: 'not-yet-known',
    response: 'supervisor-decides',
    people: {
      A: {
        role: 'person-involved',
        outcomes: { '11': 'needs-decision', '1': 'barred', '21': 'barred', '22': 'barred' },
      },
      B: { role: 'victim', outcomes: { '11': 'barred', '1': 'barred' } },
    },
    duties: ['welfare-check A', 'referral-or-strategy A', 'decide-telling-parents B'],
  },
  known: {
    report: REPORTED,
    people: { A: child(9, ['received', 'passed-on']), B: child(9, ['depicted']) },
    answers: present('no-knowledge-or-willingness', { by: ['A'], towards: ['B'] }),
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    const referred = { decision: { decision: 'referred', to: ['social-care-need', 'school'], reason } };
    await protect({ A: referred, B: referred });
    const arrest = { person: 'A', means: 'arrest', ten: 'under-ten', necessity: reason, alternatives: reason };
    await refused('UnderTen', carrier.step('officer', 'consider', { ...arrest, conclusion: 'not-needed' }));
    await refused('OutcomeBarred', propose({ outcome: '22', about: 'A' }, {}));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    for (const label of ['A', 'B'] as const)
      await done(carrier.step('officer', 'next-step', { step: 'early-help' }, label));
    await decide({ outcome: '11', about: 'A' }, {});
    await end();
  },
};

const specialNeeds: Scenario = {
  id: 'a-child-with-special-needs-shared-on',
  story: 'A, 14, with special educational needs, passed it on without thinking: that makes nothing harsher for A.',
  expected: {
    category: 'not-yet-known',
    response: 'supervisor-decides',
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'needs-decision' } },
      B: { role: 'victim', outcomes: { '21': 'barred' } },
    },
    duties: ['ask-school-how-to-talk A', 'appropriate-adult-before-any-interview A'],
  },
  known: {
    report: REPORTED,
    people: { A: child(14, ['received', 'passed-on']), B: child(14, ['depicted', 'shared']) },
    answers: [
      ...present('no-knowledge-or-willingness', { by: ['A'], towards: ['B'] }),
      { fact: 'send', state: 'confirmed', of: 'A', from: 'partner' },
    ],
  },
  way: async ({ carrier, done, refused, protect, decide, reason, end }) => {
    const elsewhere = { decision: 'referred', to: ['school', 'health'], reason };
    await protect({ A: { decision: elsewhere, agreed: true }, B: { agreed: true } });
    const interview = { person: 'A', means: 'interview', ten: 'ten-or-over', necessity: reason, alternatives: reason };
    await refused(
      'AppropriateAdultNeeded',
      carrier.step('officer', 'consider', { ...interview, conclusion: 'pursued' }),
    );
    await done(carrier.step('officer', 'consider', { ...interview, conclusion: 'not-needed' }));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    await decide({ outcome: '21', about: 'A' });
    const asked = { answer: 'done', by: 'school', words: 'The school said how to talk with A: short, and with a card' };
    await done(carrier.answerDuty('officer', 'ask-school-how-to-talk', asked, 'A'));
    await end();
  },
};

const NOT_CONSULTED = { 'victim-view': 'supports', 'activity-finished': 'met' };
const WORK_DONE = { ...NOT_CONSULTED, 'youth-justice-consultation': 'met' };

const bothHarmed: Scenario = {
  id: 'one-child-both-harmed-and-harming',
  story:
    'A, 15, was pressed by B, 16, and pressed B in turn: neither is only one thing, and each has a strategy meeting.',
  expected: {
    category: 'aggravated',
    response: 'full-investigation',
    people: {
      A: { role: 'suspect', outcomes: { '21': 'barred', '8': 'needs-decision', '22': 'needs-decision' } },
      B: { role: 'suspect', outcomes: { '21': 'barred', '22': 'needs-decision' } },
    },
    duties: ['hold-separate-strategy-meetings A', 'hold-separate-strategy-meetings B', 'consult-youth-justice A'],
  },
  known: {
    report: REPORTED,
    people: { A: child(15, ['depicted', 'shared']), B: child(16, ['received', 'asked-for']) },
    answers: present('coercion', { by: ['A', 'B'], towards: ['A', 'B'] }),
  },
  way: async ({ carrier, done, refused, protect, crime, reason, end }) => {
    const discussed = { decision: { decision: 'strategy-discussion', strategy: 'held', reason } };
    await protect({ A: discussed, B: discussed });
    await done(crime());
    await done(carrier.step('officer', 'handover', { team: 'child-abuse-investigation' }));
    await done(carrier.step('officer', 'handover-answer', { answer: 'returned', reason }));
    const soft = [{ outcome: '21', about: 'A' } as const, { outcome: '21', about: 'B' } as const];
    await refused('OutcomeBarred', carrier.propose('officer', soft, {}));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    // Against the advice, with a reason that an officer would choose too: both meetings were held.
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', departure: 'partner-view', reason }));
    // Two crimes, one against each: each has an outcome of its own.
    const each = [{ outcome: '22', about: 'A' } as const, { outcome: '22', about: 'B' } as const];
    await refused('RecordedFirst', carrier.propose('officer', each, NOT_CONSULTED));
    await done(carrier.propose('officer', each, WORK_DONE));
    await done(carrier.approve('supervisor'));
    await end();
  },
};

const coercedForwarded: Scenario = {
  id: 'a-coerced-child-also-forwarded',
  story:
    'A, 15, was pressed by B, 17, and also passed one on: A is a person involved, and never the suspect of what was done to A.',
  expected: {
    category: 'aggravated',
    response: 'full-investigation',
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'barred', '22': 'needs-decision', '8': 'needs-decision' } },
      B: { role: 'suspect', outcomes: { '21': 'barred', '22': 'needs-decision' } },
    },
    duties: ['specialist-handover', 'referral-or-strategy A', 'referral-or-strategy B', 'consult-youth-justice B'],
    without: ['consult-youth-justice A'],
  },
  known: {
    report: REPORTED,
    people: { A: child(15, ['depicted', 'shared', 'passed-on']), B: child(17, ['received', 'asked-for']) },
    answers: present('coercion', { by: ['B'], towards: ['A'] }),
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    const referred = { decision: { decision: 'referred', to: ['social-care-harm'], reason } };
    await protect({ A: referred, B: referred });
    await done(carrier.step('officer', 'handover', { team: 'child-abuse-investigation' }));
    await done(carrier.step('officer', 'handover-answer', { answer: 'accepted', receipt: 'CAIT/2026/12' }));
    const arrest = { person: 'B', means: 'arrest', ten: 'ten-or-over', necessity: reason, alternatives: reason };
    const pursued = { ...arrest, conclusion: 'pursued', appropriateAdult: 'parent-or-guardian' };
    await refused('SupervisorFirst', carrier.step('officer', 'consider', pursued));
    await done(carrier.step('officer', 'consider', { ...pursued, means: 'interview' }));
    await done(carrier.step('officer', 'came-of-it', { result: 'made' }));
    for (const label of ['A', 'B'] as const)
      await done(carrier.step('officer', 'next-step', { step: 'assessment' }, label));
    await refused('DepartureReasonNeeded', propose({ outcome: '22', about: 'B' }, WORK_DONE));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'full-investigation', reason }));
    // A full investigation is no leave for a soft end: to choose one is a departure, reasoned.
    await decide({ outcome: '22', about: 'B', departure: 'partner-view' }, WORK_DONE);
    await end();
  },
};

const unidentified: Scenario = {
  id: 'a-sender-is-unidentified',
  story:
    'Somebody of 13 to 16, not identified, passed on an image of A, 14: no Outcome 21 without knowing who; 18 at the end.',
  expected: {
    category: 'not-yet-known',
    response: 'supervisor-decides',
    people: {
      A: { role: 'victim', outcomes: { '18': 'needs-decision', '1': 'barred' } },
      B: { role: 'person-involved', outcomes: { '21': 'barred', '16': 'barred', '18': 'needs-decision' } },
    },
    duties: ['identify-person B'],
  },
  known: {
    report: REPORTED,
    people: {
      A: child(14, ['depicted']),
      B: account(['received', 'passed-on'], {
        age: { known: 'between', lowest: 13, highest: 16, fromWhom: 'reporter' },
      }),
    },
    answers: present('no-knowledge-or-willingness', { by: ['B'], towards: ['A'] }),
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    await protect({ A: { agreed: true } });
    await refused('OutcomeBarred', propose({ outcome: '21', about: 'B' }, {}));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    await refused('RecordedFirst', propose({ outcome: '18' }, {}));
    await decide({ outcome: '18' }, { 'inquiries-complete': 'met' });
    await end();
  },
};

export const harmed: readonly Scenario[] = [
  blackmail,
  forwarded,
  nineYearOld,
  specialNeeds,
  bothHarmed,
  coercedForwarded,
  unidentified,
];
