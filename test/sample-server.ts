// A server with a few sample pages, on a database of its own: what the tests of the platform’s web and sign-in talk to.
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { inForce } from '../src/platform/database/transaction.ts';
import {
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  demonstrationIdentity,
  homePage,
  openSessions,
  signIn,
  staffViews,
  startStaff,
  type InventedPerson,
} from '../src/platform/staff/index.ts';
import {
  api,
  createServer,
  freshForm,
  json,
  page,
  readForm,
  redirect,
  refuse,
  render,
  WEB_ACTIONS,
  type Route,
  type ServerOptions,
} from '../src/platform/web/index.ts';
import { freshDatabase, plant, type TestDatabase } from './database.ts';
import { listen, type Listening } from './listening.ts';

const person = (subject: string, name: string, role: string, comesTo: string): InventedPerson => ({
  force: 'northmoor',
  subject,
  name,
  role,
  comesTo,
});

export const PEOPLE: readonly InventedPerson[] = [
  person('officer', 'Priya Anand', 'Safer schools officer', 'Take a report, make everyone safe, propose an outcome'),
  person('supervisor', 'Owen Pryce', 'Supervisor', 'Decide the response, approve or return, never their own'),
  person('registrar', 'Mared Ellis', 'Force crime registrar', 'Settle classification and audit decisions'),
  person('hub', 'Joan Obi', 'Safeguarding hub', 'Receive referrals and answer them'),
  person('analyst', 'Sam Whitlock', 'Analyst', 'Compare forces honestly'),
  person('stranger', 'Nobody Yet', 'Not on the list', 'See what somebody sees whom nobody has added'),
];

export const STAFF = {
  officer: '00000000-0000-4000-8000-000000000001',
  supervisor: '00000000-0000-4000-8000-000000000002',
} as const;

const note = z.strictObject({
  who: z.string({ error: 'Enter who told you' }).min(1, 'Enter who told you').max(120),
  when: z.iso.datetime({ error: 'Enter when they told you' }),
  safe: z.boolean({ error: 'Choose whether every child is safe now' }),
  story: z.string().max(4000).optional(),
});

const kinds = { when: 'moment', safe: 'yes-no' } as const;
const noteId = z.object({ id: z.uuid() });

/** How often the sample’s command ran: what a forged request must not raise. */
export const changes = { count: 0 };

export const sampleRoutes: readonly Route[] = [
  page({
    method: 'GET',
    url: '/notes/new',
    action: 'write-note',
    handle: () =>
      Promise.resolve(
        render('sample-form.njk', { title: 'Who told us, and when?', form: freshForm(), back: { href: '/' } }),
      ),
  }),
  page({
    method: 'POST',
    url: '/notes/new',
    action: 'write-note',
    unlimited: true,
    handle: ({ form: body }) => {
      const read = readForm(note, body, kinds);
      if (!read.ok) {
        return Promise.resolve(
          render('sample-form.njk', { title: 'Who told us, and when?', form: read.form, back: { href: '/' } }),
        );
      }
      changes.count += 1;
      return Promise.resolve(redirect('/notes/00000000-0000-4000-8000-00000000000a'));
    },
  }),
  page({
    method: 'GET',
    url: '/notes/:id',
    action: 'read-note',
    params: noteId,
    handle: ({ params }) =>
      Promise.resolve(params.id.endsWith('f') ? refuse({ code: 'check-outstanding' }, '/notes/new') : redirect('/')),
  }),
  page({
    method: 'GET',
    url: '/broken',
    action: 'read-note',
    handle: () => Promise.reject(new Error('secret canary-7d1f')),
  }),
  page({
    method: 'GET',
    url: '/odd',
    action: 'read-note',
    handle: () => Promise.resolve(refuse({ code: 'never-heard-of' })),
  }),
  api({
    method: 'POST',
    url: '/api/notes',
    action: 'write-note',
    summary: 'Write a note',
    schema: { body: note, response: { 201: z.object({ id: z.uuid(), key: z.string().optional() }) } },
    handle: ({ idempotencyKey, ifMatch }) => {
      changes.count += 1;
      const id = '00000000-0000-4000-8000-00000000000a';
      return Promise.resolve(
        json(
          { id, key: idempotencyKey, hidden: 'x' },
          { status: 201, etag: ifMatch ?? '1', location: `/api/notes/${id}` },
        ),
      );
    },
  }),
];

export interface Sample extends Listening {
  readonly db: TestDatabase;
  readonly lines: string[];
}

const seed = async (db: TestDatabase): Promise<void> => {
  await plant(
    db,
    `INSERT INTO force (force, name, nation, issuer, client)
     VALUES ('northmoor', 'Northmoor Police', 'england', '${DEMONSTRATION_ISSUER}', '${DEMONSTRATION_CLIENT}')`,
  );
  const staff = { officer: ['officer'], supervisor: ['officer', 'supervisor'] } as const;
  for (const subject of ['officer', 'supervisor'] as const) {
    const name = PEOPLE.find((one) => one.subject === subject)?.name ?? '';
    await inForce(db.database, 'northmoor', (tx) =>
      startStaff(tx, { force: 'northmoor', staff: STAFF[subject], subject, name, roles: staff[subject] }),
    );
  }
};

/** What the sample server is made of; `change` plants a difference. */
export const sampleOptions = (
  db: TestDatabase,
  baseUrl: string,
  lines: string[],
  keepsSession = false,
): ServerOptions => {
  const sessions = openSessions(db.database);
  const mode = 'demonstration';
  return {
    baseUrl,
    mode,
    routes: [homePage(PEOPLE), ...sampleRoutes],
    parts: [
      signIn({ baseUrl, mode, database: db.database, sessions }),
      demonstrationIdentity({ baseUrl, people: PEOPLE, forceName: 'Northmoor Police', keepsSession }),
    ],
    actions: new Set([...WEB_ACTIONS.open, ...WEB_ACTIONS.signedIn, 'write-note', 'read-note']),
    publicActions: new Set(WEB_ACTIONS.open),
    problems: {
      'check-outstanding': {
        status: 409,
        title: 'A check is outstanding',
        sentence: () => 'The PNC check has no result yet. Record it, then propose the outcome again.',
      },
    },
    sessions,
    navigation: ({ roles }) => [
      { text: 'Caseload', href: '/cases' },
      { text: 'Report', href: '/notes/new' },
      ...(roles.includes('supervisor') ? [{ text: 'Queue', href: '/queue' }] : []),
    ],
    views: [staffViews, join(import.meta.dirname, 'views')],
    health: () => Promise.resolve({ ok: true }),
    log: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
  };
};

export const openSample = async (
  change: (options: ServerOptions) => ServerOptions = (same) => same,
  keepsSession = false,
): Promise<Sample> => {
  const db = await freshDatabase();
  await seed(db);
  const lines: string[] = [];
  const listening = await listen((baseUrl) => createServer(change(sampleOptions(db, baseUrl, lines, keepsSession))));
  return { ...listening, db, lines };
};
