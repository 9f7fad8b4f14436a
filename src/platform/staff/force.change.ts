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
  readonly code: 'ForceExists' | 'ForceNameTaken';
  /** The one that is there. */
  readonly force: string;
}

/** A force as people know it apart. */
export interface NamedForce {
  readonly force: string;
  readonly name: string;
}

const folded = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');

/** Two of one id share their keys; two of one name are taken for each other by whoever signs in. */
export const clashOf = (there: readonly NamedForce[], { force, name }: NamedForce): ForceRefusal | undefined => {
  if (there.some((one) => one.force === force)) return { code: 'ForceExists', force };
  const namesake = there.find((one) => folded(one.name) === folded(name));
  return namesake === undefined ? undefined : { code: 'ForceNameTaken', force: namesake.force };
};

/** Adds a force. Its keys are made before, so that no row can come before its key. */
export const addForce: Change<AddForce, readonly NamedForce[], ForceAdded, ForceRefusal> = {
  action: 'add-force',
  cases: () => [],
  load: async ({ tx }) => (await sql<NamedForce>`SELECT force, name FROM force ORDER BY force`.execute(tx)).rows,
  decide: (there, input) => {
    const clash = clashOf(there, input);
    return clash === undefined ? ok([{ ...input, type: 'ForceAdded' }]) : refused(clash);
  },
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
