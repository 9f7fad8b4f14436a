import { dueOn } from './foi-clock.ts';
import type { FoiClocks } from './foi.setting.ts';

export const STEPS = [
  'clarification-asked',
  'clarified',
  'extended',
  'answered',
  'refused',
  'review-asked',
  'review-upheld',
  'review-answered',
] as const;
export type StepKind = (typeof STEPS)[number];

export interface AskStep {
  readonly kind: StepKind;
  readonly on: string;
  readonly until: string | null;
  /** The reason of a refusal, by the table of sections. */
  readonly reason: string | null;
  readonly reference: string | null;
}

/** A question that was sent to a force, with what became of it, oldest first. */
export interface Ask {
  readonly ask: string;
  readonly question: string;
  readonly ofForce: string;
  readonly from: string;
  readonly to: string;
  readonly sentOn: string;
  readonly steps: readonly AskStep[];
}

export const STATUSES = [
  'waiting',
  'clarification-asked',
  'no-answer',
  'answered',
  'refused',
  'review-waiting',
  'no-answer-to-review',
  'review-upheld',
  'review-answered',
] as const;
export type Status = (typeof STATUSES)[number];

/** How a question stands on a day. Silence is told by the day: nobody has to record that nothing came. */
export interface Standing {
  readonly status: Status;
  /** The last day on which the reply (or, once asked for, the review) is in time; none while the force waits for us. */
  readonly due: string | null;
  readonly repliedOn: string | null;
  readonly isLate: boolean;
  readonly reason: string | null;
  readonly reference: string | null;
}

const last = (steps: readonly AskStep[], ...kinds: readonly StepKind[]): AskStep | undefined =>
  steps.findLast(({ kind }) => kinds.includes(kind));

/** When the reply is due: a clarification that was asked for starts the time anew (s.1(3)), and it can be extended (s.10(3)). */
function replyDue({ sentOn, steps }: Ask, { answerDays, holidays }: FoiClocks): string | null {
  const stop = last(steps, 'clarification-asked', 'clarified');
  if (stop?.kind === 'clarification-asked') return null;
  const due = dueOn(stop?.on ?? sentOn, answerDays, holidays);
  const until = last(steps, 'extended')?.until;
  return typeof until === 'string' && until > due ? until : due;
}

function requestStatus(reply: AskStep | undefined, due: string | null, today: string): Status {
  if (reply !== undefined) return reply.kind === 'answered' ? 'answered' : 'refused';
  if (due === null) return 'clarification-asked';
  return today > due ? 'no-answer' : 'waiting';
}

function reviewOf({ steps }: Ask, clocks: FoiClocks, today: string) {
  const asked = last(steps, 'review-asked');
  if (asked === undefined) return undefined;
  const due = dueOn(asked.on, clocks.reviewDays, clocks.holidays);
  const result = last(steps, 'review-upheld', 'review-answered');
  if (result?.kind === 'review-upheld' || result?.kind === 'review-answered') return { status: result.kind, due };
  return { status: today > due ? 'no-answer-to-review' : 'review-waiting', due } as const;
}

/** What was said of a reply: nothing where there is none. */
const replied = (reply: AskStep | undefined, due: string | null): Omit<Standing, 'status' | 'due'> =>
  reply === undefined
    ? { repliedOn: null, isLate: false, reason: null, reference: null }
    : { repliedOn: reply.on, isLate: due !== null && reply.on > due, reason: reply.reason, reference: reply.reference };

/** How a question stands on a day, by the clocks of the force that asked. */
export function standingOf(ask: Ask, clocks: FoiClocks, today: string): Standing {
  const reply = last(ask.steps, 'answered', 'refused');
  const due = replyDue(ask, clocks);
  const review = reviewOf(ask, clocks, today) ?? { status: requestStatus(reply, due, today), due };
  return { ...replied(reply, due), ...review };
}
