import { forceKey } from '../source/index.ts';
import { FEWEST, isKept, keepChange } from './change.ts';
import { Changes, type Watching } from './change.schema.ts';
import type { Compared } from './compare-files.ts';
import { seriesOf } from './force-series.ts';
import { inThread } from './in-thread.ts';
import type { Material } from './material.ts';
import { isOpen } from './trend-open.ts';

const worked = (watching: Watching): Promise<Changes> =>
  inThread(new URL('./change.worker.ts', import.meta.url), watching, (message) => Changes.parse(message));

// By the counts and what is asked of them: asked by many at once, it is worked out once.
const known = new WeakMap<Material, Map<unknown, Promise<Changes>>>();

/** Works out beside the server whether each force's share changed; afterwards `changeOf` has it at once. */
export function changesApart({ over, comparison: { forces, definition } }: Compared): Promise<Changes> {
  const kept = known.get(over) ?? new Map<unknown, Promise<Changes>>();
  known.set(over, kept);
  const before = kept.get(definition);
  if (before !== undefined) return before;
  const series = isOpen(definition) ? new Map<string, never>() : seriesOf(over, definition);
  const watching = forces
    .map(({ force }) => ({ force, periods: [...(series.get(forceKey(force)) ?? [])] }))
    // Of fewer nothing is worked out.
    .filter(({ periods }) => periods.length >= FEWEST);
  const found = watching.length === 0 ? Promise.resolve([]) : worked(watching);
  const made = found.then((changes) => {
    for (const change of changes) keepChange(change, over, definition);
    return changes;
  });
  kept.set(definition, made);
  // Where the thread failed, the next to ask begins anew.
  made.catch(() => kept.delete(definition));
  return made;
}

const within = new WeakMap<Material, Map<unknown, Map<string, Promise<void>>>>();

const waitedFor = (over: Material, definition: unknown): Map<string, Promise<void>> => {
  const of = within.get(over) ?? new Map<unknown, Map<string, Promise<void>>>();
  within.set(over, of);
  const found = of.get(definition) ?? new Map<string, Promise<void>>();
  of.set(definition, found);
  return found;
};

/** The same of one force, for its own page. */
export async function changeApart(asked: string, { over, comparison: { definition } }: Compared): Promise<void> {
  const force = forceKey(asked);
  if (isOpen(definition) || isKept(force, over, definition)) return;
  const periods = seriesOf(over, definition).get(force) ?? [];
  if (periods.length < FEWEST) return;
  const waited = waitedFor(over, definition);
  const found =
    waited.get(force) ??
    worked([{ force: asked, periods: [...periods] }])
      .then((changes) => {
        for (const change of changes) keepChange(change, over, definition);
      })
      // Kept where it was found; where the thread failed, the next to ask begins anew.
      .finally(() => waited.delete(force));
  waited.set(force, found);
  await found;
}
