import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { makeFolder } from '../disk/index.ts';
import { ShellRefusal } from '../command/index.ts';
import { sequenceAll, verifyLedger, type Verification } from '../ledger/index.ts';
import { Manifest, type BackupFile } from './backup.schema.ts';
import { withClient } from './client.ts';
import { CONTENTS, currentRole } from './contents.ts';
import { openDatabase, type Database } from './database.ts';
import { namesIn } from './folder.ts';
import { lockTables, migrateWithin, missingOf, unknownTo, type Migration } from './migrate.ts';
import { pin, readTables, type Table } from './table.ts';

export interface Target {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly migrations: readonly Migration[];
  readonly checkpoints: string;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Migrations that came after the backup, applied to what it held. */
  readonly migrated: readonly string[];
  readonly ledgers: readonly Verification[];
}

const textOf = async (folder: string): Promise<string> => {
  const names = await namesIn(folder);
  if (names.includes('manifest.json')) return readFile(join(folder, 'manifest.json'), 'utf8');
  throw new ShellRefusal(
    names.length === 0
      ? `${folder} is empty or not there. Name the folder that evenhand backup made.`
      : `${folder} is not a backup: it holds no manifest.json. Name the folder that evenhand backup made.`,
  );
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readManifest = async (folder: string): Promise<Manifest> => {
  const read = Manifest.safeParse(parse(await textOf(folder)));
  if (read.success) return read.data;
  throw new ShellRefusal(
    `the manifest.json of ${folder} is cut off, was changed, or is by another program. Use another backup.`,
  );
};

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** Every file is read before anything is changed. */
const assertWhole = async (folder: string, { files }: Manifest): Promise<void> => {
  for (const { path, sha256 } of files) {
    if (!existsSync(join(folder, path)))
      throw new ShellRefusal(`${path} is missing from ${folder}. Use another backup.`);
    if ((await digestOf(join(folder, path))) !== sha256)
      throw new ShellRefusal(`${path} in ${folder} was changed or cut off. Use another backup.`);
  }
};

const FILLED = 'the database is not empty. A backup is restored into an empty one; nothing was changed.';

/** No rows but its mark. Every row of a force points at its force, and the force's own row is its owner's to see. */
const isVacant = async (client: pg.Client): Promise<boolean> => {
  const counted = (await readTables(client)).filter(({ name, guarded }) => name !== 'installation' && !guarded);
  for (const name of ['force', ...counted.map((table) => table.name)]) {
    const { rowCount } = await client.query(`SELECT FROM ${client.escapeIdentifier(name)} LIMIT 1`);
    if (rowCount !== 0) return false;
  }
  return true;
};

/** Empty, or with tables and nothing in them: a server that is started before anything is there makes such a one, and marks it. */
const assertEmpty = async (client: pg.Client, then: readonly Migration[]): Promise<void> => {
  const { rows } = await client.query<{ ours: boolean; empty: boolean; name: string }>(
    `SELECT *, current_database() AS name FROM (${CONTENTS}) contents`,
  );
  const [found] = rows;
  if (found?.empty === true) return;
  if (found?.ours !== true || !(await isVacant(client))) throw new ShellRefusal(FILLED);
  const applied = await client.query<{ id: string }>('SELECT id FROM migration');
  // Tables of a later day than the rows: these would not fit.
  if (applied.rows.some((row) => !then.some(({ id }) => id === row.id)))
    throw new ShellRefusal(
      `nothing was put into the database ${found.name} yet, but its tables are newer than the backup. Make it anew (DROP DATABASE ${found.name}; CREATE DATABASE ${found.name} OWNER and so on, as at first), and restore again.`,
    );
};

/** Thousands of rows a statement, each value read back by its type's own input. */
const insertInto = (client: pg.Client, table: Table, columns: readonly string[]): string => {
  const id = client.escapeIdentifier;
  const values = columns.map((name) => {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined)
      throw new ShellRefusal(`the backup has a column ${table.name}.${name}, the database none.`);
    return `(line ->> ${client.escapeLiteral(name)})::${column.type}`;
  });
  return `INSERT INTO ${id(table.name)} (${columns.map(id).join(', ')})
    SELECT ${values.join(', ')} FROM json_array_elements($1::json) line`;
};

const BATCH = 1000;

async function* batchesOf(file: string): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const line of createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Infinity,
  })) {
    if (batch.push(line) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const loadFile = async (
  client: pg.Client,
  folder: string,
  tables: readonly Table[],
  file: BackupFile,
): Promise<void> => {
  const table = tables.find(({ name }) => name === file.table);
  if (table === undefined) throw new ShellRefusal(`the backup has a table ${file.table}, the database none.`);
  if (file.force !== null) await pin(client, file.force);
  const insert = insertInto(client, table, file.columns);
  let rows = 0;
  for await (const batch of batchesOf(join(folder, file.path))) {
    await client.query(insert, [`[${batch.join(',')}]`]);
    rows += batch.length;
  }
  // The digest says that the file is whole; this, that it was read to its end.
  if (rows !== file.rows) throw new ShellRefusal(`${file.path} holds ${rows} rows, its manifest says ${file.rows}.`);
};

/** For the time of loading, references are looked at last: rows may then come in any order, and point at one another. */
const setReferences = async (client: pg.Client, when: string): Promise<void> => {
  await client.query(`DO $$
    DECLARE r record;
    BEGIN
      FOR r IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
      LOOP EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I ${when}', r.t, r.conname); END LOOP;
    END $$`);
};

const loadFiles = async (
  client: pg.Client,
  folder: string,
  { files }: Manifest,
  say: (line: string) => void,
): Promise<void> => {
  const tables = await readTables(client);
  await client.query('DELETE FROM installation');
  await setReferences(client, 'DEFERRABLE INITIALLY DEFERRED');
  for (const file of files) {
    await loadFile(client, folder, tables, file);
    if (file.rows > 0) say(`${file.path}: ${file.rows} rows`);
  }
  // While all of it can still be undone.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await setReferences(client, 'NOT DEFERRABLE');
  await client.query('RESET evenhand.force');
};

/** PostgreSQL's classes of what cannot be a row here: data, constraints, row-level security. */
const MISFIT = /^(?:22|23|42501)/;

/** What is to be put where: `then` are the migrations of the backup's own day. */
interface Filling {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly target: Target;
  readonly then: readonly Migration[];
}

/** Checkpoints that outlived the database stay: they tell what the backup does not hold. */
const putCheckpoints = async (from: string, to: string): Promise<void> => {
  makeFolder(to, 0o700);
  for (const name of await namesIn(from)) await cp(join(from, name), join(to, name), { force: false });
};

/**
 * Tables, rows and later migrations in one transaction: a restore that is stopped, or killed, or loses its connection leaves
 * the database as it was, and can be run again.
 */
const fillWithin = async (
  client: pg.Client,
  filling: Filling,
  say: (line: string) => void,
): Promise<readonly string[]> => {
  const { folder, manifest, target, then } = filling;
  const application = await withClient(target.appUrl, currentRole);
  await lockTables(client);
  // Another restore, or a server, may have been here while this one waited.
  await assertEmpty(client, then);
  await client.query('BEGIN');
  // To the tables of the backup's own day, then its rows, then later migrations: those may change rows too.
  await migrateWithin(client, application, then);
  await loadFiles(client, folder, manifest, say);
  const migrated = await migrateWithin(client, application, target.migrations);
  // Before the rows are there: without what was promised of it a log could be shorter, and nobody would know.
  await putCheckpoints(join(folder, 'checkpoints'), target.checkpoints);
  await client.query('COMMIT');
  return migrated;
};

const fill = async (filling: Filling, say: (line: string) => void): Promise<readonly string[]> => {
  try {
    return await withClient(filling.target.ownerUrl, (client) => fillWithin(client, filling, say));
  } catch (error) {
    // Only what a row can be wrong in is put down to the backup: a connection that was lost is not its fault.
    if (!(error instanceof pg.DatabaseError) || !MISFIT.test(error.code ?? '')) throw error;
    throw new ShellRefusal(
      `a row of the backup does not fit (table ${error.table ?? 'unknown'}). Nothing was restored; use another backup.`,
    );
  }
};

/** What waited when the backup was taken has waited ever since: it is placed first. */
const place = (database: Database, force: string): Promise<readonly string[]> =>
  sequenceAll(database, force).then(
    () => [],
    () => ['the log cannot be continued: its tree has gaps'],
  );

const prove = async (
  database: Database,
  { force, size, pending }: Manifest['ledgers'][number],
  backup: string,
  left: string,
): Promise<Verification> => {
  const problems = [...(await place(database, force))];
  // Against both: the backup's own checkpoints, and those that outlived the database and may promise more.
  const inBackup = await verifyLedger(database, force, backup);
  const found = await verifyLedger(database, force, left);
  problems.push(...inBackup.problems, ...found.problems);
  if (found.size !== size + pending)
    problems.push(`the log has ${found.size} entries, the backup had ${size + pending}`);
  return { ...found, problems: [...new Set(problems)] };
};

const proveAll = async (folder: string, manifest: Manifest, target: Target): Promise<readonly Verification[]> => {
  const database = openDatabase(target.appUrl);
  try {
    const found: Verification[] = [];
    for (const ledger of manifest.ledgers)
      found.push(await prove(database, ledger, join(folder, 'checkpoints'), target.checkpoints));
    return found;
  } finally {
    await database.close();
  }
};

const known = (manifest: Manifest, migrations: readonly Migration[]): readonly Migration[] => {
  const unknown = unknownTo(migrations, manifest.migrations);
  if (unknown.length > 0)
    throw new ShellRefusal(
      `the backup is newer than this program (${unknown.map(({ id }) => id).join(', ')}). Restore it with the Evenhand that made it, or a newer one; nothing was changed.`,
    );
  missingOf(migrations, manifest.migrations);
  return migrations.filter(({ id }) => manifest.migrations.some((one) => one.id === id));
};

/** Puts a backup into an empty database, brings it up to date, and holds its ledgers against their checkpoints. `begin` runs once nothing was refused. */
export const restoreBackup = async (
  folder: string,
  target: Target,
  say: (line: string) => void,
  begin: (forces: readonly string[]) => Promise<void> = () => Promise.resolve(),
): Promise<Restored> => {
  const manifest = await readManifest(folder);
  // All that can be refused is looked at before `begin`, from which on something is changed.
  const then = known(manifest, target.migrations);
  await assertWhole(folder, manifest);
  await withClient(target.ownerUrl, (client) => assertEmpty(client, then));
  await begin(manifest.ledgers.map(({ force }) => force));
  const migrated = await fill({ folder, manifest, target, then }, say);
  return { manifest, migrated, ledgers: await proveAll(folder, manifest, target) };
};
