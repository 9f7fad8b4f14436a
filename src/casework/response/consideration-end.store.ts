import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { writePassage } from '../check/index.ts';
import { reportsOf } from '../report/index.ts';
import {
  decideEnd,
  type ConsiderationEnded,
  type EndConsideration,
  type EndRefusal,
  type EndState,
} from './consideration-end.ts';
import { knownOf } from './made-when.store.ts';
import { lookAtResponse, type ResponsePage } from './response-page.store.ts';
import { responseOf, type CaseResponse, type ConsiderationRow } from './response.store.ts';

interface OfConsideration {
  readonly case: string;
  readonly consideration: string;
}

const decidedOn = ({ considered }: CaseResponse, id: string): ConsiderationRow | undefined =>
  considered.find(({ consideration, conclusion }) => consideration === id && conclusion === 'pursued');

const insert = async (context: Context, event: ConsiderationEnded): Promise<void> => {
  const { tx, actor } = context;
  const { why, madeAt } = event;
  if (why !== undefined) await writePassage(context, { text: why.text, concerns: [event.person] }, why.passage);
  await sql`INSERT INTO consideration_end (force, entry, consideration, result, made_at, passage, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.entry}, ${event.consideration}, ${event.result}, ${madeAt ?? null}, ${why?.passage ?? null},
      ${event.recordedAt}, ${actor.staff})`.execute(tx);
};

/** Records whether an interview or an arrest that was decided on was made. */
export const endConsideration: Change<EndConsideration, EndState, ConsiderationEnded, EndRefusal> = {
  action: 'end-consideration',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, now } = context;
    const row = decidedOn(await responseOf(tx, input.case), input.consideration);
    const person = row?.person;
    const known = person === undefined ? undefined : await knownOf(context, input.case, person);
    return { entry: newId(now), passage: newId(now), person, before: row?.result ?? undefined, known };
  },
  decide: decideEnd,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map(({ person }) => person),
    content: { ended: events.map(({ consideration, entry, result }) => ({ consideration, entry, result })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['entry', event.entry],
      ]),
    ),
  }),
};

export interface EndPage extends ResponsePage {
  readonly row: ConsiderationRow;
  /** When the first report of the case reached the police. */
  readonly reportedAt: Date | undefined;
}

const response = lookAtResponse('end-consideration');

/** The interview or arrest that was decided on, with what was said of it already: an error is put right by saying it again. */
export const readDecidedOn: Look<OfConsideration, EndPage, { readonly code: 'NoSuchConsideration' }> = {
  ...response,
  load: async (context, input): Promise<Result<EndPage, { readonly code: 'NoSuchConsideration' }>> => {
    const seen = await response.load(context, input);
    if (!seen.ok) return seen;
    const row = decidedOn(seen.value.response, input.consideration);
    if (row === undefined) return refused({ code: 'NoSuchConsideration' });
    const [first] = await reportsOf(context.tx, input.case);
    return ok({ ...seen.value, row, reportedAt: first?.toldAt });
  },
};
