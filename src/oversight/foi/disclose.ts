import type { CountTable } from '../source/own.ts';
import { heldBack } from '../release/index.ts';
import type { FoiAnswer, Figure } from './answer.schema.ts';

/**
 * The counts as they may be shown: small ones held back, with the one total that is shown counted in. No other margin is: a
 * row's or column's total would have to be protected too.
 */
export function disclosed(
  { dimensions, cells }: CountTable,
  least: number,
  before: FoiAnswer | undefined,
): Pick<FoiAnswer, 'dimensions' | 'figures'> {
  const counts = cells.map(({ count }) => count);
  const shown = heldBack(counts, least);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isTotalShown = total === 0 || total >= least;
  const figures = [
    { at: dimensions.map(() => null), value: isTotalShown ? total : null },
    ...cells.map(({ at }, place) => ({ at: [...at], value: shown[place] ?? null })),
  ];
  return {
    dimensions: dimensions.map(({ name, values }) => ({ name, values: [...values] })),
    figures: figures.map((figure) => settled(figure, least, before)),
  };
}

/**
 * A figure that was given before stays as it was until it has moved far: what one more case does to a table must not be seen
 * by holding two answers side by side.
 */
function settled(figure: Omit<Figure, 'since'>, least: number, before: FoiAnswer | undefined): Figure {
  const last = before?.figures.find(({ at }) => JSON.stringify(at) === JSON.stringify(figure.at));
  if (before === undefined || last === undefined) return { ...figure, since: null };
  const since = last.since ?? before.countedAt;
  if (last.value === null)
    return { ...figure, value: (figure.value ?? 0) >= 2 * least ? figure.value : null, since: null };
  return Math.abs((figure.value ?? 0) - last.value) < least && figure.value !== last.value
    ? { ...figure, value: last.value, since }
    : { ...figure, since: null };
}
