/** Letters to change, add or take away to make one word the other. Levenshtein 1966, Soviet Physics Doklady 10:707. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The few words most like the one that was typed, most alike first. */
export const nearest = (typed: string, words: Iterable<string>, few = 5): readonly string[] =>
  [...words]
    .map((word) => ({ word, far: distance(typed.toUpperCase(), word.toUpperCase()) }))
    .toSorted((a, b) => a.far - b.far || a.word.localeCompare(b.word, 'en', { numeric: true }))
    .slice(0, few)
    .map(({ word }) => word);
