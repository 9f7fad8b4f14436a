import type { Tx } from '../../platform/database/index.ts';
import { factHistoryFrom, type FactHistory } from './fact-history.ts';
import { recordedOf } from './recorded.store.ts';
import { everyStatementIn } from './statement.store.ts';

/** Everything ever answered about a case. Opens no sealed record. */
export const factHistoryOf = async (tx: Tx, id: string): Promise<FactHistory> => {
  const recorded = await recordedOf(tx, id);
  return factHistoryFrom({ ...recorded, statements: everyStatementIn(recorded) });
};
