import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { KeyStoreFault, openKeyFolder, type KeyStore } from './index.ts';
import { LINE } from './key-line.ts';
import { sealBytes } from './seal.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const PERSON = '01980000-0000-7000-8000-0000000000aa';
const OTHER = '01980000-0000-7000-8000-0000000000bb';

const freshFolder = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-keys-'));
  folders.push(folder);
  const keys = openKeyFolder(folder);
  await keys.createForce('northmoor');
  return { folder, keys };
};

const createKey = async (keys: KeyStore, person: string): Promise<Buffer> => {
  const [key] = await keys.createPersonKeys('northmoor', [person]);
  if (key === undefined) throw new Error('no key');
  return key;
};

const find = async (keys: KeyStore, person: string): Promise<Buffer | undefined> =>
  (await keys.findPersonKeys('northmoor', [person])).get(person);

const booksIn = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'northmoor', 'people')).map((name) => join(folder, 'northmoor', 'people', name));

const faultOf = (code: KeyStoreFault['code']) => (error: unknown) =>
  error instanceof KeyStoreFault && error.code === code && error.force === 'northmoor';

test('given a force, when its keys are created again, then none is replaced', async () => {
  const { folder, keys } = await freshFolder();
  const file = join(folder, 'northmoor', 'force.key');
  const before = readFileSync(file);
  const search = await keys.getSearchKey('northmoor');
  await keys.createForce('northmoor');
  assert.deepEqual(readFileSync(file), before);
  assert.deepEqual(await keys.getSearchKey('northmoor'), search);
  assert.equal(before.length, 32);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, 'northmoor')).mode & 0o777, 0o700);
});

test('given the key of requests, when it is read twice, then it is the same, no other of the force, and in no file', async () => {
  const { folder, keys } = await freshFolder();
  const key = await keys.getRequestKey('northmoor');
  assert.equal(key.length, 32);
  assert.deepEqual(await openKeyFolder(folder).getRequestKey('northmoor'), key);
  assert.notDeepEqual(key, await keys.getSearchKey('northmoor'));
  assert.notDeepEqual(key, readFileSync(join(folder, 'northmoor', 'force.key')));
});

test('given a person’s key, when it is read, then it is the one that was made, and no file holds it', async () => {
  const { folder, keys } = await freshFolder();
  const key = await createKey(keys, PERSON);
  assert.deepEqual(await keys.findPersonKeys('northmoor', [PERSON, OTHER]), new Map([[PERSON, key]]));
  const [book = '', ...more] = booksIn(folder);
  assert.deepEqual(more, []);
  assert.equal(readFileSync(book).includes(key), false);
  assert.equal(statSync(book).mode & 0o777, 0o600);
});

test('given more keys than a book has room for at first, when they are read by another process, then all are there', async () => {
  const { folder, keys } = await freshFolder();
  const people = Array.from({ length: 600 }, () => randomUUID());
  const halves = [people.slice(0, 100), people.slice(100)];
  const made = (await Promise.all(halves.map((half) => keys.createPersonKeys('northmoor', half)))).flat();
  assert.deepEqual(
    await openKeyFolder(folder).findPersonKeys('northmoor', people),
    new Map(people.map((person, nth) => [person, made[nth]])),
  );
  assert.equal(booksIn(folder).length, 1);
});

test('given two processes on one key store, when one adds and destroys, then the other finds what is there, and no more', async () => {
  const { folder, keys } = await freshFolder();
  const other = openKeyFolder(folder);
  const [own, key] = [await createKey(other, OTHER), await createKey(keys, PERSON)];
  assert.deepEqual(
    await other.findPersonKeys('northmoor', [PERSON, OTHER]),
    new Map([
      [PERSON, key],
      [OTHER, own],
    ]),
  );
  // It remembers by now where the key stood.
  assert.equal(await keys.destroyPersonKey('northmoor', PERSON), true);
  assert.equal(await find(other, PERSON), undefined);
  assert.equal(await other.destroyPersonKey('northmoor', PERSON), false);
  assert.deepEqual(await find(keys, OTHER), own);
});

test('given a book that is cut off in the middle of a line, when it is read, then every whole line of it is', async () => {
  const { folder, keys } = await freshFolder();
  const key = await createKey(keys, PERSON);
  await createKey(keys, OTHER);
  const [book = ''] = booksIn(folder);
  writeFileSync(book, readFileSync(book).subarray(0, LINE + 40));
  const again = openKeyFolder(folder);
  assert.deepEqual(await again.findPersonKeys('northmoor', [PERSON, OTHER]), new Map([[PERSON, key]]));
});

test('given a key in a file of its own, as before there were books, when it is read and destroyed, then it is as any other', async () => {
  const { folder, keys } = await freshFolder();
  const key = randomBytes(32);
  const place = { force: 'northmoor', table: 'key', row: PERSON, column: 'key' };
  const wrapped = sealBytes(readFileSync(join(folder, 'northmoor', 'force.key')), place, key);
  const file = join(folder, 'northmoor', 'people', 'aa', `${PERSON}.key`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wrapped);
  assert.deepEqual(await find(keys, PERSON), key);
  assert.equal(await keys.destroyPersonKey('northmoor', PERSON), true);
  assert.equal(await find(keys, PERSON), undefined);
  assert.equal(existsSync(file), false);
});

test('given a key that is still being written, when it is asked for, then it is waited for', async () => {
  const { keys } = await freshFolder();
  const making = createKey(keys, PERSON);
  const found = await find(keys, PERSON);
  assert.deepEqual(found, await making);
});

test('given a person with a key, when another is made for them, then it is refused and the first stays', async () => {
  const { keys } = await freshFolder();
  const key = await createKey(keys, PERSON);
  await assert.rejects(createKey(keys, PERSON), /there is a key of that person/);
  assert.deepEqual((await keys.findPersonKeys('northmoor', [PERSON])).get(PERSON), key);
});

test('given a person’s key, when it is destroyed, then neither it nor whose it was is in any file', async () => {
  const { folder, keys } = await freshFolder();
  await createKey(keys, PERSON);
  const [book = ''] = booksIn(folder);
  const id = Buffer.from(PERSON.replaceAll('-', ''), 'hex');
  const wrapped = readFileSync(book).subarray(18, LINE);
  assert.ok(readFileSync(book).includes(id));
  assert.equal(await keys.destroyPersonKey('northmoor', PERSON), true);
  assert.equal(await find(keys, PERSON), undefined);
  assert.equal(readFileSync(book).includes(id), false);
  assert.equal(readFileSync(book).includes(wrapped.subarray(0, 32)), false);
  assert.equal(await keys.destroyPersonKey('northmoor', PERSON), false);
  assert.deepEqual(await find(keys, OTHER), undefined);
});

test('given a force’s key that is gone or cut, when a key is wanted, then it is said to be lost and no new one is made', async () => {
  const { folder, keys } = await freshFolder();
  await createKey(keys, PERSON);
  const file = join(folder, 'northmoor', 'force.key');
  writeFileSync(file, 'cut');
  await assert.rejects(keys.findPersonKeys('northmoor', [PERSON]), faultOf('ForceKeyLost'));
  rmSync(file);
  await assert.rejects(keys.findPersonKeys('northmoor', [PERSON]), faultOf('ForceKeyLost'));
  await assert.rejects(keys.getSearchKey('northmoor'), faultOf('ForceKeyLost'));
  await assert.rejects(keys.createForce('northmoor'), faultOf('ForceKeyLost'));
});

test('given another force’s key in the place of its own, when a key is wanted, then it is said to be foreign', async () => {
  const { folder, keys } = await freshFolder();
  await createKey(keys, PERSON);
  await keys.createForce('eastmere');
  writeFileSync(join(folder, 'northmoor', 'force.key'), readFileSync(join(folder, 'eastmere', 'force.key')));
  await assert.rejects(keys.findPersonKeys('northmoor', [PERSON]), faultOf('ForceKeyForeign'));
  await assert.rejects(keys.getSearchKey('northmoor'), faultOf('ForceKeyForeign'));
});

test('given what is no force or person id, when a key is wanted, then no path is made of it', async () => {
  const { keys } = await freshFolder();
  await assert.rejects(keys.createForce('../northmoor'), /not a force id/);
  await assert.rejects(createKey(keys, '../../force'), /not a person id/);
});
