import type { Compared } from './compare-files.ts';
import type { Definition } from '../definition/index.ts';
import { inThread } from './in-thread.ts';
import type { Material } from './material.ts';
import { fitsKept, fittingOf, keepFits, trendFigures, type TrendFits as Fits } from './trend-fits.ts';
import { TrendFits } from './trend-fits.schema.ts';

const fitted = new WeakMap<Material, WeakMap<Definition, Promise<Fits>>>();

/** Fits what is seen over time beside the server; afterwards `fitsOf` has it at once. Asked by many at once, it is fitted once. */
export async function trendFitsApart({
  over,
  comparison: { definition },
}: Pick<Compared, 'over' | 'comparison'>): Promise<void> {
  if (fitsKept(over, definition) !== undefined) return;
  const of = fitted.get(over) ?? new WeakMap<Definition, Promise<Fits>>();
  fitted.set(over, of);
  const waiting =
    of.get(definition) ??
    inThread(new URL('./trend-fits.worker.ts', import.meta.url), fittingOf(trendFigures(over, definition)), (message) =>
      TrendFits.parse(message),
    );
  of.set(definition, waiting);
  try {
    keepFits(await waiting, over, definition);
  } finally {
    // Kept where it was fitted; where the thread failed, the next to ask begins anew.
    of.delete(definition);
  }
}
