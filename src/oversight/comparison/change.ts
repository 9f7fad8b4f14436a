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

function changeIn(force: string, periods: readonly Period[]): Change {
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

export const changeOf = (force: string, material: Material, definition: Definition): Change =>
  changeIn(force, seriesOf(material, definition).get(forceKey(force)) ?? []);
