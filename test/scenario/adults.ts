// Adults: found later, a partner, grown up since, or one who only protected (handbook 10.5: 8, and the issue’s).
import { adult, child, present, REPORTED, type Scenario } from './scenario.ts';
import { PROPORTIONATE, WILLING } from './willing.ts';

const adultFoundLater: Scenario = {
  id: 'handbook-8',
  story:
    'After Outcome 21 an adult is found behind the account: decided anew, A now a victim, and what was decided stays seen.',
  expected: PROPORTIONATE,
  known: WILLING,
  way: async ({ carrier, done, refused, protect, decide, reason, answer, expect, end, dutiesDone, still, earlier }) => {
    await protect();
    await decide({ outcome: '21', about: 'A' });
    await end();
    await done(carrier.step('officer', 'reopen', { cause: 'adult-involvement', why: reason }));
    await refused('StillOpen', carrier.close('officer'));
    await done(carrier.add('officer', 'adult', 'C'));
    await done(
      carrier.name('officer', 'C', { givenNames: 'Corin', familyName: 'Placeholder', birthDate: '1992-02-03' }),
    );
    await done(
      carrier.step('officer', 'part', { known: 'known', parts: ['received', 'asked-for'], fromWhom: 'check' }, 'C'),
    );
    await done(carrier.step('officer', 'part', { known: 'known', parts: ['reported'], fromWhom: 'check' }, 'B'));
    for (const fact of ['adult-involved', 'grooming', 'deception'])
      await answer(...present(fact, { by: ['C'], towards: ['A'] }));
    await carrier.answerRest('officer', 'partner');
    // The adult has places of their own: nobody was asked for them yet.
    await done(carrier.step('officer', 'no-place', { fromWhom: 'police-record' }));
    await carrier.checkRest('officer');
    await expect({
      category: 'aggravated',
      response: 'full-investigation',
      people: {
        A: { role: 'victim', outcomes: { '21': 'barred', '1': 'barred' } },
        C: {
          role: 'suspect',
          outcomes: {
            '8': 'barred',
            '21': 'barred',
            '22': 'barred',
            '1': 'needs-decision',
            '3': 'needs-decision',
            '2': 'barred',
          },
        },
      },
      duties: ['specialist-handover', 'report-to-ceop', 'referral-or-strategy A', 'referral-or-strategy B'],
    });
    await done(
      carrier.step('officer', 'safeguarding', { decision: 'referred', to: ['social-care-harm'], reason }, 'A'),
    );
    await done(carrier.step('officer', 'next-step', { step: 'strategy-discussion' }, 'A'));
    await done(
      carrier.step('officer', 'safeguarding', { decision: 'strategy-discussion', strategy: 'held', reason }, 'A'),
    );
    // Where an adult is involved the guidance asks it of each child: what was decided for B rests on less.
    await done(
      carrier.step('officer', 'safeguarding', { decision: 'strategy-discussion', strategy: 'held', reason }, 'B'),
    );
    await done(carrier.step('officer', 'handover', { team: 'online-csa-team' }));
    await done(carrier.step('officer', 'handover-answer', { answer: 'accepted', receipt: 'OCSA/2026/78' }));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'full-investigation', reason }));
    await decide(
      { outcome: '1', about: 'C', departure: 'legal-advice' },
      { 'state-of-evidence': 'sufficient', 'cps-decision': 'charge' },
    );
    await dutiesDone();
    await still(2);
    await end();
    await earlier('21');
  },
};

const partnerIs18: Scenario = {
  id: 'a-partner-is-18',
  story: 'A, 17, and B, 18, are a couple: A is a victim, B an adult for whom there is no soft end; prosecutors decide.',
  expected: {
    category: 'aggravated',
    response: 'full-investigation',
    people: {
      A: { role: 'victim', outcomes: { '1': 'barred' } },
      B: { role: 'suspect', outcomes: { '8': 'barred', '21': 'barred', '22': 'barred', '3': 'needs-decision' } },
    },
    duties: ['specialist-handover', 'referral-or-strategy A', 'confirm-age B'],
  },
  known: {
    report: REPORTED,
    people: { A: child(17, ['depicted', 'shared']), B: adult(18, ['received', 'asked-for']) },
    answers: [{ fact: 'adult-involved', state: 'confirmed', of: 'A', way: 'towards' }],
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    await protect({ A: { decision: { decision: 'strategy-discussion', strategy: 'held', reason } } });
    for (const outcome of ['21', '22', '8']) await refused('OutcomeBarred', propose({ outcome, about: 'B' }, {}));
    await done(carrier.step('officer', 'handover', { team: 'cid' }));
    await done(carrier.step('officer', 'handover-answer', { answer: 'accepted', receipt: 'CID/2026/9' }));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'full-investigation', reason }));
    await decide(
      { outcome: '9', about: 'B' },
      { 'state-of-evidence': 'sufficient', 'cps-decision': 'not-in-public-interest' },
    );
    await end();
  },
};

const grownUpSince: Scenario = {
  id: 'an-adult-tells-of-when-they-were-15',
  story: 'A, grown up, tells of when both were 15: ages are those of the day, and the guidance for children applies.',
  expected: PROPORTIONATE,
  known: {
    report: {
      ...REPORTED,
      toldBy: 'public',
      reporterName: 'Ashby, the one it was about',
      reporterContact: 'The invented address',
    },
    people: {
      A: child(15, ['depicted', 'shared'], {
        born: '2000-02-03',
        floor: { mayTell: 'A, all of it', how: 'By letter' },
      }),
      B: child(15, ['received', 'asked-for'], {
        born: '2000-03-04',
        floor: { mayTell: 'B, all of it', how: 'By letter' },
      }),
    },
    day: { known: 'one-day', day: '2015-06-18' },
  },
  way: async ({ refused, protect, propose, decide, end }) => {
    await protect();
    await refused('OutcomeBarred', propose({ outcome: '3', about: 'B' }, {}));
    await decide({ outcome: '21', about: 'B' });
    await end();
  },
};

const motherForwarded: Scenario = {
  id: 'a-mother-forwarded-it-to-the-school',
  story:
    'C, A’s mother, sent it to the school to report it: she took no part, is advised kindly, and a supervisor decides.',
  expected: {
    category: 'non-aggravated',
    response: 'supervisor-decides',
    people: {
      A: { role: 'person-involved', outcomes: { '21': 'needs-decision' } },
      C: { role: 'witness', outcomes: { '1': 'barred', '3': 'barred', '21': 'barred' } },
    },
    duties: ['advise-protecting-adult C', 'decide-response'],
  },
  known: {
    report: REPORTED,
    people: {
      A: child(14, ['depicted', 'shared']),
      B: child(14, ['received', 'asked-for']),
      C: adult(44, ['protected']),
    },
  },
  way: async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
    await protect();
    await refused('OutcomeBarred', propose({ outcome: '3', about: 'C' }, {}));
    await done(carrier.step('officer', 'ask', { about: 'response', reason }));
    await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

export const adults: readonly Scenario[] = [adultFoundLater, partnerIs18, grownUpSince, motherForwarded];
