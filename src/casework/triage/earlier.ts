import { ok, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { FromWhom } from './statement.ts';

export interface StateEarlierReports {
  readonly case: string;
  readonly reports: number | 'not-known';
  readonly fromWhom: FromWhom | undefined;
}

export interface EarlierReportsStated extends StateEarlierReports {
  readonly type: 'EarlierReportsStated';
  readonly statement: string;
}

export const decideEarlierReports = (
  statement: string,
  input: StateEarlierReports,
  _moment: Moment,
): Result<readonly EarlierReportsStated[], never> => ok([{ ...input, type: 'EarlierReportsStated', statement }]);

/** What the records say, and at least as many as other cases here hold: what is counted is never stated away. */
export const earlierReports = (stated: number | 'unknown', counted: number): number | 'unknown' => {
  if (stated === 'unknown') return counted > 0 ? counted : 'unknown';
  return Math.max(stated, counted);
};
