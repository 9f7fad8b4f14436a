import type { Definition } from '../definition/index.ts';
import type { Observed } from '../measure/index.ts';
import type { Material } from './material.ts';
import { tally } from './tally.ts';
import { firstFew, forceCount } from './words.ts';

export interface NamedTally extends Observed {
  readonly force: string;
}

const counted = ({ y, n }: Observed): string => `${y} of ${n}`;

/** Why an earlier issue gives no share of a force, as far as it says: *from 1 to 4* is not *no figure*. */
const wasGiven = ({ counts }: Material, force: string): string => {
  const says = counts.flatMap(({ force: of, outcomeType, value }) =>
    of === force && value.kind === 'missing' ? [`${outcomeType} ${value.says ?? value.why}`] : [],
  );
  return says.length === 0 ? 'no figure' : firstFew([...new Set(says)], 4);
};

export function movedForce(
  now: NamedTally,
  before: ReadonlyMap<string, Observed>,
  earlier: Material,
): readonly string[] {
  const was = before.get(now.force);
  if (was === undefined)
    return [`${now.force}: ${wasGiven(earlier, now.force)} in the earlier issue, ${counted(now)} in the later one.`];
  if (was.y === now.y && was.n === now.n) return [];
  return [`${now.force}: ${counted(was)} in the earlier issue, ${counted(now)} in the later one.`];
}

/** What a later issue moved, force by force, in the figures that this definition reads. */
export function restatedWarnings(
  { restated }: Material,
  definition: Definition,
  forces: readonly NamedTally[],
): readonly string[] {
  if (restated === null) return [];
  const named = restated.files.map(({ file, vintage }) => `${file} (${vintage})`);
  const files = named.length > 4 ? `${named.slice(0, 3).join(', ')} and others` : named.join(', ');
  const earlier = tally(restated.before, definition);
  if (earlier.kind === 'negative-total')
    return [
      `${files} takes the place of an earlier issue that could not be read by itself: ${earlier.force} is below 0 there.`,
    ];
  const before = new Map(earlier.forces.map((each) => [each.force, each]));
  const moved = forces.flatMap((now) => movedForce(now, before, restated.before));
  const gone = earlier.forces
    .filter(({ force }) => !forces.some((now) => now.force === force))
    .map((was) => `${was.force}: ${counted(was)} in the earlier issue, no figure with the later one.`);
  return [
    `${files} takes the place of what the earlier issue gives for the same forces and times: ${moved.length + gone.length} of ${forceCount(forces.length + gone.length)} moved.`,
    ...moved,
    ...gone,
    ...restated.kept.map((force) => `${force}: nothing in the later issue; what the earlier one gives stands.`),
  ];
}
