import { sql } from 'kysely';
import { ok, refused } from '../access/index.ts';
import type { Change } from '../command/index.ts';

export interface AddForce {
  readonly force: string;
  readonly name: string;
  readonly nation: 'england' | 'wales';
  /** Where its people sign in (OpenID Connect), and what Evenhand is called there. */
  readonly issuer: string;
  readonly client: string;
}

interface ForceAdded extends AddForce {
  readonly type: 'ForceAdded';
}

export interface ForceRefusal {
  readonly code: 'ForceExists';
  readonly force: string;
}

/** Adds a force. Its keys are made before, so that no row can come before its key. */
export const addForce: Change<AddForce, boolean, ForceAdded, ForceRefusal> = {
  action: 'add-force',
  cases: () => [],
  load: async ({ tx }, { force }) =>
    (await sql`SELECT 1 FROM force WHERE force = ${force}`.execute(tx)).rows.length > 0,
  decide: (exists, input) =>
    exists ? refused({ code: 'ForceExists', force: input.force }) : ok([{ ...input, type: 'ForceAdded' }]),
  apply: async ({ tx }, events) => {
    for (const { force, name, nation, issuer, client } of events) {
      await sql`INSERT INTO force (force, name, nation, issuer, client) VALUES (${force}, ${name}, ${nation}, ${issuer}, ${client})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { forces: events.map(({ force, nation }) => ({ force, nation })) },
    given: Object.fromEntries(events.map(({ force }) => ['force', force])),
  }),
};
