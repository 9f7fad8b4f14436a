/** How many of a kind were met, and where the first of them stand: a file of a hundred thousand rows must not print ten thousand lines. */
export class FirstPlaces {
  count = 0;
  readonly #rows: number[] = [];

  push(row: number): void {
    this.count += 1;
    if (this.#rows.length < MOST_NAMED && this.#rows.at(-1) !== row) this.#rows.push(row);
  }

  /** `rows 3, 8 and 12` or `row 3`, the first where there are more. */
  get words(): string {
    const last = this.#rows.at(-1) ?? 0;
    const before = this.#rows.slice(0, -1);
    const rows = before.length === 0 ? `row ${last}` : `rows ${before.join(', ')} and ${last}`;
    return this.count > this.#rows.length ? `the first in ${rows}` : rows;
  }
}

const MOST_NAMED = 3;

/** The places of each kind, in the order in which kinds were met. */
export class PlacesBy {
  readonly #by = new Map<string, FirstPlaces>();

  push(kind: string, row: number): void {
    const places = this.#by.get(kind) ?? new FirstPlaces();
    this.#by.set(kind, places);
    places.push(row);
  }

  get all(): readonly (readonly [string, FirstPlaces])[] {
    return [...this.#by];
  }
}
