import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getCase, type CaseFile, type Stage } from '../case/index.ts';
import { isListedChild, type ToldBy } from '../report/index.ts';

/** A case that was reported near a report: with what the caseload shows of any, and nobody’s name. */
export interface NearCase {
  readonly case: string;
  readonly reference: string;
  readonly stage: Stage;
  readonly toldAt: Date;
  readonly toldBy: ToldBy;
  readonly children: number;
}

export interface JoinNearPage {
  readonly file: CaseFile;
  readonly near: readonly NearCase[];
}

// Where no child is named nothing else ties two reports: those of one matter come within days of each other.
const DAYS = 14;
const MOST = 20;

const nearTo = async (tx: Tx, id: string): Promise<readonly NearCase[]> => {
  const { rows } = await sql<NearCase>`
    WITH this AS (SELECT min(told_at) AS at FROM report WHERE case_file = ${id}),
    near AS (
      SELECT DISTINCT ON (f.case_file) f.force, f.case_file, f.reference, f.stage, r.told_at, r.told_by, t.at
      FROM this t JOIN report r ON r.told_at BETWEEN t.at - make_interval(days => ${DAYS}) AND t.at + make_interval(days => ${DAYS})
      JOIN case_file f ON f.force = r.force AND f.case_file = r.case_file
      WHERE f.case_file <> ${id} AND f.joined_into IS NULL ORDER BY f.case_file, r.told_at)
    SELECT n.case_file AS case, n.reference, n.stage, n.told_at AS "toldAt", n.told_by AS "toldBy",
      (SELECT count(*)::int FROM party p WHERE p.force = n.force AND p.case_file = n.case_file AND ${isListedChild('p')}) AS children
    FROM near n ORDER BY abs(extract(epoch FROM n.told_at - n.at)), n.case_file LIMIT ${MOST}`.execute(tx);
  return rows;
};

/** The report, with the cases that were reported in the days around it: for where no child is named. */
export const readJoinNear: Look<{ readonly case: string }, JoinNearPage> = {
  action: 'join-report',
  cases: (input) => [input.case],
  load: async ({ tx }, input) => ok({ file: await getCase(tx, input.case), near: await nearTo(tx, input.case) }),
  tell: ({ file, near }) => ({
    cases: [file.case, ...near.map((one) => one.case)],
    people: [],
    content: { page: 'join', near: near.length },
  }),
};
