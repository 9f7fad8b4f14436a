import type { Definition } from '../definition/index.ts';
import { cusum, isUnmeasured, type Observed } from '../measure/index.ts';
import { forceKey, slotName } from '../source/index.ts';
import { percent } from './chart-view.ts';
import type { Material } from './material.ts';
import { figureOf } from './pieces.ts';

/** Half of them tell the share while nothing changes, and the other half are watched. */
const FEWEST = 8;

interface Period extends Observed {
  readonly label: string;
}

const sum = (periods: readonly Period[], of: 'y' | 'n'): number => periods.reduce((all, each) => all + each[of], 0);

/** Did a force’s share change, and when: two CUSUM charts of its quarters against its own earlier ones (statistics 2.7). */
export function changeSentences(force: string, material: Material, definition: Definition): readonly string[] {
  const periods = material.slots.flatMap((slot): readonly Period[] => {
    const { forces } = figureOf(material, definition, { label: slotName(slot), slots: [slot] });
    const own = forces.find((each) => forceKey(each.force) === forceKey(force));
    return own === undefined ? [] : [{ label: slotName(slot), y: own.y, n: own.n }];
  });
  if (periods.length < FEWEST)
    return [
      `Whether its share changed is not watched period by period (CUSUM): that takes ${FEWEST} periods, and ${periods.length} ${periods.length === 1 ? 'is' : 'are'} given.`,
    ];
  const half = Math.floor(periods.length / 2);
  const [before, after] = [periods.slice(0, half), periods.slice(half)];
  const p0 = sum(before, 'y') / sum(before, 'n');
  const found = cusum(after, { p0 });
  const first = before[0]?.label ?? '';
  const against = `${percent(p0)}, the share of its ${half} periods from ${first} to ${before.at(-1)?.label ?? ''}`;
  if (isUnmeasured(found)) return [`Whether its share changed cannot be watched (CUSUM) against ${against}.`];
  const named = (signals: readonly number[]): string => signals.map((at) => after[at]?.label ?? '').join(', ');
  const said = [
    ...(found.rise.signals.length === 0 ? [] : [`a rise in ${named(found.rise.signals)}`]),
    ...(found.fall.signals.length === 0 ? [] : [`a fall in ${named(found.fall.signals)}`]),
  ];
  return [
    `Watched over the ${after.length} periods since (CUSUM for odds doubled or halved, against ${against}), ${said.length === 0 ? 'no change is signalled' : `there is ${said.join(' and ')}`}; while nothing changes the two charts signal once in ${found.runLength} periods, were that share known.`,
  ];
}
