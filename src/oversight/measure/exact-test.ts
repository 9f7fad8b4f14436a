import { binomialAbove, binomialCdf, binomialPmf } from './binomial.ts';
import type { Observed } from './observed.ts';
import { refusedGroups, unmeasured, type Unmeasured } from './unmeasured.ts';

/** Two chances this close are one: as R's binom.test has it, so that rounding parts no equal pair. */
const SAME = 1 + 1e-7;

/** The first count in [from, to] for which this holds, where it holds from some count on; to + 1 where for none. */
function firstWhere(holds: (r: number) => boolean, from: number, to: number): number {
  let [below, above] = [from - 1, to + 1];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/**
 * The exact two-sided p of `y` of `n` were p0 true: the sum of the chances of every count no likelier than the one seen
 * (the likelihood method of R's binom.test; not twice a tail, nor a mid-p). Blaker 2000, Canadian J. Statistics 28:783, 2.
 */
export function exactTwoSided(group: Observed, p0: number): number | Unmeasured {
  const refused = refusedGroups([group]) ?? (p0 >= 0 && p0 <= 1 ? undefined : unmeasured('not-a-chance'));
  return refused ?? twoSided(group, p0);
}

function twoSided({ y, n }: Observed, p0: number): number {
  if (p0 <= 0) return y === 0 ? 1 : 0;
  if (p0 >= 1) return y === n ? 1 : 0;
  const most = binomialPmf(y, n, p0) * SAME;
  const mean = n * p0;
  if (y === mean) return 1;
  const no = (r: number): boolean => binomialPmf(r, n, p0) <= most;
  // The chances rise to the mode and fall after it, so that counts on the far side begin, or end, at one place.
  if (y < mean) return tails(y, firstWhere(no, Math.ceil(mean), n), n, p0);
  const below = firstWhere((r) => !no(r), 0, Math.floor(mean)) - 1;
  return tails(below, y, n, p0);
}

/** P(R ≤ low) + P(R ≥ high). */
const tails = (low: number, high: number, n: number, p0: number): number =>
  Math.min(1, binomialCdf(low, n, p0) + binomialAbove(high - 1, n, p0));
