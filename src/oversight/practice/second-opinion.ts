import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { digestOf } from '../../platform/ledger/index.ts';
import type { Head } from '../../casework/decision/index.ts';
import type { AdviceInput } from '../../policy/index.ts';
import { UNABLE } from './round.ts';

export interface DrawSecondOpinions {
  readonly from: string;
  readonly until: string;
  readonly wanted: number;
}

/** A closed case that can be drawn, with the outcome that is asked about anew. */
export interface Drawable {
  readonly case: string;
  readonly proposal: string;
  readonly crime: string;
}

export interface DrawState {
  readonly id: string;
  readonly eligible: readonly Drawable[];
  readonly newId: () => string;
}

export interface SecondOpinionsDrawn extends DrawSecondOpinions {
  readonly type: 'SecondOpinionsDrawn';
  readonly id: string;
  readonly seed: string;
  readonly eligible: number;
  readonly drawn: readonly (Drawable & { readonly opinion: string })[];
  readonly at: Date;
}

export type DrawRefusal = { readonly code: 'NothingToDraw' } | { readonly code: 'PeriodEndsBeforeItBegins' };

/** How cases are drawn, in words that stand beside every draw. */
export const RULE =
  'Cases closed in the period with an approved outcome, none of them drawn before, in the order of the SHA-256 of the seed and the case; the first so many. The seed is made by the program at the draw, and nobody chooses it.';

/** The cases that a seed draws: whoever knows the seed and the cases draws the same. */
export const drawnBy = (seed: string, eligible: readonly Drawable[], wanted: number): readonly Drawable[] => {
  const placed = eligible.map((one) => ({ one, at: digestOf([seed, one.case]).toString('hex') }));
  return placed
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, wanted)
    .map(({ one }) => one);
};

export const decideDraw = (
  { id, eligible, newId }: DrawState,
  input: DrawSecondOpinions,
  { now }: Moment,
): Result<readonly SecondOpinionsDrawn[], DrawRefusal> => {
  if (input.until < input.from) return refused({ code: 'PeriodEndsBeforeItBegins' });
  if (eligible.length === 0) return refused({ code: 'NothingToDraw' });
  const drawn = drawnBy(id, eligible, input.wanted).map((one) => ({ ...one, opinion: newId() }));
  return ok([{ type: 'SecondOpinionsDrawn', ...input, id, seed: id, eligible: eligible.length, drawn, at: now }]);
};

/** A drawn case as one reader stands to it. */
export interface ReadingState {
  /** One that waits and that this reader has never met; undefined where there is none. */
  readonly waiting: string | undefined;
  /** One that they have taken and not given. */
  readonly open: string | undefined;
}

export interface OpinionTaken {
  readonly type: 'OpinionTaken';
  readonly opinion: string;
  readonly at: Date;
}

export type TakeOpinionRefusal =
  | { readonly code: 'NoOpinionWaits' }
  | { readonly code: 'OpinionOpenAlready'; readonly opinion: string };

/** Takes the next drawn case that one has never met: which it is cannot be chosen. */
export const decideTake = (
  { waiting, open }: ReadingState,
  _: undefined,
  { now }: Moment,
): Result<readonly OpinionTaken[], TakeOpinionRefusal> => {
  if (open !== undefined) return refused({ code: 'OpinionOpenAlready', opinion: open });
  return waiting === undefined
    ? refused({ code: 'NoOpinionWaits' })
    : ok([{ type: 'OpinionTaken', opinion: waiting, at: now }]);
};

export interface GiveOpinion {
  readonly opinion: string;
  readonly choice: string;
  readonly heads: readonly Head[];
  readonly why: string;
}

export interface OpinionState {
  readonly isReader: boolean;
  readonly isGiven: boolean;
  /** Met anywhere else since it was taken: a list, a search, a page, an assignment. */
  readonly isMet: boolean;
  readonly outcomes: readonly string[];
  readonly case: string;
  readonly people: readonly string[];
}

export interface OpinionGiven extends GiveOpinion {
  readonly type: 'OpinionGiven';
  readonly case: string;
  readonly people: readonly string[];
  readonly at: Date;
}

export interface OpinionSetAside {
  readonly type: 'OpinionSetAside';
  readonly opinion: string;
  readonly case: string;
  readonly at: Date;
}

export type GiveRefusal =
  | { readonly code: 'NoSuchOpinion' }
  | { readonly code: 'OpinionGivenAlready' }
  | { readonly code: 'NoSuchOutcome'; readonly outcome: string }
  | { readonly code: 'HeadNeeded' };

/**
 * Gives a second opinion. Nobody is kept from a case that they have to see because they read it blind: one who has met it is
 * no second reader any more, and the reading is set aside instead.
 */
export const decideOpinion = (
  state: OpinionState,
  input: GiveOpinion,
  { now }: Moment,
): Result<readonly (OpinionGiven | OpinionSetAside)[], GiveRefusal> => {
  if (!state.isReader) return refused({ code: 'NoSuchOpinion' });
  if (state.isGiven) return refused({ code: 'OpinionGivenAlready' });
  const { opinion, choice, heads } = input;
  if (state.isMet) return ok([{ type: 'OpinionSetAside', opinion, case: state.case, at: now }]);
  if (choice !== UNABLE && !state.outcomes.includes(choice)) return refused({ code: 'NoSuchOutcome', outcome: choice });
  if (choice !== UNABLE && heads.length === 0) return refused({ code: 'HeadNeeded' });
  return ok([{ type: 'OpinionGiven', ...input, case: state.case, people: state.people, at: now }]);
};

/** What a panel may find of a first decision (as panels that look at disposals out of court do), and that it could not agree. */
export const FINDINGS = ['appropriate', 'appropriate-with-observations', 'not-appropriate', 'unable-to-agree'] as const;
export type Finding = (typeof FINDINGS)[number];

export interface RecordFinding {
  readonly opinion: string;
  readonly finding: Finding;
  readonly rule: string | undefined;
}

export interface PanelState {
  readonly isGiven: boolean;
  readonly isFound: boolean;
  /** Who decided or approved the case, or gave the second opinion, does not sit over it. */
  readonly hasPart: boolean;
  readonly rules: readonly string[];
  readonly case: string;
}

export interface PanelFound extends RecordFinding {
  readonly type: 'PanelFound';
  readonly case: string;
  readonly at: Date;
}

export type PanelRefusal =
  | { readonly code: 'NoSuchOpinion' }
  | { readonly code: 'PanelFoundAlready' }
  | { readonly code: 'OwnDecision' }
  | { readonly code: 'RuleNeeded' }
  | { readonly code: 'NoSuchRule'; readonly rule: string };

/** Records what a panel found. A finding against a decision names the rule that it is about; it changes nothing of the case. */
export const decidePanelFinding = (
  state: PanelState,
  input: RecordFinding,
  { now }: Moment,
): Result<readonly PanelFound[], PanelRefusal> => {
  if (!state.isGiven) return refused({ code: 'NoSuchOpinion' });
  if (state.isFound) return refused({ code: 'PanelFoundAlready' });
  if (state.hasPart) return refused({ code: 'OwnDecision' });
  const { finding, rule } = input;
  if (rule === undefined && (finding === 'not-appropriate' || finding === 'appropriate-with-observations'))
    return refused({ code: 'RuleNeeded' });
  if (rule !== undefined && !state.rules.includes(rule)) return refused({ code: 'NoSuchRule', rule });
  return ok([{ type: 'PanelFound', ...input, case: state.case, at: now }]);
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * What a second reader is shown of a decided case: facts, with people as letters. The day, the settings and everything that
 * was recorded *with* the first choice are left out, since which conditions were recorded tells what was chosen.
 */
export const blindInput = ({ nation, people, factors, checks, earlierReports }: AdviceInput): AdviceInput => ({
  ...(nation === undefined ? {} : { nation }),
  ...(factors === undefined ? {} : { factors }),
  ...(checks === undefined ? {} : { checks }),
  ...(earlierReports === undefined ? {} : { earlierReports }),
  people: (people ?? []).map((person, place) => ({ ...person, ref: LETTERS.charAt(place % LETTERS.length) })),
});
