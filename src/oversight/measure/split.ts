import { levelZ } from './chances.ts';
import { plogis } from './distribution.ts';
import { sum, type Interval } from './observed.ts';
import { quantile7 } from './overdispersion.ts';
import { binomialFrom, normalFrom, stream, type Stream } from './random.ts';
import { splitCells, type DecidedCase, type Least, type SplitCell, type SplitCells } from './split-cells.ts';
import { fitSplit, type SplitFit } from './split-fit.ts';
import { largestSd } from './split-most.ts';
import { ruleOf, type Rules, type SplitParameters } from './split-likelihood.ts';
import type { Unmeasured } from './unmeasured.ts';

/** Five nodes a level: the joint mode carries the rest (docs/measures.md has what fewer and more change). */
const RULES: Rules = { outer: ruleOf(5), inner: ruleOf(5) };

export interface Part {
  /** Of the variance that facts, policy and people make together. */
  readonly share: number;
  readonly interval: Interval;
  /** On the logit scale. */
  readonly variance: number;
}

/** Three shares and nothing of any one person: no effect of a person or a force leaves this file. */
export interface Split {
  readonly kind: 'measured';
  readonly facts: Part;
  readonly policy: Part;
  readonly people: Part;
  /** Of the latent variance of a case, what the three make; the rest, π²/3 on this scale, is how a like case still falls out by chance. */
  readonly systematic: number;
  /** Facts and policy that go together: half of it is counted to each. Above a fifth they cannot well be told apart. */
  readonly overlap: number;
  readonly cases: number;
  readonly forces: number;
  /** How many people decided. */
  readonly deciders: number;
}

interface Variances {
  readonly facts: number;
  readonly policy: number;
  readonly people: number;
  readonly overlap: number;
}

/** Var of the linear predictor's parts over cases, for fixed effects (Nakagawa and Schielzeth 2013), and the variances of the random ones. */
function variancesOf({ forces }: SplitCells, parameters: SplitParameters): Variances {
  const { patterns, settings, forceSd, personSd } = parameters;
  const cells = forces.flat(2);
  const n = sum(cells.map((cell) => cell.n));
  const mean = (of: (cell: SplitCell) => number): number => sum(cells.map((cell) => cell.n * of(cell))) / n;
  const fact = (cell: SplitCell): number => patterns[cell.pattern] ?? 0;
  const rule = (cell: SplitCell): number => settings[cell.setting] ?? 0;
  const [f, g] = [mean(fact), mean(rule)];
  const both = mean((cell) => (fact(cell) - f) * (rule(cell) - g));
  return {
    facts: mean((cell) => (fact(cell) - f) ** 2) + both,
    policy: mean((cell) => (rule(cell) - g) ** 2) + both,
    people: forceSd ** 2 + personSd ** 2,
    overlap: 2 * both,
  };
}

const LEVEL = 0.95;
const PARTS = ['facts', 'policy', 'people'] as const;

/** The same forces, people, patterns and settings, decided anew as the parameters have it. */
function decidedAnew(
  cells: SplitCells,
  { intercept, patterns, settings, forceSd, personSd }: SplitParameters,
  random: Stream,
): SplitCells {
  return {
    ...cells,
    forces: cells.forces.map((people) => {
      const force = forceSd * normalFrom(random);
      return people.map((own) => {
        const shift = intercept + force + personSd * normalFrom(random);
        return own.map((cell) => ({
          ...cell,
          y: binomialFrom(
            random,
            cell.n,
            plogis((patterns[cell.pattern] ?? 0) + (settings[cell.setting] ?? 0) + shift),
          ),
        }));
      });
    }),
  };
}

const totalOf = (variances: Variances): number => sum(PARTS.map((part) => Math.max(0, variances[part])));

const shareOf = (variances: Variances, part: (typeof PARTS)[number]): number => {
  const total = totalOf(variances);
  return total === 0 ? 1 / 3 : Math.max(0, variances[part]) / total;
};

/** Log odds of a share, kept from running away where it is all or nothing. */
const HELD = 0.02;
const oddsOf = (share: number): number => Math.log((share + HELD) / (1 - share + HELD));
const shareFrom = (odds: number): number => Math.min(1, Math.max(0, plogis(odds) * (1 + 2 * HELD) - HELD));

/** Forces, or in one force the people: what is drawn anew, and is few. */
const drawnIn = ({ forces, people }: SplitCells): number => (forces.length === 1 ? people : forces.length);

/**
 * How much longer an interval has to be for so few: Student's t on one less than were drawn over the normal's, by the
 * expansion of Fisher and Cornish (1960, Technometrics 2:209). Cases made anew lie as far apart as the few happen to.
 */
function fewDrawn(drawn: number): number {
  const [z, df] = [levelZ(LEVEL), drawn - 1];
  return 1 + (z * z + 1) / (4 * df) + (5 * z ** 4 + 16 * z * z + 3) / (96 * df * df);
}

/**
 * The basic bootstrap interval on the scale of log odds (Davison and Hinkley 1997, *Bootstrap Methods*, 5.2): what is found
 * anew strays from what was found as that strays from the truth. On this scale the spread of a variance is of one size
 * whatever the variance is, so that the long side of the interval is the upper one; and it can end at 0. Of a part that is
 * near 0 it can shrink to nothing: it never ends before what is found anew does.
 */
function basic(anew: readonly number[], found: number, drawn: number): Interval {
  const odds = anew.map(oddsOf);
  const away = (p: number): number => fewDrawn(drawn) * (oddsOf(found) - quantile7(odds, p));
  const [low, high] = [(1 - LEVEL) / 2, (1 + LEVEL) / 2];
  const at = (shift: number): number => shareFrom(oddsOf(found) + shift);
  return [Math.min(at(away(high)), quantile7(anew, low)), Math.max(at(away(low)), quantile7(anew, high))];
}

/** Twice what was found less the mean of what is found anew: both lean the same way. Efron and Tibshirani 1993, 10.6. */
function unbiased(found: Variances, anew: readonly Variances[]): Variances {
  const of = (part: keyof Variances): number => 2 * found[part] - sum(anew.map((each) => each[part])) / anew.length;
  return {
    facts: Math.max(0, of('facts')),
    policy: Math.max(0, of('policy')),
    people: Math.max(0, of('people')),
    overlap: of('overlap'),
  };
}

const TIMES = 200;

export interface SplitTerms {
  /** How often cases are decided anew for the intervals. */
  readonly times?: number;
  readonly seed?: number;
  readonly least?: Least;
  /** Told after each fit how many of the whole are done: it takes seconds. */
  readonly onFit?: (done: number, of: number) => void;
}

/** Likelihood takes the intercept as known, and the variance between few so much too small: as REML has it for normal data. */
const widened = (fit: SplitParameters, cells: SplitCells): SplitParameters => {
  const drawn = drawnIn(cells);
  const by = Math.sqrt(drawn / (drawn - 1));
  return cells.forces.length === 1 ? { ...fit, personSd: fit.personSd * by } : { ...fit, forceSd: fit.forceSd * by };
};

/** The most that people can make of the variance: of one or of the other SD the largest that is not ruled out. */
function mostOfPeople(cells: SplitCells, fit: SplitFit): number {
  const { forceSd, personSd } = fit.parameters;
  const fall = (levelZ(LEVEL) * fewDrawn(drawnIn(cells))) ** 2;
  const most = (which: 'forceSd' | 'personSd'): number => largestSd(cells, RULES, fit, which, fall) ** 2;
  const ofPeople = most('personSd') + forceSd ** 2;
  return cells.forces.length === 1 ? ofPeople : Math.max(ofPeople, most('forceSd') + personSd ** 2);
}

/** Made longer where people can make more of the variance than what is found anew tells, and so facts and policy less. */
function lengthened(name: (typeof PARTS)[number], [low, high]: Interval, found: Variances, most: number): Interval {
  const people = { ...found, people: Math.max(found.people, most) };
  return name === 'people'
    ? [low, Math.max(high, shareOf(people, 'people'))]
    : [Math.min(low, shareOf(people, name)), high];
}

function partsOf(cells: SplitCells, fit: SplitFit, { times = TIMES, seed = 1, onFit }: SplitTerms): Split {
  const likely = widened(fit.parameters, cells);
  const found = variancesOf(cells, likely);
  const random = stream(seed);
  const anew = Array.from({ length: times }, (_, done) => {
    const made = decidedAnew(cells, likely, random);
    onFit?.(done + 1, times);
    return variancesOf(cells, widened(fitSplit(made, RULES, fit).parameters, cells));
  });
  const variances = unbiased(found, anew);
  const most = mostOfPeople(cells, fit);
  const part = (name: (typeof PARTS)[number]): Part => {
    const told = basic(
      anew.map((each) => shareOf(each, name)),
      shareOf(found, name),
      drawnIn(cells),
    );
    const [low, high] = lengthened(name, told, found, most);
    const share = shareOf(variances, name);
    // Put right apart from each other, a share can fall out of its interval by a hair.
    return { share, interval: [Math.min(low, share), Math.max(high, share)], variance: variances[name] };
  };
  const total = totalOf(variances);
  return {
    kind: 'measured',
    ...{ facts: part('facts'), policy: part('policy'), people: part('people') },
    systematic: total / (total + Math.PI ** 2 / 3),
    overlap: total === 0 ? 0 : Math.abs(variances.overlap) / total,
    ...{ cases: cells.cases, forces: cells.forces.length, deciders: cells.people },
  };
}

/**
 * The split: how much of the difference in outcome lies in the facts, how much in which policy or setting held, how much in who
 * decided (officers and their forces together). Nested random intercepts of people within forces, patterns and settings as
 * fixed effects, by maximum likelihood in two levels of adaptive quadrature (Pinheiro and Chao 2006); the variance of fixed
 * effects is that of the linear predictor over the cases (Nakagawa and Schielzeth 2013, Methods in Ecology and Evolution
 * 4:133). Intervals by parametric bootstrap. Never anything of one person or one force, and *too few to say* is an answer.
 */
export function splitVariation(cases: readonly DecidedCase[], terms: SplitTerms = {}): Split | Unmeasured {
  const cells = splitCells(cases, terms.least);
  return 'kind' in cells ? cells : partsOf(cells, fitSplit(cells, RULES), terms);
}
