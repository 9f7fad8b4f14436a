import type { Definition } from '../definition/index.ts';
import type { Observed } from '../measure/index.ts';
import { forceKey, slotName } from '../source/index.ts';
import type { Material } from './material.ts';
import { figureOf } from './pieces.ts';

/** A force's own figure in one of the source's periods. */
export interface Period extends Observed {
  readonly label: string;
}

type Series = ReadonlyMap<string, readonly Period[]>;
// Every period of every force is added up once, and not again for each force and page.
const known = new WeakMap<Material, Map<Definition, Series>>();

/** The figures of each force, period by period, by its key. */
export function seriesOf(material: Material, definition: Definition): Series {
  const kept = known.get(material) ?? new Map<Definition, Series>();
  known.set(material, kept);
  const before = kept.get(definition);
  if (before !== undefined) return before;
  const found = new Map<string, Period[]>();
  for (const slot of material.slots) {
    const label = slotName(slot);
    for (const { force, y, n } of figureOf(material, definition, { label, slots: [slot] }).forces)
      found.set(forceKey(force), [...(found.get(forceKey(force)) ?? []), { label, y, n }]);
  }
  kept.set(definition, found);
  return found;
}
