// The real app on a real database with one case of two children, whose outcomes a test sets: the step that sets them is another's.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pino } from 'pino';
import { z } from 'zod';
import { openInstallation, type Opened } from '../src/installation.ts';
import { createApp, stepsAfterOutcome } from '../src/main.ts';
import { reactWith } from '../src/procedure.ts';
import { joinReading, nightReading, openingReading } from '../src/readings.ts';
import { casePages, openCase } from '../src/casework/case/index.ts';
import type { OutcomeReading, OutcomeRow } from '../src/casework/notice/index.ts';
import { reconsideringIn } from '../src/casework/reconsideration/index.ts';
import { readFloors, recordCrime, recordReport, reportApi, walkFloor } from '../src/casework/report/index.ts';
import type { Actor } from '../src/platform/access/index.ts';
import { createAdmit, createLeads, createConsult, createExecute, type Gateway } from '../src/platform/command/index.ts';
import { createLedgerKey } from '../src/platform/ledger/index.ts';
import {
  addForce,
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  readStaff,
  starter,
} from '../src/platform/staff/index.ts';
import { freshDatabase, plant, type TestDatabase } from './database.ts';
import { listen } from './listening.ts';
import { openClient, type Client } from './sign-in.ts';

const FORCE = 'northmoor';
const PEOPLE = [
  ['officer', ['officer']],
  ['supervisor', ['supervisor']],
  ['second-supervisor', ['supervisor', 'officer']],
  ['third-supervisor', ['supervisor']],
] as const;

export const given = async <T>(
  result: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }
  >,
): Promise<T> => {
  const done = await result;
  if (!done.ok) throw new Error(`refused: ${done.refusal.code}`);
  return done.value;
};

type Check = Parameters<typeof walkFloor.decide>[1]['welfareCheck'];

export interface DecidedApp {
  readonly db: TestDatabase;
  readonly opened: Opened;
  readonly gateway: Gateway;
  readonly outcomes: OutcomeReading;
  readonly baseUrl: string;
  readonly staff: (subject: (typeof PEOPLE)[number][0]) => Actor;
  readonly signedIn: (subject: (typeof PEOPLE)[number][0]) => Promise<Client>;
  readonly now: () => Promise<Date>;
  readonly open: (id: string, actor: Actor) => Promise<void>;
  /** Records a report of `children`, assigned to the officer. Gives the case and its children. */
  readonly newCase: (children: number) => Promise<{ readonly id: string; readonly children: readonly string[] }>;
  readonly walk: (
    ...of: [id: string, person: string, mustNot: string, may?: string, welfareCheck?: Check]
  ) => Promise<void>;
  readonly crime: (id: string) => Promise<string>;
  readonly approve: (id: string, row: Pick<OutcomeRow, 'crime' | 'outcome' | 'person'>) => Promise<void>;
}

const seedStaff = async (opened: Opened): Promise<ReadonlyMap<string, Actor>> => {
  await opened.keys.createForce(FORCE);
  createLedgerKey(opened.folders.keys, FORCE);
  const shell = opened.actorIn(FORCE);
  const identity = { issuer: DEMONSTRATION_ISSUER, client: DEMONSTRATION_CLIENT };
  await given(
    opened.execute(shell, addForce, { force: FORCE, name: 'Northmoor Police', nation: 'england', ...identity }),
  );
  for (const [subject, roles] of PEOPLE) {
    const change = starter(['officer', 'supervisor']);
    await given(opened.execute(shell, change, { subject, name: `${subject} Example`, roles: [...roles] }));
  }
  const rows = await given(opened.consult(shell, readStaff, {}));
  return new Map(
    rows.map((row) => [row.subject, { force: FORCE, staff: row.staff, name: row.name, roles: row.roles }]),
  );
};

const open = async (db: TestDatabase): Promise<Opened> => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-'));
  const folders = { home, postgres: join(home, 'pg'), keys: join(home, 'keys'), checkpoints: join(home, 'out') };
  const urls = { databaseUrl: db.appUrl, ownerUrl: db.ownerUrl };
  const opened = await openInstallation(
    {
      folders,
      ...urls,
      port: 1,
      portIsGiven: false,
      baseUrl: undefined,
      proxy: undefined,
      keyboard: 'shell:it',
      logLevel: 'warn',
      past: 'none',
    },
    'demonstration',
  );
  after(() => opened.close());
  return opened;
};

/** Nothing was proposed in these cases, so that no advice stands against what was decided. */
const noGrounds = () => Promise.resolve({ approved: [], question: (fact: string) => fact });
export const noPresent = () => Promise.resolve(undefined);

const calm = { safeNow: 'yes', selfHarm: 'no', withWhom: 'school', inCare: 'no', onPlan: 'no' } as const;

/** Opens it all on a fresh database; everything of it goes after the test file. */
export const openDecidedApp = async (): Promise<DecidedApp> => {
  const db = await freshDatabase();
  const opened = await open(db);
  const people = await seedStaff(opened);
  const set = new Map<string, OutcomeRow[]>();
  const outcomes: OutcomeReading = {
    outcomesOf: (_tx, id) => Promise.resolve(set.get(id) ?? []),
    isCurrent: () => Promise.resolve(true),
  };
  const closing = { outcomes, duties: () => Promise.resolve([]), others: [reconsideringIn(outcomes)] };
  const gateway = {
    execute: createExecute(opened.parts, reactWith(outcomes)),
    consult: createConsult(opened.parts),
    admit: createAdmit(opened.parts),
    leads: createLeads(opened.parts),
  };
  const { baseUrl } = await listen((address) =>
    createApp(opened, address, {
      perMinute: 1_000_000,
      log: pino({ level: 'silent' }),
      routes: [
        ...stepsAfterOutcome(gateway, outcomes, { present: noPresent, rests: noPresent, grounds: noGrounds }, closing),
        ...casePages(gateway, openingReading),
        ...reportApi(gateway, joinReading, nightReading),
      ],
    }),
  );
  const staff: DecidedApp['staff'] = (subject) => {
    const found = people.get(subject);
    if (found === undefined) throw new Error(`nobody is ${subject}`);
    return found;
  };
  const officer = staff('officer');
  const now = async (): Promise<Date> => {
    const { rows } = await plant(db, `SELECT date_trunc('milliseconds', now()) AS now`);
    return z.tuple([z.object({ now: z.date() })]).parse(rows)[0].now;
  };
  return {
    db,
    opened,
    gateway,
    outcomes,
    baseUrl,
    staff,
    now,
    open: async (id, actor) => {
      await given(gateway.execute(actor, openCase, { case: id, reason: 'supervision' }));
    },
    signedIn: async (subject) => {
      const client = openClient(baseUrl);
      await client.signIn(FORCE, subject);
      return client;
    },
    newCase: async (children) => {
      const report = { toldBy: 'school', toldAt: 'now', safe: 'yes', children, reporter: undefined } as const;
      const id = (await given(gateway.execute(officer, recordReport, report)))['case'] ?? '';
      const floors = await given(gateway.consult(officer, readFloors, { case: id }));
      return { id, children: floors.children.map(({ person }) => person) };
    },
    walk: async (id, person, mustNot, may = 'The child, alone', welfareCheck = 'not-arranged') => {
      const safeContact = { may, how: 'At school, in the first lesson' };
      const floor = {
        ...calm,
        case: id,
        person,
        safeContact,
        mustNot,
        welfareCheck,
        fromWhom: 'partner',
      } as const;
      await given(gateway.execute(officer, walkFloor, floor));
    },
    crime: async (id) => {
      const crime = { case: id, offence: '086/02', reference: `NM/${id.slice(-12)}`, recordedAt: 'now' } as const;
      return (await given(gateway.execute(officer, recordCrime, crime)))['crime'] ?? '';
    },
    approve: async (id, row) => {
      set.set(id, [
        ...(set.get(id) ?? []),
        { ...row, state: 'approved', at: await now(), by: staff('supervisor').staff },
      ]);
    },
  };
};
