import { ok, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { FloorFromWhom } from '../report/index.ts';

/** Somebody was asked which places there are to check, and none is known. */
export interface StateNoPlace {
  readonly case: string;
  readonly fromWhom: FloorFromWhom;
}

export interface NoPlaceStated extends StateNoPlace {
  readonly type: 'NoPlaceStated';
  readonly statement: string;
  readonly at: Date;
}

// Never refused where a place is listed already: the place counts, and what was typed is kept beside it.
export const decideNoPlace = (
  statement: string,
  input: StateNoPlace,
  { now }: Moment,
): Result<readonly NoPlaceStated[], never> => ok([{ ...input, type: 'NoPlaceStated', statement, at: now }]);
