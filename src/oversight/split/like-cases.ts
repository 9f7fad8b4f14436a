import {
  adjustedSpread,
  isUnmeasured,
  type AdjustedSpread,
  type DecidedCase,
  type Observed,
} from '../measure/index.ts';
import type { Between } from './split.schema.ts';

/** Between fewer the spread is a guess, and a force could be told by taking its own away (choices of ours). */
export const LEAST_FORCES = 5;
export const LEAST_OF_FORCE = 20;
/** At least this part of all has to be of a kind that two forces had: what one alone had tells of no difference. */
const LEAST_ALIKE = 0.5;

type Kind = Pick<DecidedCase, 'force' | 'pattern' | 'outcome'>;

const countIn = (cases: readonly Kind[]): Observed => ({
  y: cases.filter(({ outcome }) => outcome).length,
  n: cases.length,
});

/** To the hundredth: as far as an interval of tenths has a use for it, and no count can be had back from it. */
const hundredth = (value: number): number => Math.round(value * 100) / 100;

const figures = ({ mor, morInterval: [low, high] }: AdjustedSpread) => ({
  mor: hundredth(mor),
  interval: [hundredth(low), high === null ? null : hundredth(high)] satisfies [number, number | null],
});

/**
 * How far forces differ as recorded, and in cases of which the same was recorded: ages in bands, parts and factors, from which
 * the category comes (statistics 2.4, 2.5). What was not recorded is not adjusted for.
 */
export function betweenForces(cases: readonly Kind[]): Between {
  const byForce = [...Map.groupBy(cases, ({ force }) => force).values()].filter(
    ({ length }) => length >= LEAST_OF_FORCE,
  );
  const forces = byForce.length;
  const within = byForce.flat();
  const kinds = [...Map.groupBy(within, ({ pattern }) => pattern)].filter(
    ([, alike]) => new Set(alike.map(({ force }) => force)).size > 1,
  );
  const alike = kinds.reduce((sum, [, each]) => sum + each.length, 0);
  if (forces < LEAST_FORCES || alike < LEAST_ALIKE * within.length) return { kind: 'too-few', forces };
  const shared = new Set(kinds.map(([pattern]) => pattern));
  const strata = byForce.map((all) => {
    const own = Map.groupBy(all, ({ pattern }) => pattern);
    return [...shared].map((pattern) => countIn(own.get(pattern) ?? []));
  });
  // Of the same decisions, so that nothing but the adjustment parts the two.
  const compared = byForce.map((all) => countIn(all.filter(({ pattern }) => shared.has(pattern))));
  if (compared.some(({ n }) => n === 0)) return { kind: 'too-few', forces };
  const [raw, adjusted] = [adjustedSpread(compared.map((each) => [each])), adjustedSpread(strata)];
  return isUnmeasured(raw) || isUnmeasured(adjusted)
    ? { kind: 'too-few', forces }
    : { kind: 'measured', forces, kinds: shared.size, raw: figures(raw), alike: figures(adjusted) };
}
