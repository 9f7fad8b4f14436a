import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { ShellRefusal } from '../command/index.ts';
import { readCheckpoints } from '../ledger/index.ts';
import type { BackupFile, Manifest } from './backup.schema.ts';
import { withClient } from './client.ts';
import { namesIn, wholeOrNot } from './folder.ts';
import { findUncopiable, pin, readTables, type Table } from './table.ts';

export interface Source {
  readonly ownerUrl: string;
  readonly checkpoints: string;
  readonly program: string;
}

// A table may be larger than memory: it is read by a cursor and written as it comes.
const PAGE = 2000;

/** The rows in the order of their key, a page at a time, every value as PostgreSQL writes it: nothing is rounded on the way. */
async function* linesOf(client: pg.Client, table: Table, force: string | null, count: { rows: number }) {
  const id = client.escapeIdentifier;
  const names = table.columns.map(({ name }) => client.escapeLiteral(name));
  const values = table.columns.map(({ name }) => `${id(name)}::text`);
  const where = force === null ? '' : `WHERE force = ${client.escapeLiteral(force)}`;
  const order = table.key.length === 0 ? '' : `ORDER BY ${table.key.map(id).join(', ')}`;
  await client.query(`DECLARE copied NO SCROLL CURSOR FOR
    SELECT json_object(ARRAY[${names.join(', ')}], ARRAY[${values.join(', ')}])::text AS line
    FROM ${id(table.name)} ${where} ${order}`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE} FROM copied`);
    if (rows.length === 0) break;
    count.rows += rows.length;
    yield rows.map(({ line }) => `${line}\n`).join('');
  }
  await client.query('CLOSE copied');
}

const writeTable = async (
  client: pg.Client,
  folder: string,
  table: Table,
  force: string | null,
): Promise<BackupFile> => {
  const path = force === null ? `${table.name}.ndjson.gz` : `${force}/${table.name}.ndjson.gz`;
  await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  const count = { rows: 0 };
  const hash = createHash('sha256');
  await pipeline(
    Readable.from(linesOf(client, table, force, count)),
    createGzip(),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        // Of the packed bytes, as they lie on the disk: a copy is checked without unpacking it.
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(join(folder, path), { mode: 0o600, flush: true }),
  );
  const columns = table.columns.map(({ name }) => name);
  return { path, force, table: table.name, columns, rows: count.rows, sha256: hash.digest('hex') };
};

const sizesOf = async (client: pg.Client, force: string, checkpoints: string): Promise<Manifest['ledgers'][number]> => {
  const { rows } = await client.query<{ size: number; pending: number }>(`
    SELECT (SELECT count(*)::int FROM ledger_leaf) AS size, (SELECT count(*)::int FROM ledger_pending) AS pending`);
  const { size = 0, pending = 0 } = rows[0] ?? {};
  return { force, size, pending, checkpoint: readCheckpoints(checkpoints, force).notes.at(-1) ?? null };
};

// One snapshot for all tables and forces (ADR 10). The formats are set, for a server may be set to write dates or bytes
// otherwise than the one that reads them back.
const SNAPSHOT = `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL IntervalStyle = 'iso_8601';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3`;

const read = async (
  client: pg.Client,
  folder: string,
  source: Source,
  say: (line: string) => void,
): Promise<Manifest> => {
  await client.query(SNAPSHOT);
  const tables = await readTables(client);
  const why = await findUncopiable(client, tables);
  // A backup that silently lacks rows is worse than none: it is trusted until the day it is needed.
  if (why !== undefined) throw new ShellRefusal(`a backup would not be whole: ${why}. None was made.`, 1);
  const migrations = await client.query<{ id: string; digest: string }>('SELECT id, digest FROM migration ORDER BY id');
  const now = await client.query<{ now: Date }>('SELECT now()');
  const forces = await client.query<{ force: string }>('SELECT force FROM force ORDER BY force');
  const [files, ledgers]: [BackupFile[], Manifest['ledgers']] = [[], []];
  for (const table of tables.filter(({ byForce }) => !byForce))
    files.push(await writeTable(client, folder, table, null));
  for (const { force } of forces.rows) {
    // Row-level security is forced on the owner too: a force's rows are seen only under that force.
    await pin(client, force);
    for (const table of tables.filter(({ byForce }) => byForce))
      files.push(await writeTable(client, folder, table, force));
    ledgers.push(await sizesOf(client, force, join(folder, 'checkpoints')));
    say(`${force}: ${files.filter((file) => file.force === force).reduce((sum, { rows }) => sum + rows, 0)} rows`);
  }
  const takenAt = now.rows[0]?.now.toISOString() ?? '';
  return { format: 'evenhand-backup-1', program: source.program, takenAt, migrations: migrations.rows, ledgers, files };
};

/** Checkpoints that have left; not the ones that are just being written. */
const copyCheckpoints = async (from: string, to: string): Promise<void> => {
  const names = (await namesIn(from)).filter((name) => /\.(?:checkpoints?|pub)$/.test(name));
  if (names.length > 0) await mkdir(to, { mode: 0o700 });
  for (const name of names) await cp(join(from, name), join(to, name));
};

/** Copies everything in the database, as of one instant, into a new folder. Keys of people are never in it. */
export const takeBackup = (source: Source, folder: string, say: (line: string) => void): Promise<Manifest> =>
  wholeOrNot(folder, async (aside) => {
    // Before the snapshot: a checkpoint that left later would promise entries that the snapshot does not hold.
    await copyCheckpoints(source.checkpoints, join(aside, 'checkpoints'));
    const manifest = await withClient(source.ownerUrl, (client) => read(client, aside, source, say));
    // Last of all: without it a folder is no backup, whatever else lies in it.
    await writeFile(join(aside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    return manifest;
  });
