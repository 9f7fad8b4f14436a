/** Counts below this are held back, so that nobody is picked out of a small group (handbook: statistics; a setting of who publishes). */
export const LEAST_SHOWN = 5;

/** What is shown of a count: itself, or nothing where it was held back. */
export type Shown = number | null;

/**
 * The counts of groups that add up to a total which is shown, or can be reckoned: those from 1 to below `least` are held
 * back, and with them the next smallest until what was held back cannot be reckoned from the rest. Zero is shown beside what
 * is. `also` are places held back whatever their count.
 */
export function heldBack(
  counts: readonly number[],
  least = LEAST_SHOWN,
  also: ReadonlySet<number> = new Set(),
): readonly Shown[] {
  const hidden = new Set(
    counts.flatMap((count, place) => (count > 0 && (count < least || also.has(place)) ? [place] : [])),
  );
  if (hidden.size === 0) return counts;
  const others = counts
    .map((count, place) => ({ count, place }))
    .filter(({ count, place }) => count > 0 && !hidden.has(place))
    .sort((a, b) => a.count - b.count);
  const sum = (): number => counts.reduce((all, count, place) => all + (hidden.has(place) ? count : 0), 0);
  // One alone is the total less the rest; two that come to little have few ways to come to it.
  for (const { place } of others) {
    if (hidden.size > 1 && sum() >= 2 * least) break;
    hidden.add(place);
  }
  // Nothing left to hide it behind: then no group is shown at all, nor any zero. Five groups that are not zero of a total of
  // five are one each.
  if (hidden.size < 2 || sum() < 2 * least) return counts.map(() => null);
  return counts.map((count, place) => (hidden.has(place) ? null : count));
}

/** One count by itself: as a number, or as a bound where it is small. */
export const shownCount = (count: number, least = LEAST_SHOWN): string =>
  count > 0 && count < least ? `fewer than ${least}` : count.toLocaleString('en-GB');

/** The same where nothing else says what it adds up to: a number, or nothing. */
export const shownAlone = (count: number, least = LEAST_SHOWN): Shown => (count > 0 && count < least ? null : count);
