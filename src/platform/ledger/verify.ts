import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/index.ts';
import { inForce } from '../database/transaction.ts';
import { openCheckpoint, originOf, readCheckpoints, type Checkpoint } from './checkpoint.ts';
import { commit, leafOf, type Entry } from './entry.ts';
import { addLeaf, rootOf, type Node } from './merkle.ts';
import { findRest, GO_ON, type Rest } from './rest.ts';

/** What was found. No problem means: every promise that has left this machine is kept by what the database holds. */
export interface Verification {
  readonly force: string;
  readonly size: number;
  readonly root: string;
  readonly checkpoints: number;
  readonly pending: { readonly count: number; readonly oldestSeconds: number };
  readonly contents: { readonly kept: number; readonly destroyed: number };
  /** Why entries wait, where nobody has to go on with the log yet. */
  readonly rest: Rest | null;
  readonly problems: readonly string[];
}

interface Row extends Entry {
  readonly index: string;
  readonly placed: string;
  readonly commitment: Buffer;
  /** Null when the entry itself is gone: then so are its other columns. */
  readonly leaf: Buffer | null;
  readonly node: Buffer | null;
  readonly salt: Buffer | null;
  readonly body: string | null;
}

// In pages: a log of millions does not fit in memory.
const PAGE = 5000;

const readPage = async (tx: Tx, from: number): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    SELECT l.index, l.entry AS placed, e.*, n.hash AS node, c.salt, c.body
    FROM ledger_leaf l
    LEFT JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
    LEFT JOIN ledger_node n ON n.force = l.force AND n.level = 0 AND n.index = l.index
    LEFT JOIN ledger_content c ON c.force = l.force AND c.entry = l.entry
    WHERE l.index >= ${from} AND l.index < ${from + PAGE} ORDER BY l.index`.execute(tx);
  return rows;
};

interface Found {
  edge: readonly Node[];
  size: number;
  kept: number;
  readonly gone: string[];
  readonly nodes: Map<string, string>;
  readonly problems: string[];
}

const entryOf = (row: Row): Entry => ({
  force: row.force,
  entry: row.entry,
  at: row.at,
  actor: row.actor,
  kind: row.kind,
  action: row.action,
  rule: row.rule,
  cases: row.cases,
  people: row.people,
});

const checkContent = (found: Found, row: Row): void => {
  if (row.salt === null || row.body === null) {
    found.gone.push(row.placed);
  } else {
    found.kept += 1;
    if (!commit(row.salt, row.body).equals(row.commitment))
      found.problems.push(`entry ${row.index}: its content was changed`);
  }
};

const checkRow = (found: Found, row: Row): void => {
  if (Number(row.index) !== found.size) {
    found.problems.push(`entries ${found.size} to ${Number(row.index) - 1} are missing`);
    found.size = Number(row.index);
  }
  if (row.leaf === null) {
    found.problems.push(`entry ${row.index} is missing`);
  } else {
    // Worked out anew, never believed: who can change a row can change the hash beside it.
    const leaf = leafOf(entryOf(row), row.commitment);
    if (!leaf.equals(row.leaf) || row.node?.equals(leaf) !== true)
      found.problems.push(`entry ${row.index} was changed`);
    checkContent(found, row);
    const added = addLeaf(found.edge, leaf);
    found.edge = added.edge;
    for (const node of added.made)
      if (node.level > 0) found.nodes.set(`${node.level}/${node.index}`, node.hash.toString('hex'));
  }
  found.size += 1;
};

/** Each checkpoint that promised exactly this size has to have promised this root. */
const checkPromises = (found: Found, promised: ReadonlyMap<number, readonly Checkpoint[]>): void => {
  for (const checkpoint of promised.get(found.size) ?? []) {
    if (!checkpoint.root.equals(rootOf(found.edge)))
      found.problems.push(`the log is not the one that the checkpoint of ${checkpoint.size} entries promised`);
  }
};

const openAll = (
  notes: readonly string[],
  key: KeyObject,
  force: string,
  problems: string[],
): ReadonlyMap<number, readonly Checkpoint[]> => {
  const promised = new Map<number, Checkpoint[]>();
  notes.forEach((note, i) => {
    const checkpoint = openCheckpoint(note, key);
    if (checkpoint?.origin !== originOf(force)) problems.push(`checkpoint ${i + 1} is not signed by this log's key`);
    else promised.set(checkpoint.size, [...(promised.get(checkpoint.size) ?? []), checkpoint]);
  });
  return promised;
};

const readPending = async (tx: Tx): Promise<{ count: number; oldestSeconds: number; lost: number }> => {
  const { rows } = await sql<{ count: number; oldest: number; lost: number }>`
    SELECT (SELECT count(*)::int FROM ledger_pending) AS count,
      (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8 FROM ledger_pending) AS oldest,
      (SELECT count(*)::int FROM ledger_entry e
        WHERE NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.force = e.force AND l.entry = e.entry)
          AND NOT EXISTS (SELECT FROM ledger_pending p WHERE p.force = e.force AND p.entry = e.entry)) AS lost`.execute(
    tx,
  );
  const row = rows[0];
  return { count: row?.count ?? 0, oldestSeconds: row?.oldest ?? 0, lost: row?.lost ?? 0 };
};

const checkNodes = async (tx: Tx, found: Found): Promise<void> => {
  const { rows } = await sql<{
    level: number;
    index: string;
    hash: Buffer;
  }>`SELECT level, index, hash FROM ledger_node WHERE level > 0`.execute(tx);
  const wrong = rows.filter((row) => found.nodes.get(`${row.level}/${row.index}`) !== row.hash.toString('hex'));
  // Proofs are made of the stored nodes: a wrong one would prove another log.
  if (wrong.length > 0 || rows.length !== found.nodes.size)
    found.problems.push('the stored tree does not follow from its entries');
};

/** The timeline finds a case's entries by an index beside the log: it has to say what the entries say, no less and no more. */
const checkTimeline = async (tx: Tx, found: Found): Promise<void> => {
  const { rows } = await sql<{ lost: number; made: number }>`
    WITH said AS (SELECT DISTINCT entry, unnest(cases) AS case_file FROM ledger_entry),
      kept AS (SELECT entry, case_file FROM ledger_case)
    SELECT (SELECT count(*)::int FROM (SELECT * FROM said EXCEPT SELECT * FROM kept) a) AS lost,
      (SELECT count(*)::int FROM (SELECT * FROM kept EXCEPT SELECT * FROM said) b) AS made`.execute(tx);
  const { lost, made } = rows[0] ?? { lost: 0, made: 0 };
  if (lost > 0) found.problems.push(`the timelines of cases leave out ${lost} of what the log says of them`);
  if (made > 0) found.problems.push(`the timelines of cases show ${made} that the log does not say of them`);
};

const walk = async (tx: Tx, found: Found, promised: ReadonlyMap<number, readonly Checkpoint[]>): Promise<void> => {
  // A checkpoint may have promised the empty log.
  checkPromises(found, promised);
  for (let from = 0; ; from += PAGE) {
    const rows = await readPage(tx, from);
    for (const row of rows) {
      checkRow(found, row);
      checkPromises(found, promised);
    }
    if (rows.length < PAGE) return;
  }
};

/** Content can be destroyed by right (ADR 2): by an erasure whose own entry says of which entries. How much was. */
const checkGone = async (tx: Tx, { gone, problems }: Found): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int FROM unnest(${gone}::text[]) AS missing WHERE NOT EXISTS (
      SELECT FROM ledger_entry e JOIN ledger_content c ON c.force = e.force AND c.entry = e.entry
      WHERE e.kind = 'erasure' AND c.body::jsonb -> 'destroyed' ? missing)`.execute(tx);
  const unnamed = rows[0]?.count ?? 0;
  if (unnamed > 0)
    problems.push(
      `what ${unnamed} ${unnamed === 1 ? 'entry' : 'entries'} told is gone, and no erasure says that it was destroyed`,
    );
  return gone.length - unnamed;
};

// A sequencer is at most a second behind; after a minute there is none (design, section 7).
const OLDEST_PENDING_SECONDS = 60;

/** Recomputes a force's whole log and holds it against every checkpoint that has left (RFC 6962; C2SP tlog-checkpoint). */
export const verifyLedger = (database: Database, force: string, checkpoints: string): Promise<Verification> =>
  inForce(database, force, async (tx) => {
    // One snapshot: entries placed while this walks would look like gaps.
    await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`.execute(tx);
    const found: Found = { edge: [], size: 0, kept: 0, gone: [], nodes: new Map(), problems: [] };
    const exported = readCheckpoints(checkpoints, force);
    const promised =
      // No checkpoint has left yet, so there is no promise to hold the log to.
      exported.publicKey === undefined
        ? new Map<number, readonly Checkpoint[]>()
        : openAll(exported.notes, exported.publicKey, force, found.problems);
    await walk(tx, found, promised);
    await checkNodes(tx, found);
    const destroyed = await checkGone(tx, found);
    await checkTimeline(tx, found);
    // A log cut off at its end agrees with every shorter promise: only the longest one shows it.
    const longest = Math.max(0, ...promised.keys());
    if (longest > found.size)
      found.problems.push(`the log has ${found.size} entries, but a checkpoint promised ${longest}`);
    const pending = await readPending(tx);
    // Taken out of both tables an entry would be met by no walk of the log.
    if (pending.lost > 0) found.problems.push(`${pending.lost} entries have no place in the log and wait for none`);
    const rest = pending.count === 0 && found.size <= longest ? undefined : await findRest(tx, longest);
    if (pending.oldestSeconds > OLDEST_PENDING_SECONDS && rest === undefined)
      found.problems.push(`an entry has waited ${Math.round(pending.oldestSeconds)} s for its place. ${GO_ON}`);
    return {
      force,
      size: found.size,
      root: rootOf(found.edge).toString('base64'),
      checkpoints: exported.notes.length,
      pending: { count: pending.count, oldestSeconds: pending.oldestSeconds },
      contents: { kept: found.kept, destroyed },
      rest: rest ?? null,
      problems: found.problems,
    };
  });
