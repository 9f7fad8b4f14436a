// What carries a scenario: through the pages as people do, or through the API as a program does.
import type { Owed } from './owed.ts';
import type { Answer, Body, Expected, Label } from './scenario.ts';

/** Everybody of the police who acts. The sergeant works cases and supervises too; the inspector covers out of hours. */
export const STAFF = {
  officer: ['officer'],
  supervisor: ['supervisor'],
  inspector: ['supervisor'],
  sergeant: ['officer', 'supervisor'],
  registrar: ['registrar'],
} as const;
export type Who = keyof typeof STAFF;

/** Whom the identity provider knows them as: it knows one invented person for each role. */
export const SUBJECTS: Readonly<Record<Who, string>> = {
  officer: 'officer',
  supervisor: 'supervisor',
  registrar: 'registrar',
  inspector: 'records-manager',
  sergeant: 'policy-owner',
};

/** `done`, or the code of the refusal. */
export type Said = string;

/** Steps that are one form, or one request, with the same body. */
export const STEPS = [
  'floor',
  'part',
  'age',
  'conduct-day',
  'earlier-reports',
  'no-place',
  'crime',
  'ask-cancel',
  'cancel',
  'own-words',
  'safeguarding',
  'next-step',
  'responder',
  'handover',
  'handover-answer',
  'consider',
  'came-of-it',
  'ask',
  'decide-response',
  'decide-category',
  'not-telling',
  'reopen',
  'uphold',
  'open',
] as const;
export type Step = (typeof STEPS)[number];

/** What waits for a supervisor besides a proposal. */
export type Asked = 'response' | 'category' | 'exception' | 'no-referral' | 'not-telling';

export interface Choice {
  readonly outcome: string;
  readonly about?: Label;
  readonly departure?: string;
}

export type Advice = Required<Pick<Expected, 'category' | 'response' | 'people' | 'duties'>>;

export interface Carrier {
  /** The case that it opens is what everything after is about; its children are labelled in their order. */
  readonly report: (who: Who, body: Body, children: readonly Label[]) => Promise<Said>;
  readonly add: (who: Who, kind: string, label: Label) => Promise<Said>;
  /** Searched for first, then named. */
  readonly name: (who: Who, of: Label, details: Readonly<Record<string, string>>) => Promise<Said>;
  readonly step: (who: Who, step: Step, body: Body, of?: Label) => Promise<Said>;
  readonly answer: (who: Who, answer: Answer) => Promise<Said>;
  /** Everything that is still open is ruled out by this source. */
  readonly answerRest: (who: Who, from: string) => Promise<void>;
  readonly check: (who: Who, of: Label, system: string, body: Body) => Promise<Said>;
  /** Every check that is left comes out without a trace. */
  readonly checkRest: (who: Who) => Promise<void>;
  /** One choice for each crime, in the order they were recorded. */
  readonly propose: (who: Who, choices: readonly Choice[], conditions: Body) => Promise<Said>;
  readonly approve: (who: Who) => Promise<Said>;
  readonly giveBack: (who: Who, reason: string) => Promise<Said>;
  /** A supervisor answers what was asked, led there by the queue. */
  readonly reply: (who: Who, asked: Asked, body: Body, of?: Label) => Promise<Said>;
  /** The child is told all the words that are theirs. */
  readonly tell: (who: Who, of: Label, body: Body) => Promise<Said>;
  /** What is owed and answered in words before the case can be closed. */
  readonly owed: (who: Who) => Promise<readonly Owed[]>;
  /** Says of one duty of the guidance that it was done, or why it was not. */
  readonly answerDuty: (who: Who, duty: string, body: Body, of?: Label) => Promise<Said>;
  readonly close: (who: Who) => Promise<Said>;
  /** A file sent where words belong. */
  readonly attach: (who: Who) => Promise<Said>;

  readonly advice: (who: Who) => Promise<Advice>;
  readonly stage: (who: Who) => Promise<string>;
  /** How many things are still open before the case can be closed. */
  readonly stillOpen: (who: Who) => Promise<number>;
  /** The outcomes that stood each time the case was opened again. */
  readonly earlier: (who: Who) => Promise<readonly string[]>;
}
