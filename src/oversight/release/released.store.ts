import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { ReleaseDocument } from './document.ts';

/** A table that left a force, as its publisher signed it. */
export interface Released {
  readonly document: ReleaseDocument;
  readonly digest: string;
}

/** Signed tables that are laid beside each other, and how many are not. */
export interface Laid {
  readonly tables: readonly Released[];
  /** How many were left out because there are more than are laid beside each other at once. */
  readonly left: number;
}

interface Row {
  readonly document: string;
  readonly digest: string;
  readonly left: number;
}

/** Room for 44 forces with 45 tables each. */
const MOST = 2000;

const signedTables = ({
  returns,
  own,
}: {
  readonly returns: boolean;
  readonly own: boolean;
}): RawBuilder<unknown> => sql`
  SELECT publisher, subject, number, document, digest FROM return_taken WHERE ${returns}
  UNION ALL
  SELECT '', r.subject, r.number, r.document, r.digest FROM release r
  JOIN release_publication p ON p.force = r.force AND p.release = r.release WHERE ${own}`;

/**
 * Of each table, which is what one publisher gave by one definition for one period in the same parts, the newest and the one
 * before it, which says what was restated. Past the limit the oldest of every publisher go, never the last of the alphabet.
 */
async function laid(tx: Tx, from: RawBuilder<unknown>, most: number): Promise<Laid> {
  const { rows } = await sql<Row>`
    WITH signed AS (${from}),
    told AS (
      SELECT s.*, row_number() OVER (PARTITION BY publisher, subject, d ->> 'periodStart', d ->> 'periodEnd', d -> 'counted' ->> 'id',
        d -> 'scope', d -> 'dimensions' ORDER BY number DESC) AS version
      FROM (SELECT *, document::jsonb AS d FROM signed) s),
    turn AS (
      SELECT publisher, number, document, digest, row_number() OVER (PARTITION BY publisher ORDER BY version, number DESC) AS place
      FROM told WHERE version <= 2)
    SELECT document, encode(digest, 'hex') AS digest, greatest(count(*) OVER () - ${most}, 0)::int AS left FROM turn
    ORDER BY place, publisher LIMIT ${most}`.execute(tx);
  const tables = rows.map(({ document, digest }) => ({
    document: ReleaseDocument.parse(JSON.parse(document)),
    digest,
  }));
  return { tables: tables.toSorted((a, b) => b.document.number - a.document.number), left: rows[0]?.left ?? 0 };
}

/** Returns that were taken in, newest first: the newest of each publisher, definition and period. */
export const returnsTaken = (tx: Tx, most = MOST): Promise<Laid> =>
  laid(tx, signedTables({ returns: true, own: false }), most);

/** This force’s own tables, where somebody let them leave; what was only made is nobody’s to see here. */
export const releasesPublished = (tx: Tx): Promise<Laid> => laid(tx, signedTables({ returns: false, own: true }), MOST);
