import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { decideEarlierReports, type EarlierReportsStated, type StateEarlierReports } from './earlier.ts';

/** States how many earlier reports the records hold. */
export const stateEarlierReports: Change<StateEarlierReports, string, EarlierReportsStated, never> = {
  action: 'state-earlier-reports',
  cases: (input) => [input.case],
  load: ({ now }) => Promise.resolve(newId(now)),
  decide: decideEarlierReports,
  apply: async ({ tx, actor, now }, events) => {
    for (const event of events) {
      // Null is *not known*, never 0: none on record has to be somebody's answer.
      const reports = event.reports === 'not-known' ? null : event.reports;
      await sql`INSERT INTO earlier_reports (force, earlier_reports, case_file, reports, from_whom, stated_at, stated_by)
        VALUES (${actor.force}, ${event.statement}, ${event.case}, ${reports}, ${event.fromWhom ?? null}, ${now}, ${actor.staff})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: [],
    content: { earlier: events.map(({ statement, reports }) => ({ statement, reports })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['statement', event.statement],
      ]),
    ),
  }),
};
