import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { freshDatabase, plant } from '../../../test/database.ts';
import { inForce } from '../database/transaction.ts';
import {
  addNamed,
  addPassage,
  erasePerson,
  findPerson,
  openKeyFolder,
  readPassages,
  searchPeople,
  setDetails,
  type PersonDetails,
  type Vault,
} from './index.ts';
import { NOW, STAFF } from './person.make.ts';

const db = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'evenhand-keys-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const keys = openKeyFolder(folder);
await keys.createForce('northmoor');
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
);

const within = <T>(work: (vault: Vault) => Promise<T>): Promise<T> =>
  inForce(db.database, 'northmoor', (tx) => work({ tx, keys, force: 'northmoor' }));

// Letters alone, so that a name's folding keeps it whole; new on every run, because the server's files outlive one.
const fresh = (): string =>
  randomBytes(16)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

const formsOf = (canary: string): readonly Buffer[] => {
  const bytes = Buffer.from(canary);
  // Base64 of what stands at any of three places within longer text; its ends depend on their neighbours.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const texts = [canary, canary.toUpperCase(), bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...base64];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(canary, 'utf16le')];
};

/** What a read of a file or folder gives, or nothing: other tests' databases come and go while this one reads. */
const whileThere = <Content>(read: () => Content, gone: Content): Content => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return gone;
    throw error;
  }
};

const filesUnder = (where: string, leaveOut: (path: string) => boolean): readonly string[] =>
  whileThere(() => readdirSync(where, { withFileTypes: true }), []).flatMap((entry) => {
    const path = join(where, entry.name);
    if (leaveOut(path)) return [];
    if (entry.isDirectory()) return filesUnder(path, leaveOut);
    return entry.isFile() ? [path] : [];
  });

const read = (file: string): Buffer => whileThere(() => readFileSync(file), Buffer.alloc(0));

/** The folder of the server, and the one within it of this database. */
const folders = async (): Promise<{ readonly data: string; readonly mine: string }> => {
  const client = new pg.Client({ connectionString: db.server.url(db.name, 'postgres') });
  await client.connect();
  try {
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ data: string; mine: string }>(
      "SELECT current_setting('data_directory') AS data, oid::text AS mine FROM pg_database WHERE datname = current_database()",
    );
    const [found] = rows;
    if (found === undefined) throw new Error('the server did not say where its files are');
    return found;
  } finally {
    await client.end();
  }
};

/** Of the databases of other tests nothing is read: a hundred times as much, and nothing of this one is written there. */
const hitsOf = async (canary: string): Promise<readonly string[]> => {
  const wanted = formsOf(canary);
  const { data, mine } = await folders();
  const isOfAnother = (path: string): boolean =>
    dirname(path) === join(data, 'base') && /^\d+$/u.test(basename(path)) && basename(path) !== mine;
  // Beside the data lies the server's log.
  const files = [...filesUnder(dirname(data), isOfAnother), ...filesUnder(folder, isOfAnother)];
  for (const part of [/\/base\//u, /\/pg_wal\/[0-9A-F]{24}$/u, /\.log$/u])
    assert.ok(
      files.some((file) => part.test(file)),
      `${String(part)} is there to be read`,
    );
  assert.ok(files.length > 500, 'the data folder is there to be read');
  return files.filter((file) => {
    const bytes = read(file);
    return wanted.some((form) => bytes.includes(form));
  });
};

test('given a canary in every personal field, when the files are searched, then it is nowhere, erased or not', async () => {
  // One word in all of them, each with an end of its own: what is searched for once finds any.
  const word = fresh();
  const canary = {
    givenNames: `${word}ga`,
    familyName: `${word}fb`,
    address: `${word}ac`,
    school: `${word}sd`,
    phone: `${word}pe`,
    otherContact: `${word}of`,
  };
  const [passageText, renamed] = [`${word}tg`, `${word}rh`];
  const details: PersonDetails = { ...canary, birthDate: '2011-05-12', sex: 'female', ethnicity: 'NS' };
  const added = await within((vault) => addNamed(vault, details, NOW));
  assert.ok(added.ok);
  const person = added.value;
  const passage = await within((vault) =>
    addPassage(vault, { text: `${canary.givenNames} and ${passageText}`, concerns: [person], now: NOW }),
  );
  assert.ok(passage.ok);
  await within((vault) =>
    setDetails(vault, { person, basis: 1, details: { ...details, familyName: renamed }, now: NOW }),
  );
  const found = await within((vault) => searchPeople(vault, { familyName: renamed, givenNames: canary.givenNames }));
  assert.ok(found.ok && found.value.offers.length === 1);
  assert.equal((await within((vault) => readPassages(vault, [passage.value]))).get(passage.value)?.state, 'readable');
  assert.deepEqual(await hitsOf(word), []);
  await within((vault) => erasePerson(vault, { person, staff: STAFF, rule: 'retention review', now: NOW }));
  assert.deepEqual(await within((vault) => findPerson(vault, person)), { state: 'erased', person });
  assert.deepEqual(await hitsOf(word), []);
});

for (const [form, written] of [
  ['as it is', (canary: string) => `'${canary}'`],
  ['in base64', (canary: string) => `encode('x${canary}', 'base64')`],
  ['in hex', (canary: string) => `encode('${canary}', 'hex')`],
] as const) {
  test(`given an unsealed copy ${form} planted in a table, when the files are searched, then it is found`, async () => {
    const canary = fresh();
    await plant(db, `CREATE TABLE IF NOT EXISTS planted (text text); INSERT INTO planted VALUES (${written(canary)})`);
    assert.notDeepEqual(await hitsOf(canary), []);
  });
}
