import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { date } from '../../platform/web/index.ts';
import type { ConductDay } from './age-span.ts';

/** A day that a report named and that the case which it joined does not state. */
export interface DayLeft {
  /** The reference that the report had. */
  readonly reference: string;
  readonly day: ConductDay;
}

/** The days of reports that joined a case which its own day leaves out, such as one before a date of birth known there. */
export const daysLeft = async (tx: Tx, id: string): Promise<readonly DayLeft[]> => {
  const { rows } = await sql<{ reference: string; earliest: string; latest: string }>`
    SELECT f.reference, d.earliest::text, d.latest::text
    FROM report_join j JOIN case_file f ON f.force = j.force AND f.case_file = j.case_file
    CROSS JOIN LATERAL (SELECT c.earliest, c.latest FROM conduct_day c WHERE c.force = j.force AND c.case_file = j.case_file
      ORDER BY c.stated_at DESC, c.conduct_day DESC LIMIT 1) d
    LEFT JOIN LATERAL (SELECT c.earliest, c.latest FROM conduct_day c WHERE c.force = j.force AND c.case_file = j.into_case
      ORDER BY c.stated_at DESC, c.conduct_day DESC LIMIT 1) i ON true
    WHERE j.into_case = ${id} AND d.earliest IS NOT NULL AND (i.earliest <= d.earliest AND i.latest >= d.latest) IS NOT TRUE
    ORDER BY j.joined_at, f.reference`.execute(tx);
  return rows.map(({ reference, earliest, latest }) => ({ reference, day: { earliest, latest } }));
};

/** What is said of such a day, wherever somebody can put one of the two right. */
export const dayLeftText = ({ reference, day }: DayLeft): string => {
  const named =
    day.earliest === day.latest ? date(day.earliest) : `between ${date(day.earliest)} and ${date(day.latest)}`;
  return `The report that was case ${reference} said that it happened ${day.earliest === day.latest ? 'on ' : ''}${named}, which this case does not state: it may be before a date of birth that is known here. One of them is wrong. Find out which.`;
};
