import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, LedOn, Relations } from '../../platform/access/index.ts';
import { onceALook, type Tx } from '../../platform/database/index.ts';
import type { Relation, Stage } from './case.ts';
import { leftNote } from './left.store.ts';
import type { Awaited } from './waiting.ts';

/** Crockford's alphabet: no letter that reads as a digit when it is told over a radio. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = (): string => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

/** A reference that says nothing of the case: not its force, its day, nor its place in a row. */
export const newReference = (): string => `${four()}-${four()}`;

export interface CaseFile {
  readonly case: string;
  readonly reference: string;
  readonly version: number;
  readonly stage: Stage;
  readonly openedAt: Date;
  readonly officer: { readonly staff: string; readonly name: string } | undefined;
  /** The case that its report joined, and that stands in its place. */
  readonly joinedInto: string | undefined;
}

export const insertCase = async (
  tx: Tx,
  actor: Actor,
  file: { readonly case: string; readonly reference: string; readonly openedAt: Date },
): Promise<void> => {
  await sql`INSERT INTO case_file (force, case_file, reference, stage, opened_at)
    VALUES (${actor.force}, ${file.case}, ${file.reference}, 'open', ${file.openedAt})`.execute(tx);
};

interface Row {
  readonly case: string;
  readonly reference: string;
  readonly version: number;
  readonly stage: Stage;
  readonly openedAt: Date;
  readonly staff: string | null;
  readonly name: string | null;
  readonly joinedInto: string | null;
}

export const getCase = onceALook(async (tx: Tx, id: string): Promise<CaseFile> => {
  const { rows } = await sql<Row>`
    SELECT f.case_file AS case, f.reference, f.version, f.stage, f.opened_at AS "openedAt", f.joined_into AS "joinedInto", a.staff, s.name || ${leftNote} AS name
    FROM case_file f
    LEFT JOIN assignment a ON a.force = f.force AND a.case_file = f.case_file AND a.until_at IS NULL
    LEFT JOIN staff s ON s.force = a.force AND s.staff = a.staff
    WHERE f.case_file = ${id}`.execute(tx);
  const [row] = rows;
  // Whoever asks was permitted on this very case in this transaction: not to find it is a bug, no refusal.
  if (row === undefined) throw new Error('a permitted case is not there');
  const { staff, name, joinedInto, ...file } = row;
  const into = joinedInto ?? undefined;
  return { ...file, joinedInto: into, officer: staff === null || name === null ? undefined : { staff, name } };
});

export interface FoundCase {
  readonly case: string;
  readonly joinedInto: string | null;
}

/** The case of this force that is told over a radio by this reference. */
export const findByReference = async (tx: Tx, reference: string): Promise<FoundCase | undefined> => {
  // The number of a report that joined a case leads to that case.
  const { rows } = await sql<FoundCase>`
    SELECT coalesce(joined_into, case_file) AS case, joined_into AS "joinedInto" FROM case_file WHERE reference = ${reference}`.execute(
    tx,
  );
  return rows[0];
};

/** Moves a case to a stage. The row is already locked by the change that moves it. */
export const setStage = async (tx: Tx, id: string, stage: Stage): Promise<void> => {
  await sql`UPDATE case_file SET stage = ${stage} WHERE case_file = ${id}`.execute(tx);
};

/** Makes a case the stub of another. The rows are locked by the change that joins them. */
export const joinCase = async (tx: Tx, id: string, into: string): Promise<void> => {
  await sql`UPDATE case_file SET stage = 'closed', joined_into = ${into} WHERE case_file = ${id}`.execute(tx);
};

/** Locks the rows in id order, whatever order they are named in, and leaves them as they are. */
export const holdCases = async (tx: Tx, cases: readonly string[]): Promise<void> => {
  await sql`SELECT 1 FROM case_file WHERE case_file = ANY(${cases}::uuid[]) ORDER BY case_file FOR UPDATE`.execute(tx);
};

/** Locks the rows in id order and raises their versions; gives the versions they had. */
export const lockCases = async (tx: Tx, cases: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  // Two statements, since an UPDATE alone locks in no certain order.
  await holdCases(tx, cases);
  // Not one that joined another while its turn was waited for: nobody may read what would be written there.
  const { rows } = await sql<{ case: string; version: number }>`
    UPDATE case_file SET version = version + 1 WHERE case_file = ANY(${cases}::uuid[]) AND joined_into IS NULL RETURNING case_file AS case, version - 1 AS version`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.case, row.version]));
};

interface Standing {
  readonly case: string;
  readonly joinedInto: string | null;
  readonly joinedReference: string | null;
  readonly assigned: boolean;
  readonly opened: boolean;
  readonly emergency: boolean;
  readonly awaited: readonly Awaited[];
}

/** How the actor stands to each of the cases that are there. */
export const relationsOf = async (tx: Tx, actor: Actor, cases: readonly string[]): Promise<Relations> => {
  if (cases.length === 0) return new Map();
  // Not ANY of a list, which the server guesses to be ten, and may plan anew for each request.
  const { rows } = await sql<Standing>`
      SELECT f.case_file AS case, f.joined_into AS "joinedInto",
        (SELECT i.reference FROM case_file i WHERE i.force = f.force AND i.case_file = f.joined_into) AS "joinedReference",
        ARRAY(SELECT DISTINCT w.awaits FROM waiting w WHERE w.force = f.force AND w.case_file = f.case_file AND w.since <= now() AND (w.until_at IS NULL OR w.until_at > now())) AS awaited,
        EXISTS (SELECT FROM assignment a WHERE a.force = f.force AND a.case_file = f.case_file AND a.until_at IS NULL AND a.staff::text = ${actor.staff}) AS assigned,
        EXISTS (SELECT FROM opening o WHERE o.force = f.force AND o.case_file = f.case_file AND o.staff::text = ${actor.staff} AND o.until_at > now() AND NOT o.emergency) AS opened,
        EXISTS (SELECT FROM opening o WHERE o.force = f.force AND o.case_file = f.case_file AND o.staff::text = ${actor.staff} AND o.until_at > now() AND o.emergency) AS emergency
      FROM case_file f WHERE f.case_file IN (${sql.join(cases)})`.execute(tx);
  return new Map(
    rows.map((row): [string, readonly (Relation | LedOn)[]] => {
      // A case that waits for a supervisor gives every supervisor a way in: nobody has to be awake who is not.
      // A stub is nobody's to work or to read: whoever comes to it is led on to the case that stands in its place.
      const { joinedInto, joinedReference } = row;
      if (joinedInto !== null && joinedReference !== null)
        return [row.case, ['in-force', { joinedInto, joinedReference }]];
      const held: Relation[] = ['in-force', ...row.awaited.map((on) => `awaits-${on}` as const)];
      if (row.assigned) held.push('assigned');
      if (row.opened) held.push('opened');
      if (row.emergency) held.push('emergency');
      return [row.case, held];
    }),
  );
};
