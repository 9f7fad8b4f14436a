import { sql } from 'kysely';
import { startOfDay } from '../../platform/clock/index.ts';
import { isKnownEmpty, onceALook, part, readTogether, type Tx, unless } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import type { System } from '../check/index.ts';
import { isOfCase, partiesOf } from '../report/index.ts';
import { factHistoryOf, factsOf } from '../triage/index.ts';
import type { AppropriateAdult, Conclusion, Means } from './consideration.ts';
import type { End } from './consideration-end.ts';
import type { Departure } from './departure.ts';
import type { Team } from './handover.ts';
import type { About, ExceptionKind } from './request.ts';
import { learntSince, outdatedSince, type Learnt } from './learnt-since.ts';
import { isException } from './request.ts';
import type { DeathSource } from './death.ts';
import type { Responder } from './responder.ts';
import { CATEGORIES, RESPONSES, type Decides, type DecidedCategory, type DecidedResponse } from './supervisor.ts';

/** The people a passage about the whole case concerns: all but who only reported. */
export const concernedIn = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await partiesOf(tx, id)).filter(({ kind }) => kind !== 'reporter').map(({ person }) => person);

export interface HandoverRow {
  readonly handover: string;
  readonly team: Team;
  readonly state: 'handed-over' | 'accepted' | 'returned';
  readonly receipt: string | null;
  readonly returnedPassage: string | null;
  readonly at: Date;
  readonly by: string;
  readonly answeredAt: Date | null;
}

/** The newest handover of a case. */
const newestHandover = (id: string) => sql<HandoverRow>`
    SELECT h.handover, h.team, coalesce(a.answer, 'handed-over') AS state, a.receipt, a.passage AS "returnedPassage", h.handed_at AS at,
      h.handed_by AS by, a.answered_at AS "answeredAt"
    FROM handover h LEFT JOIN handover_answer a ON a.force = h.force AND a.handover = h.handover
    WHERE h.case_file = ${id} ORDER BY h.handed_at DESC, h.handover DESC LIMIT 1`;

export const handoverOf = async (tx: Tx, id: string): Promise<HandoverRow | undefined> => {
  const { rows } = await newestHandover(id).execute(tx);
  return rows[0];
};

export interface ConsiderationRow {
  readonly consideration: string;
  readonly person: string;
  readonly means: Means;
  readonly conclusion: Conclusion;
  readonly necessityPassage: string;
  readonly alternativesPassage: string;
  readonly appropriateAdult: AppropriateAdult | null;
  readonly at: Date;
  readonly by: string;
  /** What came of it, as last said; null while nobody has. */
  readonly result: End | null;
  readonly madeAt: Date | null;
  readonly whyPassage: string | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}

const consideredIn = (id: string) => sql<ConsiderationRow>`
    SELECT k.consideration, k.person, k.means, k.conclusion, k.necessity AS "necessityPassage", k.alternatives AS "alternativesPassage",
      k.appropriate_adult AS "appropriateAdult", k.considered_at AS at, k.considered_by AS by,
      e.result, e.made_at AS "madeAt", e.passage AS "whyPassage", e.recorded_at AS "endedAt", e.recorded_by AS "endedBy"
    FROM consideration k LEFT JOIN LATERAL (SELECT * FROM consideration_end n WHERE n.force = k.force AND n.consideration = k.consideration
      ORDER BY n.recorded_at DESC, n.entry DESC LIMIT 1) e ON true
    WHERE k.case_file = ${id} AND ${isOfCase('k')} ORDER BY k.considered_at, k.consideration`;

export interface RequestRow {
  readonly request: string;
  readonly about: About;
  readonly subject: string | null;
  readonly system: System | null;
  readonly reasonPassage: string;
  /** When a reason in place of a safety floor is looked at again, and whether that day has come. */
  readonly reviewOn: string | null;
  readonly reviewDue: boolean;
  /** Of a child who has died: on which day, from whom it is known, and the passage of who of the family is told. */
  readonly diedOn: string | null;
  readonly diedSource: DeathSource | null;
  readonly familyPassage: string | null;
  readonly at: Date;
  readonly by: string;
  /** What was decided on it, if anything was. */
  readonly value: string | null;
  /** Of what could not be decided yet: by which day the officer finds out. */
  readonly findOutBy: string | null;
  readonly answerPassage: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
}

/** What supervisors were asked in a case, oldest first. */
const requestsIn = (id: string) => sql<RequestRow>`
    SELECT r.request, r.about, r.subject, r.system, r.passage AS "reasonPassage", r.asked_at AS at, r.asked_by AS by,
      r.died_on::text AS "diedOn", r.died_source AS "diedSource", r.family_passage AS "familyPassage", r.review_on::text AS "reviewOn", coalesce(r.review_on <= (now() AT TIME ZONE 'Europe/London')::date, false) AS "reviewDue", d.value, d.find_out_by::text AS "findOutBy", d.passage AS "answerPassage", d.decided_at AS "answeredAt", d.decided_by AS "answeredBy"
    FROM supervisor_request r LEFT JOIN supervisor_decision d ON d.force = r.force AND d.request = r.request
    WHERE r.case_file = ${id} AND ${isOfCase('r', 'subject')} ORDER BY r.asked_at, r.request`;

export const requestsOf = async (tx: Tx, id: string): Promise<readonly RequestRow[]> => {
  const { rows } = await requestsIn(id).execute(tx);
  return rows;
};

export interface Decided<Value> {
  readonly value: Value;
  readonly reasonPassage: string;
  readonly at: Date;
  readonly by: string;
  /** Why it is other than the guidance advised, where it is. */
  readonly departure: Departure | null;
  /** What is known now and was not then, and that it was not decided on: while there is any, nothing rests on it. */
  readonly learntSince: readonly Learnt[];
  /** Since when there is; undefined while it stands. */
  readonly outdatedSince: Date | undefined;
}

type AsMade<Value extends string> = Omit<Decided<Value>, 'learntSince' | 'outdatedSince'>;
type DecisionRow = AsMade<string> & { readonly about: Decides; readonly findOutBy: string | null };

/** The newest decision on each thing that a supervisor decides; and the newest time that it could not be decided yet. */
const decisionsIn = (id: string) => sql<DecisionRow>`
    SELECT DISTINCT ON (about, find_out_by IS NULL) about, value, passage AS "reasonPassage", decided_at AS at, decided_by AS by, departure, find_out_by::text AS "findOutBy" FROM supervisor_decision
    WHERE case_file = ${id} ORDER BY about, find_out_by IS NULL, decided_at DESC, decision DESC`;

const decidedIn = <Value extends string>(
  rows: readonly DecisionRow[],
  about: Decides,
  values: readonly Value[],
): AsMade<Value> | undefined => {
  const row = rows.find((one) => one.about === about && one.findOutBy === null);
  const value = values.find((one) => one === row?.value);
  if (row === undefined || value === undefined) return undefined;
  return { value, reasonPassage: row.reasonPassage, at: row.at, by: row.by, departure: row.departure };
};

/** What a supervisor could not decide yet and gave back to the officer: until it is asked again, or decided. */
export interface ToFindOut {
  readonly about: 'response' | 'category';
  /** The last day by which it is found out. */
  readonly by: string;
  readonly passage: string;
  readonly at: Date;
  readonly staff: string;
}

const toFindOutIn = (decisions: readonly DecisionRow[], requests: readonly RequestRow[]): readonly ToFindOut[] =>
  decisions.flatMap(({ about, findOutBy, reasonPassage, at, by }) => {
    const later = [...decisions.filter((one) => one.findOutBy === null), ...requests];
    if (findOutBy === null || about === 'exception' || later.some((one) => one.about === about && one.at > at))
      return [];
    return [{ about, by: findOutBy, passage: reasonPassage, at, staff: by }];
  });

// The most that can be decided stands whatever is learnt: it is not asked again.
const isMost = (value: DecidedResponse | DecidedCategory): boolean =>
  value === 'full-investigation' || value === 'aggravated';

/** A decision stands for the facts that it was made on (handbook 2.4): held against what is known now. */
const heldAgainst = async <Value extends DecidedResponse | DecidedCategory>(
  tx: Tx,
  id: string,
  decided: AsMade<Value> | undefined,
): Promise<Decided<Value> | undefined> => {
  if (decided === undefined) return undefined;
  if (isMost(decided.value)) return { ...decided, learntSince: [], outdatedSince: undefined };
  const [facts, history] = await Promise.all([factsOf(tx, id), factHistoryOf(tx, id)]);
  return {
    ...decided,
    learntSince: learntSince(history.factsAt(decided.at), facts),
    outdatedSince: outdatedSince(decided.at, facts, history),
  };
};

/** An exception that a supervisor granted. */
export interface Exception {
  readonly exception: ExceptionKind;
  readonly subject: string | null;
  readonly system: System | null;
  readonly reasonPassage: string;
  readonly at: Date;
  readonly by: string;
}

const exceptionOf = (row: RequestRow): readonly Exception[] => {
  const { about, value, answerPassage, answeredAt, answeredBy, subject, system } = row;
  // A refused exception is kept among the requests, and lifts nothing.
  if (!isException(about) || value !== 'granted' || row.reviewDue) return [];
  if (answerPassage === null || answeredAt === null || answeredBy === null) return [];
  return [{ exception: about, subject, system, reasonPassage: answerPassage, at: answeredAt, by: answeredBy }];
};

export interface CaseResponse {
  readonly responder: { readonly responder: Responder; readonly at: Date; readonly by: string } | undefined;
  readonly handover: HandoverRow | undefined;
  readonly considered: readonly ConsiderationRow[];
  readonly decidedResponse: Decided<DecidedResponse> | undefined;
  readonly decidedCategory: Decided<DecidedCategory> | undefined;
  readonly exceptions: readonly Exception[];
  readonly requests: readonly RequestRow[];
  readonly toFindOut: readonly ToFindOut[];
}

const responderIn = (id: string) => sql<{ responder: Responder; at: Date; by: string }>`
    SELECT responder, named_at AS at, named_by AS by FROM responder WHERE case_file = ${id}
    ORDER BY named_at DESC, entry DESC LIMIT 1`;

/** Who acts in a case and how, and what supervisors decided; the newest of each stands. */
export const responseOf = onceALook(async (tx: Tx, id: string): Promise<CaseResponse> => {
  const none = isKnownEmpty(tx, id, HELD.work);
  const read = await readTogether(tx, {
    requests: unless(none, part(requestsIn(id), 'at', 'answeredAt')),
    responder: unless(none, part(responderIn(id), 'at')),
    handover: unless(none, part(newestHandover(id), 'at', 'answeredAt')),
    considered: unless(none, part(consideredIn(id), 'at', 'madeAt', 'endedAt')),
    decisions: unless(none, part(decisionsIn(id), 'at')),
  });
  const { requests, considered, decisions } = read;
  const [responder] = read.responder;
  const [handover] = read.handover;
  const exceptions = requests.flatMap(exceptionOf);
  const [decidedResponse, decidedCategory] = await Promise.all([
    heldAgainst(tx, id, decidedIn(decisions, 'response', RESPONSES)),
    heldAgainst(tx, id, decidedIn(decisions, 'category', CATEGORIES)),
  ]);
  const toFindOut = toFindOutIn(decisions, requests);
  return { responder, handover, considered, decidedResponse, decidedCategory, exceptions, requests, toFindOut };
});

/** What a supervisor decided, while nothing worse was learnt since. */
export const standing = <Value>(decided: Decided<Value> | undefined): Value | undefined =>
  decided?.outdatedSince === undefined ? decided?.value : undefined;

/** An interview or an arrest that was decided on, and of which nobody has said whether it was made. */
export const awaitsEnd = ({ conclusion, result }: Pick<ConsiderationRow, 'conclusion' | 'result'>): boolean =>
  conclusion === 'pursued' && result === null;

/** What of the response nobody has answered or said yet, by the event that its time runs from. */
export const responseWaits = async (
  tx: Tx,
  id: string,
): Promise<readonly { readonly event: string; readonly at: Date }[]> => {
  const { handover, considered, toFindOut } = await responseOf(tx, id);
  return [
    ...toFindOut
      .toSorted((one, other) => (one.by < other.by ? -1 : 1))
      .map(({ by }) => ({ event: 'FindOutFirst', at: startOfDay(by) })),
    ...(handover?.state === 'handed-over' ? [{ event: 'CaseHandedOver', at: handover.at }] : []),
    // Oldest first, as they are read: what was decided on later must not set the clock back.
    ...considered.filter(awaitsEnd).map(({ at }) => ({ event: 'InterviewOrArrestPlanned', at })),
  ];
};
