import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { addUnidentified, type Vault } from '../../platform/person/index.ts';
import { decideAdded, type AddedRefusal, type AddedState, type AddPerson, type PersonAdded } from './added.ts';
import { refOf } from './case-facts.ts';

export const vaultOf = ({ tx, keys, actor }: Context): Vault => ({ tx, keys, force: actor.force });

export const isInCase = async (tx: Tx, at: { readonly case: string; readonly person: string }): Promise<boolean> => {
  const { rows } =
    await sql`SELECT 1 FROM party WHERE case_file = ${at.case} AND person = ${at.person} AND NOT taken_off`.execute(tx);
  return rows.length === 1;
};

/** Everybody of a case whose record is not erased. */
export const livingParties = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ person: string }>`
    SELECT p.person FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
    WHERE p.case_file = ${id} AND NOT p.taken_off AND q.erased_at IS NULL ORDER BY p.person`.execute(tx);
  return rows.map(({ person }) => person);
};

const insertAdded = async (context: Context, event: PersonAdded): Promise<void> => {
  const { tx, actor, now } = context;
  // Under a label first: a name comes only after a search (design, section 8).
  await addUnidentified(vaultOf(context), refOf(event), now, event.person);
  await sql`INSERT INTO party (force, case_file, person, kind, position, added_at)
    VALUES (${actor.force}, ${event.case}, ${event.person}, ${event.kind}, ${event.position}, ${now})`.execute(tx);
};

/** Adds an adult, or somebody of whom nobody knows who they are, such as an account. */
export const addPerson: Change<AddPerson, AddedState, PersonAdded, AddedRefusal> = {
  action: 'add-person',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => {
    const { rows } = await sql<{ already: number; people: number }>`
      SELECT count(*) FILTER (WHERE kind = ${input.kind})::int AS already, count(*) FILTER (WHERE kind <> 'reporter')::int AS people
      FROM party WHERE case_file = ${input.case}`.execute(tx);
    return { person: newId(now), already: rows[0]?.already ?? 0, people: rows[0]?.people ?? 0 };
  },
  decide: decideAdded,
  apply: async (context, events) => {
    for (const event of events) await insertAdded(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { added: events.map(({ kind, position }) => ({ kind, position })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['person', event.person],
      ]),
    ),
  }),
};
