import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { Rank } from './rank.ts';

/** A member of staff as written down; `subject` is what the force’s identity provider calls them. */
export interface StaffMember {
  readonly force: string;
  readonly staff: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Undefined where the force keeps none. */
  readonly rank?: Rank | undefined;
}

/** Their row where they worked here before and do not now. */
export const formerRow = async (tx: Tx, subject: string): Promise<string | undefined> => {
  const { rows } = await sql<{ staff: string }>`
    SELECT staff FROM staff WHERE subject = ${subject} AND left_at IS NOT NULL AND NOT superseded`.execute(tx);
  return rows[0]?.staff;
};

/** A first start, or another in the row that they had: the term that is over is kept beside it. */
export const startStaff = async (tx: Tx, member: StaffMember): Promise<void> => {
  await sql`
    INSERT INTO staff_term (force, staff, started_at, left_at)
    SELECT force, staff, started_at, left_at FROM staff WHERE staff = ${member.staff} AND left_at IS NOT NULL`.execute(
    tx,
  );
  await sql`
    INSERT INTO staff (force, staff, subject, name, roles, rank, started_at)
    VALUES (${member.force}, ${member.staff}, ${member.subject}, ${member.name}, ${[...member.roles]}, ${member.rank ?? null}, now())
    ON CONFLICT (force, staff) DO UPDATE SET
      name = excluded.name, roles = excluded.roles, rank = excluded.rank, started_at = now(), left_at = NULL
    WHERE staff.left_at IS NOT NULL AND staff.subject = excluded.subject`.execute(tx);
};

/** Who holds a role now, kept from being changed by anybody else until this change is done. */
export const lockHolders = async (tx: Tx, role: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ staff: string }>`
    SELECT staff FROM staff WHERE left_at IS NULL AND ${role} = ANY(roles) ORDER BY staff FOR UPDATE`.execute(tx);
  return rows.map(({ staff }) => staff);
};

// In the same transaction: who left, or lost a role, has no request left that could still use it.
const endSessions = (tx: Tx, staff: string) => sql`DELETE FROM session WHERE staff = ${staff}`.execute(tx);

/** From this transaction’s commit on, every request of theirs is refused. False when there is nobody to leave. */
export const leaveStaff = async (tx: Tx, staff: string): Promise<boolean> => {
  const left = await sql`UPDATE staff SET left_at = now() WHERE staff = ${staff} AND left_at IS NULL`.execute(tx);
  await endSessions(tx, staff);
  return left.numAffectedRows === 1n;
};

/** New roles begin with a new sign-in. False when there is nobody to change. */
export const changeRoles = async (tx: Tx, staff: string, roles: readonly string[]): Promise<boolean> => {
  const changed = await sql`
    UPDATE staff SET roles = ${[...roles]} WHERE staff = ${staff} AND left_at IS NULL`.execute(tx);
  await endSessions(tx, staff);
  return changed.numAffectedRows === 1n;
};

/** A new rank needs no new sign-in: it is read when it is asked for. False when there is nobody to give it. */
export const giveRank = async (tx: Tx, staff: string, rank: Rank): Promise<boolean> => {
  const changed = await sql`UPDATE staff SET rank = ${rank} WHERE staff = ${staff} AND left_at IS NULL`.execute(tx);
  return changed.numAffectedRows === 1n;
};

/** Every supervisor who works here now, with the rank that is kept of them. */
export const supervisorsIn = async (
  tx: Tx,
): Promise<readonly { readonly staff: string; readonly name: string; readonly rank: Rank | null }[]> => {
  const { rows } = await sql<{ staff: string; name: string; rank: Rank | null }>`
    SELECT staff, name, rank FROM staff WHERE left_at IS NULL AND 'supervisor' = ANY(roles) ORDER BY name, staff`.execute(
    tx,
  );
  return rows;
};

export const findStaffBySubject = async (tx: Tx, subject: string): Promise<StaffMember | undefined> => {
  const { rows } = await sql<StaffMember>`
    SELECT force, staff, subject, name, roles FROM staff WHERE subject = ${subject} AND left_at IS NULL AND NOT superseded`.execute(
    tx,
  );
  return rows[0];
};

/** The names of those who act, by staff id; who acts from the shell is named by what they act as. */
export const staffNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ staff: string; name: string }>`
    SELECT staff, name FROM staff WHERE staff::text = ANY(${ids}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.staff, row.name]));
};

interface NamedStaff {
  readonly staff: string;
  readonly name: string;
}

const STAFF_ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** Them and their names, as a query, of a list that a query made: found by their key, however many staff there are. */
export const namedStaff = (ids: RawBuilder<readonly string[]>): RawBuilder<NamedStaff> => sql<NamedStaff>`
  SELECT staff, name FROM staff
  WHERE staff = ANY(ARRAY(SELECT id::uuid FROM unnest(${ids}) AS given (id) WHERE id ~ ${sql.lit(STAFF_ID)}))`;

/** The names of those whom a query names, which is then not waited for. */
export const staffNamesIn = async (tx: Tx, ids: RawBuilder<string>): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await namedStaff(sql`ARRAY(${ids})`).execute(tx);
  return new Map(rows.map((row) => [row.staff, row.name]));
};
