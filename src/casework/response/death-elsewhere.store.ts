import { sql } from 'kysely';
import { rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { isListedChild } from '../report/index.ts';
import { DIED } from './request.ts';

/** What another case says of a child of this one, and this one does not. */
export interface SaidElsewhere {
  /** As they are known in this case. */
  readonly person: string;
  readonly says: 'died' | 'alive';
  readonly reference: string;
}

/** The newest instant at which supervisors of a case answered so that this person died. */
const answeredAt = (
  party: string,
  value: 'granted' | 'refused',
) => sql`(SELECT max(d.decided_at) FROM supervisor_request r
      JOIN supervisor_decision d ON d.force = r.force AND d.request = r.request AND d.value = ${value}
      WHERE r.force = ${sql.ref(`${party}.force`)} AND r.case_file = ${sql.ref(`${party}.case_file`)} AND r.subject = ${sql.ref(`${party}.person`)} AND r.about = ${DIED})`;

const withdrawnAt = (party: string) => sql`(SELECT max(w.recorded_at) FROM death_withdrawn w
      WHERE w.force = ${sql.ref(`${party}.force`)} AND w.case_file = ${sql.ref(`${party}.case_file`)} AND w.person = ${sql.ref(`${party}.person`)})`;

/**
 * Whether a child lives is recorded a case, and the child is one: what other cases say of the same person, closed ones too,
 * until this case says it as well, or said otherwise since. A supervisor who refuses to record a death here, or whoever
 * takes it back, has said that it is not this child.
 */
export const saidElsewhere = async (tx: Tx, id: string): Promise<readonly SaidElsewhere[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.elsewhere,
    sql<SaidElsewhere>`
    WITH RECURSIVE alike AS (
      SELECT person AS of, person FROM party
      WHERE case_file = ${id} AND (${isListedChild('party')} OR died AND NOT taken_off)
      UNION
      SELECT a.of, CASE WHEN s.person = a.person THEN s.other ELSE s.person END
      FROM alike a JOIN same_person s ON (s.person = a.person OR s.other = a.person) AND s.ended_at IS NULL)
    SELECT DISTINCT ON (a.of) a.of AS person, said.says, said.reference
    FROM alike a CROSS JOIN LATERAL (
      -- Row by row, by the person: as a join it could be read with every party there is.
      SELECT CASE WHEN here.died THEN 'alive' ELSE 'died' END AS says,
        (SELECT f.reference FROM case_file f WHERE f.force = there.force AND f.case_file = there.case_file) AS reference,
        CASE WHEN here.died THEN ${withdrawnAt('there')} ELSE ${answeredAt('there', 'granted')} END AS at,
        CASE WHEN here.died THEN ${answeredAt('here', 'granted')} ELSE greatest(${answeredAt('here', 'refused')}, ${withdrawnAt('here')}) END AS answered
      FROM party there JOIN party here ON here.force = there.force AND here.case_file = ${id} AND here.person = a.of
      WHERE there.person = a.person AND there.case_file <> ${id} AND there.died <> here.died AND NOT there.taken_off OFFSET 0) said
    WHERE said.at > coalesce(said.answered, '-infinity') ORDER BY a.of, said.at DESC`,
  );
  return rows;
};
