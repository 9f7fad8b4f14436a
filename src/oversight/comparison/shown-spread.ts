import { fitSpread, spreadOfFew, type Observed, type Spread } from '../measure/index.ts';

/** Below this many, the interval by likelihood held the truth in 85 to 92 % of nations and not in 95 (docs/measures.md). */
const FEW_FORCES = 20;

type ShownSpread = Omit<Spread, 'b0'>;

/** The spread that allows for few forces; null where they are not few, or it cannot be had. */
export function spreadBetweenFew(forces: readonly Observed[]): ShownSpread | null {
  if (forces.length >= FEW_FORCES) return null;
  const few = spreadOfFew(forces);
  return few.kind === 'measured' ? few : null;
}

/**
 * The spread as sentences and tables give it: by the interval that holds for so many forces. The published JSON keeps the
 * one by likelihood, whatever their number, and says beside it that it is too narrow.
 */
export function shownSpread(forces: readonly Observed[]): ShownSpread | null {
  const few = spreadBetweenFew(forces);
  if (few !== null || forces.length === 0) return few;
  const fit = fitSpread(forces);
  return fit.kind === 'fitted' ? fit.spread : null;
}
