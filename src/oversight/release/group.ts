import type { Span } from './control.ts';

/** What a figure that is shown says of the unknown counts: their sum lies between two numbers. */
export interface Row extends Span {
  readonly members: readonly number[];
  /** Which document it is from, and which of its cells. */
  readonly document: number;
  readonly cell: number;
  readonly shown: number;
}

/** What a percentage says beside its figures: that some unknowns are at least and at most so much of others. */
export interface Ratio extends Span {
  readonly part: readonly number[];
  readonly whole: readonly number[];
}

/** A group of children whose number somebody may want to work out. */
export interface Target {
  readonly members: readonly number[];
  readonly says: string;
  /** Rows that show it, or what it is left over from; as long as they stand, it is known to be at least `atLeast`. */
  readonly by: readonly number[];
  readonly atLeast: number;
  /** Shown as it is, and meant to be. */
  readonly isExact: boolean;
  /** A table has it, or two tables have it between them; else a part that none sets apart, of which only no point may be found. */
  readonly isNamed: boolean;
}
