// Who is told, who approves, and who must not be told (handbook 10.5: 9, 10, 19), and a parent who is the danger.
import { child, type Scenario } from './scenario.ts';
import { PROPORTIONATE, WILLING } from './willing.ts';

const parentNotTold: Scenario = {
  id: 'handbook-9',
  story: 'Nobody closes a case over a child, or the parent of a child, who was not told.',
  expected: PROPORTIONATE,
  known: WILLING,
  way: async ({ carrier, done, refused, protect, decide, tell, closed, dutiesDone, still }) => {
    await protect();
    await decide({ outcome: '21', about: 'A' });
    await dutiesDone();
    await still(2);
    await done(tell('B'));
    await refused('StillOpen', carrier.close('officer'));
    await still(1);
    await done(tell('A', { whom: 'parent-or-carer', toldName: 'The invented mother', how: 'telephone' }));
    await closed();
  },
};

const ownApproval: Scenario = {
  id: 'handbook-10',
  story: 'A sergeant who proposes Outcome 21 cannot approve it, though others’ they may; a supervisor does.',
  officer: 'sergeant',
  expected: PROPORTIONATE,
  known: WILLING,
  way: async ({ carrier, done, refused, protect, propose, end }) => {
    await protect();
    await done(propose({ outcome: '21', about: 'A' }));
    await refused('OwnProposal', carrier.approve('sergeant'));
    await refused('NotPermitted', carrier.approve('officer'));
    await done(carrier.giveBack('supervisor', 'It is not said how far it went. Please ask the school again.'));
    await done(propose({ outcome: '21', about: 'A' }));
    await done(carrier.approve('supervisor'));
    await end();
  },
};

/** Two months from now: a day that is written down comes one day, and turns this red for everybody. */
const reviewOn = (): string => new Date(performance.timeOrigin + 60 * 86_400_000).toISOString().slice(0, 10);

const mayNotBeTold: Scenario = {
  id: 'handbook-19',
  story:
    'A may not be told, for B’s safety: a supervisor’s reason with a day of review stands in its place, for A alone.',
  expected: PROPORTIONATE,
  known: WILLING,
  way: async ({ carrier, done, refused, protect, decide, reason, tell, closed, dutiesDone, still }) => {
    await protect();
    await decide({ outcome: '21', about: 'B' });
    const why = { reason: 'danger-to-another-child', why: reason, reviewOn: reviewOn() };
    await done(carrier.step('officer', 'not-telling', why, 'A'));
    await refused('NotTellingStands', tell('A'));
    await done(carrier.reply('supervisor', 'not-telling', { answer: 'returned', why: reason }, 'A'));
    await done(carrier.step('officer', 'not-telling', why, 'A'));
    await dutiesDone();
    await still(2);
    await done(carrier.reply('supervisor', 'not-telling', { answer: 'approved', why: reason }, 'A'));
    await still(1);
    await done(tell('B'));
    await closed();
  },
};

const parentIsDanger: Scenario = {
  id: 'a-parent-is-the-danger',
  story:
    'Telling anybody at home would harm A: a plan comes before any contact, and A is told at school, kept from home.',
  expected: { ...PROPORTIONATE, duties: ['plan-who-is-told A', 'record-safe-contact A', 'welfare-check A'] },
  known: {
    ...WILLING,
    people: {
      ...WILLING.people,
      A: child(15, ['depicted', 'shared'], {
        // Who may be the danger is no word for it that A is well.
        floor: { contact: 'not-known', mayTell: undefined, how: undefined, withWhom: 'school', welfareBy: 'school' },
      }),
    },
    answers: [{ fact: 'household-risk', state: 'confirmed', of: 'A', from: 'partner' }],
  },
  way: async ({ carrier, done, refused, protect, decide, reason, tell, closed, floor }) => {
    const referred = { decision: { decision: 'strategy-discussion', strategy: 'held', reason } };
    await protect({ A: referred });
    await decide({ outcome: '21', about: 'A' });
    await refused('SafeContactUnknown', tell('A'));
    const safe = {
      mayTell: 'A alone, all of it',
      how: 'At school, in the first lesson',
      mustNotTell: 'The invented father',
    };
    await done(floor('A', { ...safe, withWhom: 'school', welfareBy: 'school' }));
    const atSchool = { how: 'through-school', byWhom: 'school' };
    const kept = { ...atSchool, keptFrom: 'confirmed' };
    // Who is told, by whom and when is a supervisor's to agree, before anybody is contacted.
    await refused('BeforeContactFirst', tell('A', kept));
    const plan = { answer: 'done', by: 'supervisor', words: 'Agreed: A alone, at school, by the school’s lead' };
    await refused('SupervisorAnswers', carrier.answerDuty('officer', 'plan-who-is-told', plan, 'A'));
    await done(carrier.step('supervisor', 'open', { reason: 'supervision' }));
    await done(carrier.answerDuty('supervisor', 'plan-who-is-told', plan, 'A'));
    await refused('SafeContactNotConfirmed', tell('A', { ...atSchool, stillRight: 'not-known' }));
    await refused('MustNotBeTold', tell('A', atSchool));
    await done(tell('A', kept));
    await done(tell('B'));
    await closed();
  },
};

export const telling: readonly Scenario[] = [parentNotTold, ownApproval, mayNotBeTold, parentIsDanger];
