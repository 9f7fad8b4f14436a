import { z } from 'zod';
import { Count, Place } from './count.ts';
import type { Row } from './csv.ts';
import type { Offence } from './outcomes-table.ts';
import type { SourceRefused } from './refusal.ts';

/** What a person can answer, and what speaks for it. */
export const Proposal = z.strictObject({ answer: z.string(), why: z.string() });
export type Proposal = z.infer<typeof Proposal>;

/** What a source does not state and a person must settle: nothing is guessed silently. */
export const Question = z.strictObject({
  /** What it is about: `force`, `period`, `unit`, `age`, `offence`, `basis`, `outcome`, `below`, `words` … */
  about: z.string().min(1),
  /** The words of the source that it hangs on; null where the source says nothing at all. */
  printed: z.string().nullable(),
  asks: z.string().min(1),
  proposals: z.array(Proposal),
  /** How many counts hang on it. */
  counts: z.int().nonnegative(),
  at: Place,
});
export type Question = z.infer<typeof Question>;

/** Something strange that was met, and where. */
export const Oddity = z.strictObject({ says: z.string().min(1), at: Place });
export type Oddity = z.infer<typeof Oddity>;

/** A count as a source gives it: its period may still be a question. Only with its period is it a `Count`. */
export const ReadCount = z.strictObject({
  ...Count.shape,
  periodStart: Count.shape.periodStart.nullable(),
  periodEnd: Count.shape.periodEnd.nullable(),
});
export type ReadCount = z.infer<typeof ReadCount>;

/** What one source gave, all of it. */
export const ImportRead = z.strictObject({
  counts: z.array(ReadCount),
  questions: z.array(Question),
  oddities: z.array(Oddity),
});
export type ImportRead = z.infer<typeof ImportRead>;

/** What is asked of a reader beside its file. */
export interface ReaderAsk {
  /** One offence code, or undefined for all. */
  readonly offence: string | undefined;
}

export type Taken =
  | SourceRefused
  | {
      readonly kind: 'read';
      readonly sha256: string;
      readonly vintage: string;
      readonly questions: readonly Question[];
      readonly oddities: readonly Oddity[];
      /** What each offence code is called in it. */
      readonly offences?: readonly Offence[];
    };

/** Small: what is handed on at once is held at once, as counts, as text and as bytes. */
export const BATCH = 512;

/** Takes counts as they are met; a promise is waited for before more of them are read. */
export type TakeCounts = (counts: readonly ReadCount[]) => unknown;

/**
 * Reads one kind of official file where it lies. It hands its counts on as it meets them, so that memory stays bounded; a
 * refusal may come after some were handed on, and then none of them holds.
 */
export interface Reader {
  readonly name: string;
  /** Who publishes it: what is taken in stands under their name. */
  readonly publisher: string;
  /** Whether a row of headings is this reader's own. */
  readonly recognises: (heading: Row) => boolean;
  readonly read: (path: string, ask: ReaderAsk, take: TakeCounts) => Promise<Taken>;
}
