import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
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

/** The name of the system that is the record of crimes, for the form; empty where the force gave none. */
export const readSystemOfRecord: Look<{ readonly case: string }, string> = {
  action: 'record-crime',
  cases: (input) => [input.case],
  load: async ({ tx }) => ok(lineIn((await settingsInForce(tx)).settings, systemOfRecord)),
  tell: (_, input) => ({ cases: [input.case], people: [], content: { page: 'record the crime' } }),
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
    return { crime: newId(now), ...rows[0] };
  },
  decide: decideCrime,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO crime (force, case_file, crime, offence, reference, recorded_at, entered_at, entered_by)
        VALUES (${actor.force}, ${event.case}, ${event.crime}, ${event.offence}, ${event.reference}, ${event.recordedAt}, ${event.enteredAt}, ${actor.staff})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { crimes: events.map(({ offence, recordedAt }) => ({ offence, recordedAt: recordedAt.toISOString() })) },
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
}

/** Every crime that was ever recorded in a case, those whose record was cancelled too. */
export const crimesOf = onceALook(async (tx: Tx, id: string): Promise<readonly CrimeRow[]> => {
  const { rows } = await sql<CrimeRow>`
    SELECT c.crime, c.offence, c.reference, c.recorded_at AS "recordedAt", x.reason AS cancelled
    FROM crime c LEFT JOIN crime_cancellation x ON x.force = c.force AND x.crime = c.crime
    WHERE c.case_file = ${id} ORDER BY c.recorded_at, c.crime`.execute(tx);
  return rows;
});
