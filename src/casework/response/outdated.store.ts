import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import type { Waiting } from '../case/index.ts';
import { responseOf } from './response.store.ts';

/**
 * What was decided before something worse was learnt, and that nobody has asked for anew: it waits for a supervisor, unless
 * one of them gave it back with what is to be found out first.
 */
export const outdatedWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT o.force, o.case_file, o.about || '-again' AS waits, o.since, NULL::text AS by, 'response/decide-' || o.about AS place
    FROM outdated_decision o WHERE NOT EXISTS (SELECT FROM supervisor_request r WHERE r.force = o.force AND r.case_file = o.case_file AND r.about = o.about
      AND NOT EXISTS (SELECT FROM supervisor_decision d WHERE d.force = r.force AND d.request = r.request))
    AND coalesce((SELECT d.find_out_by IS NULL FROM supervisor_decision d WHERE d.force = o.force AND d.case_file = o.case_file AND d.about = o.about
      ORDER BY d.decided_at DESC LIMIT 1), true)`,
};

/** What a fact that is learnt can outdate: the most that can be decided never is. */
const mayOutdate = async ({ tx }: Pick<Context, 'tx'>, cases: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT case_file AS id FROM supervisor_decision WHERE case_file = ANY(${cases}::uuid[]) AND value IN ('proportionate', 'non-aggravated')
    UNION SELECT case_file FROM outdated_decision WHERE case_file = ANY(${cases}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Brings what is outdated up to date for the cases that a change was about, whatever it recorded. */
export const keepOutdated = async (
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  cases: readonly string[],
): Promise<void> => {
  // In id order: two changes of cases of one child never wait for each other.
  for (const id of (await mayOutdate({ tx }, cases)).toSorted()) {
    const { decidedResponse, decidedCategory } = await responseOf(tx, id);
    const decided = { response: decidedResponse?.outdatedSince, category: decidedCategory?.outdatedSince };
    await sql`DELETE FROM outdated_decision WHERE case_file = ${id}`.execute(tx);
    for (const [about, since] of Object.entries(decided)) {
      if (since === undefined) continue;
      await sql`INSERT INTO outdated_decision (force, case_file, about, since) VALUES (${actor.force}, ${id}, ${about}, ${since})`.execute(
        tx,
      );
    }
  }
};
