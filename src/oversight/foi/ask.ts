import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Days } from '../definition/own.ts';
import { putQuestion, type FoiRefusal } from './answer.ts';
import { standingOf, STEPS, type Ask, type AskStep, type Status, type StepKind } from './ask-standing.ts';
import type { FoiClocks } from './foi.setting.ts';
import type { FoiQuestion } from './question.ts';
import type { RefusalReason } from './refusal-reason.ts';

/** A question sent to one force or several on one day. */
export interface SendAsk {
  readonly question: string;
  readonly forces: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly sentOn: string;
}

export interface SendState {
  readonly question: FoiQuestion | undefined;
  readonly isAskable: boolean;
  readonly known: readonly string[];
  /** The forces that were sent the same over the same days on that day already. */
  readonly sentBefore: (days: Days) => readonly string[];
  readonly newId: () => string;
  readonly today: string;
}

export interface AskSent extends Days {
  readonly type: 'AskSent';
  readonly ask: string;
  readonly question: string;
  readonly ofForce: string;
  readonly sentOn: string;
  readonly at: Date;
}

export type AskRefusal =
  | FoiRefusal
  | { readonly code: 'NotAskable' }
  | { readonly code: 'NoSuchForceToAsk'; readonly force: string }
  | { readonly code: 'SentInFuture' }
  | { readonly code: 'SentAlready'; readonly forces: readonly string[] };

const sendRefusal = (state: SendState, input: SendAsk): AskRefusal | undefined => {
  if (!state.isAskable && state.question?.kind === 'answered') return { code: 'NotAskable' };
  const unknown = input.forces.find((force) => !state.known.includes(force));
  if (unknown !== undefined) return { code: 'NoSuchForceToAsk', force: unknown };
  return input.sentOn > state.today ? { code: 'SentInFuture' } : undefined;
};

export function decideSend(
  state: SendState,
  input: SendAsk,
  { now }: Pick<Moment, 'now'>,
): Result<readonly AskSent[], AskRefusal> {
  const refusal = sendRefusal(state, input);
  if (refusal !== undefined) return refused(refusal);
  // By the day on which it was sent: a period that was not over then could not have been asked for.
  const put = putQuestion(state.question, input, state.today);
  if (!put.ok) return put;
  const { question, days } = put.value;
  const twice = input.forces.filter((force) => state.sentBefore(days).includes(force));
  if (twice.length > 0) return refused({ code: 'SentAlready', forces: twice });
  return ok(
    [...new Set(input.forces)].map((ofForce) => ({
      type: 'AskSent',
      ask: state.newId(),
      question: question.id,
      ofForce,
      ...days,
      sentOn: input.sentOn,
      at: now,
    })),
  );
}

/** What became of a question: one step at a time, in the order of the days. */
export interface RecordStep {
  readonly ask: string;
  readonly kind: StepKind;
  readonly on: string;
  readonly until?: string | undefined;
  readonly reason?: string | undefined;
  readonly reference?: string | undefined;
}

export interface StepState {
  readonly ask: Ask | undefined;
  readonly step: string;
  readonly clocks: FoiClocks;
  readonly today: string;
  readonly reasons: readonly RefusalReason[];
}

export interface StepRecorded extends AskStep {
  readonly type: 'StepRecorded';
  readonly ask: string;
  readonly step: string;
  readonly at: Date;
}

export type StepRefusal =
  | { readonly code: 'NoSuchAsk' }
  | { readonly code: 'StepInFuture' }
  | { readonly code: 'StepBeforeLast'; readonly last: string }
  | { readonly code: 'StepOutOfTurn'; readonly status: Status }
  | { readonly code: 'SectionNeeded' }
  | { readonly code: 'ExtensionTooShort'; readonly due: string | null };

const OPEN: readonly Status[] = ['waiting', 'no-answer'];
const REVIEWABLE: readonly Status[] = ['refused', 'answered', 'no-answer'];
const IN_REVIEW: readonly Status[] = ['review-waiting', 'no-answer-to-review'];

/** Where a question has to stand for a step to come next. */
const AFTER: Readonly<Record<StepKind, readonly Status[]>> = {
  'clarification-asked': OPEN,
  clarified: ['clarification-asked'],
  extended: OPEN,
  // A force may answer what it also asked about: that ends the waiting either way.
  answered: [...OPEN, 'clarification-asked'],
  refused: [...OPEN, 'clarification-asked'],
  // Silence can be reviewed too: it is a refusal that nobody wrote.
  'review-asked': REVIEWABLE,
  'review-upheld': IN_REVIEW,
  'review-answered': IN_REVIEW,
};

/** What can come next of a request that stands so. */
export const nextSteps = (status: Status): readonly StepKind[] => STEPS.filter((kind) => AFTER[kind].includes(status));

const fieldRefusal = (state: StepState, input: RecordStep, due: string | null): StepRefusal | undefined => {
  if (input.kind === 'refused' && !state.reasons.some(({ id }) => id === input.reason))
    return { code: 'SectionNeeded' };
  if (input.kind !== 'extended') return undefined;
  return input.until === undefined || (due !== null && input.until <= due)
    ? { code: 'ExtensionTooShort', due }
    : undefined;
};

const stepEvent = (
  { kind, on, until, reason, reference }: RecordStep,
  step: string,
  at: Date,
): Omit<StepRecorded, 'ask'> => ({
  type: 'StepRecorded',
  step,
  kind,
  on,
  until: kind === 'extended' ? (until ?? null) : null,
  reason: kind === 'refused' ? (reason ?? null) : null,
  reference: reference ?? null,
  at,
});

export function decideStep(
  state: StepState,
  input: RecordStep,
  { now }: Pick<Moment, 'now'>,
): Result<readonly StepRecorded[], StepRefusal> {
  const { ask, today, clocks } = state;
  if (ask === undefined) return refused({ code: 'NoSuchAsk' });
  if (input.on > today) return refused({ code: 'StepInFuture' });
  const last = ask.steps.at(-1)?.on ?? ask.sentOn;
  if (input.on < last) return refused({ code: 'StepBeforeLast', last });
  // By the day of the step: what came on the day after it was due came after silence.
  const { status, due } = standingOf(ask, clocks, input.on);
  if (!AFTER[input.kind].includes(status)) return refused({ code: 'StepOutOfTurn', status });
  const refusal = fieldRefusal(state, input, due);
  return refusal === undefined ? ok([{ ...stepEvent(input, state.step, now), ask: ask.ask }]) : refused(refusal);
}
