import { levelZ, normalTwoSided } from './chances.ts';
import { logit, plogis } from './distribution.ts';
import { overallShare, sum, type Interval, type Observed } from './observed.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

/** What is seen in one period; `at` counts periods from any first one, so that a gap is a gap and no 0. */
export interface PeriodCount extends Observed {
  readonly at: number;
}

export interface Trend {
  readonly kind: 'measured';
  /** Change of the log odds from one period to the next. */
  readonly slope: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** exp(slope): how many times the odds of one period those of the next are. */
  readonly oddsRatio: number;
  readonly oddsRatioInterval: Interval;
  /** Cochran–Armitage: z, and its two-sided p. */
  readonly z: number;
  readonly p: number;
}

/** (Σ t(y − n·p))/√(p(1 − p)(Σ n·t² − (Σ n·t)²/N)). Armitage 1955, Biometrics 11:375. */
function cochranArmitage(series: readonly PeriodCount[]): number {
  const p = overallShare(series);
  const n = sum(series.map((period) => period.n));
  // About the middle of the periods, so that years of four digits lose none.
  const middle = sum(series.map((period) => period.n * period.at)) / n;
  const above = sum(series.map((period) => (period.at - middle) * (period.y - period.n * p)));
  return above / Math.sqrt(p * (1 - p) * sum(series.map((period) => period.n * (period.at - middle) ** 2)));
}

/** A slope of any size fits better than the last where every case with the outcome comes before every one without, or after. */
function isSeparated(series: readonly PeriodCount[]): boolean {
  const withIt = series.filter(({ y }) => y > 0).map(({ at }) => at);
  const without = series.filter(({ y, n }) => y < n).map(({ at }) => at);
  return Math.max(...withIt) <= Math.min(...without) || Math.max(...without) <= Math.min(...withIt);
}

/** Slope and its standard error by Newton's method (iterated weighted least squares, McCullagh and Nelder 1989, 2.5). */
function logisticSlope(series: readonly PeriodCount[]): readonly [slope: number, standardError: number] {
  const n = sum(series.map((period) => period.n));
  const middle = sum(series.map((period) => period.n * period.at)) / n;
  let [b0, b1, information] = [logit(overallShare(series)), 0, 0];
  for (let step = 0; step < 100; step++) {
    let [g0, g1, i00, i01, i11] = [0, 0, 0, 0, 0];
    for (const period of series) {
      const t = period.at - middle;
      const p = plogis(b0 + b1 * t);
      const weight = period.n * p * (1 - p);
      g0 += period.y - period.n * p;
      g1 += t * (period.y - period.n * p);
      i00 += weight;
      i01 += weight * t;
      i11 += weight * t * t;
    }
    information = i11 - (i01 * i01) / i00;
    const d1 = (g1 - (i01 * g0) / i00) / information;
    const d0 = (g0 - i01 * d1) / i00;
    // Far from the top a whole step can overshoot for good: none is longer than the log odds can bear.
    const brake = Math.min(
      1,
      2 / Math.max(Math.abs(d0), Math.abs(d1) * Math.max(...series.map((s) => Math.abs(s.at - middle)))),
    );
    [b0, b1] = [b0 + brake * d0, b1 + brake * d1];
    if (Math.abs(d1) < 1e-13 * (1 + Math.abs(b1)) && Math.abs(d0) < 1e-13 * (1 + Math.abs(b0))) break;
  }
  return [b1, 1 / Math.sqrt(information)];
}

/**
 * Whether a share rises or falls over periods: logit(p) = b0 + b1·t by maximum likelihood with Wald's interval, and the
 * Cochran–Armitage test (Cochran 1954, Biometrics 10:417; Armitage 1955). Of the closed basis: recent periods of the
 * recorded one are still being filled.
 */
export function trend(series: readonly PeriodCount[]): Trend | Unmeasured {
  const refused = refusedGroups(series);
  if (refused !== undefined) return refused;
  const odd = series.findIndex(({ at }) => !Number.isFinite(at));
  if (odd >= 0) return unmeasured('not-a-count', odd);
  if (new Set(series.map(({ at }) => at)).size < 2) return unmeasured('too-few-periods');
  const share = overallShare(series);
  if (share === 0 || share === 1) return unmeasured('none-or-all');
  if (isSeparated(series)) return unmeasured('unbounded');
  const [slope, standardError] = logisticSlope(series);
  const half = levelZ(0.95) * standardError;
  const z = cochranArmitage(series);
  return {
    kind: 'measured',
    ...{ slope, standardError, interval: [slope - half, slope + half] },
    oddsRatio: Math.exp(slope),
    oddsRatioInterval: [Math.exp(slope - half), Math.exp(slope + half)],
    ...{ z, p: normalTwoSided(z) },
  };
}
