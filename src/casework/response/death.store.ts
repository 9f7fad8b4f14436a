import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { readPassages, readPeople, type Person } from '../../platform/person/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { floorFindsAlive, floorsOf, partiesOf } from '../report/index.ts';
import {
  decideWithdrawal,
  isContradicted,
  type DeathSource,
  type DeathWithdrawn,
  type WithdrawDeath,
  type WithdrawRefusal,
  type WithdrawState,
} from './death.ts';
import { askSupervisor } from './supervisor.store.ts';

/** A death that a supervisor agreed to, and that nobody has taken back. */
export interface DeathRow {
  readonly person: string;
  readonly on: string;
  readonly source: DeathSource;
  /** Who of the family is told, and by whom; undefined where the words were erased. */
  readonly family: string | undefined;
  readonly agreedAt: Date;
  readonly by: string | null;
}

/** Who of a case has died. Hardly any case has somebody: nothing more is asked of the others. */
const agreedIn = async (
  tx: Tx,
  id: string,
): Promise<readonly (Omit<DeathRow, 'family'> & { readonly passage: string })[]> => {
  if (!(await partiesOf(tx, id)).some(({ died }) => died)) return [];
  const { rows } = await sql<Omit<DeathRow, 'family'> & { passage: string }>`
    SELECT DISTINCT ON (p.person) p.person, r.died_on::text AS "on", r.died_source AS source, r.family_passage AS passage,
      d.decided_at AS "agreedAt", s.name AS by
    FROM party p JOIN supervisor_request r ON r.force = p.force AND r.case_file = p.case_file AND r.subject = p.person AND r.about = 'child-died'
    JOIN supervisor_decision d ON d.force = r.force AND d.request = r.request AND d.value = 'granted'
    LEFT JOIN staff s ON s.force = d.force AND s.staff::text = d.decided_by
    WHERE p.case_file = ${id} AND p.died AND NOT p.taken_off ORDER BY p.person, d.decided_at DESC`.execute(tx);
  return rows;
};

/** Who of a case has died, with who of the family is told. */
export const deathsOf = async ({ tx, keys, actor }: Context, id: string): Promise<readonly DeathRow[]> => {
  const rows = await agreedIn(tx, id);
  if (rows.length === 0) return [];
  const read = await readPassages(
    { tx, keys, force: actor.force },
    rows.map(({ passage }) => passage),
  );
  return rows.map(({ passage, ...row }) => {
    const words = read.get(passage);
    return { ...row, family: words?.state === 'readable' ? words.text : undefined };
  });
};

/** Of whom it waits for a supervisor whether they have died. */
export const deathsAsked = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ person: string }>`
    SELECT DISTINCT r.subject AS person FROM supervisor_request r WHERE r.case_file = ${id} AND r.about = 'child-died'
      AND NOT EXISTS (SELECT FROM supervisor_decision d WHERE d.force = r.force AND d.request = r.request)`.execute(tx);
  return rows.map(({ person }) => person);
};

/** Who of a case is recorded as having died though a floor walked since finds them alive. */
export const contradictedIn = async (tx: Tx, id: string): Promise<ReadonlySet<string>> => {
  const rows = await agreedIn(tx, id);
  if (rows.length === 0) return new Set();
  const floors = await floorsOf(tx, id);
  return new Set(rows.filter((row) => isContradicted(row, floors.get(row.person))).map(({ person }) => person));
};

/** For SQL, as `isContradicted`: of a party, and its newest floor. */
export const isDeathContradicted = (
  party: string,
  floor: string,
) => sql<boolean>`(${floorFindsAlive(floor)} AND EXISTS (
    SELECT FROM (SELECT r.died_on, d.decided_at FROM supervisor_request r
      JOIN supervisor_decision d ON d.force = r.force AND d.request = r.request AND d.value = 'granted'
      WHERE r.force = ${sql.ref(`${party}.force`)} AND r.case_file = ${sql.ref(`${party}.case_file`)} AND r.subject = ${sql.ref(`${party}.person`)} AND r.about = 'child-died'
      ORDER BY d.decided_at DESC LIMIT 1) agreed
    WHERE ${sql.ref(`${floor}.walked_at`)} > agreed.decided_at
      OR (${sql.ref(`${floor}.walked_at`)} AT TIME ZONE 'Europe/London')::date > agreed.died_on))`;

/** Asks a supervisor to agree that a child has died, as it asks for an exception; it is its own act to who may do it. */
export const recordDeath: typeof askSupervisor = { ...askSupervisor, action: 'record-death' };

/** Records that a child who was said to have died is alive. */
export const withdrawDeath: Change<WithdrawDeath, WithdrawState, DeathWithdrawn, WithdrawRefusal> = {
  action: 'withdraw-death',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    withdrawal: newId(now),
    passage: newId(now),
    died: (await partiesOf(tx, input.case)).some(({ person, died }) => died && person === input.person),
  }),
  decide: decideWithdrawal,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const event of events) {
      await writePassage(context, { text: event.why, concerns: [event.person] }, event.passage);
      await sql`INSERT INTO death_withdrawn (force, withdrawal, case_file, person, passage, recorded_at, recorded_by)
        VALUES (${actor.force}, ${event.withdrawal}, ${event.case}, ${event.person}, ${event.passage}, ${event.at}, ${actor.staff})`.execute(
        tx,
      );
      await sql`UPDATE party SET died = false WHERE case_file = ${event.case} AND person = ${event.person}`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.map(({ person }) => person),
    content: { deathsWithdrawn: events.map(({ withdrawal, passage }) => ({ withdrawal, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['withdrawal', event.withdrawal],
      ]),
    ),
  }),
};

export interface DeathPage {
  readonly file: CaseFile;
  readonly person: string;
  readonly people: ReadonlyMap<string, Person>;
  /** What is recorded of it; undefined while nothing is. */
  readonly death: DeathRow | undefined;
  /** Whether a supervisor is asked already to agree that they have died. */
  readonly asked: boolean;
}

interface NotAChild {
  readonly code: 'NotAChildOfThisCase';
  readonly person: string;
}

interface OfPerson {
  readonly case: string;
  readonly person: string;
}

const lookOf = (action: string, isDead: boolean): Look<OfPerson, DeathPage, NotAChild> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, { case: id, person }): Promise<Result<DeathPage, NotAChild>> => {
    const party = (await partiesOf(context.tx, id)).find((one) => one.person === person);
    if (party === undefined || (isDead ? !party.died : !party.isChild))
      return refused({ code: 'NotAChildOfThisCase', person });
    const people = await readPeople({ tx: context.tx, keys: context.keys, force: context.actor.force }, [person]);
    const death = (await deathsOf(context, id)).find((one) => one.person === person);
    const asked = (await deathsAsked(context.tx, id)).includes(person);
    return ok({ file: await getCase(context.tx, id), person, people, death, asked });
  },
  tell: ({ file, people }) => ({ cases: [file.case], people: [...people.keys()], content: { page: 'death' } }),
});

export const readToRecord = lookOf('record-death', false);
export const readToWithdraw = lookOf('withdraw-death', true);
