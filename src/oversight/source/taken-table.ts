import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Count } from './count.ts';

/** An official table as it is taken in: its counts themselves, since the file lies elsewhere. */
export interface TakeTable {
  readonly publisher: string;
  readonly file: string;
  readonly sha256: string;
  /** Which table it is, in the words of its reader. */
  readonly official: string;
  readonly vintage: string;
  /** The one offence that was taken of it; null for all. */
  readonly offence: string | null;
  readonly counts: readonly Count[];
  /** What was strange, as a page without tables: kept as an answer’s page is. */
  readonly page: string;
}

export interface TakeTableState {
  readonly id: string;
  /** The same bytes of the same publisher with this offence among them, when they were taken in before. */
  readonly before: { readonly source: string; readonly counts: number } | undefined;
}

export interface TableTaken extends TakeTable {
  readonly type: 'TableTaken';
  readonly source: string;
  readonly at: Date;
}

export type TakeTableRefusal =
  | { readonly code: 'TableTakenAlready'; readonly source: string; readonly counts: number }
  | { readonly code: 'NothingFound' };

export function decideTakeTable(
  { id, before }: TakeTableState,
  input: TakeTable,
  { now }: { readonly now: Date },
): Result<readonly TableTaken[], TakeTableRefusal> {
  if (before !== undefined) return refused({ code: 'TableTakenAlready', ...before });
  if (input.counts.length === 0) return refused({ code: 'NothingFound' });
  return ok([{ type: 'TableTaken', source: id, at: now, ...input }]);
}
