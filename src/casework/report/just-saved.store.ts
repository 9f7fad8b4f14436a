import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';

/** Long enough for going back and wondering whether it was saved; after it a next report is another one. */
const MINUTES = 15;

export interface JustSaved {
  readonly case: string;
  readonly reference: string;
  readonly openedAt: Date;
}

/** The report that one has saved in the last quarter of an hour, the newest: whoever goes back to the form may be about to save it twice. */
export const readJustSaved: Look<undefined, JustSaved | undefined> = {
  action: 'record-report',
  cases: () => [],
  load: async ({ tx, actor, now }) => {
    const { rows } = await sql<JustSaved>`
      SELECT f.case_file AS case, f.reference, f.opened_at AS "openedAt" FROM case_file f
      WHERE f.opened_at > ${now}::timestamptz - make_interval(mins => ${MINUTES}) AND f.joined_into IS NULL
        AND EXISTS (SELECT FROM report r WHERE r.force = f.force AND r.case_file = f.case_file AND r.recorded_by = ${actor.staff})
      ORDER BY f.opened_at DESC, f.case_file DESC LIMIT 1`.execute(tx);
    return ok(rows[0]);
  },
  tell: (saved) => ({
    cases: saved === undefined ? [] : [saved.case],
    people: [],
    content: { page: 'report' },
  }),
};
