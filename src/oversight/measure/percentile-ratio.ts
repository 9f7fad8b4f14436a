import { quantile7 } from './overdispersion.ts';
import { unmeasured, type Unmeasured } from './unmeasured.ts';

/**
 * The share at the 90th percentile of groups over that at the 10th (type 7 quantiles, Hyndman and Fan 1996). Never the
 * greatest over the least, which the smallest groups decide.
 */
export function percentileRatio(
  shares: readonly number[],
):
  | { readonly kind: 'measured'; readonly low: number; readonly high: number; readonly ratio: number | null }
  | Unmeasured {
  if (shares.length < 2) return unmeasured('too-few-groups');
  const wrong = shares.findIndex((share) => !(share >= 0 && share <= 1));
  if (wrong >= 0) return unmeasured('not-a-chance', wrong);
  const [low, high] = [quantile7(shares, 0.1), quantile7(shares, 0.9)];
  // Over nothing there is no ratio, however large it would look.
  return { kind: 'measured', low, high, ratio: low === 0 ? null : high / low };
}
