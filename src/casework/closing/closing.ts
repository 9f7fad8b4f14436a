import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Stage } from '../case/index.ts';
import { holding, UNFINISHED, type Duty } from '../decision/index.ts';

/** What can keep a case open. */
export const KEEPS_OPEN = [
  'crime-not-recorded',
  'outcome-not-approved',
  'child-not-told',
  'next-step-unknown',
  'protection-runs',
  'cancellation-open',
  'check-running',
  'duty-open',
  'duty-left',
  // What a decision could not rest on today, a case is not closed over either.
  ...UNFINISHED,
  'being-reconsidered',
  'decision-outdated',
] as const;

/** One thing that is still open; `subject` is a crime, a person or another reference, where it is about one. */
export interface OpenItem {
  readonly what: (typeof KEEPS_OPEN)[number];
  readonly subject: string | undefined;
  /** The duty of the guidance that is open, where it is one. */
  readonly duty?: Pick<Duty, 'id' | 'says' | 'place'>;
}

/** What closing asks of the other steps. */
export interface OpenFacts {
  readonly crimes: readonly string[];
  /** Crimes of which every newest outcome is approved. */
  readonly decided: readonly string[];
  readonly untold: readonly string[];
  /** What the guidance owes in the case: those that nobody answered hold it, due or not. */
  readonly duties: readonly Duty[];
  /** Of what was said not to be done, that which no supervisor has seen. */
  readonly unseen: readonly string[];
  /** From steps that hand in what they hold open: handovers, checks, a reconsideration. */
  readonly others: readonly OpenItem[];
}

const ofDuty = (what: 'duty-open' | 'duty-left', { id, says, place, person }: Duty): OpenItem => ({
  what,
  subject: person,
  duty: { id, says, place },
});

/** Everything that is still open, none left out: a refusal that names one thing at a time sends people round in circles. */
export const stillOpen = ({ crimes, decided, untold, duties, unseen, others }: OpenFacts): readonly OpenItem[] => [
  // Handbook 0.3, rule 1: every report is recorded as a crime, so a case without one was left half done.
  ...(crimes.length === 0 ? [{ what: 'crime-not-recorded', subject: undefined } as const] : []),
  ...crimes
    .filter((crime) => !decided.includes(crime))
    .map((subject) => ({ what: 'outcome-not-approved', subject }) as const),
  ...untold.map((subject) => ({ what: 'child-not-told', subject }) as const),
  ...others,
  // Last: whatever of them is done in a step above goes with it.
  ...holding(duties).map((duty) => ofDuty('duty-open', duty)),
  ...duties
    .filter(({ state, discharge }) => state === 'not-done' && unseen.includes(discharge?.discharge ?? ''))
    .map((duty) => ofDuty('duty-left', duty)),
];

export interface CloseCase {
  readonly case: string;
}

export interface CloseState {
  readonly closing: string;
  readonly stage: Stage;
  readonly open: OpenFacts;
}

export interface CaseClosed extends CloseCase {
  readonly type: 'CaseClosed';
  readonly closing: string;
  readonly at: Date;
}

export type CloseRefusal =
  | { readonly code: 'AlreadyClosed' }
  | { readonly code: 'StillOpen'; readonly what: readonly OpenItem[] };

/** Closes a case when every crime has an approved outcome, every notice is final, and nothing is held open. */
export const decideClosing = (
  state: CloseState,
  input: CloseCase,
  { now }: Moment,
): Result<readonly CaseClosed[], CloseRefusal> => {
  if (state.stage === 'closed') return refused({ code: 'AlreadyClosed' });
  const what = stillOpen(state.open);
  // Refused, not warned of: after closing nobody looks at the case any more.
  if (what.length > 0) return refused({ code: 'StillOpen', what });
  return ok([{ ...input, type: 'CaseClosed', closing: state.closing, at: now }]);
};
