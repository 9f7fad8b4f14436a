import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { Count } from './count.ts';

const ROW = sql`of_force text, period_start date, period_end date, measure text, outcome_type text, unit text, age_scope text,
  offence_scope text, basis text, value bigint, low bigint, high bigint, missing text, sheet text, at_row int, at_column int`;

const rowOf = (count: Count, place: number) => ({
  ...{ place, of_force: count.force, period_start: count.periodStart, period_end: count.periodEnd },
  ...{ measure: count.measure, outcome_type: count.outcomeType, unit: count.unit, age_scope: count.ageScope },
  ...{ offence_scope: count.offenceScope, basis: count.basis, value: count.value, low: count.low },
  ...{ high: count.high, missing: count.missing, sheet: count.at.sheet, at_row: count.at.row },
  at_column: count.at.column,
});

/** A statement’s text is held twice while it runs: a national table in one would be a hundred megabytes. */
const AT_ONCE = 5_000;

export interface KeptCounts {
  readonly source: string;
  readonly counts: readonly Count[];
  readonly at: Date;
}

/** Keeps the counts of a source that is taken in, each with its place among them. */
export async function keepCounts(
  tx: Tx,
  { force, staff }: { readonly force: string; readonly staff: string },
  { source, counts, at }: KeptCounts,
): Promise<void> {
  await sql`INSERT INTO source_taken (force, source, counts, taken_at, taken_by)
    VALUES (${force}, ${source}, ${counts.length}, ${at}, ${staff})`.execute(tx);
  for (let from = 0; from < counts.length; from += AT_ONCE) {
    const rows = JSON.stringify(counts.slice(from, from + AT_ONCE).map((count, i) => rowOf(count, from + i)));
    await sql`INSERT INTO source_count (force, source, place, of_force, period_start, period_end, measure, outcome_type, unit, age_scope,
        offence_scope, basis, value, low, high, missing, sheet, at_row, at_column)
      SELECT ${force}, ${source}, c.place, c.of_force, c.period_start, c.period_end, c.measure, c.outcome_type, c.unit, c.age_scope,
        c.offence_scope, c.basis, c.value, c.low, c.high, c.missing, c.sheet, c.at_row, c.at_column
      FROM jsonb_to_recordset(${rows}::jsonb) AS c(place int, ${ROW})`.execute(tx);
  }
}
