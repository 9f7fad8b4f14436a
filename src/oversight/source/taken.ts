import { ok, refused, type Result } from '../../platform/access/index.ts';
import { Count } from './count.ts';
import { presumedIn } from './presumed.ts';
import type { PageRead } from './read-page.ts';

/** What somebody brings: read into text already, and not understood yet. */
export interface BringSource {
  readonly publisher: string;
  readonly file: string;
  readonly sha256: string;
  /** The page as text, as it is kept. */
  readonly page: string;
}

export interface SourceBrought extends BringSource {
  readonly type: 'SourceBrought';
  readonly source: string;
  readonly at: Date;
}

export type BringRefusal =
  | { readonly code: 'SourceTooLarge' }
  | { readonly code: 'SourceBroughtAlready'; readonly source: string };

/** As much as one page of counts can be; an official table is read where it lies. */
const MOST_TEXT = 4_000_000;

export interface BringState {
  readonly id: string;
  /** The same bytes of the same publisher, when they were brought before. */
  readonly before: string | undefined;
}

export function decideBring(
  { id, before }: BringState,
  input: BringSource,
  { now }: { readonly now: Date },
): Result<readonly SourceBrought[], BringRefusal> {
  if (before !== undefined) return refused({ code: 'SourceBroughtAlready', source: before });
  if (input.page.length > MOST_TEXT) return refused({ code: 'SourceTooLarge' });
  return ok([{ type: 'SourceBrought', source: id, at: now, ...input }]);
}

export interface TakeState {
  readonly source: string;
  readonly taken: boolean;
  readonly read: PageRead;
}

export interface SourceTaken {
  readonly type: 'SourceTaken';
  readonly source: string;
  readonly counts: readonly Count[];
  readonly at: Date;
}

export type TakeRefusal =
  | { readonly code: 'NoSuchSource' }
  | { readonly code: 'SourceTakenAlready' }
  | { readonly code: 'NothingFound' }
  | { readonly code: 'NothingToTake' }
  | { readonly code: 'PresumedYet'; readonly asks: readonly string[] }
  | { readonly code: 'SourceNotRead'; readonly why: string };

/** Only what has its days is a count: the rest waits until a person has said them. */
export function decideTake(
  state: TakeState | undefined,
  _: unknown,
  { now }: { readonly now: Date },
): Result<readonly SourceTaken[], TakeRefusal> {
  if (state === undefined) return refused({ code: 'NoSuchSource' });
  const { source, taken, read } = state;
  if (taken) return refused({ code: 'SourceTakenAlready' });
  if (read.kind === 'refused') return refused({ code: 'SourceNotRead', why: read.sentence });
  if (read.counts.length === 0 && read.questions.length === 0) return refused({ code: 'NothingFound' });
  const asks = presumedIn(read.questions);
  if (asks.length > 0) return refused({ code: 'PresumedYet', asks });
  const counts = read.counts.flatMap((count) => Count.safeParse(count).data ?? []);
  if (counts.length === 0) return refused({ code: 'NothingToTake' });
  return ok([{ type: 'SourceTaken', source, counts, at: now }]);
}
