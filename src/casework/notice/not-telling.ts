import { Temporal } from '@js-temporal/polyfill';
import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isReason } from '../safeguarding/index.ts';
import {
  earliest,
  hasCome,
  latest,
  leftToTell,
  refuseUndue,
  tellable,
  WHOM,
  type Whom,
  untold,
  type DueRefusal,
  type DueWords,
  type ToldRow,
} from './notice.ts';
import { isStep } from './words.ts';

/** Why a child is not told: a closed list (handbook 7.6: who was not told, and why, for each child). */
export const REASONS = [
  'danger-to-this-child',
  'danger-to-another-child',
  'nobody-safe-to-tell',
  'cannot-be-found',
  'not-identified',
  'enquiry-under-way',
  'asked-not-to-be-told',
] as const;
export type NotTellingReason = (typeof REASONS)[number];

export interface Answer {
  readonly answer: 'approved' | 'returned';
  readonly at: Date;
  readonly by: string;
  readonly passage: string | null;
}

/** A proposal not to tell a child, with what supervisors answered, oldest first. */
export interface NotTellingRow {
  readonly notTelling: string;
  readonly reason: NotTellingReason;
  readonly passage: string;
  /** As proposed, or as a supervisor set it last. */
  readonly reviewOn: string;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly answers: readonly Answer[];
}

export const lastAnswer = (row: NotTellingRow): Answer | undefined => row.answers.at(-1);

/** For these telling itself is the harm: what is new to tell makes it no safer, nor does a day that comes. */
export const DANGERS: readonly NotTellingReason[] = [
  'danger-to-this-child',
  'danger-to-another-child',
  'nobody-safe-to-tell',
];

/** Proposed, approved, or to be looked at again by a supervisor: approved before there was more to tell, or until a day that has come. */
export type InPlace = 'proposed' | 'approved' | 'again';

const placeOf = (row: NotTellingRow, due: readonly DueWords[], now: Date): InPlace | undefined => {
  const answer = lastAnswer(row);
  if (answer?.answer === 'returned') return undefined;
  const isDanger = DANGERS.includes(row.reason);
  const isOver = hasCome(row.reviewOn, now);
  // The day of a danger says when to look again, not that it is past: that is a supervisor's to say (handbook 1.4, 10.5 no. 19).
  if (isOver && !isDanger) return undefined;
  // Whatever came since: a supervisor answers by what is known when they do.
  if (answer === undefined) return 'proposed';
  // A reason was weighed against one decision: another decision is another weighing.
  const decidedAt = latest(due);
  if (!isOver && decidedAt !== undefined && answer.at >= decidedAt) return 'approved';
  return isDanger ? 'again' : undefined;
};

/** What stands in the place of telling now. */
export const inPlace = (
  rows: readonly NotTellingRow[],
  due: readonly DueWords[],
  now: Date,
): { readonly state: InPlace; readonly row: NotTellingRow } | undefined => {
  const row = rows.at(-1);
  const state = row === undefined ? undefined : placeOf(row, due, now);
  return row === undefined || state === undefined ? undefined : { state, row };
};

export interface Notice {
  readonly person: string;
  readonly state: 'not-yet' | 'decided-again' | 'to-tell' | 'told' | `not-telling-${InPlace}`;
  /** Since when there is something to tell: of what is not told yet, the longest wait. */
  readonly since: Date | undefined;
  /** Everything that may be told now, told or not. */
  readonly due: readonly DueWords[];
  /** What of it is not told yet. */
  readonly owed: readonly DueWords[];
  readonly told: readonly ToldRow[];
  /** What stands in the place of telling, or what stood there last. */
  readonly notTelling: NotTellingRow | undefined;
  /** What stands in the place of telling now, also while nothing can be told. */
  readonly place: InPlace | undefined;
  /** The day of review has come of a reason not to tell that nobody returned. */
  readonly reviewDue: boolean;
}

/** How it stands where nothing is left to tell now. */
const settledAs = (due: readonly DueWords[], may: readonly DueWords[]): 'not-yet' | 'decided-again' | 'told' => {
  if (may.length < due.length) return 'decided-again';
  // Told of a step on the way a child still waits for how it ends.
  return due.some(({ words }) => !isStep(words)) ? 'told' : 'not-yet';
};

/** Where telling one child stands, derived from what is recorded: nothing can be due and not shown. */
export const noticeOf = (
  person: string,
  due: readonly DueWords[],
  told: readonly ToldRow[],
  rows: readonly NotTellingRow[],
  now: Date,
  isCurrent = true,
): Notice => {
  // Nothing is told that may be otherwise tomorrow: a child cannot be untold it.
  const may = tellable(due, isCurrent);
  const owed = untold(may, told);
  const since = earliest(owed) ?? latest(due);
  const place = inPlace(rows, due, now)?.state;
  const last = rows.at(-1);
  const base = { person, since, due: may, owed, told, notTelling: last, place, reviewDue: false };
  if (owed.length === 0) return { ...base, state: settledAs(due, may) };
  // Unanswered too: a danger that nobody looked at in time is not past.
  const reviewDue = last !== undefined && lastAnswer(last)?.answer !== 'returned' && hasCome(last.reviewOn, now);
  return { ...base, state: place === undefined ? 'to-tell' : `not-telling-${place}`, reviewDue };
};

/** Told to somebody for the child, which the Victims’ Code allows (handbook 7.5), and not, or not all of it, to the child. */
export const isToldForChild = ({ state, due, told }: Pick<Notice, 'state' | 'due' | 'told'>): boolean =>
  state === 'told' &&
  untold(
    due,
    told.filter(({ whom }) => whom === 'child'),
  ).length > 0;

/** Who was not told yet of what was told to somebody: it can be recorded beside it. */
export const alsoToTell = ({ state, due, told }: Pick<Notice, 'state' | 'due' | 'told'>): readonly Whom[] =>
  state === 'told'
    ? WHOM.filter(
        (whom) => leftToTell(due, told, { whom }).length > 0 || (whom === 'parent-or-carer' && isOneTold(due, told)),
      )
    : [];

/** One parent or carer was told of it and no other: a second may be. */
const isOneTold = (due: Notice['due'], told: Notice['told']): boolean =>
  told.filter((row) => row.whom === 'parent-or-carer' && untold(due, [row]).length === 0).length === 1;

export interface AllTold {
  readonly state: 'final' | 'open';
  /** Children who are neither told nor covered by an approved reason not to. */
  readonly missing: readonly string[];
}

// A reason that waits for a supervisor settles nothing: it may come back.
const FINAL: readonly Notice['state'][] = ['told', 'not-telling-approved'];

/** Notices are final when every child was told, or an approved reason stands in its place. */
export const allTold = (notices: readonly Notice[]): AllTold => {
  const missing = notices.filter(({ state }) => !FINAL.includes(state)).map(({ person }) => person);
  return { state: missing.length === 0 ? 'final' : 'open', missing };
};

/** How many children are told, and how many are not for which reason: what every page says of telling is read from here. */
export interface Telling {
  /** Nothing is decided yet that a child could be told of. */
  readonly undecided: number;
  readonly decidedAgain: number;
  /** Neither told, nor covered by an approved reason not to. */
  readonly untold: number;
  /** Who is owed being told of an interview or an arrest: no outcome has to be awaited for that. */
  readonly steps: number;
  /** A reason not to tell waits for a supervisor. */
  readonly asked: number;
  /** Somebody else was told for them, and not the child. */
  readonly forChild: number;
}

export const tellingIn = (notices: readonly Notice[]): Telling => {
  const count = (is: (notice: Notice) => boolean): number => notices.filter(is).length;
  return {
    undecided: count(({ state }) => state === 'not-yet'),
    decidedAgain: count(({ state }) => state === 'decided-again'),
    untold: allTold(notices).missing.length,
    steps: count(({ state, owed }) => state === 'to-tell' && owed.some(({ words }) => isStep(words))),
    asked: count(({ state }) => state === 'not-telling-proposed' || state === 'not-telling-again'),
    forChild: count(isToldForChild),
  };
};

export interface ProposeNotTelling {
  readonly case: string;
  readonly person: string;
  readonly reason: NotTellingReason;
  readonly why: string;
  readonly reviewOn: string;
}

export interface ProposeState {
  readonly notTelling: string;
  readonly isChildOfCase: boolean;
  readonly isCurrent: boolean;
  readonly due: readonly DueWords[];
  readonly before: readonly ToldRow[];
  readonly rows: readonly NotTellingRow[];
  /** Every child of the case: whom the reason may be about. */
  readonly children: readonly string[];
}

export interface NotTellingProposed extends ProposeNotTelling {
  readonly type: 'NotTellingProposed';
  readonly notTelling: string;
  readonly concerns: readonly string[];
  readonly proposedAt: Date;
}

/** A reason not to tell is looked at again within a year [D]. */
export const MOST_MONTHS = 12;

export type ProposeRefusal =
  | DueRefusal
  | { readonly code: 'NotTellingStands'; readonly state: InPlace }
  | { readonly code: 'DangerStands' }
  | ReviewRefusal;

type ReviewRefusal = { readonly code: 'ReviewNotAhead' } | { readonly code: 'ReviewTooFar'; readonly months: number };

const farthest = (now: Date): string => Temporal.PlainDate.from(londonDay(now)).add({ months: MOST_MONTHS }).toString();

/** Not telling always has an end: without a day of review a child would never be told, by nobody's decision. */
const refuseReview = (reviewOn: string, now: Date): ReviewRefusal | undefined => {
  if (hasCome(reviewOn, now)) return { code: 'ReviewNotAhead' };
  return reviewOn > farthest(now) ? { code: 'ReviewTooFar', months: MOST_MONTHS } : undefined;
};

export const decideProposal = (
  state: ProposeState,
  input: ProposeNotTelling,
  { now }: Moment,
): Result<readonly NotTellingProposed[], ProposeRefusal> => {
  const undue = refuseUndue(state, input.person);
  if (undue !== undefined) return refused(undue);
  const place = inPlace(state.rows, state.due, now);
  // One at a time, or a supervisor could approve the one and return the other.
  if (place !== undefined && place.state !== 'again') return refused({ code: 'NotTellingStands', state: place.state });
  // Replaced by a milder reason, a danger would end with that reason's day, and nobody would have said that it is past.
  if (place?.state === 'again' && !DANGERS.includes(input.reason)) return refused({ code: 'DangerStands' });
  const wrong = refuseReview(input.reviewOn, now);
  if (wrong !== undefined) return refused(wrong);
  const { notTelling, children } = state;
  return ok([{ ...input, type: 'NotTellingProposed', notTelling, concerns: children, proposedAt: now }]);
};

export interface AnswerNotTelling {
  readonly case: string;
  readonly person: string;
  readonly notTelling: string;
  readonly answer: 'approved' | 'returned';
  /** Why it is approved or returned: keeping something from a child has a reason of the supervisor's own. */
  readonly why: string;
  /** Another day of review than it had; a danger whose day has come is renewed with one. */
  readonly reviewOn: string | undefined;
}

export interface AnswerState {
  readonly id: string;
  readonly row: NotTellingRow | undefined;
  readonly due: readonly DueWords[];
  readonly isNewest: boolean;
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
  readonly children: readonly string[];
}

export interface NotTellingAnswered extends AnswerNotTelling {
  readonly type: 'NotTellingAnswered';
  readonly id: string;
  readonly proposedBy: string;
  readonly concerns: readonly string[];
  readonly at: Date;
}

export type AnswerRefusal =
  | { readonly code: 'NothingToAnswer' }
  | { readonly code: 'OwnNotTelling' }
  | { readonly code: 'ReasonTooShort' }
  | ReviewRefusal;

const refuseApproval = (place: InPlace, reviewOn: string, now: Date): AnswerRefusal | undefined =>
  // The same answer twice is a page that was open too long, no second decision.
  place === 'approved' ? { code: 'NothingToAnswer' } : refuseReview(reviewOn, now);

/** A supervisor approves or returns, never what they proposed nor in their own case; what was approved can still be returned when telling has become safe. */
export const decideAnswer = (
  state: AnswerState,
  input: AnswerNotTelling,
  { actor, now }: Moment,
): Result<readonly NotTellingAnswered[], AnswerRefusal> => {
  const { row, due, id, children, officers } = state;
  const place = row === undefined ? undefined : placeOf(row, due, now);
  if (row === undefined || !state.isNewest || place === undefined) return refused({ code: 'NothingToAnswer' });
  // Keeping something from a child takes two people (handbook 10.5, scenario 19: reason, approver, review date).
  if (isSelf(actor, row.proposedBy, ...officers)) return refused({ code: 'OwnNotTelling' });
  const wrong = input.answer === 'approved' ? refuseApproval(place, input.reviewOn ?? row.reviewOn, now) : undefined;
  if (wrong !== undefined) return refused(wrong);
  // The proposer has to learn what would make it safe to tell; and who reads an approval later, why it was given.
  if (!isReason(input.why)) return refused({ code: 'ReasonTooShort' });
  return ok([{ ...input, type: 'NotTellingAnswered', id, proposedBy: row.proposedBy, concerns: children, at: now }]);
};
