import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { ReleaseDocument } from './document.ts';
import { wholeOf } from './own-release.ts';
import { RELEASES_PAGE } from './release.store.ts';

export interface ReturnRow {
  readonly digest: string;
  readonly publisher: string;
  readonly number: number;
  readonly title: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly takenAt: Date;
}

/** Returns taken in, newest first, a page at a time and one more to see whether there is another. */
export const readReturns: Look<{ readonly page: number }, readonly ReturnRow[]> = {
  action: 'read-releases',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const { rows } = await sql<ReturnRow & { readonly definition: string }>`
      SELECT encode(r.digest, 'hex') AS digest, r.publisher, r.number, d.counted ->> 'says' AS title, d.counted ->> 'id' AS definition, d."periodStart", d."periodEnd",
        r.taken_at AS "takenAt"
      FROM return_taken r, LATERAL json_to_record(r.document::json) AS d(counted json, "periodStart" text, "periodEnd" text)
      ORDER BY r.taken_at DESC, r.digest LIMIT ${RELEASES_PAGE + 1} OFFSET ${(page - 1) * RELEASES_PAGE}`.execute(tx);
    return ok(
      rows.map(({ definition, ...row }) => ({
        ...row,
        title: wholeOf({ counted: { id: definition, says: row.title } }),
      })),
    );
  },
  tell: (rows) => ({ cases: [], people: [], content: { returns: rows.length } }),
};

export interface ReturnTaken {
  readonly document: ReleaseDocument;
  readonly digest: string;
  readonly takenAt: Date;
}

/** One return as its publisher signed it. */
export const readReturn: Look<{ readonly digest: string }, ReturnTaken, { readonly code: 'NoSuchReturn' }> = {
  action: 'read-releases',
  cases: () => [],
  load: async ({ tx }, { digest }) => {
    const { rows } = await sql<{ document: string; takenAt: Date }>`
      SELECT document, taken_at AS "takenAt" FROM return_taken WHERE digest = decode(${digest}, 'hex')`.execute(tx);
    const [row] = rows;
    if (row === undefined) return refused({ code: 'NoSuchReturn' });
    return ok({ document: ReleaseDocument.parse(JSON.parse(row.document)), digest, takenAt: row.takenAt });
  },
  tell: ({ digest }) => ({ cases: [], people: [], content: { return: digest } }),
};
