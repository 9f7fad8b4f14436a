import type { Count } from './count.ts';
import type { CountedFile } from './table.ts';

/** What a reader makes of a source: its counts, what they were counted from, and everything strange about it. */
export interface Counted {
  readonly kind: 'read';
  readonly files: readonly CountedFile[];
  readonly counts: readonly Count[];
  readonly oddities: readonly string[];
}
