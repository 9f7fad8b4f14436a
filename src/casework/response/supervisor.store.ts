import type { AdvisedReading } from './against.ts';
import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Waiting } from '../case/index.ts';
import { checksOf, writePassage } from '../check/index.ts';
import { floorsOf, isOfCase, partiesOf } from '../report/index.ts';
import { findConductDay, whoWorked } from '../triage/index.ts';
import { isContradicted } from './death.ts';
import {
  decideAsk,
  DIED,
  isException,
  type AskRefusal,
  type AskState,
  type AskSupervisor,
  type SupervisorAsked,
} from './request.ts';
import { concernedIn, requestsOf, type RequestRow } from './response.store.ts';
import {
  decideSupervisor,
  type DecidedCategory,
  type DecidedResponse,
  type Decides,
  type Grant,
  type NotYet,
  type SupervisorDecided,
  type SupervisorDecides,
  type SupervisorRefusal,
  type SupervisorState,
} from './supervisor.ts';

/** What supervisors were asked of response, category and exceptions, and have not answered. */
export const requestWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT r.force, r.case_file, CASE WHEN r.about IN ('response', 'category', 'child-died') THEN r.about ELSE 'exception' END AS waits,
      r.asked_at AS since, r.asked_by AS by, CASE WHEN r.about IN ('response', 'category') THEN 'response/decide-' || r.about ELSE 'response/requests/' || r.request END AS place
    FROM supervisor_request r WHERE ${isOfCase('r', 'subject')} AND NOT EXISTS (SELECT FROM supervisor_decision d WHERE d.force = r.force AND d.request = r.request)`,
};

// No value is no answer: *refused* is one, and is not asked again.
const isWaiting = (row: RequestRow): boolean => row.value === null;

const loadAsk = async ({ tx, now }: Context, input: AskSupervisor): Promise<AskState> => {
  const people = await concernedIn(tx, input.case);
  const { rows } = await checksOf(tx, input.case);
  return {
    request: newId(now),
    passage: newId(now),
    familyPassage: newId(now),
    concerns: people,
    people,
    children: (await partiesOf(tx, input.case)).filter(({ isChild }) => isChild).map(({ person }) => person),
    floor: (await floorsOf(tx, input.case)).get(input.subject ?? ''),
    conduct: (await findConductDay(tx, input.case)).day,
    unavailable: rows.filter(({ result }) => result === 'unavailable'),
    waiting: (await requestsOf(tx, input.case)).filter(isWaiting),
  };
};

const insertRequest = async (context: Context, event: SupervisorAsked): Promise<void> => {
  const { tx, actor } = context;
  await writePassage(context, { text: event.reason, concerns: event.concerns }, event.passage);
  const { death } = event;
  if (death !== undefined)
    await writePassage(context, { text: death.family, concerns: event.concerns }, event.familyPassage);
  const family = death === undefined ? null : event.familyPassage;
  await sql`INSERT INTO supervisor_request (force, request, case_file, about, subject, system, passage, review_on, died_on, died_source, family_passage, asked_at, asked_by)
    VALUES (${actor.force}, ${event.request}, ${event.case}, ${event.about}, ${event.subject ?? null}, ${event.system ?? null},
      ${event.passage}, ${event.reviewOn ?? null}, ${death?.on ?? null}, ${death?.source ?? null}, ${family}, ${event.askedAt}, ${actor.staff})`.execute(
    tx,
  );
};

/** Asks a supervisor to decide. */
export const askSupervisor: Change<AskSupervisor, AskState, SupervisorAsked, AskRefusal> = {
  action: 'ask-supervisor',
  cases: (input) => [input.case],
  load: loadAsk,
  decide: decideAsk,
  apply: async (context, events) => {
    for (const event of events) await insertRequest(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      requests: events.map(({ request, about, subject, system, passage, reviewOn, death }) => ({
        request,
        about,
        subject: subject ?? null,
        system: system ?? null,
        passage,
        reviewOn: reviewOn ?? null,
        ...(death === undefined ? {} : { death: { on: death.on, source: death.source } }),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['request', event.request],
      ]),
    ),
  }),
};

const answers =
  (about: Decides, request: string | undefined) =>
  (row: RequestRow): boolean => {
    if (!isWaiting(row) || (request !== undefined && row.request !== request)) return false;
    return about === 'exception' ? request !== undefined && isException(row.about) : row.about === about;
  };

const isFoundAlive = async (
  { tx }: Context,
  id: string,
  { about, subject, diedOn, at }: RequestRow,
): Promise<boolean> =>
  about === DIED &&
  diedOn !== null &&
  isContradicted({ on: diedOn, agreedAt: at }, (await floorsOf(tx, id)).get(subject ?? ''));

const loadDecision =
  (about: Decides, reading: AdvisedReading | undefined) =>
  async (context: Context, input: SupervisorDecides<string>): Promise<SupervisorState> => {
    const { tx, now } = context;
    const people = await concernedIn(tx, input.case);
    // The oldest that waits, as the queue shows it first.
    const found = (await requestsOf(tx, input.case)).find(answers(about, input.request));
    const { subject, about: asked } = found ?? { subject: null, about: undefined };
    const died = asked === DIED ? (subject ?? undefined) : undefined;
    const foundAlive = found !== undefined && (await isFoundAlive(context, input.case, found));
    const concerns = subject !== null && people.includes(subject) ? [subject] : people;
    return {
      decision: newId(now),
      passage: newId(now),
      concerns: people,
      // Unasked it is a decision too: the guidance may wait for one that nobody thought to ask for.
      waiting: found === undefined ? undefined : { request: found.request, by: found.by, concerns, died, foundAlive },
      officers: await whoWorked(tx, input.case),
      advised: await reading?.(context, input.case),
    };
  };

const insertDecision = async (context: Context, event: SupervisorDecided): Promise<void> => {
  const { tx, actor } = context;
  await writePassage(context, { text: event.reason, concerns: event.concerns }, event.passage);
  const { departure = null, policy = null, rules = null } = event.departed ?? {};
  await sql`INSERT INTO supervisor_decision (force, decision, case_file, request, about, value, passage, decided_at, decided_by, departure, policy, rules, find_out_by)
    VALUES (${actor.force}, ${event.decision}, ${event.case}, ${event.request ?? null}, ${event.about}, ${event.value},
      ${event.passage}, ${event.decidedAt}, ${actor.staff}, ${departure}, ${policy}, ${rules}::text[], ${event.findOutBy ?? null})`.execute(
    tx,
  );
  if (event.died !== undefined)
    await sql`UPDATE party SET died = true WHERE case_file = ${event.case} AND person = ${event.died}`.execute(tx);
};

const supervisorChange = <Value extends string>(
  action: string,
  about: Decides,
  reading?: AdvisedReading,
): Change<SupervisorDecides<Value>, SupervisorState, SupervisorDecided, SupervisorRefusal> => ({
  action,
  cases: (input) => [input.case],
  load: loadDecision(about, reading),
  decide: decideSupervisor(about),
  apply: async (context, events) => {
    for (const event of events) await insertDecision(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      decisions: events.map(({ decision, about: what, value, request, passage, findOutBy, departed }) => ({
        decision,
        about: what,
        value,
        ...(findOutBy === undefined ? {} : { findOutBy }),
        departure: departed?.departure ?? null,
        request: request ?? null,
        passage,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['decision', event.decision],
      ]),
    ),
  }),
});

/** A supervisor decides the response. */
export const decideResponse = (reading: AdvisedReading) =>
  supervisorChange<DecidedResponse | NotYet>('decide-response', 'response', reading);
/** A supervisor decides the category. */
export const decideCategory = (reading: AdvisedReading) =>
  supervisorChange<DecidedCategory | NotYet>('decide-category', 'category', reading);
/** A supervisor grants or refuses an exception that another asked for. */
export const grantException = supervisorChange<Grant>('grant-exception', 'exception');
