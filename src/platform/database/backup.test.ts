import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { emptyDatabase, migrations, plant, type TestDatabase } from '../../../test/database.ts';
import { append, createLedgerKey, makeCheckpoint } from '../ledger/index.ts';
import { Manifest } from './backup.schema.ts';
import { takeBackup } from './backup.ts';
import { APPLICATION, migrate, type Migration } from './index.ts';
import { restoreBackup, type Target } from './restore.ts';
import { inForce } from './transaction.ts';

const make = (id: string, sql: string): Migration => ({
  id,
  sql,
  digest: createHash('sha256').update(sql).digest('hex'),
});

/** A table that nobody named anywhere, of everything that is easily lost on the way. */
const odd = make(
  '9001-odd',
  `CREATE TABLE odd (
    force text NOT NULL REFERENCES force, odd bigint NOT NULL, at timestamptz, bytes bytea, texts text[], json jsonb, amount numeric,
    real double precision, later bigint, twice bigint GENERATED ALWAYS AS (odd * 2) STORED,
    PRIMARY KEY (force, odd), FOREIGN KEY (force, later) REFERENCES odd (force, odd));
  ALTER TABLE odd ENABLE ROW LEVEL SECURITY; ALTER TABLE odd FORCE ROW LEVEL SECURITY;
  CREATE POLICY odd_force ON odd USING (force = current_setting('evenhand.force', true));`,
);
const then = [...migrations, odd];
const FORCES = ['northmoor', 'eastmere'];

const home = mkdtempSync(join(tmpdir(), 'backup-'));
const folders = { keys: join(home, 'keys'), checkpoints: join(home, 'checkpoints') };
const quiet = (): void => undefined;
const sourceOf = ({ ownerUrl }: TestDatabase) => ({ ownerUrl, checkpoints: folders.checkpoints, program: '0.0.0' });

const entry = {
  at: new Date('2026-11-22T02:00:00.123Z'),
  actor: 'an officer',
  kind: 'alteration',
  action: 'record-report',
  rule: 'record-report/officer/anyone',
  cases: ['01935000-0000-7000-8000-000000000001'],
  people: [],
} as const;

const write = (db: TestDatabase, force: string, count: number): Promise<void> =>
  inForce(db.database, force, async (tx) => {
    for (let i = 0; i < count; i += 1) await append(tx, { ...entry, force }, { answer: i });
  });

const fill = async (db: TestDatabase): Promise<void> => {
  await migrate(db.ownerUrl, APPLICATION, then);
  await plant(db, `INSERT INTO installation (kind) VALUES ('demonstration')`);
  for (const force of FORCES) {
    createLedgerKey(folders.keys, force);
    await plant(
      db,
      `INSERT INTO force (force, name, nation, issuer, client) VALUES ('${force}', 'Ff ŵ"\\', 'wales', 'i', 'c')`,
      force,
    );
    await plant(
      db,
      `INSERT INTO odd (force, odd, at, bytes, texts, json, amount, real, later) VALUES
        ('${force}', 1, '2026-03-29 01:59:59.123457+00', '\\x00ff0a', ARRAY['a,"b"', NULL, E'two\\nlines', '\\'], '{"a": null, "b": 1.10}', 'NaN', 0.1, 9007199254740993),
        ('${force}', 9007199254740993, 'infinity', '', '{}', 'null', 12345678901234567890.000100, '-0', NULL),
        ('${force}', 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
      force,
    );
    await write(db, force, 5);
    await makeCheckpoint(db.database, force, folders);
    await write(db, force, 2);
  }
};

/** Every row of every table, as PostgreSQL writes it, of one force and of none. */
const contentsOf = async (db: TestDatabase, force: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    await client.query(`SET evenhand.force = '${force}'; SET TimeZone = 'UTC'`);
    const tables = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration' ORDER BY 1`,
    );
    const found = new Map<string, readonly string[]>();
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
      found.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return found;
  } finally {
    await client.end();
  }
};

const source = await emptyDatabase();
const backup = join(home, 'monday');

/** A fresh target; its checkpoints lie where nothing was yet. */
const targetOf = async (over: Partial<Target> = {}): Promise<{ db: TestDatabase; target: Target }> => {
  const db = await emptyDatabase();
  const checkpoints = mkdtempSync(join(tmpdir(), 'target-'));
  return { db, target: { appUrl: db.appUrl, ownerUrl: db.ownerUrl, migrations: then, checkpoints, ...over } };
};

const isEmpty = async (db: TestDatabase): Promise<boolean> =>
  (await plant(db, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rowCount === 0;

/** A copy of the backup with one thing changed. */
const spoilt = (spoil: (folder: string) => void): string => {
  const folder = mkdtempSync(join(tmpdir(), 'spoilt-'));
  cpSync(backup, folder, { recursive: true });
  spoil(folder);
  return folder;
};

const manifestOf = (folder: string): Manifest =>
  Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

/** As somebody would who knows how the manifest is made: the file and its digest are changed together. */
const forge = (folder: string, path: string, change: (text: string) => string): void => {
  const bytes = gzipSync(change(gunzipSync(readFileSync(join(folder, path))).toString()));
  writeFileSync(join(folder, path), bytes);
  const manifest = manifestOf(folder);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const files = manifest.files.map((file) => (file.path === path ? { ...file, sha256 } : file));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }));
};

before(async () => {
  await fill(source);
  await takeBackup(sourceOf(source), backup, quiet);
});

describe('a backup', () => {
  it('given two forces and odd values, when restored, then every row of every table is as it was, and the ledgers verify', async () => {
    const { db, target } = await targetOf();
    const restored = await restoreBackup(backup, target, quiet);
    for (const force of FORCES) {
      const [was, is] = [await contentsOf(source, force), await contentsOf(db, force)];
      assert.equal(is.get('odd')?.length, 3);
      for (const name of ['ledger_pending', 'ledger_leaf', 'ledger_node'])
        assert.notDeepEqual(is.get(name), was.get(name));
      for (const [name, rows] of was)
        if (!/^ledger_(?:pending|leaf|node)$/.test(name)) assert.deepEqual(is.get(name), rows, name);
    }
    assert.deepEqual(
      restored.ledgers.map(({ force, size, problems, checkpoints }) => [force, size, problems, checkpoints]),
      [
        ['eastmere', 7, [], 1],
        ['northmoor', 7, [], 1],
      ],
    );
  });

  it('given a restored database, when rows point at nothing, then its references refuse them as before', async () => {
    const { db, target } = await targetOf();
    await restoreBackup(backup, target, quiet);
    await assert.rejects(plant(db, `INSERT INTO odd (force, odd, later) VALUES ('northmoor', 4, 5)`), /foreign key/);
    const { rowCount } = await plant(
      db,
      `SELECT FROM pg_constraint WHERE condeferrable AND connamespace = 'public'::regnamespace`,
    );
    assert.equal(rowCount, 0);
  });

  it('given a backup, when its files are read, then no key is among them, and only their owner may read them', () => {
    const files = readdirSync(backup, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files.filter((name) => /\.(?:key|pem)$/.test(name)),
      [],
    );
    assert.ok(files.includes(join('checkpoints', 'northmoor.checkpoints')));
    assert.ok(files.includes(join('northmoor', 'odd.ndjson.gz')));
  });

  it('given a folder that holds something, when a backup is taken there, then it is refused and nothing is overwritten', async () => {
    const before = readFileSync(join(backup, 'manifest.json'));
    await assert.rejects(takeBackup(sourceOf(source), backup, quiet), /not empty/);
    assert.deepEqual(readFileSync(join(backup, 'manifest.json')), before);
  });

  it('given a writer at the same time, when a backup is taken, then it is as of one instant and verifies', async () => {
    const folder = join(home, 'busy');
    const stopped = new AbortController();
    const writing = (async () => {
      while (!stopped.signal.aborted) await write(source, 'northmoor', 1);
    })();
    await takeBackup(sourceOf(source), folder, quiet);
    stopped.abort();
    await writing;
    const { ledgers } = await restoreBackup(folder, (await targetOf()).target, quiet);
    assert.deepEqual(
      ledgers.flatMap(({ problems }) => problems),
      [],
    );
  });

  it('given a table whose rows its owner may not ask for, when a backup is taken, then it is refused and none is left', async () => {
    const db = await emptyDatabase();
    const hidden = make(
      '9002-hidden',
      'CREATE TABLE hidden (id int); ALTER TABLE hidden ENABLE ROW LEVEL SECURITY; ALTER TABLE hidden FORCE ROW LEVEL SECURITY;',
    );
    await migrate(db.ownerUrl, APPLICATION, [...migrations, hidden]);
    await assert.rejects(takeBackup(sourceOf(db), join(home, 'partial'), quiet), /would not be whole.*hidden/);
    assert.deepEqual(
      readdirSync(home).filter((name) => name.startsWith('partial')),
      [],
    );
  });
});

describe('a restore that is refused', () => {
  const refusals: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      'a file that was cut off',
      (folder) => {
        truncateSync(join(folder, 'northmoor/odd.ndjson.gz'), 40);
      },
      /changed or cut off/,
    ],
    [
      'a file that was changed',
      (folder) => {
        writeFileSync(join(folder, 'northmoor/force.ndjson.gz'), gzipSync('{}'));
      },
      /changed or cut off/,
    ],
    [
      'a manifest that was cut off',
      (folder) => {
        truncateSync(join(folder, 'manifest.json'), 100);
      },
      /manifest\.json .* cut off/,
    ],
    [
      'a manifest of another program',
      (folder) => {
        writeFileSync(join(folder, 'manifest.json'), '{"format":"tar"}');
      },
      /another program/,
    ],
    [
      'a path that leads elsewhere',
      (folder) => {
        writeFileSync(
          join(folder, 'manifest.json'),
          readFileSync(join(folder, 'manifest.json'), 'utf8').replace('northmoor/odd.ndjson.gz', '../odd.ndjson.gz'),
        );
      },
      /another program/,
    ],
  ];
  for (const [what, spoil, words] of refusals) {
    it(`given ${what}, when restored, then it is refused and the database is untouched`, async () => {
      const { db, target } = await targetOf();
      await assert.rejects(restoreBackup(spoilt(spoil), target, quiet), words);
      assert.ok(await isEmpty(db));
    });
  }

  it('given a folder that is no backup, when restored, then the sentence says so', async () => {
    const { target } = await targetOf();
    await assert.rejects(restoreBackup(folders.keys, target, quiet), /is not a backup/);
    await assert.rejects(restoreBackup(join(home, 'nowhere'), target, quiet), /empty or not there/);
  });

  it('given a database with rows, when restored into, then it is refused and nothing is changed', async () => {
    const { target } = await targetOf({ ownerUrl: source.ownerUrl, appUrl: source.appUrl });
    const before = await contentsOf(source, 'northmoor');
    await assert.rejects(restoreBackup(backup, target, quiet), /not empty/);
    assert.deepEqual(await contentsOf(source, 'northmoor'), before);
  });

  it('given a newer backup, or an applied migration that has changed, when restored, then it is refused in words', async () => {
    const newer = await targetOf({ migrations });
    await assert.rejects(restoreBackup(backup, newer.target, quiet), {
      exitCode: 2,
      message: /^the backup is newer than this program \(9001-odd\)/,
    });
    const changed = await targetOf({ migrations: [...migrations, { ...odd, digest: '0' }] });
    await assert.rejects(restoreBackup(backup, changed.target, quiet), /9001-odd was changed/);
    assert.ok((await isEmpty(newer.db)) && (await isEmpty(changed.db)));
  });

  it('given a force and nothing else, or a mark and tables of a later day, when restored into, then it is refused and says why', async () => {
    const added = await targetOf();
    await migrate(added.target.ownerUrl, APPLICATION, then);
    await plant(
      added.db,
      `INSERT INTO force (force, name, nation, issuer, client) VALUES ('westmere', 'Westmere', 'wales', 'i', 'c')`,
      'westmere',
    );
    await assert.rejects(restoreBackup(backup, added.target, quiet), /not empty/);
    const later = await targetOf();
    await migrate(later.target.ownerUrl, APPLICATION, [...then, make('9003-later', 'CREATE TABLE later (id int)')]);
    await assert.rejects(
      restoreBackup(backup, later.target, quiet),
      /its tables are newer than the backup.*DROP DATABASE/,
    );
  });

  it('given a restore that was cut off half-way, when it is run again, then the database was as before, and all is there', async () => {
    const { db, target } = await targetOf();
    const cutOff = (line: string): void => {
      if (line.startsWith('northmoor/')) throw new Error('cut off');
    };
    await assert.rejects(restoreBackup(backup, target, cutOff), /cut off/);
    assert.ok(await isEmpty(db));
    // As a server leaves it that was started meanwhile.
    await migrate(target.ownerUrl, APPLICATION, then);
    await plant(db, `INSERT INTO installation (kind) VALUES ('production')`);
    await restoreBackup(backup, target, quiet);
    assert.deepEqual((await plant(db, 'SELECT kind FROM installation')).rows, [{ kind: 'demonstration' }]);
    assert.equal((await plant(db, 'SELECT FROM odd')).rowCount, 3);
  });

  it('given a row that does not fit, when restored, then nothing of it stays, and the right backup can follow', async () => {
    const { db, target } = await targetOf();
    const wrong = spoilt((folder) => {
      forge(folder, 'northmoor/odd.ndjson.gz', (text) => text.replaceAll('9007199254740993', '5'));
    });
    forge(wrong, 'eastmere/odd.ndjson.gz', (text) => text.replace(/"later" : "9007199254740993"/, '"later" : "77"'));
    await assert.rejects(restoreBackup(wrong, target, quiet), /a row of the backup does not fit/);
    assert.ok(await isEmpty(db));
    await restoreBackup(backup, target, quiet);
    assert.equal((await plant(db, 'SELECT FROM odd')).rowCount, 3);
  });
});

describe('a restore that tells', () => {
  it('given a backup of an earlier version, when restored, then it is brought up to date', async () => {
    const later = make('9003-later', `ALTER TABLE odd ADD COLUMN note text NOT NULL DEFAULT 'none'`);
    const { db, target } = await targetOf({ migrations: [...then, later] });
    assert.deepEqual((await restoreBackup(backup, target, quiet)).migrated, ['9003-later']);
    assert.equal((await plant(db, `SELECT FROM odd WHERE note = 'none'`)).rowCount, 3);
  });

  it('given an entry that somebody changed in the backup, when restored, then its ledger does not verify', async () => {
    const { target } = await targetOf();
    const forged = spoilt((folder) => {
      forge(folder, 'northmoor/ledger_entry.ndjson.gz', (text) =>
        text.replace(/"actor" : "[^"]+"/, '"actor" : "nobody"'),
      );
    });
    const { ledgers } = await restoreBackup(forged, target, quiet);
    assert.deepEqual(
      ledgers.map(({ force, problems }) => [force, problems.length > 0]),
      [
        ['eastmere', false],
        ['northmoor', true],
      ],
    );
  });

  it('given a checkpoint that outlived the database, when an older backup is restored, then what is lost is said', async () => {
    const { target } = await targetOf({ checkpoints: folders.checkpoints });
    await write(source, 'northmoor', 30);
    await makeCheckpoint(source.database, 'northmoor', folders);
    const { ledgers } = await restoreBackup(backup, target, quiet);
    assert.match(
      ledgers.flatMap(({ problems }) => problems).join(),
      /the log has 7 entries, but a checkpoint promised \d+/,
    );
    assert.ok(existsSync(join(folders.checkpoints, 'northmoor.checkpoints')));
  });
});
