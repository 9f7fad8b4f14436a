import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';

/** How many decisions are read at once: a long look goes in logged pages (design, section 5). */
export const DECIDED_PAGE = 200;

/** A proposal as it is kept for ever: what the guidance was asked, and what it answered, both as canonical JSON. */
export interface StoredDecision {
  readonly proposal: string;
  readonly case: string;
  readonly people: readonly string[];
  readonly policy: string;
  readonly asked: string;
  readonly advice: string;
}

/** Every decision of the force in the order of its id, a page at a time, to be replayed. */
export const readStoredDecisions: Look<{ readonly after?: string | undefined }, readonly StoredDecision[]> = {
  action: 'replay-decisions',
  cases: () => [],
  load: async ({ tx }, { after }) => {
    const { rows } = await sql<StoredDecision>`
      SELECT p.proposal, p.case_file AS case, p.policy, p.asked, p.advice,
        ARRAY(SELECT q.person FROM party q WHERE q.force = p.force AND q.case_file = p.case_file) AS people
      FROM proposal p WHERE p.proposal > ${after ?? '00000000-0000-0000-0000-000000000000'}
      ORDER BY p.proposal LIMIT ${DECIDED_PAGE}`.execute(tx);
    return ok(rows);
  },
  tell: (rows) => ({
    cases: [...new Set(rows.map((row) => row.case))],
    people: [...new Set(rows.flatMap(({ people }) => people))],
    content: { page: 'stored-decisions' },
  }),
};
