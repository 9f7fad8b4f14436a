import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { settingsInForce, type InForce } from '../../platform/setting/index.ts';
import type { Stage } from '../case/index.ts';

export const CASELOAD_PAGE = 25;

export interface ReadCaseload {
  readonly show: 'mine' | 'force';
  readonly stage: Stage | 'any';
  readonly before?: string | undefined;
}

/** One case in a list: its clock and its alarms, and nobody's name. */
export interface CaseloadRow {
  readonly case: string;
  readonly reference: string;
  readonly stage: Stage;
  readonly officer: string | null;
  readonly toldAt: Date;
  readonly children: number;
  readonly floorsMissing: number;
  readonly alarms: number;
  readonly crimeRecorded: boolean;
  /** Decided, opened again, and not decided since. */
  readonly reopened: boolean;
}

export interface CaseloadPage {
  readonly rows: readonly CaseloadRow[];
  readonly next: string | undefined;
  readonly now: Date;
  readonly inForce: InForce;
}

/** Reads a page of cases, newest first; reads no person. */
export const readCaseload: Look<ReadCaseload, CaseloadPage> = {
  action: 'read-caseload',
  cases: () => [],
  load: async ({ tx, actor, now }, { show, stage, before }) => {
    // One's own are found by the assignment, in its order; the force's by the case, in its own. One query for both would
    // be planned for either, and read every case there is.
    const [order, from] =
      show === 'force'
        ? [
            sql`f.case_file`,
            sql`case_file f LEFT JOIN assignment a ON a.force = f.force AND a.case_file = f.case_file AND a.until_at IS NULL`,
          ]
        : [
            sql`a.case_file`,
            sql`assignment a JOIN case_file f ON f.force = a.force AND f.case_file = a.case_file AND a.until_at IS NULL
              AND a.staff = (SELECT k.staff FROM staff k WHERE k.staff::text = ${actor.staff})`,
          ];
    const { rows } = await sql<CaseloadRow>`
      SELECT f.case_file AS case, f.reference, f.stage, s.name AS officer,
        (SELECT min(r.told_at) FROM report r WHERE r.force = f.force AND r.case_file = f.case_file) AS "toldAt",
        p.children, p.missing AS "floorsMissing", p.alarms,
        EXISTS (SELECT FROM crime c WHERE c.force = f.force AND c.case_file = f.case_file) AS "crimeRecorded",
        f.stage IN ('open', 'proposed') AND EXISTS (SELECT FROM reconsideration e WHERE e.force = f.force AND e.case_file = f.case_file) AS reopened
      FROM ${from}
      LEFT JOIN staff s ON s.force = a.force AND s.staff = a.staff
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS children, count(*) FILTER (WHERE n.floor IS NULL)::int AS missing,
          count(*) FILTER (WHERE n.safe_now <> 'yes' OR n.self_harm <> 'no'
            OR n.with_whom IN ('nobody', 'not-known') OR n.welfare_check = 'not-arranged'
            OR (n.welfare_check = 'arranged' AND n.welfare_at <= ${now}::timestamptz))::int AS alarms
        FROM party q LEFT JOIN LATERAL (
          SELECT * FROM floor w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person
          ORDER BY w.walked_at DESC, w.floor DESC LIMIT 1) n ON true
        WHERE q.force = f.force AND q.case_file = f.case_file AND q.kind = 'child') p
      WHERE f.joined_into IS NULL AND ${stage === 'any' ? sql`true` : sql`f.stage = ${stage}`} AND ${before === undefined ? sql`true` : sql`${order} < ${before}::uuid`}
      ORDER BY ${order} DESC LIMIT ${CASELOAD_PAGE + 1}`.execute(tx);
    // One more than is shown was read, to know whether there is a next page.
    const shown = rows.slice(0, CASELOAD_PAGE);
    const next = rows.length > CASELOAD_PAGE ? shown.at(-1)?.case : undefined;
    return ok({ rows: shown, next, now, inForce: await settingsInForce(tx) });
  },
  tell: (page, { show, stage }) => ({
    cases: page.rows.map((row) => row.case),
    people: [],
    content: { page: 'caseload', show, stage, cases: page.rows.length },
  }),
};
