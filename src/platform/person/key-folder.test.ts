import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { KeyStoreFault, openKeyFolder } from './index.ts';

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

test('given a person’s key, when it is read, then it is the one that was made, and the file does not hold it', async () => {
  const { folder, keys } = await freshFolder();
  const key = await keys.createPersonKey('northmoor', PERSON);
  assert.deepEqual(await keys.findPersonKeys('northmoor', [PERSON, OTHER]), new Map([[PERSON, key]]));
  const file = readFileSync(join(folder, 'northmoor', 'people', 'aa', `${PERSON}.key`));
  assert.equal(file.includes(key), false);
  assert.deepEqual(readdirSync(join(folder, 'northmoor', 'people', 'aa')), [`${PERSON}.key`]);
});

test('given a key that is still being written, when it is asked for, then it is waited for', async () => {
  const { keys } = await freshFolder();
  const making = keys.createPersonKey('northmoor', PERSON);
  const found = await keys.findPersonKeys('northmoor', [PERSON]);
  assert.deepEqual(found.get(PERSON), await making);
});

test('given a person with a key, when another is made for them, then it is refused and the first stays', async () => {
  const { keys } = await freshFolder();
  const key = await keys.createPersonKey('northmoor', PERSON);
  await assert.rejects(keys.createPersonKey('northmoor', PERSON), /EEXIST/);
  assert.deepEqual((await keys.findPersonKeys('northmoor', [PERSON])).get(PERSON), key);
});

test('given a person’s key, when it is destroyed, then its file is gone and nobody finds it', async () => {
  const { folder, keys } = await freshFolder();
  await keys.createPersonKey('northmoor', PERSON);
  assert.equal(await keys.destroyPersonKey('northmoor', PERSON), true);
  assert.equal((await keys.findPersonKeys('northmoor', [PERSON])).size, 0);
  assert.equal(existsSync(join(folder, 'northmoor', 'people', 'aa', `${PERSON}.key`)), false);
  assert.equal(await keys.destroyPersonKey('northmoor', PERSON), false);
});

test('given a force’s key that is gone or cut, when a key is wanted, then it is said to be lost and no new one is made', async () => {
  const { folder, keys } = await freshFolder();
  await keys.createPersonKey('northmoor', PERSON);
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
  await keys.createPersonKey('northmoor', PERSON);
  await keys.createForce('eastmere');
  writeFileSync(join(folder, 'northmoor', 'force.key'), readFileSync(join(folder, 'eastmere', 'force.key')));
  await assert.rejects(keys.findPersonKeys('northmoor', [PERSON]), faultOf('ForceKeyForeign'));
  await assert.rejects(keys.getSearchKey('northmoor'), faultOf('ForceKeyForeign'));
});

test('given what is no force or person id, when a key is wanted, then no path is made of it', async () => {
  const { keys } = await freshFolder();
  await assert.rejects(keys.createForce('../northmoor'), /not a force id/);
  await assert.rejects(keys.createPersonKey('northmoor', '../../force'), /not a person id/);
});
