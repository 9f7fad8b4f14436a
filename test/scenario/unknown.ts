// What is not known, who will not say, and who is not awake: unknown is never read as no.
import { IN_FIVE_HOURS } from '../ready-case.ts';
import { child, present, type Scenario } from './scenario.ts';
import { PROPORTIONATE, WILLING } from './willing.ts';

const ageUnknown: Scenario = {
  id: 'an-age-is-unknown',
  story:
    'Nobody knows how old B is: treated as a child, nothing decided on a guess, and the age is found out from a record.',
  expected: {
    category: 'not-yet-known',
    response: 'not-yet-known',
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'not-yet' } },
      B: { role: 'not-yet-known', outcomes: { '21': 'not-yet' } },
    },
    duties: ['confirm-age B', 'welfare-check B'],
  },
  known: {
    ...WILLING,
    people: {
      A: child(15, ['depicted', 'shared']),
      B: { kind: 'child', named: true, parts: ['received', 'asked-for'], age: { known: 'not-known' } },
    },
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, expect, end }) => {
    await protect();
    await refused('OutcomeNotYet', propose({ outcome: '21', about: 'A' }));
    const interview = { person: 'B', means: 'interview', ten: 'not-known', necessity: reason, alternatives: reason };
    await refused(
      'AgeNotKnown',
      carrier.step('officer', 'consider', { ...interview, conclusion: 'pursued', appropriateAdult: 'social-worker' }),
    );
    await done(carrier.step('officer', 'age', { known: 'age', age: 15, fromWhom: 'police-record' }, 'B'));
    await expect(PROPORTIONATE);
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const willNotTalk: Scenario = {
  id: 'a-child-will-not-talk',
  story:
    'A will not talk, and pressure is not known: A is not pressed, the school is asked, and silence changes nothing.',
  expected: {
    category: 'not-yet-known',
    response: 'not-yet-known',
    people: { A: { role: 'not-yet-known', outcomes: { '21': 'not-yet' } } },
    duties: ['look-into-aggravating-factors', 'welfare-check A'],
  },
  known: { ...WILLING, answers: [{ fact: 'coercion', state: 'unknown' }] },
  way: async ({ refused, protect, propose, decide, answer, expect, end }) => {
    await protect({ A: { words: { heard: 'would-not-say', through: 'child' } } });
    await refused('OutcomeNotYet', propose({ outcome: '21', about: 'A' }));
    const found = {
      way: 'school-asked',
      byWhom: 'school',
      words: 'The school asked those who know both; nothing was found.',
    };
    await answer({ fact: 'coercion', state: 'no-evidence', from: 'partner', found });
    await expect(PROPORTIONATE);
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const nobodyAwake: Scenario = {
  id: 'no-supervisor-is-awake',
  story:
    'At night bullying is suspected: the children are made safe at once, and whoever covers decides, led by the queue.',
  expected: {
    category: 'not-yet-known',
    response: 'supervisor-decides',
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'needs-decision' } },
      B: { role: 'person-involved', outcomes: { '21': 'needs-decision' } },
    },
    duties: ['decide-response', 'welfare-check A', 'welfare-check B'],
  },
  known: {
    ...WILLING,
    people: { ...WILLING.people, A: child(15, ['depicted', 'shared'], { floor: { inCare: 'not-known' } }) },
    answers: present('bullying', {}, 'suspected'),
  },
  // The supervisor asked by name is not on duty: another of the force, not assigned, is led there and answers.
  way: async ({ carrier, done, refused, protect, decide, propose, reason, end }) => {
    await refused('ReasonNeeded', carrier.step('inspector', 'decide-response', { value: 'proportionate', reason }));
    const asked = { decision: 'considered-not-referred', reason, supervisor: 'supervisor' };
    await protect({ A: { decision: asked }, B: { decision: asked } });
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await refused('AlreadyAsked', carrier.step('officer', 'ask', { about: 'response', reason }));
    await refused('NotPermitted', carrier.step('officer', 'decide-response', { value: 'proportionate', reason }));
    await refused('RecordedFirst', propose({ outcome: '21', about: 'A', departure: 'partner-view' }));
    for (const label of ['A', 'B'] as const)
      await done(carrier.reply('inspector', 'no-referral', { answer: 'agreed', reason }, label));
    await done(carrier.reply('inspector', 'response', { value: 'proportionate', reason }));
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const falseReport: Scenario = {
  id: 'a-false-or-anonymous-report',
  story:
    'Nobody says who they are: it is taken and recorded. Shown to be false, the officer asks the registrar, who cancels it, and each child is told.',
  expected: PROPORTIONATE,
  known: { ...WILLING, report: { toldBy: 'anonymous', when: 'now', safe: 'not-known' } },
  way: async ({ carrier, done, refused, protect, propose, reason, expect, floor, still, end }) => {
    await protect();
    await done(carrier.step('registrar', 'open', { reason: 'audit' }));
    // A change of mind, or too little evidence, cancels nothing: something has to be verified.
    await refused('invalid-input', carrier.step('registrar', 'cancel', { reason: 'C2', why: reason }));
    await refused('invalid-input', carrier.step('officer', 'ask-cancel', { reason: 'C2', why: reason }));
    const verified = { reason: 'C2', information: 'technical-finding', why: reason };
    // Who works the case asks for it; the registrar’s own cancellation answers the request.
    await done(carrier.step('officer', 'ask-cancel', verified));
    await done(carrier.step('registrar', 'cancel', verified));
    await expect({
      ...PROPORTIONATE,
      people: { A: { role: 'person-involved', outcomes: { '21': 'barred', '18': 'barred' } } },
      duties: ['welfare-check A', 'welfare-check B'],
    });
    await refused('CrimeNotRecorded', propose({ outcome: '21', about: 'A' }));
    await refused('StillOpen', carrier.close('officer'));
    await still(2);
    // A check that somebody promised a child is made, whatever became of the report.
    await done(floor('B', { welfareCheck: 'arranged', welfareBy: 'school', welfareAt: IN_FIVE_HOURS }));
    await still(3);
    await done(floor('B', {}));
    await still(2);
    await end();
  },
};

export const unknown: readonly Scenario[] = [ageUnknown, willNotTalk, nobodyAwake, falseReport];
