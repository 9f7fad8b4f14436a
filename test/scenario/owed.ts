// What a careful sergeant does of what the guidance owes in a case, and where it is written down.
import assert from 'node:assert/strict';
import type { Carrier, Who } from './carrier.ts';
import type { Body, Label } from './scenario.ts';

export interface Owed {
  readonly duty: string;
  readonly of: Label | undefined;
}

interface Act {
  readonly body: Body;
  /** Left out: whoever works the case. */
  readonly who?: Who;
}

const done = (by: string, words: string): Act => ({ body: { answer: 'done', by, words } });
const agreed = (words: string): Act => ({ who: 'supervisor', body: { answer: 'done', by: 'supervisor', words } });
// Said once the outcome is approved, a supervisor says it.
const unidentified = (words: string): Act => ({
  who: 'supervisor',
  body: { answer: 'not-identified', words },
});
const left = (words: string): Act => ({ who: 'supervisor', body: { answer: 'not-done', words } });

// No word for one that is not here: what a scenario owes and nobody thought of is a fault of the scenario.
const ACTS: Readonly<Record<string, Act>> = {
  'report-to-ceop': done('me', 'CEOP/2026/41, and the child was told not to pay and to keep the account'),
  'keep-everything': done('me', 'Account and messages are kept as they are: evidence book, page 12'),
  'agree-deletion': done('school', 'A day was agreed, and a parent confirms it: note of the meeting at school'),
  'offer-report-remove': done('school', 'Offered on paper and shown how, by the lead of the school'),
  'offer-support': done('other-partner', 'A worker of the support service called on the next day: SUP/2026/9'),
  'decide-telling-parents': {
    body: {
      ...done('me', 'Decided with the child and the school: nobody else').body,
      ...{ parent: 'to-tell', parentName: 'The safe contact' },
    },
  },
  'write-disclosure-note': done('me', 'Written into the note: age, first report, what the child said and did since'),
  'confirm-age': done('other-partner', 'From the register of the school, and of health'),
  'confirm-care-and-plans': done('safeguarding-hub', 'The local authority said it: MASH/2026/17'),
  'confirm-safety': done('safeguarding-hub', 'Asked of the school and the hub: MASH/2026/18'),
  'confirm-earlier-reports': done('me', 'Found in the records of the force: two earlier reports, both about A'),
  'confirm-vulnerabilities': done('school', 'Asked of the school and of health, and never of the child'),
  // Of an account, whoever may be behind it: a child of the case has a floor and a decision for these.
  'welfare-check': unidentified('The provider was asked who it is; the school watches over all who may be'),
  'decide-referral': unidentified('The provider was asked who it is: weighed as soon as it answers'),
  'look-into-aggravating-factors': done('me', 'Asked of school, hub and records: who, towards whom, how far'),
  'look-into-other-factors': done('me', 'Asked of school, hub and records: nothing beyond what is recorded'),
  'consult-youth-justice': done('other-partner', 'The youth justice service gave its view: YJS/2026/5'),
  'hold-separate-strategy-meetings': done('safeguarding-hub', 'Held apart, with minutes of its own: MASH/2026/19'),
  'advise-protecting-adult': done('me', 'Told kindly: not to view, copy or send it again, and how it is removed'),
  'report-child-at-risk-wales': done('safeguarding-hub', 'Reported under section 130: MASH/2026/20'),
  'review-earlier-outcomes': agreed('Both were read again: neither was said to be for good'),
  'referral-or-strategy': left('Weighed with the hub: the school’s plan is enough, and the hub keeps the note'),
  'specialist-handover': left('The team returned it: it stays here, and both meetings were held'),
  'identify-person': left('The provider answered that the account is closed and its traces are gone'),
};

/** Says of all that is owed how it was done; what a supervisor owns, a supervisor says. */
export const answerOwed = async (carrier: Carrier, who: Who): Promise<void> => {
  const owed = await carrier.owed(who);
  const acts = owed.map(({ duty, of }) => {
    const act = ACTS[duty];
    assert.ok(act !== undefined, `${duty} of ${of ?? 'the case'} is owed: the scenario says nothing of it`);
    return { duty, of, ...act };
  });
  if (acts.some((act) => act.who === 'supervisor'))
    assert.equal(await carrier.step('supervisor', 'open', { reason: 'supervision' }), 'done');
  for (const { duty, of, body, who: by = who } of acts)
    assert.equal(await carrier.answerDuty(by, duty, body, of), 'done', `${duty} of ${of ?? 'the case'}`);
};
