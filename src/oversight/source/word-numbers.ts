/** No table of counts has as many different forces, quarters, types or offences as this. */
export const MOST_WORDS = 1 << 13;

/**
 * Short numbers for the words that cells are named by: a table has few different words and hundreds of thousands of cells, and
 * a key of four such numbers is one number where the words joined are a hundred letters.
 */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];

  /** Undefined once there are more different words than any table has: memory stays bounded whatever is read. */
  of(word: string): number | undefined {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.length;
    if (number >= MOST_WORDS) return undefined;
    this.#numbers.set(word, number);
    this.#words.push(word);
    return number;
  }

  /** Up to four words as one number, exact below 2 to the power of 52; undefined where one of them is too many. */
  key(words: readonly [string, string, string, string]): number | undefined {
    let key = 0;
    for (const word of words) {
      const number = this.of(word);
      if (number === undefined) return undefined;
      key = key * MOST_WORDS + number;
    }
    return key;
  }

  /** The words of a key, in their order. */
  words(key: number): readonly string[] {
    const found: string[] = [];
    for (let rest = key; found.length < 4; rest = Math.floor(rest / MOST_WORDS))
      found.unshift(this.#words[rest % MOST_WORDS] ?? '');
    return found;
  }
}
