import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Premises } from '../command/index.ts';
import {
  currentRole,
  findAddressFault,
  isDatabaseLost,
  openDatabase,
  withClient,
  type Database,
} from '../database/index.ts';
import { openKeyFolder } from '../person/index.ts';
import { checkBankHolidays } from './bank-holidays.health.ts';
import { checkMigrations, checkRole, checkSettings } from './database.health.ts';
import { ill, well, type Finding } from './finding.ts';
import { checkKeys, checkLedger, checkOf, listForces, type CheckOfForce } from './force.health.ts';

const UNREACHED = ill(
  'database',
  'it does not answer',
  'Start PostgreSQL, or put DATABASE_URL and DATABASE_OWNER_URL right. Use the printed outage sheet meanwhile.',
);

const orUnreached = async (check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await check();
  } catch (error) {
    if (isDatabaseLost(error)) return [UNREACHED];
    throw error;
  }
};

const GIGABYTE = 2 ** 30;

/** Room for a day's work and a backup, wherever something is written. */
const checkDisk = async (folder: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(existsSync(folder) ? folder : '.');
  const free = (bavail * bsize) / GIGABYTE;
  const found = `${free.toFixed(1)} GB free at ${folder}`;
  return free < 1
    ? ill('disk', found, 'Make room: when the disk is full nothing can be recorded.')
    : well('disk', found);
};

/** What can be asked on every request: the database answers, keeps what it acknowledges, and the logs go on. */
export const checkPulse = (database: Database, checkpoints: string): Promise<readonly Finding[]> =>
  orUnreached(async () => {
    const settings = await checkSettings(database);
    const forces = await listForces(database);
    const ledgers = await Promise.all(forces.map((force) => checkLedger(database, force, checkpoints)));
    return [well('database', 'it answers'), ...settings, ...ledgers];
  });

const checkForces = async (
  premises: Premises,
  database: Database,
  ofForce: readonly CheckOfForce[],
): Promise<readonly Finding[]> => {
  const keys = { store: openKeyFolder(premises.folders.keys), folders: premises.folders };
  const forces = await listForces(database);
  const none = ill(
    'forces',
    'there is none yet',
    'If a restore was stopped, run it again: nothing of it is in the database. Else add one: evenhand force add --help says how.',
  );
  const found = [forces.length === 0 ? none : well('forces', forces.join(', '))];
  // One after another: each reads every key of its force.
  for (const force of forces) {
    found.push(await checkKeys(database, keys, force));
    for (const check of ofForce) found.push(await checkOf(database, force, check));
  }
  return found;
};

const checkDatabase = async (
  premises: Premises,
  database: Database,
  ofForce: readonly CheckOfForce[],
): Promise<readonly Finding[]> => {
  const fault = await findAddressFault(premises);
  // Of two databases nothing could be said that is true of both.
  if (fault !== undefined) return [ill('database', fault.found, fault.todo)];
  const role = await checkRole(premises.appUrl, await withClient(premises.ownerUrl, currentRole));
  const migrations = await checkMigrations(premises.ownerUrl, premises.migrations);
  // Without today's tables there is nothing more to ask of it.
  if (!migrations.ok) return [well('database', 'it answers'), role, migrations];
  const pulse = await checkPulse(database, premises.folders.checkpoints);
  return [
    ...pulse,
    role,
    migrations,
    await checkBankHolidays(database),
    ...(await checkForces(premises, database, ofForce)),
  ];
};

/** Everything that an operator can put right, before it is noticed otherwise. Changes nothing. */
export const checkHealth = async (
  premises: Premises,
  ofForce: readonly CheckOfForce[],
): Promise<readonly Finding[]> => {
  const database = openDatabase(premises.appUrl, 4);
  try {
    const found = await orUnreached(() => checkDatabase(premises, database, ofForce));
    return [...found, await checkDisk(premises.folders.home)];
  } finally {
    await database.close();
  }
};
