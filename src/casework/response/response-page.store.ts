import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import { settingsInForce, wholeIn } from '../../platform/setting/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { checksOf, type CheckRow } from '../check/index.ts';
import { sql } from 'kysely';
import { floorsOf, partiesOf, safeContactIn, type FloorRow, type Party, type SafeContact } from '../report/index.ts';
import { concernsOf } from '../safeguarding/index.ts';
import { whoWorked } from '../triage/index.ts';
import { DIED, isException } from './request.ts';
import { handoverAcceptHours } from './response.setting.ts';
import { responseOf, type CaseResponse, type RequestRow } from './response.store.ts';

/** Everything that the pages of the response show. */
export interface ResponsePage {
  readonly file: CaseFile;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly unavailable: readonly CheckRow[];
  readonly response: CaseResponse;
  readonly passages: ReadonlyMap<string, Passage>;
  readonly staff: ReadonlyMap<string, string>;
  readonly now: Date;
  /** Within how many hours a handover is to be answered, by the setting in force. */
  readonly acceptHours: number;
  /** Whether who reads may decide as a supervisor: nobody does in a case that they work or worked. */
  readonly isSupervisor: boolean;
}

const present = (ids: readonly (string | null | undefined)[]): readonly string[] =>
  ids.filter((id) => id !== null && id !== undefined);

const passagesOf = (response: CaseResponse): readonly string[] =>
  present([
    response.handover?.returnedPassage,
    response.decidedResponse?.reasonPassage,
    response.decidedCategory?.reasonPassage,
    ...response.toFindOut.map(({ passage }) => passage),
    ...response.considered.flatMap((row) => [row.necessityPassage, row.alternativesPassage, row.whyPassage]),
    ...response.requests.flatMap((row) => [row.reasonPassage, row.answerPassage, row.familyPassage]),
  ]);

const staffOf = (response: CaseResponse): readonly string[] =>
  present([
    response.responder?.by,
    response.handover?.by,
    response.decidedResponse?.by,
    response.decidedCategory?.by,
    ...response.toFindOut.map(({ staff }) => staff),
    ...response.considered.flatMap((row) => [row.by, row.endedBy]),
    ...response.requests.flatMap((row) => [row.by, row.answeredBy]),
  ]);

const load = async ({ tx, keys, actor, now }: Context, id: string): Promise<ResponsePage> => {
  const vault = { tx, keys, force: actor.force };
  const parties = (await partiesOf(tx, id)).filter(({ kind }) => kind !== 'reporter');
  const response = await responseOf(tx, id);
  return {
    file: await getCase(tx, id),
    parties,
    people: await readPeople(
      vault,
      parties.map(({ person }) => person),
    ),
    // Of checks, those alone can be excepted: one that is only outstanding has to be run.
    unavailable: (await checksOf(tx, id)).rows.filter(({ result }) => result === 'unavailable'),
    response,
    passages: await readPassages(vault, passagesOf(response)),
    staff: await staffNames(tx, staffOf(response)),
    now,
    acceptHours: wholeIn((await settingsInForce(tx)).settings, handoverAcceptHours),
    isSupervisor: actor.roles.includes('supervisor') && !(await whoWorked(tx, id)).includes(actor.staff),
  };
};

const tell = (answer: ResponsePage) => ({
  cases: [answer.file.case],
  people: [
    ...new Set([
      ...answer.parties.map(({ person }) => person),
      ...[...answer.passages.values()].flatMap(({ concerns }) => concerns),
    ]),
  ],
  content: { page: 'response' },
});

/** The response of a case, for the page of this action. */
export const lookAtResponse = (action: string): Look<{ readonly case: string }, ResponsePage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(context, input.case)),
  tell,
});

export const readResponse = lookAtResponse('read-response');

interface NothingWaits {
  readonly code: 'NothingWaits';
}

/** The handover that waits for its answer. */
export const readHandover: Look<{ readonly case: string; readonly handover: string }, ResponsePage, NothingWaits> = {
  action: 'answer-handover',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<ResponsePage, NothingWaits>> => {
    const all = await load(context, input.case);
    const { handover } = all.response;
    const waits = handover?.handover === input.handover && handover.state === 'handed-over';
    return waits ? ok(all) : refused({ code: 'NothingWaits' });
  },
  tell,
};

/** Of a child who may be interviewed: who must not be told, and whether home may be unsafe. */
export interface AtHome {
  readonly person: string;
  readonly mustNot: readonly string[];
  readonly unsafe: boolean;
}

export interface ConsiderPage extends ResponsePage {
  readonly atHome: readonly AtHome[];
}

/** The response, with whom a parent or guardian must not be beside. */
export const lookAtConsidering: Look<{ readonly case: string }, ConsiderPage> = {
  ...lookAtResponse('consider-interview'),
  load: async (context, input) => {
    const { tx, keys, actor } = context;
    const page = await load(context, input.case);
    const [floors, concerns] = [await floorsOf(tx, input.case), await concernsOf(tx, input.case)];
    const passages = [...floors.values()].flatMap(({ passage }) => passage ?? []);
    const read = await readPassages({ tx, keys, force: actor.force }, passages);
    const atHome = [...concerns].map(([person, { homeUnsafe: unsafe }]) => {
      const contact = safeContactIn(read.get(floors.get(person)?.passage ?? ''));
      return { person, unsafe, mustNot: contact?.mustNot ?? [] };
    });
    return ok({ ...page, atHome });
  },
  tell,
};

/** The safety floor of a child as it was last walked, by whom, and who must not be told. */
export interface LastFloor {
  readonly row: FloorRow;
  readonly by: string | null;
  readonly contact: SafeContact | undefined;
}

export interface RequestPage extends ResponsePage {
  readonly request: RequestRow;
  /** Of whom it is asked that they have died; undefined where none was walked. */
  readonly lastFloor: LastFloor | undefined;
}

/** Whoever agrees that a child has died sees first who found them alive, and when. */
const lastFloorOf = async (
  { tx, keys, actor }: Context,
  id: string,
  { about, subject }: RequestRow,
): Promise<LastFloor | undefined> => {
  const row = about === DIED ? (await floorsOf(tx, id)).get(subject ?? '') : undefined;
  if (row === undefined) return undefined;
  const { rows } = await sql<{ by: string | null }>`
    SELECT s.name AS by FROM floor w LEFT JOIN staff s ON s.force = w.force AND s.staff::text = w.walked_by
    WHERE w.case_file = ${id} AND w.person = ${row.person} ORDER BY w.walked_at DESC, w.floor DESC LIMIT 1`.execute(tx);
  const passages = row.passage === null ? [] : [row.passage];
  const read = await readPassages({ tx, keys, force: actor.force }, passages);
  return { row, by: rows[0]?.by ?? null, contact: safeContactIn(read.get(row.passage ?? '')) };
};

/** The request for an exception that waits for a supervisor. */
export const readRequest: Look<{ readonly case: string; readonly request: string }, RequestPage, NothingWaits> = {
  action: 'grant-exception',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<RequestPage, NothingWaits>> => {
    const all = await load(context, input.case);
    const request = all.response.requests.find((one) => one.request === input.request);
    const waits = request?.value === null && isException(request.about);
    if (!waits) return refused({ code: 'NothingWaits' });
    return ok({ ...all, request, lastFloor: await lastFloorOf(context, input.case, request) });
  },
  tell,
};
