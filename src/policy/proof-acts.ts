import type { Condition, PersonCondition } from './condition.schema.ts';
import { CONCERNS } from './proof-shown.ts';
import { AGGRAVATING, PRESENT } from './proof-statement.ts';
import { SUPERVISOR, OFFICER, VULNERABLE, WEEK, type Act } from './proof-vulnerable.ts';

const own = (condition: PersonCondition): Condition => ({ this: condition });
const CHILD: PersonCondition = { age: { below: 18 } };
const fact = (...facts: string[]): PersonCondition => ({ any: facts.map((each) => ({ fact: each, is: PRESENT })) });
/** Nobody asks them of an adult. */
const ofChild = (...facts: string[]): Condition => own({ all: [CHILD, fact(...facts)] });
const factor = (...factors: string[]): Condition => ({ any: factors.map((each) => ({ factor: each, is: PRESENT })) });
const did: PersonCondition = { all: [CHILD, { byAny: [...AGGRAVATING], is: PRESENT }] };

const OTHER = [
  'violence',
  'no-knowledge-or-willingness',
  'wide-distribution',
  'persistent-behaviour',
  'bullying',
  'manipulated-or-ai',
  'severity-other',
];
const AGGRAVATES = [...AGGRAVATING, 'adult-involved'];
export const PLANS = ['child-in-care', 'child-protection-plan', 'other-cp-activity'];
/** A child who may take their own life is referred at once, whatever else is there (handbook 4.3, R5). */
export const SUICIDE: PersonCondition = { all: [CHILD, fact('suicide-risk')] };
/** On what a child is referred, or a strategy meeting held: what is said of such a meeting is said there. */
export const REFERRAL: Condition = {
  any: [ofChild(...PLANS), own(SUICIDE), { all: [own(CHILD), factor(...AGGRAVATES, ...OTHER, ...CONCERNS)] }],
};
const ADULT_PROTECTED: PersonCondition = { all: [{ age: { from: 18 } }, { part: 'protected' }] };
const KEPT: Condition = {
  any: [factor(...AGGRAVATES, 'violence'), { condition: 'category-decision', is: ['aggravated'] }],
};
const SAFETY = ['immediate-harm', 'suicide-risk', 'self-harm-history', 'household-risk'];

const ofCase = (act: string, owner: string, within: Act['within'], on: string, where: Condition): Act => ({
  ...{ act, about: 'case', owner, within, on, where },
});
const ofPerson = (act: string, owner: string, within: Act['within'], on: string, where: Condition): Act => ({
  ...{ act, about: 'person', owner, within, on, where },
});
const ofFact = (act: string, owner: string, within: Act['within'], of: string): Act =>
  ofPerson(act, owner, within, `“${of.replaceAll('-', ' ')}” of that child`, ofChild(of));
/** Vulnerabilities that are looked for together; safety and plans have a duty to find out of their own. */
const LOOKED_FOR = VULNERABLE.map(([of]) => of).filter((of) => !SAFETY.includes(of));

export const ACTS: readonly Act[] = [
  ofCase('record-crime', OFFICER, 'T01', 'a crime that is not recorded', {
    condition: 'crime-recorded',
    is: ['unstated', 'not-met'],
  }),
  ofPerson('welfare-check', OFFICER, 'safety', 'any child', own(CHILD)),
  ofPerson('record-safe-contact', OFFICER, 'before-contact', 'any child', own(CHILD)),
  ofPerson('decide-referral', OFFICER, 'same-day', 'any child', own(CHILD)),
  // Decided early, and never taken for granted: telling may be the danger (handbook 4.4, question 9).
  ofPerson('decide-telling-parents', OFFICER, 'same-day', 'any child', own(CHILD)),
  // Whoever weighs a certificate years later finds the child's side beside the outcome (handbook 5.6).
  ofPerson(
    'write-disclosure-note',
    OFFICER,
    'review-before-closing',
    'a child who acted',
    own({ all: [CHILD, { actor: true }] }),
  ),
  // Never both: the image may be evidence of what was done to the child (handbook 1.8, 4.7).
  ofCase(
    'keep-everything',
    OFFICER,
    'same-day',
    'whatever makes a case aggravated, a supervisor’s decision that it is, or violence',
    KEPT,
  ),
  ofCase(
    'agree-deletion',
    OFFICER,
    'same-day',
    'a child who acted, without what makes a case aggravated, a supervisor’s decision that it is, and violence',
    {
      all: [{ someone: { all: [CHILD, { actor: true }] } }, { not: KEPT }],
    },
  ),
  ofPerson('tell-of-decision', OFFICER, 'T08-enhanced', 'any child', own(CHILD)),
  ofPerson('offer-support', OFFICER, 'T10', 'any child', own(CHILD)),
  ofCase('finish-background-checks', OFFICER, 'same-day', 'checks that are not complete', {
    checks: ['outstanding', 'unavailable'],
  }),
  ofPerson(
    'referral-or-strategy',
    OFFICER,
    // The working day of T02 is the local authority’s: the police refer on the day.
    'same-day',
    'care, a plan or child protection work, for a child on a risk of suicide, and for any child on any factor',
    REFERRAL,
  ),
  ofPerson(
    'make-safe',
    OFFICER,
    'safety',
    'immediate harm or a risk of suicide of that person',
    own(fact('immediate-harm', 'suicide-risk')),
  ),
  ofCase('make-safe', OFFICER, 'safety', 'immediate harm in the case', factor('immediate-harm')),
  ofCase(
    'specialist-handover',
    SUPERVISOR,
    'T12-very-high',
    'an adult, exploitation, coercion, extortion, grooming, deception or a profit motive',
    factor(...AGGRAVATES.filter((each) => each !== 'malicious-intent' && each !== 'power-imbalance')),
  ),
  ofCase(
    'report-to-ceop',
    OFFICER,
    'same-day',
    'extortion, grooming, an adult or exploitation',
    factor('extortion', 'grooming', 'adult-involved', 'exploitation'),
  ),
  ofCase('consider-national-referral-mechanism', OFFICER, 'same-day', 'exploitation', factor('exploitation')),
  ofCase('decide-response', SUPERVISOR, 'same-day', 'any factor or an adult who only protected', {
    any: [factor(...AGGRAVATES, ...OTHER, ...CONCERNS), { someone: ADULT_PROTECTED }],
  }),
  ofPerson('advise-protecting-adult', OFFICER, 'same-day', 'an adult who only protected', own(ADULT_PROTECTED)),
  ofCase('review-before-closing', SUPERVISOR, 'review-before-closing', 'no second person having looked', {
    condition: 'second-person',
    is: ['unstated', 'not-met'],
  }),
  {
    ...ofPerson(
      'offer-report-remove',
      OFFICER,
      'same-day',
      'a child who is depicted',
      own({ all: [CHILD, { part: 'depicted' }] }),
    ),
    since: '2021-06-01',
  },
  ofPerson(
    'appropriate-adult-before-any-interview',
    OFFICER,
    'before-contact',
    'a child who acted',
    own({ all: [CHILD, { actor: true }] }),
  ),
  ofPerson('consult-youth-justice', OFFICER, WEEK, 'a child who did what aggravates', own(did)),
  // One partnership’s practice, so a setting.
  ofPerson(
    'hold-separate-strategy-meetings',
    OFFICER,
    'strategy-discussion',
    'a child who did what aggravates, where the force keeps meetings apart',
    { all: [{ setting: 'separateStrategyMeetings', is: [true] }, own(did)] },
  ),
  ofPerson(
    'confirm-age',
    OFFICER,
    'same-day',
    'an age under 13 or from 18',
    own({ any: [{ age: { below: 13 } }, { age: { from: 18 } }] }),
  ),
  ofPerson(
    'identify-person',
    OFFICER,
    WEEK,
    'somebody who acted and is not identified',
    own({ all: [{ actor: true }, { not: { identified: true } }] }),
  ),
  ofCase('review-earlier-outcomes', SUPERVISOR, 'same-day', 'an earlier report', { earlierReports: { from: 1 } }),
  ofCase('confirm-earlier-reports', OFFICER, 'same-day', 'an earlier report', { earlierReports: { from: 1 } }),
  ...VULNERABLE.map(([of, act, owner, within]) => ofFact(act, owner, within, of)),
  ofPerson('confirm-care-and-plans', OFFICER, 'same-day', 'care, a plan or child protection work', ofChild(...PLANS)),
  ofPerson('confirm-safety', OFFICER, 'safety', 'a risk to that child’s safety', ofChild(...SAFETY)),
  ofPerson('confirm-vulnerabilities', OFFICER, 'find-out', 'any other vulnerability', ofChild(...LOOKED_FOR)),
  ofCase('look-into-aggravating-factors', OFFICER, 'same-day', 'any aggravating factor', factor(...AGGRAVATES)),
  ofCase('look-into-other-factors', OFFICER, 'find-out', 'any other factor', factor(...OTHER)),
  // Only a version that knows the setting has it.
  {
    ...ofCase('notify-under-duty-to-report', OFFICER, 'same-day', 'England, once the duty to report has commenced', {
      all: [{ nation: 'england' }, { setting: 'dutyToReportCommencement', is: ['commenced'] }],
    }),
    since: '2026-04-29',
  },
  {
    ...ofPerson('report-child-at-risk-wales', OFFICER, 'same-day', 'Wales, whatever a child is referred on', {
      all: [{ nation: 'wales' }, REFERRAL],
    }),
    since: '2016-04-06',
  },
];
