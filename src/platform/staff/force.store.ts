import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** What anybody may know of a force before signing in, and where its people sign in. */
export interface ForceEntry {
  readonly force: string;
  readonly name: string;
  readonly issuer: string;
  readonly client: string;
}

export interface ListedForce extends ForceEntry {
  readonly nation: 'england' | 'wales';
}

/** Reads outside any force: the directory of forces is the one thing that is open to all. */
export const listForces = async (database: Database): Promise<readonly ListedForce[]> => {
  const { rows } = await sql<ListedForce>`SELECT force, name, nation, issuer, client FROM force ORDER BY name`.execute(
    database.kysely,
  );
  return rows;
};

export const findForce = async (database: Database, force: string): Promise<ForceEntry | undefined> => {
  const { rows } = await sql<ForceEntry>`
    SELECT force, name, issuer, client FROM force WHERE force = ${force}`.execute(database.kysely);
  return rows[0];
};
