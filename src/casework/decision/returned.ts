import type { Tx } from '../../platform/database/index.ts';

/** A proposal that a supervisor returned, and that nothing has taken the place of yet. */
export interface Returned {
  readonly proposal: string;
  readonly at: Date;
  readonly by: string;
  readonly byName: string | null;
  /** What is missing, as the supervisor wrote it. */
  readonly passage: string;
}

/** Returning is a step that comes after this one: main hands it in. */
export type ReturnedReading = (tx: Tx, id: string) => Promise<Returned | undefined>;
