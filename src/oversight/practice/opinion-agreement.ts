import { heldBack, LEAST_SHOWN, type Shown } from '../release/index.ts';
import { figuresOf, inOrder, type Figures } from './agreement.ts';
import { FINDINGS, type Finding } from './second-opinion.ts';

/** Below this many cases decided twice no coefficient is told, and nothing that could be traced to one of them. */
export const LEAST_PAIRS = 10;

/** Both choices of one case, and the rules that the advice rested on. */
export interface DecidedTwice {
  readonly first: string;
  readonly second: string;
  readonly rules: readonly string[];
  readonly finding: Finding | null;
  readonly findingRule: string | null;
}

export interface OpinionAgreement {
  readonly cases: number;
  readonly overall: Figures | undefined;
  /** In the order of the guidance, of rules with enough cases. */
  readonly byRule: readonly { readonly rule: string; readonly figures: Figures }[];
  readonly findings: readonly { readonly finding: Finding; readonly cases: Shown }[];
  /** Rules that enough findings were about, in the order of the guidance. */
  readonly findingRules: readonly { readonly rule: string; readonly cases: number }[];
}

/** How far second opinions agree with first decisions. Both choices count alike: neither is the right one. */
export function opinionAgreement(pairs: readonly DecidedTwice[], rules: readonly string[]): OpinionAgreement {
  const categories = inOrder(pairs.flatMap(({ first, second }) => [first, second]));
  const rated = (some: readonly DecidedTwice[]) =>
    some.map(({ first, second }) => categories.map((choice) => Number(first === choice) + Number(second === choice)));
  const told = (some: readonly DecidedTwice[]): Figures | undefined =>
    some.length < LEAST_PAIRS ? undefined : figuresOf(rated(some), LEAST_PAIRS);
  const found = pairs.filter(({ finding }) => finding !== null);
  const counts = FINDINGS.map((finding) => found.filter((one) => one.finding === finding).length);
  // Of few findings even the noughts would tell what the others are.
  const shown: readonly Shown[] = found.length < LEAST_PAIRS ? counts.map(() => null) : heldBack(counts);
  return {
    cases: pairs.length,
    overall: told(pairs),
    byRule: rules.flatMap((rule) => {
      const figures = told(pairs.filter((one) => one.rules.includes(rule)));
      return figures === undefined ? [] : [{ rule, figures }];
    }),
    findings: FINDINGS.map((finding, place) => ({ finding, cases: shown[place] ?? null })),
    findingRules: rules.flatMap((rule) => {
      const cases = found.filter(({ findingRule }) => findingRule === rule).length;
      return cases < LEAST_SHOWN ? [] : [{ rule, cases }];
    }),
  };
}
