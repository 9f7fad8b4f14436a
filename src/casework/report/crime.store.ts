import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { lineIn, settingsInForce } from '../../platform/setting/index.ts';
import type { CancelReason } from './cancel.ts';
import {
  decideCrime,
  type CrimeRecorded,
  type CrimeRefusal,
  type CrimeState,
  type Offence,
  type RecordCrime,
} from './crime.ts';
import { systemOfRecord } from './report.setting.ts';
import { partiesOf, type Party } from './report.store.ts';

/** Who of a case a crime can be against: each child, who has died too. */
const childrenOf = async (tx: Tx, id: string): Promise<readonly Party[]> =>
  (await partiesOf(tx, id)).filter(({ isChild, died }) => isChild || died);

/** What the form is filled from. */
export interface CrimeForm {
  /** The name of the system that is the record of crimes; empty where the force gave none. */
  readonly systemOfRecord: string;
  readonly children: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
}

export const readCrimeForm: Look<{ readonly case: string }, CrimeForm> = {
  action: 'record-crime',
  cases: (input) => [input.case],
  load: async ({ tx, keys, actor }, { case: id }) => {
    const [{ settings }, children] = await Promise.all([settingsInForce(tx), childrenOf(tx, id)]);
    const people = await readPeople(
      { tx, keys, force: actor.force },
      children.map(({ person }) => person),
    );
    return ok({ systemOfRecord: lineIn(settings, systemOfRecord), children, people });
  },
  tell: ({ children }, input) => ({
    cases: [input.case],
    people: children.map(({ person }) => person),
    content: { page: 'record the crime' },
  }),
};

/** Records a crime of a case: by its reference and time where another system is the record. */
export const recordCrime: Change<RecordCrime, CrimeState, CrimeRecorded, CrimeRefusal> = {
  action: 'record-crime',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => {
    const { rows } = await sql<{ toldAt: Date; referenceTaken: boolean }>`
      SELECT min(told_at) AS "toldAt", EXISTS (SELECT FROM crime WHERE reference = ${input.reference}) AS "referenceTaken"
      FROM report WHERE case_file = ${input.case}`.execute(tx);
    // Every case begins with one; a crime could not be held against the time it reached the police.
    if (rows[0] === undefined) throw new Error('a case without a report');
    const children = (await childrenOf(tx, input.case)).map(({ person }) => person);
    return { crime: newId(now), children, ...rows[0] };
  },
  decide: decideCrime,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO crime (force, case_file, crime, offence, reference, recorded_at, entered_at, entered_by, against)
        VALUES (${actor.force}, ${event.case}, ${event.crime}, ${event.offence}, ${event.reference}, ${event.recordedAt}, ${event.enteredAt}, ${actor.staff}, ${event.against ?? null})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap(({ against }) => against ?? []),
    content: {
      crimes: events.map(({ offence, recordedAt, against }) => ({
        offence,
        recordedAt: recordedAt.toISOString(),
        against: against ?? null,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['crime', event.crime],
      ]),
    ),
  }),
};

export interface CrimeRow {
  readonly crime: string;
  /** Why the registrar cancelled its record, where that was done. */
  readonly cancelled: CancelReason | null;
  readonly offence: Offence;
  readonly reference: string;
  readonly recordedAt: Date;
  /** The child it is against; null where nobody said. Of whoever was taken off as another child of the case, that child. */
  readonly against: string | null;
}

/** Every crime that was ever recorded in a case, those whose record was cancelled too. */
export const crimesOf = onceALook(async (tx: Tx, id: string): Promise<readonly CrimeRow[]> => {
  const { rows } = await sql<CrimeRow>`
    SELECT c.crime, c.offence, c.reference, c.recorded_at AS "recordedAt",
      coalesce(CASE WHEN p.taken_off THEN (SELECT o.same FROM off_case o WHERE o.force = c.force AND o.case_file = c.case_file
        AND o.person = c.against ORDER BY o.recorded_at DESC, o.off_case DESC LIMIT 1) END, c.against) AS against, x.reason AS cancelled
    FROM crime c LEFT JOIN crime_cancellation x ON x.force = c.force AND x.crime = c.crime
    LEFT JOIN party p ON p.force = c.force AND p.case_file = c.case_file AND p.person = c.against
    WHERE c.case_file = ${id} ORDER BY c.recorded_at, c.crime`.execute(tx);
  return rows;
});
