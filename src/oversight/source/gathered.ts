/** As many as a person can look through; a file made to have a million of them must not fill memory or a page. */
export const MOST_GATHERED = 1_000;

/** Gathers what was met up to a bound, and counts what came after it: nothing is left out unsaid. */
export class Gathered<T> {
  readonly all: T[] = [];
  more = 0;

  push(...each: readonly T[]): void {
    for (const one of each)
      if (this.all.length < MOST_GATHERED) this.all.push(one);
      else this.more += 1;
  }
}

/** A sentence on what is not listed, or none where all is. */
export const moreSentence = (what: string, { more }: { readonly more: number }): readonly string[] =>
  more === 0 ? [] : [`There are ${more} more ${what} than the ${MOST_GATHERED} that are listed.`];
