import { sql } from 'kysely';
import { onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD, getCase, type Waiting } from '../case/index.ts';
import { stillRests } from '../decision/index.ts';
import type { OutcomeReading } from '../notice/index.ts';
import { approvedProposalOf, outcomesOf } from '../outcome/index.ts';

/** The newest upholding of a case, and the digest of what it rested on. */
const upheldOf = async (
  tx: Tx,
  id: string,
): Promise<{ readonly at: Date; readonly digest: string | undefined } | undefined> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<{ at: Date; digest: Buffer | null }>`
    SELECT u.upheld_at AS at, u.basis_digest AS digest FROM reconsideration r
    JOIN reconsideration_upheld u ON u.force = r.force AND u.reconsideration = r.reconsideration
    WHERE r.case_file = ${id} ORDER BY u.upheld_at DESC LIMIT 1`,
  );
  const [row] = rows;
  return row === undefined ? undefined : { at: row.at, digest: row.digest?.toString('hex') };
};

/** What was approved is held against what is known now; what was upheld since, against what it was upheld on. */
const isCurrent: OutcomeReading['isCurrent'] = async (tx, id) => {
  const { stage } = await getCase(tx, id);
  // What is recorded in a closed case opens it, so that nothing has to be compared.
  if (stage !== 'approved') return stage === 'closed';
  const proposal = await approvedProposalOf(tx, id);
  if (proposal === undefined) return false;
  const upheld = await upheldOf(tx, id);
  // What was upheld rests on what the supervisor saw then: held against the old facts it would come undone again.
  const isUpheld = upheld !== undefined && upheld.at > proposal.at;
  const basisDigest = isUpheld ? upheld.digest : proposal.basisDigest;
  const at = isUpheld ? upheld.at : proposal.at;
  return basisDigest !== undefined && stillRests(tx, id, proposal, { basisDigest, at });
};

/** How the steps that follow an approved outcome read it. */
export const decidedOutcomes: OutcomeReading = {
  outcomesOf: onceALook(async (tx, id) => {
    const [upheld, set] = await Promise.all([upheldOf(tx, id), outcomesOf(tx, id)]);
    return set.map((row) => ({ ...row, upheldAt: upheld?.at }));
  }),
  isCurrent,
};

/** Decided cases that opened again, and wait: to be upheld by a supervisor other than who opened or approved, or decided anew. */
export const reopenedWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT r.force, r.case_file, 'reopened' AS waits, r.reopened_at AS since, r.reopened_by AS by,
      'reconsideration/' || r.reconsideration || '/uphold' AS place
    FROM reconsideration r JOIN case_file f ON f.force = r.force AND f.case_file = r.case_file AND f.stage = 'open'
    WHERE NOT EXISTS (SELECT FROM reconsideration n WHERE n.force = r.force AND n.case_file = r.case_file
        AND (n.reopened_at, n.reconsideration) > (r.reopened_at, r.reconsideration))`,
};

/** What reconsidering still owes, by the event that its time runs from: a case that opened again and is not decided. */
export const reopenedOwed = async (
  tx: Tx,
  id: string,
): Promise<readonly { readonly event: string; readonly at: Date }[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<{ at: Date }>`
    SELECT max(r.reopened_at) AS at FROM reconsideration r
    JOIN case_file f ON f.force = r.force AND f.case_file = r.case_file AND f.stage IN ('open', 'proposed')
    WHERE r.case_file = ${id} HAVING count(*) > 0`,
  );
  return rows.map(({ at }) => ({ event: 'CaseReopened', at }));
};
