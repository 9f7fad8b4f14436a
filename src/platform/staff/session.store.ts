import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { forgetRequests } from '../command/index.ts';
import type { Database, Tx } from '../database/index.ts';
import { askInForce, inForce } from '../database/transaction.ts';
import type { Session, Sessions } from '../web/index.ts';
import { findStaffBySubject } from './staff.store.ts';

const IDLE = sql`interval '15 minutes'`;
const ABSOLUTE = sql`interval '12 hours'`;
const FORCE = /^[a-z][a-z0-9-]{1,39}$/;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

interface Opened {
  readonly force: string;
  readonly id: Buffer;
}

/** Force and hashed secret of a cookie `<force>.<secret>`; the secret itself is never stored. */
const open = (cookie: string): Opened | undefined => {
  const [force = '', secret = '', ...more] = cookie.split('.');
  if (!FORCE.test(force) || !SECRET.test(secret) || more.length > 0) return undefined;
  return { force, id: createHash('sha256').update(secret).digest() };
};

interface Row {
  readonly staff: string;
  readonly name: string;
  readonly roles: string[];
  readonly force_name: string;
  readonly csrf: string;
  readonly formerly: readonly string[];
  readonly at: Date;
}

// One query: the session, the person behind it as of now, and (at most once a minute) that it was seen.
const look = async (tx: Tx, { force, id }: Opened): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    WITH live AS (
      SELECT session.staff, staff.name, staff.roles, force.name AS force_name, session.csrf, session.seen_at,
        ARRAY(SELECT old.staff FROM staff old WHERE old.force = staff.force AND old.subject = staff.subject AND old.superseded)
          AS formerly
      FROM session
      JOIN staff ON staff.force = session.force AND staff.staff = session.staff AND staff.left_at IS NULL
      JOIN force ON force.force = session.force
      WHERE session.force = ${force} AND session.id = ${id}
        AND session.seen_at > now() - ${IDLE} AND session.created_at > now() - ${ABSOLUTE}
    ), seen AS (
      UPDATE session SET seen_at = now() FROM live
      WHERE session.force = ${force} AND session.id = ${id} AND live.seen_at < now() - interval '1 minute'
    )
    SELECT staff, name, roles, force_name, csrf, formerly, now() AS at FROM live`.execute(tx);
  return rows[0];
};

const sessionOf = (force: string, row: Row): Session => ({
  actor: { force, staff: row.staff, name: row.name, roles: row.roles, formerly: row.formerly },
  forceName: row.force_name,
  csrf: row.csrf,
  at: row.at,
});

const begin = async (tx: Tx, force: string, subject: string): Promise<string | undefined> => {
  const member = await findStaffBySubject(tx, subject);
  if (member === undefined) return undefined;
  // Ended sessions go when somebody signs in: no job is needed for it.
  await sql`DELETE FROM session WHERE seen_at <= now() - ${IDLE} OR created_at <= now() - ${ABSOLUTE}`.execute(tx);
  await forgetRequests(tx);
  const secret = randomBytes(32).toString('base64url');
  const id = createHash('sha256').update(secret).digest();
  const csrf = randomBytes(32).toString('base64url');
  await sql`
    INSERT INTO session (force, id, staff, csrf, created_at, seen_at)
    VALUES (${force}, ${id}, ${member.staff}, ${csrf}, now(), now())`.execute(tx);
  // The force in front: a session is looked up under row-level security, before anybody is known.
  return `${force}.${secret}`;
};

// More than are at work at once in any force; the oldest is forgotten, and only counts as anybody for its next request.
const MOST_KNOWN = 10_000;

/** Cookies that opened a session, by the hash that the table has of them. */
const remember = () => {
  const known = new Set<string>();
  const of = ({ force, id }: Opened): string => `${force}.${id.toString('base64')}`;
  return {
    has: (opened: Opened): boolean => known.has(of(opened)),
    add: (opened: Opened): void => {
      known.add(of(opened));
      const [oldest] = known;
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    },
    drop: (opened: Opened): void => {
      known.delete(of(opened));
    },
  };
};

/** Sessions in PostgreSQL. One of the platform’s named few that may hold a transaction. */
export const openSessions = (database: Database): Sessions => {
  const known = remember();
  const find: Sessions['find'] = async (cookie) => {
    const opened = open(cookie);
    if (opened === undefined) return undefined;
    const row = await askInForce(database, opened.force, (tx) => look(tx, opened));
    if (row === undefined) known.drop(opened);
    else known.add(opened);
    return row === undefined ? undefined : sessionOf(opened.force, row);
  };
  return {
    find,
    knows: (cookie) => {
      const opened = open(cookie);
      return opened !== undefined && known.has(opened);
    },
    start: async (force, subject) => {
      const cookie = await inForce(database, force, (tx) => begin(tx, force, subject));
      const opened = cookie === undefined ? undefined : open(cookie);
      if (opened !== undefined) known.add(opened);
      return cookie;
    },
    end: async (cookie) => {
      const opened = open(cookie);
      if (opened === undefined) return;
      known.drop(opened);
      await inForce(database, opened.force, (tx) => sql`DELETE FROM session WHERE id = ${opened.id}`.execute(tx));
    },
  };
};
