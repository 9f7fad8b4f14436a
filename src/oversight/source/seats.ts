/** Seats for work that takes much memory: so many at once, so many more that wait for one, and nobody beyond. */
export class Seats {
  readonly #most: number;
  readonly #mostWaiting: number;
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** Does the work once there is a seat; undefined, and nothing done, where too many wait already. */
  async sit<Done>(work: () => Promise<Done>): Promise<Done | undefined> {
    if (this.#taken >= this.#most) {
      if (this.#waiting.length >= this.#mostWaiting) return undefined;
      // Whoever gets up hands the seat on: it stays taken meanwhile, so that nobody slips in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#taken += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }
}
