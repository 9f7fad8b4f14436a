import { createHmac } from 'node:crypto';

const KEYS = 256;

/** The fixed random key of a record, 0 to 255: the same for ever, and known to nobody without the force's secret. */
export const recordKey = (secret: Uint8Array, record: string): number =>
  createHmac('sha256', secret).update(`record\n${record}`).digest().readUInt8(0);

/** How many of the 256 keys move a figure by how much, for a bound of 5: mean 0, variance 2.9. */
const SHARES: readonly number[] = [60, 50, 30, 13, 4, 1];

/** As many moves as there are keys, for counts that noise of at most `bound` leaves at 0 or more; mean 0 by symmetry. */
const movesWithin = (bound: number): readonly number[] => {
  const sizes = Array.from({ length: bound }, (_, i) => i + 1);
  // What a wider bound than the table's adds, and what a narrower one leaves over, goes to the ends and the middle.
  const shares = sizes.map((size) => SHARES[size] ?? 1);
  const moves = sizes.flatMap((size, i) => Array.from({ length: shares[i] ?? 0 }, () => [size, -size]).flat());
  return [...Array.from({ length: KEYS - moves.length }, () => 0), ...moves];
};

/** The keys in an order of the force's own: whoever knows the table of moves does not know which key gives which. */
const orderOf = (secret: Uint8Array): readonly number[] => {
  const rank = (key: number): string => createHmac('sha256', secret).update(`order\n${key}`).digest('hex');
  const ranked = Array.from({ length: KEYS }, (_, key) => ({ key, rank: rank(key) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const place: number[] = Array.from({ length: KEYS }, () => 0);
  ranked.forEach(({ key }, i) => {
    place[key] = i;
  });
  return place;
};

export type Noise = (count: number, key: number) => number;

/**
 * The cell-key method (ONS Census 2021, ABS): how far a cell is moved, by its count and its key. Bounded, mean 0, never below
 * 0; the same records always give the same figure, so that asking again teaches nothing.
 */
export const cellKeyNoise = (secret: Uint8Array, bound: number): Noise => {
  const order = orderOf(secret);
  const moves = Array.from({ length: bound + 1 }, (_, most) => movesWithin(most));
  return (count, key) => moves[Math.min(count, bound)]?.[order[key] ?? 0] ?? 0;
};
