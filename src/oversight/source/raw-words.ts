/** No column has more different fields than are worth knowing again. */
const MOST = 1 << 13;
const SLOTS = 1 << 15;

/** Parts of a text known again letter by letter, without making a text of each: every one has a number. */
export class RawWords {
  readonly #slots = new Int32Array(SLOTS);
  readonly #words: string[] = [];

  /** The slot that holds the word, or the empty one where it belongs. */
  #slot(text: string, from: number, to: number): number {
    let hash = 5381;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) | 0;
    for (let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || isSame(this.#words[number - 1] ?? '', text, from, to)) return slot;
    }
  }

  /** From 1; 0 where the word is not known. */
  numberOf(text: string, from: number, to: number): number {
    return this.#slots[this.#slot(text, from, to)] ?? 0;
  }

  /** Once there are more than any table has, no other is learnt: memory stays bounded whatever is read. */
  learn(text: string, from: number, to: number): number {
    const slot = this.#slot(text, from, to);
    const known = this.#slots[slot] ?? 0;
    if (known !== 0 || this.#words.length >= MOST) return known;
    // A slice would hold on to all of the text that it was cut from.
    const number = this.#words.push(Buffer.from(text.slice(from, to), 'latin1').toString('latin1'));
    this.#slots[slot] = number;
    return number;
  }
}

function isSame(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
