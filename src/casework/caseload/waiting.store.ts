import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { Awaited } from '../case/index.ts';
import type { Waits } from './waits.ts';

/** Something besides a proposal that waits for somebody of a role: any of the force, never who asked. */
export interface WaitingRow {
  readonly case: string;
  readonly reference: string;
  readonly on: Awaited;
  readonly waits: Waits;
  readonly since: Date;
  readonly by: string | null;
  readonly own: boolean;
  /** Where it is answered, within the case. */
  readonly place: string;
}

/** Where a page of them ended: since when, in microseconds, in which case, at which place. */
const END = /^(\d{1,17})_([0-9a-f-]{36})_([a-z0-9/-]+)$/;
export const isEnd = (text: string): boolean => END.test(text);

const beyond = (after: string | undefined) => {
  const end = END.exec(after ?? '');
  if (end === null) return sql``;
  const [, at, id, place] = end;
  return sql`AND (w.since, w.case_file, w.place) > ('epoch'::timestamptz + ${at}::bigint * interval '1 microsecond', ${id}::uuid, ${place}::text)`;
};

/** A page of what was asked and not answered, the longest waiting first, and where it ended if there is more. */
export const waitingFor = async (
  tx: Tx,
  staff: string,
  of: { readonly most: number; readonly after: string | undefined },
): Promise<{ readonly rows: readonly WaitingRow[]; readonly next: string | undefined }> => {
  const { rows } = await sql<WaitingRow & { end: string }>`
    SELECT w.case_file AS case, f.reference, w.awaits AS "on", w.waits, w.since, s.name AS by, w.asked_by = ${staff} AS own, w.place,
      (extract(epoch FROM w.since) * 1000000)::bigint || '_' || w.case_file || '_' || w.place AS end
    FROM waiting w
    JOIN case_file f ON f.force = w.force AND f.case_file = w.case_file LEFT JOIN staff s ON s.force = w.force AND s.staff::text = w.asked_by
    WHERE w.waits <> 'ruling' AND w.since <= now() AND (w.until_at IS NULL OR w.until_at > now()) ${beyond(of.after)} ORDER BY w.since, w.case_file, w.place LIMIT ${of.most + 1}`.execute(
    tx,
  );
  const shown = rows.slice(0, of.most);
  return {
    rows: shown.map(({ end: _end, ...row }) => row),
    // Where this page ended, not how many came before: what is answered meanwhile must not make the next page skip one.
    next: rows.length > of.most ? shown.at(-1)?.end : undefined,
  };
};
