// A database that has just been migrated, for the time of one chore.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import {
  APPLICATION,
  migrate,
  OWNER,
  readMigrations,
  startOwnPostgres,
  withClient,
} from '../src/platform/database/index.ts';

const root = join(import.meta.dirname, '..');

export const withMigrated = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const server = await startOwnPostgres(join(root, '.evenhand', 'test'));
  const name = `chore_${randomBytes(6).toString('hex')}`;
  const asOwner = (sql: string) => withClient(server.url('postgres', OWNER), (client) => client.query(sql));
  await asOwner(`CREATE DATABASE ${name}`);
  try {
    await migrate(server.url(name, OWNER), APPLICATION, readMigrations(join(root, 'migrations')));
    return await withClient(server.url(name, OWNER), work);
  } finally {
    await asOwner(`DROP DATABASE ${name}`);
    await server.stopUnlessUsed();
  }
};
