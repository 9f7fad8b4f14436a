import pg from 'pg';
import { withClient } from './client.ts';

/** The two variables that name the database, as the program has them. */
export interface Addresses {
  readonly appUrl: string;
  readonly ownerUrl: string;
}

/** What is wrong with an address, and what to do; never the address itself, which holds a password. */
export interface AddressFault {
  readonly found: string;
  readonly todo: string;
}

type Sentence = (variable: string, to: pg.Client) => AddressFault;

const NO_HOST: Sentence = (variable, { host }) => ({
  found: `the host ${host} of ${variable} cannot be found`,
  todo: `Put the name right in ${variable}, or see whether this machine’s network is up.`,
});

/** By the codes of PostgreSQL and of the system: what the one address that was tried is wrong in. */
const FAULTS: Readonly<Record<string, Sentence>> = {
  '28P01': (variable, { user }) => ({
    found: `the database did not accept the password of ${user ?? 'nobody'}, in ${variable}`,
    todo: `Put the password right in ${variable}.`,
  }),
  '28000': (variable, { user }) => ({
    found: `the database does not let the role ${user ?? 'nobody'} of ${variable} connect`,
    todo: `Put the role right in ${variable}, or let it connect (pg_hba.conf).`,
  }),
  '3D000': (variable, { database }) => ({
    found: `there is no database ${database ?? 'of that name'}, which ${variable} names`,
    todo: `Create it, or put ${variable} right.`,
  }),
  ENOTFOUND: NO_HOST,
  EAI_AGAIN: NO_HOST,
};

// A copy of a server has the same names and numbers as the first: only when it was started tells them apart.
const WHICH = `SELECT datname AS name, concat(oid, ' ', extract(epoch FROM pg_postmaster_start_time())) AS one
  FROM pg_database WHERE datname = current_database()`;

interface Reached {
  readonly name: string;
  readonly one: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const reach = async (variable: string, url: string): Promise<Reached | AddressFault> => {
  try {
    const { rows } = await withClient(url, (client) => client.query<Reached>(WHICH));
    if (rows[0] === undefined) throw new Error('the database did not say which it is');
    return rows[0];
  } catch (error) {
    const fault = FAULTS[codeOf(error)];
    if (fault === undefined) throw error;
    return fault(variable, new pg.Client({ connectionString: url }));
  }
};

/** Looks whether both addresses lead to one database. Where nothing answers at all, it throws as any query would. */
export const findAddressFault = async ({ appUrl, ownerUrl }: Addresses): Promise<AddressFault | undefined> => {
  const app = await reach('DATABASE_URL', appUrl);
  if ('todo' in app) return app;
  const owner = await reach('DATABASE_OWNER_URL', ownerUrl);
  if ('todo' in owner) return owner;
  if (app.one === owner.one) return undefined;
  const names = app.name === owner.name ? `two that are called ${app.name}` : `${app.name} and ${owner.name}`;
  return {
    found: `DATABASE_URL and DATABASE_OWNER_URL name different databases, ${names}`,
    todo: 'Put right the one that is mistaken.',
  };
};
