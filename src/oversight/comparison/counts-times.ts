import { slotName, type Days } from '../source/index.ts';
import { refused, type Refused } from './compare-refused.ts';
import { overlapping, slotsIn } from './count-material.ts';
import { daysOf, type CountSource, type Scoped, type SourceCount } from './count-source.ts';

/** All the times of the counts together, where they go together at all. */
export const ALL = 'all';

/** All the times that most forces hold. */
export const HELD = 'held';

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
  /** Times that are left out unasked, as most forces say that they hold nothing of them. */
  readonly unheld: readonly Days[];
}

/** Whether no more than half of the forces that give this time hold anything of it: a record begins when it begins. */
function isUnheld(counts: readonly SourceCount[], slot: Days): boolean {
  const within = during(counts, slot);
  const not = forcesIn(within.filter(({ missing }) => missing === 'not-held'));
  return not.size * 2 >= forcesIn(within).size && not.size > 0;
}

/** Of times that go together: all, if each force gives all of them; else the one that most forces give, the latest of them. */
function usual(counts: readonly SourceCount[], among: readonly Days[]): Days | undefined {
  const sizes = among.map((slot) => ({ slot, forces: forcesIn(during(counts, slot)).size }));
  if (sizes.every(({ forces }) => forces === forcesIn(counts).size)) return undefined;
  const most = Math.max(...sizes.map((each) => each.forces));
  return sizes.findLast(({ forces }) => forces === most)?.slot;
}

/**
 * The time that is compared: as asked; else all that most forces hold, if each force gives all of it, or of a table, which is read
 * whole; else the one that most forces give, the latest of them.
 */
export function timesOf({ counts }: Scoped, asked: string | undefined, { title, table }: CountSource): Refused | Times {
  const [slots, over] = [slotsIn(counts), apart(counts)];
  if (asked !== undefined && asked !== ALL && asked !== HELD) {
    const slot = slots.find((each) => [slotName(each), `${each.from} to ${each.to}`].includes(asked.trim()));
    if (slot === undefined)
      return refused(`${title} has no figures for “${asked}”; it has: ${slots.map(slotName).join('; ')}.`, 'period');
    const rest = over.filter((each) => !overlapping(each, slot));
    const all = [...rest, slot].toSorted((a, b) => a.from.localeCompare(b.from));
    return { kind: 'times', chosen: [slot], over: all, value: slotName(slot), unheld: [] };
  }
  const whole: Times = { kind: 'times', chosen: over, over, value: ALL, unheld: [] };
  if (asked === ALL || table !== undefined) return whole;
  const held = over.filter((slot) => !isUnheld(counts, slot));
  const among = held.length === 0 ? over : held;
  const unheld = over.filter((slot) => !among.includes(slot));
  const best = usual(counts, among);
  if (best !== undefined) return { ...whole, chosen: [best], value: slotName(best), unheld };
  return unheld.length === 0 ? whole : { ...whole, chosen: among, value: HELD, unheld };
}

/** Which times a comparison leaves out unasked, for those who read it. */
export const unheldSentences = ({ unheld }: Times): readonly string[] =>
  unheld.length === 0
    ? []
    : [
        `Not held by most forces, and in no figure unless it is chosen as the period: ${unheld.map(slotName).join('; ')}.`,
      ];
