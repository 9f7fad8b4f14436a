import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import { HELD, getCase, officersSince, type CaseFile, type Waiting } from '../case/index.ts';
import {
  decideAsk,
  decideRefusal,
  type AskRefusal,
  type AskState,
  type CancellationAsked,
  type CancellationRefused,
  type OpenRequest,
  type RefuseCancellation,
  type RefuseRefusal,
  type RefuseState,
} from './cancel-request.ts';
import type { CancelCrime } from './cancel.ts';
import { crimesOf, type CrimeRow } from './crime.store.ts';
import { casesLedHere } from './led-here.store.ts';
import { partiesOf } from './report.store.ts';

// Answered by what was done to the record, not by a mark beside it: no way of cancelling can forget to close a request.
const isOpen = sql`NOT EXISTS (SELECT FROM cancellation_refusal a WHERE a.force = r.force AND a.request = r.request)
  AND NOT EXISTS (SELECT FROM crime_cancellation x WHERE x.force = r.force AND x.crime = r.crime)`;

/** What the registrar was asked to cancel, and has neither cancelled nor refused. */
export const cancellationWaits: Waiting = {
  on: 'registrar',
  rows: sql`SELECT r.force, r.case_file, 'cancellation' AS waits, r.asked_at AS since, r.asked_by AS by, 'crimes/' || r.crime || '/cancel' AS place
    FROM cancellation_request r WHERE ${isOpen}`,
};

/** The request about a crime that waits for the registrar, if there is one. */
export const openRequestOf = async (
  tx: Tx,
  at: { readonly case: string; readonly crime: string },
): Promise<OpenRequest | undefined> => {
  const { rows } = await sql<OpenRequest>`
    SELECT r.request, r.asked_by AS by FROM cancellation_request r
    WHERE r.case_file = ${at.case} AND r.crime = ${at.crime} AND ${isOpen} ORDER BY r.asked_at LIMIT 1`.execute(tx);
  return rows[0];
};

/** Who has the case of a crime, or had it since the crime was recorded: it is no registrar's to decide on among them. */
export const crimeOfficers = async (
  tx: Tx,
  at: { readonly case: string; readonly crime: string },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ at: Date }>`
    SELECT entered_at AS at FROM crime WHERE case_file = ${at.case} AND crime = ${at.crime}`.execute(tx);
  // With the report that the crime came in, by whoever had that before it joined.
  const officers = (await casesLedHere(tx, at.case)).map((each) => officersSince(tx, each, rows[0]?.at));
  return [...new Set((await Promise.all(officers)).flat())];
};

/** The crimes of a case whose cancellation waits for the registrar: nothing is closed meanwhile. */
export const cancellationsOpen = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<{ crime: string }>`
    SELECT r.crime FROM cancellation_request r WHERE r.case_file = ${id} AND ${isOpen} ORDER BY r.asked_at`,
  );
  return rows.map(({ crime }) => crime);
};

// The words may name anybody of the case, so they concern all of it but who reported.
const concernedIn = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await partiesOf(tx, id)).filter(({ kind }) => kind !== 'reporter').map(({ person }) => person);

const seal = async (
  { tx, keys, actor, now }: Context,
  {
    text,
    concerns,
    passage,
  }: { readonly text: string; readonly concerns: readonly string[]; readonly passage: string },
): Promise<void> => {
  const sealed = await addPassage({ tx, keys, force: actor.force }, { text, concerns, now }, passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
};

const insertAsked = async (context: Context, event: CancellationAsked): Promise<void> => {
  const { tx, actor } = context;
  await seal(context, { text: event.why, concerns: event.concerns, passage: event.passage });
  await sql`INSERT INTO cancellation_request (force, request, case_file, crime, reason, information, other_reference, passage, asked_at, asked_by)
    VALUES (${actor.force}, ${event.request}, ${event.case}, ${event.crime}, ${event.reason}, ${event.information ?? null},
      ${event.otherReference ?? null}, ${event.passage}, ${event.at}, ${actor.staff})`.execute(tx);
};

const givenOf = (events: readonly { readonly case: string; readonly request: string }[]) =>
  Object.fromEntries(
    events.flatMap((event) => [
      ['case', event.case],
      ['request', event.request],
    ]),
  );

/** Asks the registrar to cancel the record of a crime. */
export const askCancellation: Change<CancelCrime, AskState, CancellationAsked, AskRefusal> = {
  action: 'ask-cancellation',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => {
    const found = (await crimesOf(tx, input.case)).find(({ crime }) => crime === input.crime);
    const open = await openRequestOf(tx, input);
    return {
      request: newId(now),
      passage: newId(now),
      concerns: await concernedIn(tx, input.case),
      crime: found === undefined ? undefined : { cancelled: found.cancelled !== null, open },
    };
  },
  decide: decideAsk,
  apply: async (context, events) => {
    for (const event of events) await insertAsked(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      cancellationRequests: events.map(({ request, crime, reason, information, passage }) => ({
        request,
        crime,
        reason,
        information: information ?? null,
        passage,
      })),
    },
    given: givenOf(events),
  }),
};

/** Leaves the record of a crime as it is, and says why to who asked. */
export const refuseCancellation: Change<RefuseCancellation, RefuseState, CancellationRefused, RefuseRefusal> = {
  action: 'refuse-cancellation',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    passage: newId(now),
    concerns: await concernedIn(tx, input.case),
    open: await openRequestOf(tx, input),
    officers: await crimeOfficers(tx, input),
  }),
  decide: decideRefusal,
  apply: async (context, events) => {
    for (const event of events) {
      await seal(context, { text: event.answer, concerns: event.concerns, passage: event.passage });
      await sql`INSERT INTO cancellation_refusal (force, request, passage, refused_at, refused_by)
        VALUES (${context.actor.force}, ${event.request}, ${event.passage}, ${event.at}, ${context.actor.staff})`.execute(
        context.tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: { cancellationRefusals: events.map(({ request, crime, passage }) => ({ request, crime, passage })) },
    given: givenOf(events),
  }),
};

export interface AskPage {
  readonly file: CaseFile;
  readonly crime: CrimeRow;
}

/** What is seen before the registrar is asked. */
export const readAsking: Look<{ readonly case: string; readonly crime: string }, AskPage, AskRefusal> = {
  action: 'ask-cancellation',
  cases: (input) => [input.case],
  load: async ({ tx }, input): Promise<Result<AskPage, AskRefusal>> => {
    const crime = (await crimesOf(tx, input.case)).find((one) => one.crime === input.crime);
    if (crime === undefined) return refused({ code: 'NoSuchCrime' });
    if (crime.cancelled !== null) return refused({ code: 'CrimeAlreadyCancelled' });
    if ((await openRequestOf(tx, input)) !== undefined) return refused({ code: 'CancellationWaits' });
    return ok({ file: await getCase(tx, input.case), crime });
  },
  tell: ({ file }) => ({ cases: [file.case], people: [], content: { page: 'ask for cancellation' } }),
};
