import { plogis } from './distribution.ts';
import { clopperPearson } from './interval.ts';
import type { Interval, Observed } from './observed.ts';

const NORMAL_975 = 1.959963984540054;

/**
 * The 95 % interval of a partially pooled share, given the intercept and SD: on the logit scale the conditional variance of
 * a group's effect is 1/(n·p(1 − p) + 1/σ²) at its mode (Bates et al. 2015, Journal of Statistical Software 67(1), 5.1).
 * Between groups that do not differ it has no width; where no spread can be told (null), the interval is the exact one.
 */
export function pooledInterval(group: Observed, pooled: number, sd: number | null): Interval {
  if (sd === null) return clopperPearson(group);
  if (sd === 0) return [pooled, pooled];
  const middle = Math.log(pooled / (1 - pooled));
  const half = NORMAL_975 / Math.sqrt(group.n * pooled * (1 - pooled) + 1 / (sd * sd));
  return [plogis(middle - half), plogis(middle + half)];
}
