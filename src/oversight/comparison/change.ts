import type { Definition } from '../definition/index.ts';
import { cusumSignals, isUnmeasured } from '../measure/index.ts';
import { forceKey } from '../source/index.ts';
import { seriesOf, type Period } from './force-series.ts';
import type { Material } from './material.ts';

/** Half of them tell the share while nothing changes, and the other half are watched. */
export const FEWEST = 8;

/** Whether a force's share changed, and when: two CUSUM charts of its periods against its own earlier ones (statistics 2.7). */
export type Change =
  | { readonly kind: 'few'; readonly force: string; readonly periods: number }
  | (Against & { readonly kind: 'unwatched' })
  | (Against & {
      readonly kind: 'watched';
      readonly watched: readonly string[];
      /** The periods in which a rise, or a fall, is signalled. */
      readonly rises: readonly string[];
      readonly falls: readonly string[];
      /** While nothing changes the two charts signal once in so many periods. */
      readonly runLength: number;
    });

/** The share of its first periods, against which the others are watched. */
export interface Against {
  readonly force: string;
  readonly share: number;
  readonly periods: number;
  readonly from: string;
  readonly to: string;
}

const sum = (periods: readonly Period[], of: 'y' | 'n'): number => periods.reduce((all, each) => all + each[of], 0);

/** Of one force alone. Where it signals, a limit is sought, and that takes up to half a second. */
export function changeIn(force: string, periods: readonly Period[]): Change {
  if (periods.length < FEWEST) return { kind: 'few', force, periods: periods.length };
  const half = Math.floor(periods.length / 2);
  const [before, after] = [periods.slice(0, half), periods.slice(half)];
  const share = sum(before, 'y') / sum(before, 'n');
  const against = { force, share, periods: half, from: before[0]?.label ?? '', to: before.at(-1)?.label ?? '' };
  const found = cusumSignals(after, { p0: share });
  if (isUnmeasured(found)) return { kind: 'unwatched', ...against };
  const named = (signals: readonly number[]): readonly string[] => signals.map((at) => after[at]?.label ?? '');
  const { rise, fall, runLength } = found;
  const watched = after.map(({ label }) => label);
  return { kind: 'watched', ...against, watched, rises: named(rise), falls: named(fall), runLength };
}

const known = new WeakMap<Material, Map<Definition, Map<string, Change>>>();

const keptOf = (material: Material, definition: Definition): Map<string, Change> => {
  const of = known.get(material) ?? new Map<Definition, Map<string, Change>>();
  known.set(material, of);
  const kept = of.get(definition) ?? new Map<string, Change>();
  of.set(definition, kept);
  return kept;
};

export const isKept = (force: string, material: Material, definition: Definition): boolean =>
  keptOf(material, definition).has(forceKey(force));

/** Keeps what was worked out in another thread. */
export const keepChange = (change: Change, material: Material, definition: Definition): void => {
  keptOf(material, definition).set(forceKey(change.force), change);
};

/** Of one force, worked out once for the same counts and the same question. */
export const changeOf = (force: string, material: Material, definition: Definition): Change => {
  const before = keptOf(material, definition).get(forceKey(force));
  if (before !== undefined) return before;
  const made = changeIn(force, seriesOf(material, definition).get(forceKey(force)) ?? []);
  keepChange(made, material, definition);
  return made;
};
