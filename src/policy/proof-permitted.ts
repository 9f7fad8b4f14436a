import { PARTS } from './condition.schema.ts';
import type { Fact } from './policy.schema.ts';

/** Some of what rules may read, and why advice may turn on it. */
export interface Permitted {
  readonly kind: Fact['kind'] | 'setting';
  readonly why: string;
  readonly ids: readonly string[];
}

/**
 * All that a rule may read beside what the grammar itself names: age, whether somebody is identified, nation, checks and
 * earlier reports. Who adds to it says why: a word that nobody thought of is refused, whatever it is called.
 */
export const PERMITTED: readonly Permitted[] = [
  {
    kind: 'factor',
    why: 'what happened and was meant: the framework’s aggravating factors, and those a supervisor weighs',
    ids: [
      ...['adult-involved', 'exploitation', 'coercion', 'profit-motive', 'extortion', 'grooming', 'deception'],
      ...['malicious-intent', 'power-imbalance', 'violence', 'no-knowledge-or-willingness', 'wide-distribution'],
      ...['persistent-behaviour', 'bullying', 'manipulated-or-ai', 'severity-other'],
    ],
  },
  {
    kind: 'factor',
    why: 'a concern about a child, asked of the whole case: it makes nothing harsher, which is proved apart',
    ids: ['under-13', 'capacity-concern', 'immediate-harm'],
  },
  { kind: 'part', why: 'what a person did with an image, or that it shows them', ids: PARTS },
  {
    kind: 'person-fact',
    why: 'danger to a child now, or from being told about',
    ids: ['immediate-harm', 'suicide-risk', 'self-harm-history', 'household-risk', 'domestic-abuse-household'],
  },
  {
    kind: 'person-fact',
    why: 'who is answerable for a child, so that they are brought in',
    ids: [
      ...['child-in-care', 'child-protection-plan', 'other-cp-activity', 'child-in-need', 'care-leaver'],
      ...['private-fostering', 'young-carer'],
    ],
  },
  {
    kind: 'person-fact',
    why: 'the help a child needs to understand and be heard',
    ids: [
      ...['capacity-concern', 'send', 'learning-disability', 'communication-need', 'mental-health'],
      ...['language-barrier', 'school-exclusion'],
    ],
  },
  {
    kind: 'person-fact',
    why: 'earlier harm that has to be looked into with this',
    ids: ['prior-victim-csa-cse', 'missing-episodes'],
  },
  {
    kind: 'person-fact',
    // Near to what is never read: that no response, category, role or outcome turns on them is proved too.
    why: 'a risk that telling somebody would bring: not who a child is, but what others might do about it',
    ids: ['lgbt-outing-risk', 'hba-risk', 'immigration-precarity'],
  },
  {
    kind: 'condition',
    why: 'what the framework asks to be recorded or decided before an outcome is set',
    ids: [
      ...['crime-recorded', 'safeguarding-decision', 'rationale', 'people-told', 'second-person', 'state-of-evidence'],
      ...['victim-view', 'responsibility-accepted', 'youth-justice-consultation', 'activity-finished', 'cps-decision'],
      ...['other-body-acceptance', 'inquiries-complete', 'check-exception'],
    ],
  },
  {
    kind: 'condition',
    why: 'what a supervisor or the registrar has decided, with reasons',
    ids: ['supervisor-decision', 'formal-action-decision', 'category-decision', 'registrar-decision'],
  },
  {
    kind: 'condition',
    why: 'what an outcome is defined by: why no prosecution is possible or another was',
    ids: [
      ...['subject-died', 'subject-too-ill', 'witness-unavailable', 'time-limit-passed', 'taken-into-consideration'],
    ],
  },
  {
    kind: 'setting',
    why: 'what a force decides for everybody alike, signed by registrar and policy owner',
    ids: [
      ...['sgiiModel', 'outcome21RequiresSuspect', 'persistentBehaviourBars21', 'outcome23Adopted'],
      ...['dutyToReportCommencement', 'consultationConversionRule', 'schoolsProtocolRule', 'separateStrategyMeetings'],
      ...['vrrCoversOutcome22', 'vrrCoversOutcome23'],
    ],
  },
  {
    kind: 'setting',
    why: 'the rank that approves, likewise signed',
    ids: ['outcome21ApproverRank', 'outcome22Approver', 'outcome10Approver', 'cautionApprover'],
  },
];
