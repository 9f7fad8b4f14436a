import { sql } from 'kysely';
import type { Database, Tx } from '../database/index.ts';
import { inForce } from '../database/transaction.ts';
import { addLeaf, edge, rootOf, type Node } from './merkle.ts';

// After an outage much may wait: one turn must not hold the lock, or fill memory, for all of it.
const BATCH = 2000;

/** The size of a force's log, and the edge of its tree. */
export interface Head {
  readonly size: number;
  readonly edge: readonly Node[];
}

export const readHead = async (tx: Tx): Promise<Head> => {
  const counted = await sql<{ size: string }>`SELECT coalesce(max(index) + 1, 0) AS size FROM ledger_leaf`.execute(tx);
  const size = Number(counted.rows[0]?.size ?? 0);
  const wanted = edge(size);
  const { rows } = await sql<{ level: number; index: string; hash: Buffer }>`
    SELECT level, index, hash FROM ledger_node
    WHERE (level, index) IN (SELECT * FROM unnest(${wanted.map((node) => node.level)}::smallint[], ${wanted.map((node) => node.index)}::bigint[]))
    ORDER BY level DESC`.execute(tx);
  const found = rows.map((row) => ({ level: row.level, index: Number(row.index), hash: row.hash }));
  // Going on would build on a gap, and a checkpoint would sign it.
  if (found.length !== wanted.length) throw new Error('the ledger lacks nodes of its tree');
  return { size, edge: found };
};

interface Waiting {
  readonly entry: string;
  readonly leaf: Buffer;
}

const place = async (tx: Tx, force: string, head: Head, waiting: readonly Waiting[]): Promise<Head> => {
  let nodes = head.edge;
  const made: Node[] = [];
  for (const { leaf } of waiting) {
    const added = addLeaf(nodes, leaf);
    nodes = added.edge;
    made.push(...added.made);
  }
  const entries = waiting.map((one) => one.entry);
  const indexes = waiting.map((_, i) => head.size + i);
  await sql`
    WITH leaves AS (
      INSERT INTO ledger_leaf (force, index, entry) SELECT ${force}, * FROM unnest(${indexes}::bigint[], ${entries}::uuid[])),
    nodes AS (
      INSERT INTO ledger_node (force, level, index, hash) SELECT ${force}, * FROM unnest(
        ${made.map((node) => node.level)}::smallint[], ${made.map((node) => node.index)}::bigint[], ${made.map((node) => node.hash)}::bytea[]))
    DELETE FROM ledger_pending WHERE entry = ANY(${entries}::uuid[])`.execute(tx);
  return { size: head.size + waiting.length, edge: nodes };
};

/**
 * Gives waiting entries of a force their places, gap-free, one sequencer at a time. An entry committed late comes later:
 * order in the log is the order of placing, and each entry keeps its own instant.
 */
export const sequence = async (
  database: Database,
  force: string,
): Promise<{ readonly size: number; readonly root: Buffer; readonly placed: number }> =>
  inForce(database, force, async (tx) => {
    // Ends with the transaction: a sequencer that was killed holds nobody up.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('ledger:' || ${force}, 0))`.execute(tx);
    const { rows } =
      await sql<Waiting>`SELECT entry, leaf FROM ledger_pending ORDER BY at, entry LIMIT ${BATCH}`.execute(tx);
    // The tree's edge alone is read, not the log: this stays as quick however long the log is.
    const head = await readHead(tx);
    const after = rows.length === 0 ? head : await place(tx, force, head, rows);
    return { size: after.size, root: rootOf(after.edge), placed: rows.length };
  });

/** Places everything that waits. */
export const sequenceAll = async (
  database: Database,
  force: string,
): Promise<{ readonly size: number; readonly root: Buffer }> => {
  for (;;) {
    const { size, root, placed } = await sequence(database, force);
    if (placed < BATCH) return { size, root };
  }
};
