import type { Count } from './count.ts';

/** A count that two issues of one source give otherwise. */
export interface Moved {
  readonly force: string;
  readonly before: Count;
  readonly after: Count;
  /** After less before; null where either is missing. */
  readonly by: number | null;
}

/** What a later issue does to an earlier one, force by force in the order of their names. */
export interface Restated {
  readonly moved: readonly Moved[];
  /** Counts that both issues give alike. */
  readonly same: number;
  /** Counts that only the later issue gives, and that only the earlier one gave, within the forces and periods that both have. */
  readonly appeared: readonly Count[];
  readonly gone: readonly Count[];
}

/** Which count this is, whichever issue gives it. */
const keyOf = ({ value: _v, low: _l, high: _h, missing: _m, at: _a, ...what }: Count): string =>
  JSON.stringify(Object.entries(what).toSorted(([one], [other]) => one.localeCompare(other)));

const scopeOf = ({ force, periodStart, periodEnd }: Count): string => `${force}|${periodStart}|${periodEnd}`;

const byForce = (one: { readonly force: string }, other: { readonly force: string }): number =>
  one.force.localeCompare(other.force, 'en');

const isSame = (one: Count, other: Count): boolean =>
  one.value === other.value && one.missing === other.missing && one.low === other.low && one.high === other.high;

const onlyIn = (counts: readonly Count[], other: readonly Count[]): readonly Count[] => {
  const [keys, scopes] = [new Set(other.map(keyOf)), new Set(other.map(scopeOf))];
  // A force or year that the other issue does not cover was not taken away by it.
  return counts.filter((count) => scopes.has(scopeOf(count)) && !keys.has(keyOf(count))).toSorted(byForce);
};

/** Holds a later issue against an earlier one, count by count. */
export function restated(before: readonly Count[], after: readonly Count[]): Restated {
  const earlier = new Map(before.map((count) => [keyOf(count), count] as const));
  const moved: Moved[] = [];
  let same = 0;
  for (const count of after) {
    const was = earlier.get(keyOf(count));
    if (was === undefined) continue;
    if (isSame(was, count)) same += 1;
    else {
      const by = was.value === null || count.value === null ? null : count.value - was.value;
      moved.push({ force: count.force, before: was, after: count, by });
    }
  }
  return { moved: moved.toSorted(byForce), same, appeared: onlyIn(after, before), gone: onlyIn(before, after) };
}

const shown = ({ value, low, high, missing }: Count): string => {
  if (value !== null) return value.toLocaleString('en-GB');
  return `${missing ?? 'missing'} (${low ?? 0} to ${high ?? 'any number'})`;
};

const what = ({ measure, outcomeType, periodStart, periodEnd, basis }: Count): string =>
  `${measure}${outcomeType === null ? '' : ` of type ${outcomeType}`}, ${periodStart} to ${periodEnd}, ${basis}`;

/** One sentence for each count that moved. */
export const movedSentence = ({ force, before, after, by }: Moved): string =>
  `${force}: ${what(after)}: ${shown(before)} in the earlier issue, ${shown(after)} in the later one${by === null ? '' : ` (${by > 0 ? '+' : ''}${by.toLocaleString('en-GB')})`}.`;
