import type { Condition, PersonCondition } from './condition.schema.ts';
import { REFERRAL, SUICIDE } from './proof-acts.ts';
import { CONCERNS } from './proof-shown.ts';
import { AGGRAVATES, factorIn, factorsOf } from './proof-level.ts';
import { answerable, conduct, harms } from './proof-role.ts';
import { PRESENT } from './proof-statement.ts';
import type { View } from './proof-view.ts';

// What is said to be weighed, and on what, as the handbook has it: nothing here reads a rule.

type Files = Pick<View, 'files'>;

export interface Remark {
  readonly rule: string;
  readonly on: string;
  readonly about: 'case' | 'person';
  readonly where: (version: Files) => Condition;
  /** The day from which it is said, where what it rests on began within a version. */
  readonly since?: string;
  /** The last day on which it is said, where something else took its place. */
  readonly until?: string;
}

const child: PersonCondition = { age: { below: 18 } };
const adult: PersonCondition = { age: { from: 18 } };
const own =
  (...all: readonly PersonCondition[]) =>
  (): Condition => ({ this: { all: [...all] } });
const decided =
  (condition: string, ...is: string[]) =>
  (): Condition => ({ condition, is });
const signed = (setting: string, answer: string | boolean): Condition => ({ setting, is: [answer] });
const childActs = (): Condition => ({ someone: { all: [child, { actor: true }] } });
const anyChild = (): Condition => ({ someone: child });
const nation = (each: 'england' | 'wales') => (): Condition => ({ nation: each });
const FROM_10: PersonCondition = { age: { from: 10, below: 18 } };
/** A child from 10 on who did, or may have done, anything that a factor names (handbook 1.3). */
const aggravates = ({ files }: Files): Condition => ({
  this: { all: [FROM_10, { byAny: conduct(files), is: PRESENT }] },
});
const unrecorded: Condition = { condition: 'crime-recorded', is: ['unstated', 'not-met'] };

const of =
  (about: Remark['about'], on: string, where: Remark['where']) =>
  (rule: string, since?: string): Remark => ({
    ...{ rule, on, about, where },
    ...(since === undefined ? {} : { since }),
  });
const onChildActs = of('case', 'a child who acted', childActs);
const onAnyChild = of('case', 'any child', anyChild);
const onReferral = of('person', 'whatever a child is referred on', () => REFERRAL);
const onEngland = of('case', 'England', nation('england'));
const onUnrecorded = of('case', 'a crime that is not recorded', () => unrecorded);
const onAggravates = of('person', 'a child from 10 on who did anything aggravating', aggravates);
const onFrom10 = of('case', 'a child from 10 on who acted', () => ({ someone: { all: [FROM_10, { actor: true }] } }));

export const REMARKS: readonly Remark[] = [
  // What any child who acted is owed before somebody decides about them (handbook 1.7, 1.11, 1.12).
  onChildActs('note-long-term'),
  onChildActs('note-no-arrest-needed'),
  onChildActs('note-no-promise'),
  onChildActs('note-what-21-means'),
  onChildActs('note-police-discretion'),
  onChildActs('note-report-no-record'),
  onChildActs('note-reconsideration'),
  onChildActs('note-outcome-21-other-crimes'),
  onChildActs('note-22-and-records', '2019-04-01'),
  onChildActs('note-image-options'),
  onChildActs('note-prevent-offending'),
  onChildActs('note-21-is-no-score'),
  // What a certificate may come to say of them, years later (handbook 5.2 to 5.5).
  onChildActs('note-disclosure-weighed'),
  onChildActs('note-disclosure-stages'),
  onChildActs('note-representations'),
  onChildActs('note-certificate-test'),
  onChildActs('note-certificate-disputed'),
  onChildActs('note-never-filtered'),
  // Promised nowhere: no source read says that a review is open (handbook 7.5).
  of('case', 'anybody who acted', () => ({ someone: { actor: true } }))('note-right-to-review'),
  of('case', 'a child who acted, where the right to review leaves Outcome 22 out', () => ({
    all: [signed('vrrCoversOutcome22', false), childActs()],
  }))('note-right-to-review-22', '2019-04-01'),
  of('case', 'a child who acted, where Outcome 23 is used and the right to review leaves it out', () => ({
    all: [signed('outcome23Adopted', true), signed('vrrCoversOutcome23', false), childActs()],
  }))('note-right-to-review-23', '2026-02-12'),
  // Triage is never an interview, and nobody looks to answer (handbook 4.4, 4.7).
  onAnyChild('note-how-to-talk'),
  onAnyChild('note-nobody-looks'),
  onAnyChild('note-support-services'),
  onAnyChild('note-support-lines'),
  onAnyChild('note-who-responds'),
  onAnyChild('note-device'),
  onAnyChild('note-enquiries'),
  of('case', 'an adult who is involved', () => ({ factor: 'adult-involved', is: PRESENT }))('note-device-adult-sent'),
  onAnyChild('note-viewing'),
  onAnyChild('note-school-refers'),
  onAnyChild('note-school-refers-what'),
  // Of every interview and arrest: a child's rights are known before anybody decides to ask (handbook 6.9).
  onFrom10('note-appropriate-adult'),
  onFrom10('note-interview-rights'),
  onFrom10('note-arrest-told'),
  onFrom10('note-custody'),
  // What is weighed before anything formal (handbook 6.7, 6.8).
  onAggravates('note-diversion'),
  onAggravates('note-youth-caution'),
  onAggravates('note-caution-disclosure', '2020-11-28'),
  onAggravates('note-conviction-filtering', '2020-11-28'),
  onAggravates('note-gravity-matrix'),
  // The matrix of that time is told of by the version of that time alone.
  {
    ...of('person', 'a child from 10 on who did anything aggravating, under the version in force then', (version) =>
      version.files.policy.inForceFrom <= '2023-09-30' ? aggravates(version) : { not: { always: true } },
    )('note-gravity-scores'),
    until: '2023-09-30',
  },
  onAggravates('note-gravity-scores-2023', '2023-10-01'),
  onAggravates('note-admission'),
  onAggravates('note-admission-22', '2019-04-01'),
  of('person', 'a child from 10 on who did anything aggravating, where Outcome 23 is used', (version) => ({
    all: [signed('outcome23Adopted', true), aggravates(version)],
  }))('note-admission-23', '2026-02-12'),
  of(
    'person',
    'a child from 10 on who pressed somebody',
    own(FROM_10, { by: 'coercion', is: PRESENT }),
  )('note-other-offences'),
  onAggravates('note-own-behaviour'),
  onAggravates('note-fair-record', '2024-07-11'),
  of('person', 'a child from 10 on who acted, with evidence that is sufficient and no charging decision', () => ({
    all: [
      { this: { all: [FROM_10, { actor: true }] } },
      { condition: 'state-of-evidence', is: ['sufficient'] },
      { condition: 'cps-decision', is: ['unstated'] },
    ],
  }))('note-child-information-form', '2025-02-01'),
  of('person', 'a child who is depicted or was harmed', ({ files }) => ({
    this: { all: [child, { any: [{ part: 'depicted' }, { towardsAny: harms(files), is: PRESENT }] }] },
  }))('note-told-of-steps'),
  // Below the age of criminal responsibility, and the crime is recorded all the same (handbook 2.4).
  of('person', 'a child under 10 who acted', own({ age: { below: 10 } }, { actor: true }))('note-under-10'),
  of('case', 'a child who wants no action', decided('victim-view', 'does-not-support'))('note-no-support'),
  // Sources differ on schools: what a force follows is a setting (handbook 3.3).
  onUnrecorded('note-when-to-record'),
  // What a report is not about is said before it is recorded as something else (handbook 3.4, 4.2).
  onUnrecorded('note-adult-class'),
  onUnrecorded('note-out-of-scope'),
  onUnrecorded('note-classes'),
  // How it is counted, and by which code it is not held (handbook 3.2).
  onUnrecorded('note-n100'),
  onUnrecorded('note-professional-report'),
  onUnrecorded('note-one-crime-a-victim'),
  onUnrecorded('note-series'),
  of('case', 'a child who wants no action or gave no view, evidence that is not enough, or a cancelled record', () => ({
    any: [
      { condition: 'victim-view', is: ['does-not-support', 'not-given'] },
      { condition: 'state-of-evidence', is: ['insufficient'] },
      { condition: 'crime-recorded', is: ['cancelled'] },
    ],
  }))('note-cancel-limits'),
  of('case', 'a category that was decided, or a cancelled record', () => ({
    any: [
      { condition: 'category-decision', is: ['aggravated', 'non-aggravated'] },
      { condition: 'crime-recorded', is: ['cancelled'] },
    ],
  }))('note-fair-reclassification', '2024-07-11'),
  // Which kind the schools advice would call it (handbook 4.6).
  of('case', 'what makes a case aggravated, or no knowledge', () =>
    factorIn([...AGGRAVATES, 'no-knowledge-or-willingness']),
  )('note-aggravated-type'),
  of('case', 'no factor but a young age, a doubt about understanding or a risk now', ({ files }) => ({
    not: factorIn(factorsOf(files).filter((id) => !CONCERNS.includes(id))),
  }))('note-experimental-type'),
  of('case', 'what makes a case aggravated', () => factorIn(AGGRAVATES))('note-grading-elsewhere'),
  of('case', 'a crime that is not recorded, where every contact is a report', () => ({
    all: [signed('consultationConversionRule', 'every-contact'), unrecorded],
  }))('note-school-every-contact'),
  of('case', 'a crime that is not recorded, where a question that names no child is no report', () => ({
    all: [signed('consultationConversionRule', 'identified-child'), unrecorded],
  }))('note-school-question'),
  // Read, so that no setting turns it off: once it is reported it is recorded (handbook 3.3).
  onUnrecorded('note-school-contact'),
  of('case', 'a crime that is not recorded, where a school deals first', () => ({
    all: [signed('schoolsProtocolRule', 'school-first'), unrecorded],
  }))('note-school-primacy'),
  of('case', 'a category that was lowered', decided('category-decision', 'non-aggravated'))('note-category-lowered'),
  // Who comes, and what they decide, is said wherever a referral or a strategy meeting is owed (handbook 1.9, 6.2).
  onReferral('note-strategy'),
  onReferral('note-strategy-decides'),
  onReferral('note-referral-form'),
  of('case', 'checks that are outstanding', () => ({ checks: ['outstanding'] }))('note-permission-for-checks'),
  of('case', 'immediate harm, or a child who may take their own life', () => ({
    any: [{ factor: 'immediate-harm', is: PRESENT }, { someone: SUICIDE }],
  }))('note-police-protection'),
  // Who is reached differs by nation: a duty in every case, school or none, would be invented (handbook 4.1).
  of('case', 'Wales', nation('wales'))('note-wales'),
  onEngland('note-school-lead-england'),
  onEngland('note-safeguarding-duty'),
  onEngland('note-child-in-need'),
  of('case', 'Wales', nation('wales'))('note-school-lead-wales'),
  {
    rule: 'note-harmed-and-harming',
    about: 'person',
    on: 'a child who was harmed and is answerable too',
    where: ({ files }) => ({ this: { all: [child, answerable(files), { towardsAny: harms(files), is: PRESENT }] } }),
  },
  {
    rule: 'note-adult-protected',
    about: 'person',
    on: 'an adult who only protected',
    where: own(adult, { part: 'protected' }),
  },
  {
    rule: 'note-child-protected',
    about: 'person',
    on: 'a child who only protected',
    where: own(child, { part: 'protected' }),
  },
  {
    rule: 'note-child-silent',
    about: 'case',
    on: 'a child who gave no view',
    where: decided('victim-view', 'not-given'),
  },
  {
    rule: 'note-no-crime',
    about: 'case',
    on: 'a record that was cancelled',
    where: decided('crime-recorded', 'cancelled'),
  },
  {
    rule: 'note-two-sets-of-rules',
    about: 'case',
    on: 'settings that conflict',
    where: () => ({
      all: [
        { setting: 'sgiiModel', is: ['PERSON_INVOLVED'] },
        { setting: 'outcome21RequiresSuspect', is: [true] },
      ],
    }),
  },
  {
    rule: 'note-telling-excepted',
    about: 'case',
    on: 'somebody who is not told',
    where: decided('people-told', 'excepted'),
  },
  {
    rule: 'warning-adult-depicted',
    about: 'person',
    on: 'an adult who is depicted',
    where: own(adult, { part: 'depicted' }),
  },
  {
    rule: 'warning-paid-for-own-image',
    about: 'person',
    on: 'somebody depicted who is said to have acted for gain, and to whom gain, exploitation or pressure was done',
    where: own(
      { part: 'depicted' },
      { by: 'profit-motive', is: PRESENT },
      { towardsAny: ['exploitation', 'coercion', 'profit-motive'], is: PRESENT },
    ),
  },
  {
    rule: 'warning-checks-unavailable',
    about: 'case',
    on: 'a check that is unavailable',
    where: () => ({ checks: ['unavailable'] }),
  },
];
