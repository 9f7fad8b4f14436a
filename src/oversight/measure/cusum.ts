import type { Observed } from './observed.ts';
import { binomialSampler, stream, type Stream } from './random.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

export interface CusumChart {
  /** The odds ratio that it looks for: above 1 a rise, below 1 a fall. */
  readonly oddsRatio: number;
  readonly limit: number;
  /** The sum after each period, before it is set back. */
  readonly path: readonly number[];
  /** Which periods, counted from 0, it signals in; it then begins at 0 again. */
  readonly signals: readonly number[];
}

export interface Cusum {
  readonly kind: 'measured';
  readonly rise: CusumChart;
  readonly fall: CusumChart;
  /** While nothing changes the two together signal once in so many periods. */
  readonly runLength: number;
}

export interface CusumTerms {
  /** The share while nothing changes, of a time before the series or of all forces. */
  readonly p0: number;
  /** Above 1: the rise that is looked for; the fall is its inverse. */
  readonly oddsRatio?: number;
  readonly runLength?: number;
  readonly seed?: number;
}

const RUNS = 1000;
/** No run is followed further than this many times the length wanted: one in 3,000 is cut short. */
const LONGEST = 8;

/** The log likelihood ratio of a period: of odds so many times those of p0, against p0. Steiner et al. 2000, Biostatistics 1:441. */
function weight(p0: number, oddsRatio: number): (period: Observed) => number {
  const p1 = (oddsRatio * p0) / (1 - p0 + oddsRatio * p0);
  const [withIt, without] = [Math.log(p1 / p0), Math.log((1 - p1) / (1 - p0))];
  return ({ y, n }) => y * withIt + (n - y) * without;
}

interface Climb {
  readonly at: number;
  readonly level: number;
}

interface Runs {
  readonly draws: readonly (() => Observed)[];
  readonly score: (period: Observed) => number;
  /** No run is followed further than this many periods, nor past this level. */
  readonly longest: number;
  readonly highest: number;
}

/** Of one run without a change: every period at which the sum was higher than ever before. */
function records({ draws, score, longest, highest }: Runs): readonly Climb[] {
  const climbs: Climb[] = [];
  let [sum, level] = [0, 0];
  for (let at = 1; at <= longest && level <= highest; at++) {
    const draw = draws[(at - 1) % draws.length];
    if (draw === undefined) break;
    sum = Math.max(0, sum + score(draw()));
    if (sum > level) {
      level = sum;
      climbs.push({ at, level });
    }
  }
  return climbs;
}

/** The mean length of runs that signal where they first lie above a limit. */
function meanRun(runs: readonly (readonly Climb[])[], limit: number, longest: number): number {
  const lengths = runs.map((climbs) => climbs.find(({ level }) => level > limit)?.at ?? longest);
  return lengths.reduce((total, length) => total + length, 0) / runs.length;
}

/** The least limit, among the levels that so many runs reached, at which they are on average as long as wanted. */
function leastLimit(how: Runs, count: number, runLength: number): number {
  const runs = Array.from({ length: count }, () => records(how));
  const levels = [...new Set(runs.flatMap((climbs) => climbs.map(({ level }) => level)))]
    // What no run was followed past cannot be a limit: their lengths above it are not known.
    .filter((level) => level < how.highest)
    .toSorted((a, b) => a - b);
  let [low, high] = [0, levels.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meanRun(runs, levels[middle] ?? 0, how.longest) >= runLength) high = middle;
    else low = middle + 1;
  }
  return levels[low] ?? 0;
}

/** A few runs say about where the limit lies; the others need not be followed far beyond it, where they would be long. */
function limitFor(sizes: readonly number[], p0: number, oddsRatio: number, runLength: number, random: Stream): number {
  const samplers = new Map(sizes.map((n) => [n, binomialSampler(n, p0)]));
  const draws = sizes.map((n) => () => ({ y: samplers.get(n)?.(random) ?? 0, n }));
  const how = { draws, score: weight(p0, oddsRatio), longest: LONGEST * runLength };
  const rough = leastLimit({ ...how, highest: Number.POSITIVE_INFINITY }, RUNS / 20, runLength);
  return leastLimit({ ...how, highest: rough + 1 }, RUNS, runLength);
}

function chart(series: readonly Observed[], p0: number, oddsRatio: number, limit: number): CusumChart {
  const score = weight(p0, oddsRatio);
  const [path, signals]: [number[], number[]] = [[], []];
  let sum = 0;
  for (const [at, period] of series.entries()) {
    sum = Math.max(0, sum + score(period));
    path.push(sum);
    if (sum > limit) {
      signals.push(at);
      sum = 0;
    }
  }
  return { oddsRatio, limit, path, signals };
}

function refusedTerms(series: readonly Observed[], terms: CusumTerms): Unmeasured | undefined {
  const { p0, oddsRatio = 2, runLength = 100 } = terms;
  const refused = refusedGroups(series);
  if (refused !== undefined) return refused;
  const large = series.findIndex(({ n }) => n > MOST_CASES);
  if (large >= 0) return unmeasured('too-many-cases', large);
  if (!(p0 > 0 && p0 < 1)) return unmeasured('not-a-chance');
  if (!(oddsRatio > 1) || !Number.isFinite(oddsRatio)) return unmeasured('not-a-ratio');
  return runLength >= 10 && runLength <= 1000 ? undefined : unmeasured('no-run-length');
}

/** Beyond this a table of chances would be larger than it is worth; shares of so many cases need no chart to be told apart. */
const MOST_CASES = 1_000_000;

/**
 * Did a share change, and when? Two binomial CUSUM charts, for odds doubled and halved: C = max(0, C + W), W = y·log(p1/p0)
 * + (n − y)·log((1 − p1)/(1 − p0)). Steiner et al. 2000. The limit of each is had by simulation with the series' own numbers
 * of cases, so that while nothing changes each signals once in twice `runLength` periods, and the two in `runLength`.
 */
export function cusum(series: readonly Observed[], terms: CusumTerms): Cusum | Unmeasured {
  const { p0, oddsRatio = 2, runLength = 100, seed = 1 } = terms;
  const refused = refusedTerms(series, terms);
  if (refused !== undefined) return refused;
  const random = stream(seed);
  const sizes = series.map(({ n }) => n);
  const of = (ratio: number): CusumChart => chart(series, p0, ratio, limitFor(sizes, p0, ratio, 2 * runLength, random));
  return { kind: 'measured', rise: of(oddsRatio), fall: of(1 / oddsRatio), runLength };
}

/** Whether runs without a change climb past a level sooner than wanted on average: then the limit lies above it. */
function isBelowLimit(series: readonly Observed[], oddsRatio: number, level: number, terms: Watched): boolean {
  const { p0, runLength, seed } = terms;
  const random = stream(seed);
  const draws = series.map(({ n }) => {
    const sampler = binomialSampler(n, p0);
    return () => ({ y: sampler(random), n });
  });
  const how = { draws, score: weight(p0, oddsRatio), longest: LONGEST * runLength, highest: level };
  const runs = Array.from({ length: RUNS }, () => records(how));
  return meanRun(runs, level, how.longest) < runLength;
}

type Watched = Required<Omit<CusumTerms, 'oddsRatio'>>;

export interface Signals {
  readonly kind: 'measured';
  readonly rise: readonly number[];
  readonly fall: readonly number[];
  readonly runLength: number;
}

/** In which periods the two charts signal. Where a sum never comes near a limit, that is soon told, and no limit is sought. */
export function cusumSignals(series: readonly Observed[], terms: CusumTerms): Signals | Unmeasured {
  const { p0, oddsRatio = 2, runLength = 100, seed = 1 } = terms;
  const refused = refusedTerms(series, terms);
  if (refused !== undefined) return refused;
  const watched = { p0, runLength: 2 * runLength, seed };
  const sizes = series.map(({ n }) => n);
  const of = (ratio: number): readonly number[] => {
    const level = Math.max(...chart(series, p0, ratio, Number.POSITIVE_INFINITY).path);
    if (level === 0 || isBelowLimit(series, ratio, level, watched)) return [];
    return chart(series, p0, ratio, limitFor(sizes, p0, ratio, watched.runLength, stream(seed))).signals;
  };
  return { kind: 'measured', rise: of(oddsRatio), fall: of(1 / oddsRatio), runLength };
}
