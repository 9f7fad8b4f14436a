import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { ReleaseDocument } from './document.ts';

/** A table that left a force, as its publisher signed it. */
export interface Released {
  readonly document: ReleaseDocument;
  readonly digest: string;
}

interface Row {
  readonly document: string;
  readonly digest: string;
}

/** More are not laid beside each other at once: the newest. */
const MOST = 500;

const read = (rows: readonly Row[]): readonly Released[] =>
  rows.map(({ document, digest }) => ({ document: ReleaseDocument.parse(JSON.parse(document)), digest }));

/** Returns that were taken in, the newest of each publisher first. */
export async function returnsTaken(tx: Tx): Promise<readonly Released[]> {
  const { rows } = await sql<Row>`
    SELECT document, encode(digest, 'hex') AS digest FROM return_taken ORDER BY publisher, number DESC LIMIT ${MOST}`.execute(
    tx,
  );
  return read(rows);
}

/** This force’s own tables, where somebody let them leave; what was only made is nobody’s to see here. */
export async function releasesPublished(tx: Tx): Promise<readonly Released[]> {
  const { rows } = await sql<Row>`
    SELECT r.document, encode(r.digest, 'hex') AS digest FROM release r
    JOIN release_publication p ON p.force = r.force AND p.release = r.release ORDER BY r.number DESC LIMIT ${MOST}`.execute(
    tx,
  );
  return read(rows);
}
