import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change, Context, EventData, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { addPassage, readPassages, readPeopleIn, type Person } from '../../platform/person/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import {
  decidePutBack,
  decideTakeOff,
  type OffRefusal,
  type OffState,
  type PersonPutBack,
  type PersonTakenOff,
  type PutBackOnCase,
  type Stands,
  type TakeOffCase,
} from './off-case.ts';
import type { OffParams } from './off-case.schema.ts';
import { partiesOf, personsIn, type Party } from './report.store.ts';

/** What taking somebody off a case reads of the steps after it, handed in by main. */
export interface OffReading {
  /** What was decided, told or done of somebody and cannot vanish. */
  readonly standsOf: (tx: Tx, id: string, person: string) => Promise<readonly Stands[]>;
  /** What cannot wait about each child of the case. */
  readonly alarmsOf: (tx: Tx, id: string) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Whether an outcome is proposed, or was approved. */
  readonly isDecided: (tx: Tx, id: string) => Promise<boolean>;
  /** Whether a supervisor agreed that there is no such child, with all before them that is known of the child now. */
  readonly isAgreed: (tx: Tx, id: string, person: string) => Promise<boolean>;
}

export interface OffRow {
  readonly person: string;
  readonly kind: Party['kind'];
  readonly at: Date;
  /** The name of who took them off. */
  readonly by: string | null;
  readonly passage: string;
}

/** Who was taken off a case and is not put back. */
export const takenOffIn = async (tx: Tx, id: string): Promise<readonly OffRow[]> => {
  const { rows } = await sql<OffRow>`
    SELECT DISTINCT ON (p.person) p.person, p.kind, o.recorded_at AS at, s.name AS by, o.passage
    FROM party p JOIN off_case o ON o.force = p.force AND o.case_file = p.case_file AND o.person = p.person
    LEFT JOIN staff s ON s.force = o.force AND s.staff::text = o.recorded_by
    WHERE p.case_file = ${id} AND p.taken_off ORDER BY p.person, o.recorded_at DESC, o.off_case DESC`.execute(tx);
  return rows;
};

const stateOf = async (context: Context, reading: OffReading, at: OffParams): Promise<OffState> => {
  const { tx, now } = context;
  const [parties, off, stands, alarms, isDecided, isAgreed] = await Promise.all([
    partiesOf(tx, at.case),
    takenOffIn(tx, at.case),
    reading.standsOf(tx, at.case, at.person),
    reading.alarmsOf(tx, at.case),
    reading.isDecided(tx, at.case),
    reading.isAgreed(tx, at.case, at.person),
  ]);
  return {
    entry: newId(now),
    passage: newId(now),
    kind: parties.find(({ person }) => person === at.person)?.kind,
    isOff: off.some(({ person }) => person === at.person),
    children: parties.filter(({ isChild }) => isChild).map(({ person }) => person),
    died: parties.filter(({ died }) => died).map(({ person }) => person),
    stands,
    alarms,
    isDecided,
    isAgreed,
  };
};

type Event = PersonTakenOff | PersonPutBack;

const apply = async (context: Context, event: Event): Promise<void> => {
  const { tx, keys, actor, now } = context;
  const isOff = event.type === 'PersonTakenOff';
  const words = { text: event.why, concerns: [event.person], now };
  const sealed = await addPassage({ tx, keys, force: actor.force }, words, event.passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  await sql`INSERT INTO off_case (force, off_case, case_file, person, taken_off, same, passage, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.entry}, ${event.case}, ${event.person}, ${isOff}, ${isOff ? (event.same ?? null) : null},
      ${event.passage}, ${event.at}, ${actor.staff})`.execute(tx);
  await sql`UPDATE party SET taken_off = ${isOff} WHERE case_file = ${event.case} AND person = ${event.person}`.execute(
    tx,
  );
};

const changeOf = <Input extends OffParams, One extends Event & EventData>(
  action: string,
  reading: OffReading,
  decide: Change<Input, OffState, One, OffRefusal>['decide'],
): Change<Input, OffState, One, OffRefusal> => ({
  action,
  cases: (input) => [input.case],
  load: (context, input) => stateOf(context, reading, input),
  decide,
  apply: async (context, events) => {
    for (const event of events) await apply(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.map(({ person }) => person),
    content: { parties: events.map(({ type, entry, person, passage }) => ({ type, entry, person, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['entry', event.entry],
      ]),
    ),
  }),
});

export const takeOffCase = (reading: OffReading) =>
  changeOf<TakeOffCase, PersonTakenOff>('take-off-case', reading, decideTakeOff);

export const putBackOnCase = (reading: OffReading) =>
  changeOf<PutBackOnCase, PersonPutBack>('put-back-on-case', reading, decidePutBack);

/** Somebody with all who are on the case: to take them off, or to put them back. */
export interface OffPage {
  readonly file: CaseFile;
  readonly person: string;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  /** Why they were taken off; undefined while they are on the case. */
  readonly off: (OffRow & { readonly why: string | undefined }) | undefined;
}

type NotThere = Extract<OffRefusal, { readonly code: 'NotOnThisCase' }>;

const lookOf = (action: string, isOff: boolean): Look<OffParams, OffPage, NotThere> => ({
  action,
  cases: (input) => [input.case],
  load: async ({ tx, keys, actor }, { case: id, person }): Promise<Result<OffPage, NotThere>> => {
    const vault = { tx, keys, force: actor.force };
    const [file, parties, people, rows] = await Promise.all([
      getCase(tx, id),
      partiesOf(tx, id),
      readPeopleIn(vault, personsIn(id)),
      takenOffIn(tx, id),
    ]);
    const row = rows.find((one) => one.person === person);
    if (isOff ? row === undefined : parties.every((one) => one.person !== person))
      return refused({ code: 'NotOnThisCase', person });
    const read = row === undefined ? undefined : (await readPassages(vault, [row.passage])).get(row.passage);
    const off = row === undefined ? undefined : { ...row, why: read?.state === 'readable' ? read.text : undefined };
    return ok({ file, person, parties, people, off });
  },
  tell: ({ file, people }) => ({ cases: [file.case], people: [...people.keys()], content: { page: 'off-case' } }),
});

export const readOnCase = lookOf('take-off-case', false);
export const readOffCase = lookOf('put-back-on-case', true);
