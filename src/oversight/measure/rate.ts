import type { Interval } from './observed.ts';
import { poissonInterval } from './poisson.ts';
import { isCount, unmeasured, type Unmeasured } from './unmeasured.ts';

export interface Rate {
  readonly kind: 'measured';
  /** Per so many of the population. */
  readonly per: number;
  readonly rate: number;
  readonly interval: Interval;
}

/**
 * A count per 1,000 of a population in the same time, with Garwood's exact Poisson interval (1936, Biometrika 28:437). A
 * force without residents (British Transport Police) has no population, and no rate.
 */
export function ratePer(count: number, population: number | null, per = 1000): Rate | Unmeasured {
  if (!isCount(count)) return unmeasured('not-a-count', 0);
  if (population === null || population === 0) return unmeasured('no-population');
  if (!isCount(population)) return unmeasured('not-a-count', 1);
  const [lower, upper] = poissonInterval(count);
  return {
    kind: 'measured',
    per,
    rate: (count / population) * per,
    interval: [(lower / population) * per, (upper / population) * per],
  };
}
