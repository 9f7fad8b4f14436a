import type { Condition } from './condition.schema.ts';
import type { Effect, Rule } from './policy.schema.ts';

/** Who has to do what, by when, and on what (handbook, 1.2 to 1.5 and 6.2 to 6.5). */
export interface Act {
  readonly act: string;
  readonly about: Rule['about'];
  readonly owner: string;
  readonly within: Extract<Effect, { duty: unknown }>['duty']['within'];
  readonly on: string;
  readonly where: Condition;
  /** The day from which it is owed, where what it rests on began within a version. */
  readonly since?: string;
}

/** Who acts is who holds the case: the hub has no queue here, and is referred to by the officer. */
export const [OFFICER, SUPERVISOR] = ['officer-in-case', 'supervisor'] as const;

export const WEEK = { workingDays: 5 };
export const VULNERABLE: readonly (readonly [of: string, act: string, owner: string, within: Act['within']])[] = [
  ['child-in-need', 'tell-allocated-social-worker', OFFICER, 'same-day'],
  ['care-leaver', 'tell-personal-adviser', OFFICER, 'same-day'],
  ['private-fostering', 'tell-local-authority-of-private-fostering', OFFICER, 'same-day'],
  ['young-carer', 'plan-for-person-cared-for', OFFICER, 'same-day'],
  ['send', 'ask-school-how-to-talk', OFFICER, 'before-contact'],
  ['learning-disability', 'plain-words-and-trusted-person', OFFICER, 'before-contact'],
  ['communication-need', 'arrange-communication-help', OFFICER, 'before-contact'],
  ['mental-health', 'ask-health-partner', OFFICER, 'same-day'],
  ['self-harm-history', 'agree-safety-plan', OFFICER, 'same-day'],
  ['prior-victim-csa-cse', 'involve-recovery-service', OFFICER, 'same-day'],
  ['missing-episodes', 'tell-missing-coordinator', OFFICER, 'same-day'],
  ['domestic-abuse-household', 'assess-home-before-contact', OFFICER, 'before-contact'],
  ['household-risk', 'plan-who-is-told', SUPERVISOR, 'before-contact'],
  ['lgbt-outing-risk', 'agree-words-with-child', OFFICER, 'before-contact'],
  ['hba-risk', 'specialist-safety-plan', SUPERVISOR, 'before-contact'],
  ['school-exclusion', 'agree-school-place', OFFICER, WEEK],
  ['language-barrier', 'arrange-interpreter', OFFICER, 'before-contact'],
  ['immigration-precarity', 'explain-status-does-not-matter', OFFICER, 'before-contact'],
];
