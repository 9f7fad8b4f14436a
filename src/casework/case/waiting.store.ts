import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { waitingRows, type Waiting } from './waiting.ts';

/**
 * Brings what is kept of what waits up to date for the cases that a change was about: what the steps say waits in them
 * is there, and nothing else. By the steps' own tables, so that no event can be forgotten that opens or closes something.
 * What was most urgent in them is forgotten: it is worked out when a list is next read.
 */
export const settleWaiting =
  (waiting: readonly Waiting[]) =>
  async ({ tx }: Pick<Context, 'tx'>, cases: readonly string[]): Promise<void> => {
    // By the cases named, so that the condition reaches the index of each step's own tables.
    await sql`
      WITH forgotten AS (DELETE FROM case_clock WHERE case_file = ANY(${cases}::uuid[])),
        due AS MATERIALIZED (SELECT a.* FROM (${waitingRows(waiting)}) a WHERE a.case_file = ANY(${cases}::uuid[]) AND (a.until IS NULL OR a.until > now())),
        answered AS (DELETE FROM waiting w WHERE w.case_file = ANY(${cases}::uuid[])
          AND NOT EXISTS (SELECT FROM due d WHERE (d.case_file, d.waits, d.place, d.since) = (w.case_file, w.waits, w.place, w.since)))
      INSERT INTO waiting (force, case_file, waits, place, since, awaits, asked_by, until_at)
      SELECT force, case_file, waits, place, since, "on", by, until FROM due ON CONFLICT DO NOTHING`.execute(tx);
  };
