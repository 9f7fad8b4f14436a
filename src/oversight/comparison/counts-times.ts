import { slotName, type Days } from '../source/index.ts';
import { refused, type Refused } from './compare-refused.ts';
import { overlapping, slotsIn } from './count-material.ts';
import { daysOf, type CountSource, type Scoped, type SourceCount } from './count-source.ts';

/** All the times of the counts together, where they go together at all. */
export const ALL = 'all';

export const forcesIn = (counts: readonly SourceCount[]): ReadonlySet<string> =>
  new Set(counts.map(({ force }) => force));

const during = (counts: readonly SourceCount[], slot: Days): readonly SourceCount[] =>
  counts.filter((count) => slotName(daysOf(count)) === slotName(slot));

/** Times that go together: none lies over another, the ones that most forces give first. */
export function apart(counts: readonly SourceCount[]): readonly Days[] {
  const byForces = slotsIn(counts).toSorted(
    (a, b) => forcesIn(during(counts, b)).size - forcesIn(during(counts, a)).size,
  );
  const kept: Days[] = [];
  for (const slot of byForces) if (!kept.some((each) => overlapping(each, slot))) kept.push(slot);
  return kept.toSorted((a, b) => a.from.localeCompare(b.from));
}

export interface Times {
  readonly kind: 'times';
  readonly chosen: readonly Days[];
  readonly over: readonly Days[];
  readonly value: string;
}

/**
 * The time that is compared: as asked; else all, if each force gives all, or of a table, which is read whole; else the one that most
 * forces give, the latest of them.
 */
export function timesOf({ counts }: Scoped, asked: string | undefined, { title, table }: CountSource): Refused | Times {
  const [slots, over] = [slotsIn(counts), apart(counts)];
  if (asked !== undefined && asked !== ALL) {
    const slot = slots.find((each) => [slotName(each), `${each.from} to ${each.to}`].includes(asked.trim()));
    if (slot === undefined)
      return refused(`${title} has no figures for “${asked}”; it has: ${slots.map(slotName).join('; ')}.`, 'period');
    const rest = over.filter((each) => !overlapping(each, slot));
    const all = [...rest, slot].toSorted((a, b) => a.from.localeCompare(b.from));
    return { kind: 'times', chosen: [slot], over: all, value: slotName(slot) };
  }
  const sizes = over.map((slot) => ({ slot, forces: forcesIn(during(counts, slot)).size }));
  const isWhole = table !== undefined || sizes.every(({ forces }) => forces === forcesIn(counts).size);
  const best = sizes.reduce<Days | undefined>((found, { slot, forces }) => {
    const most = Math.max(...sizes.map((each) => each.forces));
    return forces === most ? slot : found;
  }, undefined);
  if (asked === ALL || isWhole || best === undefined) return { kind: 'times', chosen: over, over, value: ALL };
  return { kind: 'times', chosen: [best], over, value: slotName(best) };
}
