import { sql } from 'kysely';
import type { CaseJoined } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** The refusal for a case whose report joined another: there is nothing behind it to open. */
export const findJoined = async (tx: Tx, id: string): Promise<CaseJoined | undefined> => {
  const { rows } = await sql<{ joinedInto: string; joinedReference: string }>`
    SELECT i.case_file AS "joinedInto", i.reference AS "joinedReference"
    FROM case_file f JOIN case_file i ON i.force = f.force AND i.case_file = f.joined_into WHERE f.case_file = ${id}`.execute(
    tx,
  );
  const [row] = rows;
  return row === undefined ? undefined : { code: 'CaseJoined', case: id, ...row };
};
