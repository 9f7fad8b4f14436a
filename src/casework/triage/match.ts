import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Elsewhere } from '../report/index.ts';

export interface JudgeMatch {
  readonly case: string;
  readonly person: string;
  readonly others: readonly string[];
  readonly judged: 'same-person' | 'not-the-same';
  /** Named by whoever joined their report to this case: no search offered them. */
  readonly joined?: true;
}

/** Records by which what is judged cannot be so, and those of their cases that whoever judges may see. */
export interface Contradiction {
  readonly people: readonly string[];
  readonly cases: readonly string[];
}

export interface MatchState {
  readonly isInCase: boolean;
  /** Those of the others whose record is there and not erased. */
  readonly living: ReadonlySet<string>;
  /** Those of the others whom a search of the judge’s own offered, or who are in a case that the judge has. */
  readonly known: ReadonlySet<string>;
  readonly linked: ReadonlySet<string>;
  /** Of the same: what was said not to be. Of not the same: a record by way of which they are held together. */
  readonly contradiction: Contradiction | undefined;
  readonly links: readonly string[];
  /** Every other case of any of them. */
  readonly elsewhere: readonly Elsewhere[];
}

export interface MatchJudged extends JudgeMatch {
  readonly type: 'MatchJudged';
  /** Fresh references, one for each of the others. */
  readonly links: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
}

export type MatchRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'PersonUnknown'; readonly people: readonly string[] }
  | { readonly code: 'NotOffered'; readonly people: readonly string[] }
  | { readonly code: 'SameRecord' }
  | { readonly code: 'AlreadyLinked'; readonly people: readonly string[] }
  | ({ readonly code: 'HeldTogether' | 'SaidNotTheSame' } & Contradiction);

/** Records what somebody judged of people offered. Nothing merges by itself: a link is all that is written. */
export const decideMatch = (
  state: MatchState,
  input: JudgeMatch,
  _moment: Moment,
): Result<readonly MatchJudged[], MatchRefusal> => {
  const others = [...new Set(input.others)];
  if (!state.isInCase) return refused({ code: 'NotInThisCase', person: input.person });
  if (others.includes(input.person)) return refused({ code: 'SameRecord' });
  const unknown = others.filter((other) => !state.living.has(other));
  // Erased since the page was shown: a link would be the last trace of who they were.
  if (unknown.length > 0) return refused({ code: 'PersonUnknown', people: unknown });
  // A link changes what another case rests on, and shows here what is known there: it is made to somebody found, never to an id.
  const unfound = others.filter((other) => !state.known.has(other));
  if (input.joined !== true && unfound.length > 0) return refused({ code: 'NotOffered', people: unfound });
  const linked = others.filter((other) => state.linked.has(other));
  if (linked.length > 0) return refused({ code: 'AlreadyLinked', people: linked });
  // One of the two is wrong, and only people can know which. A report that joins is not kept away by it: the last word on a child is theirs who joined it.
  if (input.joined !== true && state.contradiction !== undefined)
    return refused({
      code: input.judged === 'same-person' ? 'SaidNotTheSame' : 'HeldTogether',
      ...state.contradiction,
    });
  const links = state.links.slice(0, others.length);
  const elsewhere = input.judged === 'same-person' ? state.elsewhere : [];
  return ok([{ ...input, others, type: 'MatchJudged', links, elsewhere }]);
};
