import type { Count } from './count.ts';

/** The two ways that the Home Office has grouped offences for arrests: no group of one is a group of the other. */
export type Grouping = 'to 2014/15' | '2015/16 onwards';

/** One count of arrests with what the shape of a count has no place for. */
export interface ArrestCount {
  readonly count: Count;
  readonly grouping: Grouping;
  /** As printed, or `all`. */
  readonly ethnicity: string;
  readonly sex: string;
}
