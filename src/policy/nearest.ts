/** The fewest single-letter changes that make one word of another. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** How many letters two words begin with alike. */
function beginningOf(a: string, b: string): number {
  let alike = 0;
  while (alike < a.length && a[alike] === b[alike]) alike += 1;
  return alike;
}

/** The words most like one that was meant, best first: near ones only, or all where there are few. */
export function nearest(word: string, words: readonly string[], most = 3): string[] {
  const plain = (text: string) =>
    text
      .slice(0, 60)
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-');
  const meant = plain(word);
  const ranked = words
    .map((each) => ({
      each,
      // A part of a word that is written whole is that word: *in-care* is *child-in-care*.
      far: plain(each).endsWith(`-${meant}`) ? 0 : distance(meant, plain(each)),
      alike: beginningOf(meant, plain(each)),
    }))
    // As far from several, a word is meant as the one that begins like it: *persons* as *people*.
    .sort((a, b) => a.far - b.far || b.alike - a.alike || (a.each < b.each ? -1 : 1));
  // Of a short list all are worth naming; of a long one only what may have been meant.
  const near = words.length <= 8 ? ranked : ranked.filter(({ far, each }) => far <= Math.max(3, each.length / 2));
  return (near.length > 0 ? near : ranked).slice(0, most).map(({ each }) => each);
}
