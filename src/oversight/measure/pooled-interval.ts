import { plogis } from './distribution.ts';
import type { Interval, Observed } from './observed.ts';
import { clopperPearson } from './interval.ts';
import type { Fit } from './spread.ts';

const NORMAL_975 = 1.959963984540054;

/**
 * The 95 % interval of a partially pooled share, given the intercept and SD: on the logit scale the conditional variance of
 * a group's effect is 1/(n·p(1 − p) + 1/σ²) at its mode (Bates et al. 2015, Journal of Statistical Software 67(1), 5.1).
 * Between groups that do not differ it has no width; where no spread can be told, the interval is the exact one.
 */
export function pooledIntervals(groups: readonly Observed[], fit: Fit): readonly Interval[] {
  return groups.map((group, i) => {
    const pooled = fit.pooled[i] ?? group.y / group.n;
    if (fit.kind !== 'fitted') return clopperPearson(group);
    const { sd } = fit.spread;
    if (sd === 0) return [pooled, pooled];
    const middle = Math.log(pooled / (1 - pooled));
    const half = NORMAL_975 / Math.sqrt(group.n * pooled * (1 - pooled) + 1 / (sd * sd));
    return [plogis(middle - half), plogis(middle + half)];
  });
}
