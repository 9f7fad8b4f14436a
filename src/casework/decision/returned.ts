import type { Tx } from '../../platform/database/index.ts';

/** A proposal that a supervisor returned, or that was withdrawn, and that nothing has taken the place of yet. */
export interface Returned {
  readonly proposal: string;
  readonly verdict: 'returned' | 'withdrawn';
  readonly at: Date;
  readonly by: string;
  readonly byName: string | null;
  /** What is missing, or why it was taken back, as it was written. */
  readonly passage: string;
}

/** Returning is a step that comes after this one: main hands it in. */
export type ReturnedReading = (tx: Tx, id: string) => Promise<Returned | undefined>;
