import { z } from 'zod';

/** How figures are kept from telling of one child; a definition may choose. */
export const METHODS = ['cell-key', 'round', 'suppress'] as const;

/**
 * The settings of disclosure control, published with every release: what a reader may know is what an attacker is taken to
 * know. `least`: below it nothing is shown. `bound`: how far noise may move a figure (cell-key). `base`: what is rounded to.
 * `width`: how many whole numbers apart the ends of what can be worked out have to lie. `revision`: by how much a figure that
 * was published before has to move until it is published anew.
 */
export const Control = z.strictObject({
  method: z.enum(METHODS),
  least: z.int().min(1).max(50),
  bound: z.int().min(0).max(20),
  base: z.int().min(1).max(50),
  width: z.int().min(1).max(100),
  zeros: z.enum(['shown', 'hidden']),
  revision: z.int().min(0).max(200),
});
export type Control = z.infer<typeof Control>;

// Handbook 7.4 and statistics 2.9: 1 to 4 hidden is what most do; it does not stand up to who knows the method (ADR 22).
const SUPPRESS: Control = { method: 'suppress', least: 5, bound: 0, base: 1, width: 10, zeros: 'shown', revision: 0 };
const ROUND: Control = { method: 'round', least: 10, bound: 0, base: 5, width: 10, zeros: 'hidden', revision: 20 };
const CELL_KEY: Control = {
  method: 'cell-key',
  least: 10,
  bound: 5,
  base: 1,
  width: 10,
  zeros: 'hidden',
  revision: 20,
};

/** What each method is set to unless a definition says otherwise. */
export const CONTROLS = { 'cell-key': CELL_KEY, round: ROUND, suppress: SUPPRESS } as const;

/** A whole number that lies between two others, both of them possible; no upper end is `MOST`. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** More than any table of one nation's children holds: stands for *no upper end is known*. */
export const MOST = 1_000_000;

/** Fewer cells than this would not be told apart by rounding. */
const half = (base: number): number => Math.floor(base / 2);

/** What a figure that is shown tells of the count behind it. */
export const toldBy = ({ method, least, bound, base, zeros }: Control, shown: number): Span => {
  if (method === 'suppress' || (shown === 0 && zeros === 'shown')) return { low: shown, high: shown };
  if (method === 'round') return { low: Math.max(least, shown - half(base)), high: shown + half(base) };
  return { low: Math.max(0, shown - bound), high: shown + bound };
};
