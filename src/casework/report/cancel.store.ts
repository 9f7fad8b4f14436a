import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import { HELD, getCase, type CaseFile } from '../case/index.ts';
import {
  decideCancellation,
  type CancelCrime,
  type CancelReason,
  type CancelRefusal,
  type CancelState,
  type CrimeCancelled,
} from './cancel.ts';
import { cancellationsAsked, type CancellationAskedRow } from './cancel-asked.store.ts';
import { crimeOfficers, openRequestOf } from './cancel-request.store.ts';
import { crimesOf, type CrimeRow } from './crime.store.ts';
import { partiesOf } from './report.store.ts';

const load = async ({ tx, now }: Context, input: CancelCrime): Promise<CancelState> => {
  const { rows } = await sql<{ recordedBy: string; cancelled: boolean }>`
    SELECT entered_by::text AS "recordedBy", EXISTS (SELECT FROM crime_cancellation x WHERE x.force = c.force AND x.crime = c.crime) AS cancelled
    FROM crime c WHERE case_file = ${input.case} AND crime = ${input.crime}`.execute(tx);
  // The words may name anybody of the case, so they concern all of it but who reported.
  const parties = await partiesOf(tx, input.case);
  return {
    passage: newId(now),
    concerns: parties.filter(({ kind }) => kind !== 'reporter').map(({ person }) => person),
    stage: (await getCase(tx, input.case)).stage,
    crime: rows[0],
    asked: await openRequestOf(tx, input),
    officers: await crimeOfficers(tx, input),
  };
};

const insert = async (context: Context, event: CrimeCancelled): Promise<void> => {
  const { tx, keys, actor, now } = context;
  const { why: text, concerns, passage } = event;
  const sealed = await addPassage({ tx, keys, force: actor.force }, { text, concerns, now }, passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  await sql`INSERT INTO crime_cancellation (force, crime, case_file, reason, information, other_reference, passage, cancelled_at, cancelled_by)
    VALUES (${actor.force}, ${event.crime}, ${event.case}, ${event.reason}, ${event.information ?? null}, ${event.otherReference ?? null},
      ${passage}, ${event.at}, ${actor.staff})`.execute(tx);
};

/** Cancels the record of a crime, with its reason and what was verified. */
export const cancelCrime: Change<CancelCrime, CancelState, CrimeCancelled, CancelRefusal> = {
  action: 'cancel-crime',
  cases: (input) => [input.case],
  load,
  decide: decideCancellation,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      cancellations: events.map(({ crime, reason, information, passage, request }) => ({
        crime,
        request: request ?? null,
        reason,
        information: information ?? null,
        passage,
      })),
    },
    given: Object.fromEntries(
      events.flatMap(({ case: id, crime, request }) =>
        Object.entries({ case: id, crime, ...(request === undefined ? {} : { request }) }),
      ),
    ),
  }),
};

export interface CancelPage {
  readonly file: CaseFile;
  readonly crime: CrimeRow;
  /** What was asked, where somebody waits for the answer. */
  readonly asked: CancellationAskedRow | undefined;
}

/** What the registrar sees before cancelling. */
export const readCancelling: Look<{ readonly case: string; readonly crime: string }, CancelPage, CancelRefusal> = {
  action: 'cancel-crime',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<CancelPage, CancelRefusal>> => {
    const { tx } = context;
    const crime = (await crimesOf(tx, input.case)).find((one) => one.crime === input.crime);
    if (crime === undefined) return refused({ code: 'NoSuchCrime' });
    if (crime.cancelled !== null) return refused({ code: 'CrimeAlreadyCancelled' });
    const all = await cancellationsAsked(context, input.case);
    const asked = all.find((one) => one.crime === input.crime && one.state === 'waits');
    return ok({ file: await getCase(tx, input.case), crime, asked });
  },
  tell: ({ file, asked }) => ({
    cases: [file.case],
    people: asked?.concerns ?? [],
    content: { page: 'cancel crime' },
  }),
};

export interface CancelledRow {
  readonly crime: string;
  readonly reason: CancelReason;
  readonly at: Date;
  readonly by: string;
}

/** The records of crimes that were cancelled in a case. */
export const cancelledOf = async (tx: Tx, id: string): Promise<readonly CancelledRow[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<CancelledRow>`
    SELECT crime, reason, cancelled_at AS at, cancelled_by AS by FROM crime_cancellation WHERE case_file = ${id} ORDER BY cancelled_at, crime`,
  );
  return rows;
};
