import {
  groupAgreement,
  gwetAc1,
  krippendorffAlpha,
  type Agreement,
  type GroupAgreement,
  type NoAgreement,
  type Rated,
} from '../measure/index.ts';
import { LEAST_SHOWN } from '../release/index.ts';

/** How often each choice was made of one thing judged, by force. */
export interface Chosen {
  readonly force: string;
  readonly vignette: string;
  readonly choice: string;
  readonly answers: number;
}

/** Below this many people the choices of one thing could be traced to one of them, and are not told. */
export const LEAST_PEOPLE = LEAST_SHOWN;
/** Below this many things judged a coefficient says more of the things than of the people. */
export const LEAST_CASES = 5;

/** How far people agree over some things judged; of few things only the share of pairs who chose alike is told. */
export interface Figures {
  readonly cases: number;
  readonly answers: number;
  /** Of all pairs of people who judged the same thing. */
  readonly alike: number;
  readonly alpha: Agreement | NoAgreement;
  readonly ac1: Agreement | NoAgreement;
}

export interface CaseChoices {
  readonly vignette: string;
  readonly answers: number;
  /** In the order of the outcome codes; undefined where too few answered for it to be told. */
  readonly choices: readonly { readonly choice: string; readonly answers: number }[] | undefined;
}

export interface PracticeAgreement {
  readonly cases: readonly CaseChoices[];
  readonly overall: Figures | undefined;
  /** In the order of the guidance, and in no other: it is no ranking. */
  readonly byRule: readonly {
    readonly rule: string;
    readonly vignettes: readonly string[];
    readonly figures: Figures;
  }[];
  readonly forces: readonly string[];
  readonly between: GroupAgreement | undefined;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const TOO_FEW: NoAgreement = { kind: 'not-told', why: 'too-few' };

/** The figures of some things judged; of fewer than `least` without coefficients. */
export const figuresOf = (units: readonly Rated[], least = LEAST_CASES): Figures | undefined => {
  if (units.length === 0) return undefined;
  const people = (rated: Rated): number => sum(rated);
  const pairs = sum(units.map((rated) => people(rated) * (people(rated) - 1)));
  // A share is told of one case; a coefficient sets it off against chance, which a few cases cannot show.
  const isEnough = units.length >= least;
  return {
    cases: units.length,
    answers: sum(units.map(people)),
    alike: sum(units.map((rated) => sum(rated.map((count) => count * (count - 1))))) / pairs,
    alpha: isEnough ? krippendorffAlpha(units) : TOO_FEW,
    ac1: isEnough ? gwetAc1(units) : TOO_FEW,
  };
};

const order = (a: string, b: string): number => Number(a) - Number(b) || a.localeCompare(b);

/** Choices as they are read: by outcome code, unable to decide last. */
export const inOrder = (choices: Iterable<string>): readonly string[] =>
  [...new Set(choices)].toSorted((a, b) => {
    if (a === b) return 0;
    if (a === 'unable') return 1;
    return b === 'unable' ? -1 : order(a, b);
  });

/**
 * How far people agree over a round: over all, by the rules that its cases try, and whether those of one force agree with each
 * other more than with those of other forces. Of no person and of no single force.
 */
export function agreementOf(
  vignettes: readonly { readonly id: string; readonly rules: readonly string[] }[],
  counts: readonly Chosen[],
  rules: readonly string[],
): PracticeAgreement {
  const categories = inOrder(counts.map(({ choice }) => choice));
  const forces = [...new Set(counts.map(({ force }) => force))].toSorted();
  const countIn = (vignette: string, choice: string, force?: string): number =>
    sum(
      counts
        .filter((one) => one.vignette === vignette && one.choice === choice && (force ?? one.force) === one.force)
        .map(({ answers }) => answers),
    );
  const ratedOf = (vignette: string, force?: string): Rated =>
    categories.map((choice) => countIn(vignette, choice, force));
  const isTold = (id: string): boolean => sum(ratedOf(id)) >= LEAST_PEOPLE;
  // Everything below is of these alone, so that no figure can be taken apart into a case that is held back.
  const told = vignettes.filter(({ id }) => isTold(id));
  return {
    cases: vignettes.map(({ id }) => ({
      vignette: id,
      answers: sum(ratedOf(id)),
      choices: isTold(id)
        ? categories.map((choice) => ({ choice, answers: countIn(id, choice) })).filter(({ answers }) => answers > 0)
        : undefined,
    })),
    overall: figuresOf(told.map(({ id }) => ratedOf(id))),
    byRule: rules.flatMap((rule) => {
      const own = told.filter((one) => one.rules.includes(rule)).map(({ id }) => id);
      const figures = figuresOf(own.map((id) => ratedOf(id)));
      return figures === undefined ? [] : [{ rule, vignettes: own, figures }];
    }),
    forces,
    between:
      forces.length > 1 && told.length >= LEAST_CASES
        ? groupAgreement(told.map(({ id }) => forces.map((force) => ratedOf(id, force))))
        : undefined,
  };
}

/** Answers to the cases of a rule that were not the most frequent one of their case: what a proposal to change it rests on. */
export const apartOn = ({ cases }: PracticeAgreement, vignettes: readonly string[]): number =>
  sum(
    cases
      .filter(({ vignette }) => vignettes.includes(vignette))
      .map(({ answers, choices }) =>
        choices === undefined ? 0 : answers - Math.max(...choices.map((one) => one.answers)),
      ),
  );
