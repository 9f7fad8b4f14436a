import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { HEADS, type Departure, type Head } from '../../casework/decision/index.ts';
import type { Vignette } from './vignette.schema.ts';

/** Where nobody can say which outcome is right: an answer of its own, never left out. */
export const UNABLE = 'unable';

export interface OpenRound {
  readonly vignettes: readonly string[];
  /** Whether the advice is seen before one decides: with it and without it, two different things are measured. */
  readonly adviceShown: boolean;
}

export interface LibraryState {
  readonly id: string;
  readonly library: readonly Vignette[];
}

export interface RoundOpened {
  readonly type: 'RoundOpened';
  readonly id: string;
  readonly origin: string;
  readonly policy: string;
  readonly adviceShown: boolean;
  readonly cases: readonly Vignette[];
  readonly at: Date;
}

export type OpenRefusal =
  | { readonly code: 'NoSuchVignette'; readonly vignettes: readonly string[] }
  | { readonly code: 'VignettesOfTwoVersions'; readonly policies: readonly string[] };

/** The standard cases of these ids in the order of the library, all of one version of the guidance. */
export const chosenFrom = (
  library: readonly Vignette[],
  ids: readonly string[],
): Result<readonly Vignette[], OpenRefusal> => {
  const missing = ids.filter((id) => !library.some((one) => one.id === id));
  if (missing.length > 0) return refused({ code: 'NoSuchVignette', vignettes: missing });
  const cases = library.filter(({ id }) => ids.includes(id));
  const policies = [...new Set(cases.map(({ policy }) => policy))];
  // Agreement over two versions would read a change of the guidance as people who differ.
  return policies.length > 1 ? refused({ code: 'VignettesOfTwoVersions', policies }) : ok(cases);
};

export const decideOpening = (
  { id, library }: LibraryState,
  { vignettes, adviceShown }: OpenRound,
  { actor, now }: Moment,
): Result<readonly RoundOpened[], OpenRefusal> => {
  const chosen = chosenFrom(library, vignettes);
  if (!chosen.ok) return chosen;
  const cases = chosen.value;
  const policy = cases[0]?.policy ?? '';
  return ok([{ type: 'RoundOpened', id, origin: actor.force, policy, adviceShown, cases, at: now }]);
};

/** A round as one person stands to it. */
export interface RoundState {
  readonly round: { readonly id: string; readonly adviceShown: boolean; readonly isClosed: boolean } | undefined;
  readonly hasWithdrawn: boolean;
}

export type RoundRefusal =
  | { readonly code: 'NoSuchRound' }
  | { readonly code: 'RoundClosed' }
  | { readonly code: 'WithdrawnFromRound' };

const openTo = ({ round, hasWithdrawn }: RoundState): Result<{ readonly adviceShown: boolean }, RoundRefusal> => {
  if (round === undefined) return refused({ code: 'NoSuchRound' });
  if (round.isClosed) return refused({ code: 'RoundClosed' });
  return hasWithdrawn ? refused({ code: 'WithdrawnFromRound' }) : ok(round);
};

export interface DecideStandardCase {
  readonly round: string;
  readonly vignette: string;
  readonly choice: string;
  readonly heads: readonly Head[];
  readonly departure: Departure | undefined;
  /** In their own words; a head that has them counts as chosen. */
  readonly reasons: Readonly<Partial<Record<Head, string>>>;
}

export interface AnswerState extends RoundState {
  readonly isInRound: boolean;
  readonly own: { readonly choice: string; readonly departure: Departure | undefined } | undefined;
  readonly outcomes: readonly string[];
  /** Whether a choice is other than advised; what is not advised at all departs too. */
  readonly isDeparture: (choice: string) => boolean;
  /** The invented person to whom what they write in this round is sealed. */
  readonly writer: { readonly person: string; readonly isNew: boolean };
}

export interface StandardCaseDecided extends DecideStandardCase {
  readonly type: 'StandardCaseDecided';
  /** Undefined where nothing was written. */
  readonly writer: AnswerState['writer'] | undefined;
  readonly at: Date;
}

export type AnswerRefusal =
  | RoundRefusal
  | { readonly code: 'NotInRound' }
  | { readonly code: 'DecidedAlready' }
  | { readonly code: 'NoSuchOutcome'; readonly outcome: string }
  | { readonly code: 'HeadNeeded' }
  | { readonly code: 'DepartureReasonNeeded'; readonly outcome: string }
  | { readonly code: 'DepartureAfterwards' };

/** What is wrong with a choice itself. */
const faultOf = (
  { outcomes }: AnswerState,
  { choice, heads }: DecideStandardCase,
): Result<undefined, AnswerRefusal> => {
  // Whoever cannot decide has weighed nothing to its end, and is asked for no head.
  if (choice === UNABLE) return ok(undefined);
  if (!outcomes.includes(choice)) return refused({ code: 'NoSuchOutcome', outcome: choice });
  return heads.length === 0 ? refused({ code: 'HeadNeeded' }) : ok(undefined);
};

/**
 * Decides a standard case, once. Nothing is barred: what is measured is what people would choose, and a refusal would tell
 * those who decide without the advice what it is.
 */
export const decideStandardCase = (
  state: AnswerState,
  input: DecideStandardCase,
  { now }: Moment,
): Result<readonly StandardCaseDecided[], AnswerRefusal> => {
  const round = openTo(state);
  if (!round.ok) return round;
  if (!state.isInRound) return refused({ code: 'NotInRound' });
  if (state.own !== undefined) return refused({ code: 'DecidedAlready' });
  const { choice, departure, reasons } = input;
  // Whoever writes under a head has weighed it, ticked or not.
  const heads = HEADS.filter((head) => input.heads.includes(head) || reasons[head] !== undefined);
  const sound = faultOf(state, { ...input, heads });
  if (!sound.ok) return sound;
  // Asked for before the advice was seen, a reason to depart from it would give it away.
  if (!round.value.adviceShown && departure !== undefined) return refused({ code: 'DepartureAfterwards' });
  if (round.value.adviceShown && departure === undefined && state.isDeparture(choice))
    return refused({ code: 'DepartureReasonNeeded', outcome: choice });
  const writer = Object.keys(reasons).length === 0 ? undefined : state.writer;
  return ok([{ type: 'StandardCaseDecided', ...input, heads, writer, at: now }]);
};

export interface SayDeparture {
  readonly round: string;
  readonly vignette: string;
  readonly departure: Departure;
}

export interface DepartureSaid extends SayDeparture {
  readonly type: 'DepartureSaid';
}

export type DepartureRefusal =
  | RoundRefusal
  | { readonly code: 'NotDecidedYet' }
  | { readonly code: 'NoDepartureToSay' };

/** Says afterwards why one chose other than advised: the choice itself stays as it is. */
export const decideDeparture = (
  state: AnswerState,
  input: SayDeparture,
): Result<readonly DepartureSaid[], DepartureRefusal> => {
  const round = openTo(state);
  if (!round.ok) return round;
  const { own } = state;
  if (own === undefined) return refused({ code: 'NotDecidedYet' });
  if (own.departure !== undefined || !state.isDeparture(own.choice)) return refused({ code: 'NoDepartureToSay' });
  return ok([{ type: 'DepartureSaid', ...input }]);
};

export interface OfRound {
  readonly round: string;
}

export interface RoundChanged extends OfRound {
  readonly type: 'RoundClosed' | 'WithdrawnFromRound';
  readonly at: Date;
}

/** Closes a round: only then does anybody see what others chose. */
export const decideClosing = (
  state: RoundState,
  input: OfRound,
  { now }: Moment,
): Result<readonly RoundChanged[], RoundRefusal> => {
  const round = openTo({ ...state, hasWithdrawn: false });
  return round.ok ? ok([{ type: 'RoundClosed', ...input, at: now }]) : round;
};

/** Withdraws from a round. What one answered stays, and is counted nowhere. */
export const decideWithdrawal = (
  state: RoundState,
  input: OfRound,
  { now }: Moment,
): Result<readonly RoundChanged[], RoundRefusal> => {
  const round = openTo(state);
  return round.ok ? ok([{ type: 'WithdrawnFromRound', ...input, at: now }]) : round;
};
