// A real installation on a database of its own: two forces, somebody of every role in each, and clients that sign in.
import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Config } from '../src/config.ts';
import type { KeptGuidance } from '../src/guidance.ts';
import { openInstallation, type Opened } from '../src/installation.ts';
import { createApp, allRoutes } from '../src/main.ts';
import { ROLES, type Role } from '../src/permissions.ts';
import { react } from '../src/procedure.ts';
import type { Actor } from '../src/platform/access/index.ts';
import {
  createAdmit,
  createLeads,
  createConsult,
  createExecute,
  type EngineParts,
  type Gateway,
} from '../src/platform/command/index.ts';
import { createLedgerKey } from '../src/platform/ledger/index.ts';
import {
  addForce,
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  homePage,
  leaver,
  readStaff,
  roleChanger,
  starter,
} from '../src/platform/staff/index.ts';
import type { KnownRoute, ServerOptions } from '../src/platform/web/index.ts';
import type { TestDatabase } from './database.ts';
import { listen } from './listening.ts';
import { seeded } from './seeded.ts';
import { openClient, type Client } from './sign-in.ts';

export const FORCES = ['northmoor', 'eastmere'] as const;
export type Force = (typeof FORCES)[number];

const isRole = (name: string): name is Role => Object.hasOwn(ROLES, name);
export const EVERY_ROLE: readonly Role[] = Object.keys(ROLES).filter(isRole);

/** The value of something that has to have gone well. */
export const given = async <T>(
  result: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }
  >,
): Promise<T> => {
  const done = await result;
  if (!done.ok) throw new Error(`refused: ${done.refusal.code}`);
  return done.value;
};

export interface TestInstallation {
  readonly db: TestDatabase;
  readonly config: Config;
  readonly opened: Opened;
  /** Somebody of the role in the force, as the list of staff has them now. */
  readonly actor: (force: Force, role: Role) => Promise<Actor>;
  readonly leave: (force: Force, role: Role) => Promise<void>;
  readonly changeRoles: (force: Force, role: Role, roles: readonly Role[]) => Promise<void>;
}

const seedForce = async (opened: Opened, force: Force): Promise<void> => {
  await opened.keys.createForce(force);
  createLedgerKey(opened.folders.keys, force);
  const shell = opened.actorIn(force);
  const words = { northmoor: 'Northmoor Police', eastmere: 'Eastmere Police' };
  const identity = { issuer: DEMONSTRATION_ISSUER, client: DEMONSTRATION_CLIENT };
  await given(opened.execute(shell, addForce, { force, name: words[force], nation: 'england', ...identity }));
  for (const role of EVERY_ROLE) {
    const name = `${words[force]} ${role} Example`;
    await given(opened.execute(shell, starter(EVERY_ROLE), { subject: role, name, roles: [role] }));
  }
};

/** Opens an installation with two forces on a fresh database; everything of it goes after the test file. */
export const openTestInstallation = async (): Promise<TestInstallation> => {
  const { test: db, config } = await seeded('two_forces', async (empty) => {
    for (const force of FORCES) await seedForce(empty, force);
  });
  const opened = await openInstallation(config, 'demonstration');
  after(() => opened.close());
  return {
    db,
    config,
    opened,
    actor: async (force, role) => {
      const rows = await given(opened.consult(opened.actorIn(force), readStaff, {}));
      const row = rows.find(({ subject, leftAt }) => subject === role && leftAt === null);
      if (row === undefined) throw new Error(`nobody is ${role} in ${force}`);
      return { force, staff: row.staff, name: row.name, roles: row.roles };
    },
    leave: async (force, role) => {
      await given(opened.execute(opened.actorIn(force), leaver, { subject: role, evenIfLast: true }));
    },
    changeRoles: async (force, role, roles) => {
      await given(
        opened.execute(opened.actorIn(force), roleChanger(EVERY_ROLE), { subject: role, roles, evenIfLast: true }),
      );
    },
  };
};

/** The gateway with a part of it changed: how a fault is planted. */
export const gatewayOf = (opened: Opened, over: Partial<EngineParts> = {}): Gateway => {
  const parts = { ...opened.parts, ...over };
  return {
    execute: createExecute(parts, react),
    consult: createConsult(parts),
    admit: createAdmit(parts),
    leads: createLeads(parts),
  };
};

export interface TestApp {
  readonly baseUrl: string;
  readonly app: FastifyInstance;
  /** Every route that the router took in. */
  readonly routes: readonly KnownRoute[];
  readonly stranger: () => Client;
  /** Somebody of the role in the force, signed in by the real flow. */
  readonly signedIn: (force: Force, role: Role) => Promise<Client>;
}

/** The real app of an installation, listening; with `gateway`, the same pages on another gateway; with `kept`, under other guidance. */
export const openTestApp = async (
  { opened }: TestInstallation,
  gateway?: Gateway,
  kept?: KeptGuidance,
): Promise<TestApp> => {
  const routes: KnownRoute[] = [];
  const over: Partial<ServerOptions> = {
    perMinute: 1_000_000,
    log: pino({ level: 'silent' }),
    onRoute: (route) => void routes.push(route),
    ...(gateway === undefined ? {} : { routes: [homePage([]), ...allRoutes(gateway, await opened.today())] }),
  };
  const { baseUrl, app } = await listen((address) => createApp(opened, address, over, false, kept));
  const stranger = (): Client => openClient(baseUrl);
  const signedIn = async (force: Force, role: Role): Promise<Client> => {
    const client = stranger();
    await client.signIn(force, role);
    if (client.csrf === '') throw new Error(`${role} of ${force} could not sign in`);
    return client;
  };
  return { baseUrl, app, routes, stranger, signedIn };
};
