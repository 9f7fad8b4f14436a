import type { CompareQuery } from './compare.schema.ts';
import type { Heard } from './heard.ts';

/** A part of the question. */
export type QueryField = Exclude<keyof CompareQuery, 'source'>;

/** Why there is no comparison, in one sentence for whoever asked. */
export interface Refused {
  readonly kind: 'refused';
  readonly sentence: string;
  /** Which part of the question has to be put right; none where it is the files. */
  readonly field?: QueryField;
  /** What was asked all the same: who gave it can be told. */
  readonly heard?: Heard | undefined;
}

export const refused = (sentence: string, field?: QueryField): Refused => ({
  kind: 'refused',
  sentence,
  ...(field === undefined ? {} : { field }),
});
