/** Answers that cost much to work out, kept by their question: the latest few, so that odd questions never fill the memory. */
export class Kept<Value> {
  readonly #most: number;
  readonly #made = new Map<string, Promise<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const value = this.#made.get(key) ?? make();
    // Put in anew: a map is in the order of setting, so the first is then the one longest unasked for.
    this.#made.delete(key);
    this.#made.set(key, value);
    const [oldest] = this.#made.keys();
    if (this.#made.size > this.#most && oldest !== undefined) this.#made.delete(oldest);
    return value;
  }
}
