/** So many are alike at least, or nothing could be told of them: fewer are put together by what they have in common. */
const LEAST_ALIKE = 10;
/** Each pattern is a parameter of the fit: more than these of the finest grain would take minutes and say no more. */
const MOST_FINEST = 60;

interface Grained {
  /** From the finest to the coarsest, as many as there are. */
  readonly strata: readonly string[];
}

/** The strata of this grain that are met often enough; of the finest, the most frequent. */
function keptAt(cases: readonly Grained[], left: readonly number[], grain: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const i of left) {
    const stratum = cases[i]?.strata.at(grain);
    if (stratum !== undefined) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= LEAST_ALIKE);
  // By name where two are as frequent, so that the same cases are always put together in the same way.
  const ordered = often.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return new Set(ordered.slice(0, MOST_FINEST).map(([stratum]) => stratum));
}

/**
 * The pattern of facts of each case: the finest stratum that at least ten are of. What is rare in everything is put together
 * with what has the same factors, then with what has as many.
 */
export function patternsOf(cases: readonly Grained[]): readonly string[] {
  const patterns = cases.map(({ strata }) => strata.at(-1) ?? '');
  const grains = Math.max(0, ...cases.map(({ strata }) => strata.length));
  let left = cases.map((_, i) => i);
  // Counted from the coarsest end: a case that comes with fewer grains has none of the finest.
  for (let grain = -grains; grain < -1; grain++) {
    const kept = keptAt(cases, left, grain);
    const isKept = (i: number): boolean => kept.has(cases[i]?.strata.at(grain) ?? '');
    for (const i of left.filter(isKept)) patterns[i] = cases[i]?.strata.at(grain) ?? '';
    left = left.filter((i) => !isKept(i));
  }
  return patterns;
}
