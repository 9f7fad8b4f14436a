import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { leftNote, type Stage } from '../case/index.ts';
import { isCheckTooOld, isListedChild } from '../report/index.ts';
import { isDeathContradicted } from '../response/index.ts';
import { DANGER_FACTS } from '../safeguarding/index.ts';
import type { ClockStep } from './clock.ts';
import { isCheckedByHome, newestAnswer } from './newest-answer.ts';
import { workOutClocks, type ClockReading, type WorkedOut } from './clock.store.ts';

export const CASELOAD_PAGE = 25;
/** What is due now stands above the list: the rest of it is one choice away. */
const DUE_NOW = 8;

export interface ReadCaseload {
  readonly show: 'mine' | 'force';
  readonly stage: Stage | 'any';
  readonly due: 'any' | 'overdue';
  readonly step: ClockStep | 'any';
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What is most urgent of what is due in a case. */
export interface MostUrgent {
  /** A few words for it, as on the page of its case; `what` is its sentence. */
  readonly title: string;
  readonly what: string;
  readonly by: string;
  readonly step: ClockStep;
  /** Null: before anybody is contacted, whenever that is. */
  readonly at: Date | null;
  readonly overdue: boolean;
  /** It has no time to run: due from then on, and not late. */
  readonly atOnce: boolean;
}

/**
 * Why nothing is named as due: nothing is; it has to be worked out anew first; or the case is closed. Of that no clock is kept, and
 * what was never answered in it stands on its page: *nothing* would deny it.
 */
export const NOT_DUE = ['nothing', 'not-worked-out', 'closed'] as const;
export type NotDue = (typeof NOT_DUE)[number];

/** One case in a list: its clock and its alarms, and nobody's name. */
export interface CaseloadRow {
  readonly case: string;
  readonly reference: string;
  readonly stage: Stage;
  readonly officer: string | null;
  readonly toldAt: Date;
  readonly children: number;
  readonly floorsMissing: number;
  /** It was reported that a child is not safe. */
  readonly reportedUnsafe: boolean;
  readonly alarms: number;
  readonly crimeRecorded: boolean;
  /** Decided, opened again, and not decided since. */
  readonly reopened: boolean;
  readonly due: MostUrgent | NotDue;
}

export interface CaseloadPage {
  readonly rows: readonly CaseloadRow[];
  /** Above a list of the newest: what is overdue or due now in it, the most urgent first, wherever it stands below. */
  readonly dueNow: readonly CaseloadRow[];
  readonly moreDueNow: boolean;
  readonly next: string | undefined;
  readonly now: Date;
  readonly clocks: WorkedOut;
}

/** Where a page by urgency ended: what was due when, in microseconds, and in which case. */
const END = /^(\d{1,17}|none)_([0-9a-f-]{36})$/;
export const isEnd = (text: string): boolean => END.test(text);

interface Listed extends Omit<CaseloadRow, 'due'> {
  /** What is kept of what is due holds. */
  readonly isWorkedOut: boolean;
  readonly title: string | null;
  readonly what: string | null;
  readonly by: string;
  readonly step: ClockStep;
  readonly at: Date | null;
  readonly overdue: boolean;
  readonly atOnce: boolean;
  readonly end: string;
}

const dueOf = (stage: Stage, isWorkedOut: boolean, due: MostUrgent | undefined): CaseloadRow['due'] => {
  if (stage === 'closed') return 'closed';
  return isWorkedOut ? (due ?? 'nothing') : 'not-worked-out';
};

const rowOf = ({
  title,
  what,
  by,
  step,
  at,
  overdue,
  atOnce,
  isWorkedOut,
  end: _end,
  ...row
}: Listed): CaseloadRow => ({
  ...row,
  due: dueOf(
    row.stage,
    isWorkedOut,
    what === null ? undefined : { title: title ?? what, what, by, step, at, overdue, atOnce },
  ),
});

// One's own are found by the assignment, in its order; the force's by the case, in its own. One query for both would be
// planned for either, and read every case there is.
const ofForce = sql`case_file f LEFT JOIN assignment a ON a.force = f.force AND a.case_file = f.case_file AND a.until_at IS NULL`;
const own = (
  staff: string,
) => sql`assignment a JOIN case_file f ON f.force = a.force AND f.case_file = a.case_file AND a.until_at IS NULL
  AND a.staff = (SELECT k.staff FROM staff k WHERE k.staff::text = ${staff})`;

const isByUrgency = ({ due, step }: ReadCaseload): boolean => due === 'overdue' || step !== 'any';

/** Which of the list, and in what order: the newest first, or of what is filtered by its clock the most urgent. */
const placing = (input: ReadCaseload, basis: string, now: Date) => {
  const { show, stage, due, step, before, after } = input;
  const inStage = stage === 'any' ? sql`true` : sql`f.stage = ${stage}`;
  if (!isByUrgency(input)) {
    const key = show === 'force' ? sql`f.case_file` : sql`a.case_file`;
    const older = before === undefined ? sql`true` : sql`${key} < ${before}::uuid`;
    return { where: sql`${inStage} AND ${older}`, order: sql`${key} DESC` };
  }
  const [, at, id] = END.exec(after ?? '') ?? [];
  const from =
    at === 'none'
      ? sql`'infinity'::timestamptz`
      : sql`'epoch'::timestamptz + ${at ?? '0'}::bigint * interval '1 microsecond'`;
  const conditions = [
    inStage,
    // Of a clock that does not hold nothing is said; how many there are stands above the list.
    sql`k.duty IS NOT NULL AND f.stage <> 'closed' AND k.version = f.version AND k.basis = ${basis} AND k.holds_until > ${now}::timestamptz`,
    ...(due === 'overdue' ? [sql`k.at <= ${now}::timestamptz`] : []),
    ...(step === 'any' ? [] : [sql`k.step = ${step}`]),
    ...(id === undefined ? [] : [sql`(k.at, k.case_file) > (${from}, ${id}::uuid)`]),
  ];
  return { where: sql.join(conditions, sql` AND `), order: sql`k.at, k.case_file` };
};

const listed = (input: ReadCaseload, staff: string, clocks: WorkedOut, now: Date, most = CASELOAD_PAGE) => {
  const { where, order } = placing(input, clocks.basis, now);
  return sql<Listed>`
      SELECT f.case_file AS case, f.reference, f.stage, s.name || ${leftNote} AS officer,
        t."toldAt", t."reportedUnsafe",
        p.children, p.missing AS "floorsMissing", p.alarms,
        EXISTS (SELECT FROM crime c WHERE c.force = f.force AND c.case_file = f.case_file) AS "crimeRecorded",
        f.stage IN ('open', 'proposed') AND EXISTS (SELECT FROM reconsideration e WHERE e.force = f.force AND e.case_file = f.case_file) AS reopened,
        k.title, k.what, k.by_whom AS by, k.step, nullif(k.at, 'infinity') AS at, k.at <= ${now}::timestamptz AS overdue, k.at_once AS "atOnce",
        coalesce(k.version = f.version AND k.basis = ${clocks.basis} AND k.holds_until > ${now}::timestamptz, false) AS "isWorkedOut",
        CASE WHEN isfinite(k.at) THEN ((extract(epoch FROM k.at) * 1000000)::bigint)::text ELSE 'none' END || '_' || f.case_file AS end
      FROM ${input.show === 'force' ? ofForce : own(staff)}
      LEFT JOIN case_clock k ON k.force = f.force AND k.case_file = f.case_file
      LEFT JOIN staff s ON s.force = a.force AND s.staff = a.staff
      CROSS JOIN LATERAL (SELECT min(r.told_at) AS "toldAt", coalesce(bool_or(r.safe = 'no'), false) AS "reportedUnsafe" FROM report r WHERE r.force = f.force AND r.case_file = f.case_file) t
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS children, count(*) FILTER (WHERE n.floor IS NULL)::int AS missing,
          count(*) FILTER (WHERE q.died OR n.safe_now <> 'yes' OR n.self_harm <> 'no'
            OR (NOT q.adult_now AND n.with_whom IN ('nobody', 'not-known')) OR n.welfare_check = 'not-arranged'
            OR ${isCheckTooOld('n', sql`t."toldAt"`)}
            OR (n.welfare_check = 'arranged' AND n.welfare_at <= ${now}::timestamptz)
            OR EXISTS (SELECT FROM unnest(${DANGER_FACTS}::text[]) AS d (fact) WHERE ${newestAnswer(sql`d.fact`)} IN ('confirmed', 'suspected'))
            OR ${isCheckedByHome})::int AS alarms
        FROM party q LEFT JOIN LATERAL (
          SELECT * FROM floor w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person
          ORDER BY w.walked_at DESC, w.floor DESC LIMIT 1) n ON true
        WHERE q.force = f.force AND q.case_file = f.case_file AND ${isListedChild('q')}
          -- Who was found alive since is counted, and alarms: they are looked for, not left out.
          AND CASE WHEN q.died THEN ${isDeathContradicted('q', 'n')} ELSE true END) p
      WHERE f.joined_into IS NULL AND ${where} ORDER BY ${order} LIMIT ${most + 1}`;
};

/** Only above the first page: whoever leafs on has seen it. */
const hasDueNow = (input: ReadCaseload): boolean => !isByUrgency(input) && input.before === undefined;

/** Reads a page of cases, the newest or the most urgent first; reads no person. A list for people has what is due now above it. */
export const readCaseload = (clock: ClockReading, dueFirst = false): Look<ReadCaseload, CaseloadPage> => ({
  action: 'read-caseload',
  cases: () => [],
  load: async (context, input) => {
    const { tx, actor, now } = context;
    const clocks = await workOutClocks(context, clock, input.show === 'force' ? sql`case_file f` : own(actor.staff));
    const { rows } = await listed(input, actor.staff, clocks, now).execute(tx);
    const due =
      dueFirst && hasDueNow(input)
        ? (await listed({ ...input, due: 'overdue' }, actor.staff, clocks, now, DUE_NOW).execute(tx)).rows
        : [];
    // One more than is shown was read, to know whether there is a next page.
    const shown = rows.slice(0, CASELOAD_PAGE);
    const last = rows.length > CASELOAD_PAGE ? shown.at(-1) : undefined;
    const next = isByUrgency(input) ? last?.end : last?.case;
    const dueNow = due.slice(0, DUE_NOW).map(rowOf);
    return ok({ rows: shown.map(rowOf), dueNow, moreDueNow: due.length > DUE_NOW, next, now, clocks });
  },
  tell: (page, { show, stage, due, step }) => ({
    cases: [...new Set([...page.dueNow, ...page.rows].map((row) => row.case))],
    people: [],
    content: { page: 'caseload', show, stage, due, step, cases: page.rows.length },
  }),
});
