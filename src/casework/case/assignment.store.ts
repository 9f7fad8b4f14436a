import { sql } from 'kysely';
import { ok, type Actor } from '../../platform/access/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { CASE_ROLES } from './case.ts';
import { getCase, type CaseFile } from './case.store.ts';
import {
  decideAssignment,
  type AssignCase,
  type AssignmentRefusal,
  type AssignmentState,
  type CaseAssigned,
} from './assignment.ts';

const loadAssignment = async (tx: Tx, id: string, staff: string): Promise<AssignmentState> => {
  const { rows } = await sql<{ assigned: string | null; eligible: boolean }>`
    SELECT (SELECT staff FROM assignment WHERE case_file = ${id} AND until_at IS NULL) AS assigned,
      EXISTS (SELECT FROM staff WHERE staff = ${staff} AND left_at IS NULL AND roles && ${[...CASE_ROLES]}::text[]) AS eligible`.execute(
    tx,
  );
  const [row] = rows;
  return { assigned: row?.assigned ?? undefined, eligible: row?.eligible ?? false };
};

/** Who has a case, and who had it as its officer at a time or since: what they worked is their own, whoever asks. */
export const officersSince = async (tx: Tx, id: string, since: Date | undefined): Promise<readonly string[]> => {
  const { rows } = await sql<{ staff: string }>`
    SELECT DISTINCT staff FROM assignment WHERE case_file = ${id} AND (until_at IS NULL OR until_at > ${since ?? null}::timestamptz)`.execute(
    tx,
  );
  return rows.map(({ staff }) => staff);
};

/** Ends the assignment there was and begins the new one. */
const insertAssignment = async (tx: Tx, actor: Actor, assigned: CaseAssigned): Promise<void> => {
  await Promise.all([
    // Ended, not replaced: who had a case, and until when, has to be told years later.
    sql`UPDATE assignment SET until_at = ${assigned.from} WHERE case_file = ${assigned.case} AND until_at IS NULL`.execute(
      tx,
    ),
    sql`INSERT INTO assignment (force, case_file, staff, from_at) VALUES (${actor.force}, ${assigned.case}, ${assigned.staff}, ${assigned.from})`.execute(
      tx,
    ),
  ]);
};
export const assignCase: Change<AssignCase, AssignmentState, CaseAssigned, AssignmentRefusal> = {
  action: 'assign-case',
  cases: (input) => [input.case],
  load: ({ tx }, input) => loadAssignment(tx, input.case, input.staff),
  decide: decideAssignment,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) await insertAssignment(tx, actor, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { assigned: events.map((event) => event.staff) },
    given: Object.fromEntries(events.map((event) => ['case', event.case])),
  }),
};

/** Somebody who could have a case, and how many are theirs now. */
export interface Assignable {
  readonly staff: string;
  readonly name: string;
  readonly cases: number;
}

export interface AssignPage {
  readonly file: CaseFile;
  readonly staff: readonly Assignable[];
}

/** Reads who has a case, and who could be given it; reads nobody of the case. */
export const readAssignable: Look<{ readonly case: string }, AssignPage> = {
  action: 'assign-case',
  cases: (input) => [input.case],
  load: async ({ tx }, { case: id }) => {
    const { rows } = await sql<Assignable>`
      SELECT s.staff, s.name, (SELECT count(*)::int FROM assignment a JOIN case_file f ON f.force = a.force AND f.case_file = a.case_file
        WHERE a.force = s.force AND a.staff = s.staff AND a.until_at IS NULL AND f.stage <> 'closed') AS cases
      FROM staff s WHERE s.left_at IS NULL AND s.roles && ${[...CASE_ROLES]}::text[] ORDER BY s.name, s.staff`.execute(
      tx,
    );
    return ok({ file: await getCase(tx, id), staff: rows });
  },
  tell: (page) => ({ cases: [page.file.case], people: [], content: { page: 'assignment' } }),
};
