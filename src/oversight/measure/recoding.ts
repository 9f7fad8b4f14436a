import { levelZ } from './chances.ts';
import { wilson } from './interval.ts';
import type { Interval } from './observed.ts';
import { isCount, isUnmeasured, unmeasured, type Unmeasured } from './unmeasured.ts';

/** The outcomes that take up cases which 21 would have closed, in the order they are named: diversion, transfer, resolution. */
export const TAKERS = ['22', '20', '8'] as const;
export type Taker = (typeof TAKERS)[number];

/** One force's outcomes in one period. A taker that the source does not give is null: not given is not 0. */
export interface OutcomeCounts {
  readonly of21: number;
  readonly takers: Readonly<Record<Taker, number | null>>;
  /** Every other outcome of the denominator. */
  readonly others: number;
  /** Those of the others that are a charge or a caution, where a source tells them apart. */
  readonly formal?: number;
}

export type RecodingVerdict = 'no-fall' | 'recoding' | 'not-taken-up' | 'cannot-say';

export interface Change {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly interval: Interval;
}

export interface Recoding {
  readonly kind: 'measured';
  readonly verdict: RecodingVerdict;
  /** Of 21 in all outcomes of the denominator. */
  readonly share21: Change;
  /** Of 21, 22, 20 and 8 together: what the share of 21 is read beside. */
  readonly together: Change;
  readonly takers: readonly ({ readonly type: Taker } & Change)[];
  /** Of charges and cautions; of every other outcome where those are not told apart in both periods. */
  readonly harder: Change & {
    readonly of: 'formal' | 'others';
    /** How much of the fall they took up, as `takenUpInterval` has it of the takers. */
    readonly partInterval: Interval | null;
  };
  /** How much of the fall the takers took up: 1 is all of it. Null where 21 did not fall. */
  readonly takenUp: number | null;
  /** Null where the fall is not beyond chance, so that the ratio has no bound. */
  readonly takenUpInterval: Interval | null;
  /** Takers that one period or both do not give, and which are therefore left out of both. */
  readonly notGiven: readonly Taker[];
}

const Z = levelZ(0.95);

/** The half of a fall: less than this taken up is no recoding, whatever else it is. */
const HALF = 0.5;

const sumTakers = ({ takers }: OutcomeCounts, given: readonly Taker[]): number =>
  given.reduce((total, type) => total + (takers[type] ?? 0), 0);

interface Split {
  readonly n: number;
  readonly of21: number;
  readonly taken: number;
}

/** Newcombe's hybrid score interval for the difference of two shares (1998, Statistics in Medicine 17:873, method 10). */
export function shareChange(y1: number, n1: number, y2: number, n2: number): Change {
  const [p1, p2] = [y1 / n1, y2 / n2];
  const [one, two] = [wilson({ y: y1, n: n1 }), wilson({ y: y2, n: n2 })];
  const [[l1, u1], [l2, u2]] = [
    isUnmeasured(one) ? ([0, 1] as const) : one,
    isUnmeasured(two) ? ([0, 1] as const) : two,
  ];
  const change = p2 - p1;
  const interval: Interval = [change - Math.hypot(p2 - l2, u1 - p1), change + Math.hypot(u2 - p2, p1 - l1)];
  return { before: p1, after: p2, change, interval };
}

interface Moments {
  readonly taken: number;
  readonly of21: number;
  readonly varTaken: number;
  readonly var21: number;
  readonly covariance: number;
}

/**
 * Both shares of a multinomial with their variances. Two cases spread evenly over the three kinds are added, as Agresti and
 * Caffo (2000, American Statistician 54:280) add them to each sample of two shares: kinds that few cases have made of
 * nearly all cases the variance too small without.
 */
function moments({ n, of21, taken }: Split): Moments {
  const m = n + 2;
  const [a, b] = [(taken + 2 / 3) / m, (of21 + 2 / 3) / m];
  return { taken: a, of21: b, varTaken: (a * (1 - a)) / m, var21: (b * (1 - b)) / m, covariance: (-a * b) / m };
}

/**
 * The λ for which the rise of the takers' share is λ times the fall of 21's, with Fieller's interval (1954, JRSS B 16:175):
 * every λ at which Δtaken + λ·Δ21 is within 1.96 standard errors of 0.
 */
function fieller(before: Split, after: Split): Interval | null {
  const [one, two] = [moments(before), moments(after)];
  const [rise, fall] = [two.taken - one.taken, one.of21 - two.of21];
  const [vRise, vFall] = [one.varTaken + two.varTaken, one.var21 + two.var21];
  // Of rise and fall: the fall turns the sign.
  const both = -(one.covariance + two.covariance);
  const a = fall * fall - Z * Z * vFall;
  const b = rise * fall - Z * Z * both;
  const c = rise * rise - Z * Z * vRise;
  if (a <= 0 || b * b - a * c < 0) return null;
  const root = Math.sqrt(b * b - a * c);
  return [(b - root) / a, (b + root) / a];
}

function verdictOf(fell: boolean, takenUp: Interval | null): RecodingVerdict {
  if (!fell) return 'no-fall';
  if (takenUp === null) return 'cannot-say';
  if (takenUp[0] > HALF) return 'recoding';
  return takenUp[1] < HALF ? 'not-taken-up' : 'cannot-say';
}

const countsOf = ({ of21, takers, others, formal = 0 }: OutcomeCounts): readonly number[] => [
  of21,
  others,
  formal,
  ...TAKERS.map((type) => takers[type] ?? 0),
];

/** The formal outcomes, whose rise is no recoding whatever else took up the fall. */
function harderOf(before: OutcomeCounts, after: OutcomeCounts, sizes: readonly [number, number]): Recoding['harder'] {
  const isTold = before.formal !== undefined && after.formal !== undefined;
  const [y1, y2] = isTold ? [before.formal, after.formal] : [before.others, after.others];
  const [n1, n2] = sizes;
  const change = shareChange(y1, n1, y2, n2);
  const part = fieller({ n: n1, of21: before.of21, taken: y1 }, { n: n2, of21: after.of21, taken: y2 });
  return { of: isTold ? 'formal' : 'others', ...change, partInterval: part };
}

/**
 * The recoding alarm: has a fall in the share of Outcome 21 from one period to another been taken up by 22, 20 or 8? Then
 * it is called recoding, and must not be read as hardening.
 *
 * - Share: 21 over 21, 22, 20, 8 and the others of the denominator, which have to be the same outcomes in both periods.
 * - A fall: Newcombe's 95 % interval of the change of that share lies below 0.
 * - Recoding: Fieller's 95 % interval of the part of the fall that 22, 20 and 8 took up lies above one half.
 * - Not taken up: that interval lies below one half. Else nothing can be said.
 * - Beside it stands what charges and cautions did: more than half taken up does not say that the rest is no hardening.
 *
 * Both tests have to reject, so that *recoding* is said falsely in at most 2.5 % of comparisons (Berger 1982, Technometrics
 * 24:295) where 21 did not fall or at most half of the fall was taken up; shown in `simulation.test.ts`.
 */
export function recodingAlarm(before: OutcomeCounts, after: OutcomeCounts): Recoding | Unmeasured {
  for (const [at, period] of [before, after].entries())
    if (!countsOf(period).every(isCount)) return unmeasured('not-a-count', at);
  const given = TAKERS.filter((type) => before.takers[type] !== null && after.takers[type] !== null);
  const split = (period: OutcomeCounts): Split => {
    const taken = sumTakers(period, given);
    return { n: period.of21 + taken + period.others, of21: period.of21, taken };
  };
  const [one, two] = [split(before), split(after)];
  if (one.n === 0 || two.n === 0) return unmeasured('no-cases', one.n === 0 ? 0 : 1);
  const share21 = shareChange(one.of21, one.n, two.of21, two.n);
  const together = shareChange(one.of21 + one.taken, one.n, two.of21 + two.taken, two.n);
  const takenUpInterval = share21.interval[1] < 0 ? fieller(one, two) : null;
  return {
    kind: 'measured',
    verdict: verdictOf(share21.interval[1] < 0, takenUpInterval),
    share21,
    together,
    takers: given.map((type) => ({
      type,
      ...shareChange(before.takers[type] ?? 0, one.n, after.takers[type] ?? 0, two.n),
    })),
    harder: harderOf(before, after, [one.n, two.n]),
    takenUp: share21.change < 0 ? (together.change - share21.change) / -share21.change : null,
    takenUpInterval,
    notGiven: TAKERS.filter((type) => !given.includes(type)),
  };
}
