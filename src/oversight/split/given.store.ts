import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';

/** What the log tells of a sample; of those made before one was made for somebody, for whom stands nowhere. */
const Told = z.object({
  recipient: z.string().nullable().default(null),
  ...{ periodStart: z.iso.date(), periodEnd: z.iso.date(), outcome: z.string() },
  decisions: z.int(),
  sha256: z.string(),
});
type Told = z.infer<typeof Told>;

/** A sample that was made: who made it and when, and what the log tells of it unless that was destroyed. */
export interface GivenRow {
  readonly entry: string;
  readonly at: Date;
  readonly by: string;
  readonly told: Told | null;
}

interface Row extends Omit<GivenRow, 'told'> {
  readonly body: string | null;
}

export const SAMPLES_PAGE = 25;

/** The samples of the force, newest first, a page at a time and one more to see whether there is another: out of the log, where alone they stand. */
export const readSamples: Look<{ readonly page: number }, readonly GivenRow[]> = {
  action: 'read-split-samples',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const { rows } = await sql<Row>`
      SELECT e.entry, e.at, coalesce(s.name, e.actor) AS by, c.body
      FROM ledger_entry e LEFT JOIN ledger_content c ON c.force = e.force AND c.entry = e.entry
        LEFT JOIN staff s ON s.force = e.force AND s.staff::text = e.actor
      WHERE e.action = 'give-split-sample'
      ORDER BY e.entry DESC LIMIT ${SAMPLES_PAGE + 1} OFFSET ${(page - 1) * SAMPLES_PAGE}`.execute(tx);
    return ok(rows.map(({ body, ...row }) => ({ ...row, told: body === null ? null : Told.parse(JSON.parse(body)) })));
  },
  tell: (rows, { page }) => ({
    cases: [],
    people: [],
    content: { page: 'split samples', number: page, shown: rows.length },
  }),
};
