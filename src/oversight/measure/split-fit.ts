import { climbed, type Height } from './bfgs.ts';
import { cholesky, solve } from './cholesky.ts';
import { logit } from './distribution.ts';
import { sum } from './observed.ts';
import { splitSlope, type Rules, type SplitParameters } from './split-likelihood.ts';
import type { SplitCells } from './split-cells.ts';

/**
 * How far log odds of patterns and settings may lie apart before they are held back: a normal of SD 3. Without it a pattern
 * in which everybody decided alike would have log odds without end, and facts all the variance (Gelman et al. 2008, Annals of
 * Applied Statistics 2:1360).
 */
const WIDEST = 3;

export interface SplitFit {
  readonly parameters: SplitParameters;
  /** A guess at the inverse of the bend, to begin another fit of like cases with. */
  readonly inverse: Float64Array;
  /** The log likelihood there, less what holds patterns and settings back. */
  readonly height: number;
}

/** An SD that is not sought but given. */
export type Held = Partial<Pick<SplitParameters, 'forceSd' | 'personSd'>>;

const pack = ({ intercept, patterns, settings, forceSd, personSd }: SplitParameters): Float64Array =>
  Float64Array.from([intercept, ...patterns, ...settings, forceSd, personSd]);

const unpack = (at: Float64Array, { patterns, settings, forces }: SplitCells, held: Held = {}): SplitParameters => ({
  intercept: at[0] ?? 0,
  patterns: [...at.subarray(1, 1 + patterns)],
  settings: [...at.subarray(1 + patterns, 1 + patterns + settings)],
  // The likelihood is the same for either sign. One force lies apart from nobody.
  forceSd: forces.length === 1 ? 0 : Math.abs(at.at(-2) ?? 0),
  personSd: Math.abs(at.at(-1) ?? 0),
  ...held,
});

function heightAt(cells: SplitCells, at: Float64Array, rules: Rules, held: Held): Height {
  const { logLikelihood, slope } = splitSlope(cells, unpack(at, cells, held), rules);
  let height = logLikelihood;
  for (let i = 1; i < at.length - 2; i++) {
    height -= (at[i] ?? 0) ** 2 / (2 * WIDEST ** 2);
    slope[i] = (slope[i] ?? 0) - (at[i] ?? 0) / WIDEST ** 2;
  }
  for (const i of [at.length - 2, at.length - 1]) slope[i] = (slope[i] ?? 0) * ((at[i] ?? 0) < 0 ? -1 : 1);
  if (cells.forces.length === 1 || held.forceSd !== undefined) slope[at.length - 2] = 0;
  if (held.personSd !== undefined) slope[at.length - 1] = 0;
  return { height, slope };
}

/** The inverse of the bend were there no forces and no people. */
function firstInverse(cells: SplitCells): Float64Array {
  const size = 3 + cells.patterns + cells.settings;
  const bend = new Float64Array(size * size);
  for (const { pattern, setting, n } of cells.forces.flat(2)) {
    const places = [0, 1 + pattern, 1 + cells.patterns + setting];
    for (const i of places) for (const j of places) bend[i * size + j] = (bend[i * size + j] ?? 0) + n / 6;
  }
  for (let i = 0; i < size; i++) bend[i * size + i] = (bend[i * size + i] ?? 0) + 1 / WIDEST ** 2;
  bend[(size - 2) * size + size - 2] = 2 * cells.forces.length;
  bend[(size - 1) * size + size - 1] = 2 * cells.people;
  const triangle = cholesky(bend, size);
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const unit = new Float64Array(size);
    unit[i] = 1;
    inverse.set(triangle === undefined ? unit : solve(triangle, unit), i * size);
  }
  return inverse;
}

/** The most likely parameters, from some near by or from none; of what is held, at what it is held at. */
export function fitSplit(cells: SplitCells, rules: Rules, from?: SplitFit, held: Held = {}): SplitFit {
  const all = cells.forces.flat(2);
  const start = from?.parameters ?? {
    intercept: logit((sum(all.map(({ y }) => y)) + 0.5) / (cells.cases + 1)),
    patterns: Array.from({ length: cells.patterns }, () => 0),
    settings: Array.from({ length: cells.settings }, () => 0),
    ...{ forceSd: 0.4, personSd: 0.4 },
  };
  // A hundred-thousandth of a unit of log likelihood is far below any interval.
  const { at, inverse, height } = climbed(
    (there) => heightAt(cells, there, rules, held),
    pack(start),
    from?.inverse ?? firstInverse(cells),
    1e-5,
  );
  return { parameters: unpack(at, cells, held), inverse, height };
}
