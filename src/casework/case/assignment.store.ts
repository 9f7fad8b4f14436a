import { sql } from 'kysely';
import type { Actor } from '../../platform/access/index.ts';
import type { Change } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import {
  decideAssignment,
  type AssignCase,
  type AssignmentRefusal,
  type AssignmentState,
  type CaseAssigned,
} from './assignment.ts';

/** Who may be given cases. */
const CASE_ROLES = ['officer', 'supervisor'];

const loadAssignment = async (tx: Tx, id: string, staff: string): Promise<AssignmentState> => {
  const { rows } = await sql<{ assigned: string | null; eligible: boolean }>`
    SELECT (SELECT staff FROM assignment WHERE case_file = ${id} AND until_at IS NULL) AS assigned,
      EXISTS (SELECT FROM staff WHERE staff = ${staff} AND left_at IS NULL AND roles && ${CASE_ROLES}::text[]) AS eligible`.execute(
    tx,
  );
  const [row] = rows;
  return { assigned: row?.assigned ?? undefined, eligible: row?.eligible ?? false };
};

/** Ends the assignment there was and begins the new one. */
const insertAssignment = async (tx: Tx, actor: Actor, assigned: CaseAssigned): Promise<void> => {
  await sql`UPDATE assignment SET until_at = ${assigned.from} WHERE case_file = ${assigned.case} AND until_at IS NULL`.execute(
    tx,
  );
  await sql`INSERT INTO assignment (force, case_file, staff, from_at) VALUES (${actor.force}, ${assigned.case}, ${assigned.staff}, ${assigned.from})`.execute(
    tx,
  );
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
