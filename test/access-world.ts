// The cases, people and relations of the access matrix, and how it looks at the database from outside.
import pg from 'pg';
import { z } from 'zod';
import type { Actor } from '../src/platform/access/index.ts';
import { askCancellation } from '../src/casework/report/cancel-request.store.ts';
import { readFloors, recordCrime, recordReport } from '../src/casework/report/index.ts';
import { askSupervisor } from '../src/casework/response/index.ts';
import type { Role } from '../src/permissions.ts';
import { EVERY_ROLE, given, type Force, type TestInstallation } from './app.ts';
import { plant, type TestDatabase } from './database.ts';

/** How somebody may stand to the case that a route names. */
export const RELATIONS = [
  'in-force',
  'opened',
  'emergency',
  'assigned',
  'awaits-supervisor',
  'awaits-registrar',
  'foreign',
  'no-such-case',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface KnownCase {
  readonly case: string;
  readonly reference: string;
  readonly child: string;
  readonly crime: string;
}

export const NO_SUCH: KnownCase = {
  case: '00000000-0000-7000-8000-0000000000aa',
  reference: 'none',
  child: '00000000-0000-7000-8000-0000000000ab',
  crime: '00000000-0000-7000-8000-0000000000ac',
};

export interface World {
  readonly installation: TestInstallation;
  readonly staff: ReadonlyMap<Role, Actor>;
  /** The case that stands to the role as wanted: everybody of northmoor has one of each. */
  readonly caseFor: (role: Role, relation: Relation) => KnownCase;
}

const makeCase = async ({ opened }: TestInstallation, officer: Actor): Promise<KnownCase> => {
  const made = await given(
    opened.execute(officer, recordReport, {
      toldBy: 'school',
      toldAt: 'now',
      safe: 'not-known',
      children: 2,
      reporter: { name: 'Quillon Placeholder', contact: 'The invented school office' },
    }),
  );
  const floors = await given(opened.consult(officer, readFloors, { case: made['case'] ?? '' }));
  const child = floors.children[0]?.person ?? '';
  const of = { case: made['case'] ?? '', offence: '086/02', reference: `NM/${made['reference'] ?? ''}` } as const;
  const recorded = await given(opened.execute(officer, recordCrime, { ...of, recordedAt: 'now' }));
  return { case: of.case, reference: made['reference'] ?? '', child, crime: recorded['crime'] ?? '' };
};

const REASON = 'An invented reason, long enough to be one.';

/** A case that waits for a supervisor: whether a child is there to walk a floor for, which no probe of the matrix answers. */
const makeAwaitingSupervisor = async (installation: TestInstallation, officer: Actor): Promise<KnownCase> => {
  const made = await makeCase(installation, officer);
  const of = { case: made.case, about: 'no-such-child', subject: made.child, system: undefined } as const;
  const soon = await plant(installation.db, `SELECT (now() + interval '30 days')::date::text AS day`);
  const [{ day: reviewOn }] = z.tuple([z.object({ day: z.string() })]).parse(soon.rows);
  await given(installation.opened.execute(officer, askSupervisor, { ...of, reason: REASON, reviewOn }));
  return made;
};

/** A case that waits for the registrar: of a second crime, for what is probed is the first. */
const makeAwaitingRegistrar = async (installation: TestInstallation, officer: Actor): Promise<KnownCase> => {
  const made = await makeCase(installation, officer);
  const crime = { case: made.case, offence: '086/02', reference: `NM/${made.reference}/2`, recordedAt: 'now' } as const;
  const second = (await given(installation.opened.execute(officer, recordCrime, crime)))['crime'] ?? '';
  const asked = {
    case: made.case,
    crime: second,
    reason: 'C4',
    information: undefined,
    otherReference: undefined,
    why: REASON,
  } as const;
  await given(installation.opened.execute(officer, askCancellation, asked));
  return made;
};

const HOURS = `now(), now() + interval '11 hours'`;

/** Openings and assignments are planted for every role, also where no command would give them. */
const makeWorldOf = async (installation: TestInstallation, force: Force, roles: readonly Role[]) => {
  const officer = await installation.actor(force, 'officer');
  const staff = new Map<Role, Actor>();
  const cases = new Map<string, KnownCase>();
  const opened = await makeCase(installation, officer);
  const emergency = await makeCase(installation, officer);
  const awaitsSupervisor = await makeAwaitingSupervisor(installation, officer);
  const awaitsRegistrar = await makeAwaitingRegistrar(installation, officer);
  await plant(installation.db, `UPDATE assignment SET until_at = now() + interval '1 ms'`, force);
  for (const role of roles) {
    const actor = await installation.actor(force, role);
    staff.set(role, actor);
    const assigned = await makeCase(installation, officer);
    const plain = await makeCase(installation, officer);
    await plant(
      installation.db,
      `UPDATE assignment SET until_at = now() + interval '1 ms' WHERE until_at IS NULL AND case_file IN ('${assigned.case}', '${plain.case}');
       INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
         VALUES ('${force}', gen_random_uuid(), '${opened.case}', '${actor.staff}', 'audit', false, ${HOURS});
       INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
         VALUES ('${force}', gen_random_uuid(), '${emergency.case}', '${actor.staff}', 'own-words', true, now(), now() + interval '1 hour');
       INSERT INTO opening_unseen (force, opening, from_at) SELECT force, opening, from_at FROM opening WHERE emergency ON CONFLICT DO NOTHING;
       INSERT INTO assignment (force, case_file, staff, from_at)
         VALUES ('${force}', '${assigned.case}', '${actor.staff}', now() + interval '2 ms')`,
      force,
    );
    cases.set(`${role}/assigned`, assigned);
    cases.set(`${role}/in-force`, plain);
    cases.set(`${role}/opened`, opened);
    cases.set(`${role}/emergency`, emergency);
    cases.set(`${role}/awaits-supervisor`, awaitsSupervisor);
    cases.set(`${role}/awaits-registrar`, awaitsRegistrar);
  }
  return { staff, cases };
};

/** Cases of northmoor for each role and relation, and one of eastmere that is nobody’s of northmoor. */
export const makeWorld = async (
  installation: TestInstallation,
  roles: readonly Role[] = EVERY_ROLE,
): Promise<World> => {
  const { staff, cases } = await makeWorldOf(installation, 'northmoor', roles);
  const foreign = await makeCase(installation, await installation.actor('eastmere', 'officer'));
  return {
    installation,
    staff,
    caseFor: (role, relation) => (relation === 'foreign' ? foreign : (cases.get(`${role}/${relation}`) ?? NO_SUCH)),
  };
};

export interface Logged {
  readonly action: string;
  readonly kind: string;
  readonly people: readonly string[];
  readonly cases: readonly string[];
}

export interface Observed {
  /** A digest of every row but those of sessions, refusals and the log. */
  readonly rows: string;
  readonly refusals: number;
  readonly logged: number;
}

// A clock is worked out again by who looks (ADR 19): it holds nothing that was not there to be read.
const UNWATCHED = ['session', 'refusal', 'migration', 'installation', 'case_clock'];

const watchedIn = async (db: TestDatabase): Promise<readonly string[]> => {
  const { rows } = await plant(
    db,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
  );
  return rows
    .map((row: { name: string }) => row.name)
    .filter((name) => !UNWATCHED.includes(name) && !name.startsWith('ledger_'));
};

/**
 * Every statement that may change a watched table says so, in its own transaction: only after one is every row read again,
 * which takes longer than most requests, and most change nothing.
 */
const standWatch = (db: TestDatabase, tables: readonly string[]): Promise<unknown> =>
  plant(
    db,
    `CREATE SCHEMA watch;
     CREATE TABLE watch.statement (statement bigint GENERATED ALWAYS AS IDENTITY);
     CREATE FUNCTION watch.tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
       'BEGIN INSERT INTO watch.statement DEFAULT VALUES; RETURN NULL; END';
     ${tables
       .map(
         (name) => `CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${name}
           FOR EACH STATEMENT EXECUTE FUNCTION watch.tell();`,
       )
       .join('\n')}`,
  );

const digestsOf = (tables: readonly string[]): string =>
  tables
    .map((name) => `SELECT '${name}' AS t, count(*) AS n, sum(hashtextextended(x::text, 0)) AS d FROM ${name} x`)
    .join(' UNION ALL ');

/** Looks at the whole database past row-level security, as its superuser. */
export const openObserver = async (db: TestDatabase) => {
  const client = new pg.Client({ connectionString: db.server.url(db.name, 'postgres') });
  // The database is dropped under it at the end of the test file.
  client.on('error', () => undefined);
  await client.connect();
  const tables = await watchedIn(db);
  await standWatch(db, tables);
  const all = digestsOf(tables);
  let last: Observed | undefined;
  let read: { readonly statements: number; readonly rows: string } | undefined;
  let known: { readonly rows: string; readonly people: ReadonlySet<string> } | undefined;
  const readRows = async (): Promise<string> => {
    const { rows } = await client.query<{ rows: string }>({
      // By name: a query of every table takes longer to be planned than to be answered.
      name: 'rows',
      text: `SELECT string_agg(t || n || coalesce(d, 0), ',' ORDER BY t) AS rows FROM (${all}) s`,
    });
    return rows[0]?.rows ?? '';
  };
  const look = async (): Promise<Observed> => {
    const { rows: counted } = await client.query<Omit<Observed, 'rows'> & { statements: number }>({
      name: 'look',
      text: `SELECT (SELECT count(*)::int FROM refusal) AS refusals, (SELECT count(*)::int FROM ledger_entry) AS logged,
        (SELECT count(*)::int FROM watch.statement) AS statements`,
    });
    const [row] = counted;
    if (row === undefined) throw new Error('nothing observed');
    const { refusals, logged, statements } = row;
    if (read?.statements !== statements) read = { statements, rows: await readRows() };
    last = { rows: read.rows, refusals, logged };
    return last;
  };
  return {
    look,
    /** What was seen last: what came after one request is what comes before the next. */
    before: async (): Promise<Observed> => last ?? look(),
    /** To be called when something was changed that is not being checked; who forgets it sees a failure. */
    forget: (): void => {
      last = undefined;
    },
    /** The newest entries of the log, oldest first. */
    newest: async (count: number): Promise<readonly Logged[]> => {
      const { rows } = await client.query<Logged>(
        `SELECT action, kind, people::text[], cases::text[] FROM ledger_entry ORDER BY entry DESC LIMIT $1`,
        [count],
      );
      return rows.toReversed();
    },
    /** Who is concerned in a case: children, and everybody. */
    peopleOf: async (id: string) => {
      const { rows } = await client.query<{ person: string; kind: string }>(
        'SELECT person, kind FROM party WHERE case_file = $1',
        [id],
      );
      return rows;
    },
    everyone: async (rows: string): Promise<ReadonlySet<string>> => {
      if (known?.rows === rows) return known.people;
      const found = await client.query<{ person: string }>('SELECT person FROM person');
      known = { rows, people: new Set(found.rows.map(({ person }) => person)) };
      return known.people;
    },
    close: () => client.end(),
  };
};
export type Observer = Awaited<ReturnType<typeof openObserver>>;
