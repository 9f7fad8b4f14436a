/** Why a published count has no value. */
export type Missing = 'withheld' | 'not-given';

/** A count as published: a whole number, or missing with the bounds that are still known. Missing is never 0. */
export type CountValue =
  | { readonly kind: 'known'; readonly value: number }
  | {
      readonly kind: 'missing';
      readonly why: Missing;
      readonly low: number;
      readonly high: number | null;
      readonly as: string;
    };

/** Closed: outcomes recorded in the quarter. Recorded: outcomes, so far, of the offences recorded in the quarter. */
export type Basis = 'closed' | 'recorded';

/** One cell of a published outcomes table, on both bases at once, before any definition reads it. */
export interface QuarterCount {
  readonly force: string;
  readonly quarter: Quarter;
  readonly outcomeType: string;
  readonly values: Readonly<Record<Basis, CountValue>>;
}

export interface Quarter {
  /** The financial year as published: 2018/19. */
  readonly year: string;
  readonly quarter: number;
}

export const quarterName = ({ year, quarter }: Quarter): string => `Q${quarter} ${year}`;

/** Days from the first to the last, for a source that knows no financial quarter. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The time that a count is of. */
export type Slot = Quarter | Days;

const NOT_GIVEN = /^(?:|-|--|\.\.|na|nil|n\/a\b.*|no arrests have been recorded)$/i;

/** A published cell, or undefined when it is neither a count nor a known way to write that there is none. */
export function countValue(cell: string): CountValue | undefined {
  const text = cell.trim();
  if (/^-?\d{1,12}$/.test(text)) return { kind: 'known', value: Number(text) };
  const below = /^<\s?(\d{1,4})$/.exec(text)?.[1];
  // "<5" is 1 to 4: never 0, and never a middle put in its place.
  if (below !== undefined) return { kind: 'missing', why: 'withheld', low: 1, high: Number(below) - 1, as: text };
  // A star can hide any count, also a 0 from which another could be worked out.
  if (text === '*') return { kind: 'missing', why: 'withheld', low: 0, high: null, as: text };
  if (NOT_GIVEN.test(text)) return { kind: 'missing', why: 'not-given', low: 0, high: null, as: text };
  return undefined;
}
