import type { Actor } from '../../platform/access/index.ts';
import type { CompareQuery } from './compare.schema.ts';
import type { Field } from './shipped.ts';

/** A question as it was put, by whom, and what it might be instead. */
export interface Question {
  readonly query: CompareQuery;
  readonly actor: Actor;
  /** What forces are compared on. */
  readonly title: string;
  readonly isShipped: boolean;
  readonly fields: readonly Field[];
}
