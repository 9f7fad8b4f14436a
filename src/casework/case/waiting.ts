import { sql, type RawBuilder } from 'kysely';

/** Whom something waits for: not for one of them, but for anybody of the role in the force. */
export const AWAITED = ['supervisor', 'registrar'] as const;
export type Awaited = (typeof AWAITED)[number];

/**
 * What a step publishes of what waits in it. `rows` selects force, case_file, waits (what it is), since (of what is to be
 * looked at again on a day, that day, though it is still to come: until then it waits for nobody), by (who asked)
 * and place (where it is answered, within the case); a condition on case_file has to reach an index of its tables.
 */
export interface Waiting {
  readonly on: Awaited;
  readonly rows: RawBuilder<unknown>;
  /** Whether `rows` selects until too: when each ends by itself, unanswered. */
  readonly ends?: true;
}

/** Everything of these that waits, as one table. */
export const waitingRows = (all: readonly Waiting[]): RawBuilder<unknown> =>
  sql.join(
    all.map(({ on, rows, ends }) => {
      const until = ends === undefined ? sql`NULL::timestamptz` : sql`w.until`;
      return sql`SELECT w.force, w.case_file, w.waits, w.since, w.by, w.place, ${until} AS until, ${sql.lit(on)}::text AS "on" FROM (${rows}) w`;
    }),
    sql` UNION ALL `,
  );
