// The whole program on a database of its own, with the invented force: for tests of pages and endpoints of casework.
import { after } from 'node:test';
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { z } from 'zod';
import { seedDemonstration } from '../src/demonstration.ts';
import { openInstallation, type Opened } from '../src/installation.ts';
import { createApp } from '../src/main.ts';
import type { Tx } from '../src/platform/database/index.ts';
import { inForce } from '../src/platform/database/transaction.ts';
import { plant, type TestDatabase } from './database.ts';
import { listen } from './listening.ts';
import { seeded } from './seeded.ts';
import { openClient, type Answer, type Client } from './sign-in.ts';

export interface CaseApp {
  readonly test: TestDatabase;
  readonly opened: Opened;
  readonly baseUrl: string;
  readonly officer: Client;
  readonly supervisor: Client;
  /** Somebody of another role, signed in. */
  readonly as: (subject: string) => Promise<Client>;
  /** A new case of `children` children, as the officer records it. */
  readonly openCase: (children?: number) => Promise<{ readonly id: string; readonly children: readonly string[] }>;
  /** The supervisor, not assigned, opens a case with a reason. */
  readonly cover: (id: string) => Promise<void>;
  /** Every plain value of every table that holds this text. */
  readonly tablesHolding: (text: string) => Promise<readonly string[]>;
  /** Reads as the program does, in a transaction of the invented force. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Every action that the ledger tells of a case, but for what a refusal showed of it. */
  readonly actions: (id: string) => Promise<readonly string[]>;
}

const signedIn = async (baseUrl: string, subject: string): Promise<Client> => {
  const client = openClient(baseUrl);
  await client.signIn('northmoor', subject);
  return client;
};

const tablesHolding = async (test: TestDatabase, text: string): Promise<readonly string[]> => {
  const { rows } = await plant(
    test,
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const held: string[] = [];
  // One after another: each look is a connection of its own, and the server has only so many for all tests.
  for (const { name } of z.array(z.object({ name: z.string() })).parse(rows)) {
    const found = await plant(
      test,
      `SELECT 1 FROM "${name}" t WHERE strpos(t::text, '${text}') > 0 OR strpos(t::text, encode('${text}', 'hex')) > 0`,
    );
    if ((found.rowCount ?? 0) > 0) held.push(name);
  }
  return held;
};

/** Far above what a test sends: how many requests a minute one person has is tried with the server, not here. */
const PER_MINUTE = 1_000_000;

export const openCaseApp = async (): Promise<CaseApp> => {
  const { test, config } = await seeded('demonstration', seedDemonstration);
  const opened = await openInstallation(config, 'demonstration');
  const { baseUrl } = await listen((url) => createApp(opened, url, { perMinute: PER_MINUTE }));
  after(() => opened.close());
  const officer = await signedIn(baseUrl, 'officer');
  const supervisor = await signedIn(baseUrl, 'supervisor');
  const childrenOf = (id: string): Promise<readonly string[]> =>
    inForce(test.database, 'northmoor', async (tx) => {
      const { rows } = await sql<{ person: string }>`
        SELECT person FROM party WHERE case_file = ${id} AND kind = 'child' ORDER BY position`.execute(tx);
      return rows.map((row) => row.person);
    });
  return {
    test,
    opened,
    baseUrl,
    officer,
    supervisor,
    as: (subject) => signedIn(baseUrl, subject),
    openCase: async (children = 2) => {
      const made = await officer.send('POST', '/api/reports', { toldBy: 'school', when: 'now', safe: 'yes', children });
      assert.equal(made.status, 201, made.text);
      const id = idIn(made, 'case');
      return { id, children: await childrenOf(id) };
    },
    cover: async (id) => {
      const opening = await supervisor.post(`/cases/${id}/open`, { reason: 'duty-cover' });
      assert.equal(opening.status, 303);
    },
    read: (work) => inForce(test.database, 'northmoor', work),
    tablesHolding: (text) => tablesHolding(test, text),
    actions: (id) =>
      inForce(test.database, 'northmoor', async (tx) => {
        const { rows } = await sql<{ action: string }>`
          SELECT action FROM ledger_entry e JOIN ledger_content c ON c.force = e.force AND c.entry = e.entry
          WHERE ${id}::uuid = ANY(cases) AND NOT c.body::jsonb ? 'refused' ORDER BY at, e.entry`.execute(tx);
        return rows.map((row) => row.action);
      }),
  };
};

/** One reference out of a JSON answer. */
export const idIn = (answer: Answer, name: string): string =>
  new RegExp(`"${name}":"([^"]+)"`).exec(answer.text)?.[1] ?? '';

/** The code of the refusal that an endpoint answered with. */
export const codeIn = (answer: Answer): string => idIn(answer, 'code');
