import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { emptyDatabase, plant } from '../../../test/database.ts';
import { assertOneSentence, openShell } from '../../../test/shell.ts';
import { assertPlaceable, wholeOrNot } from './folder.ts';

const db = await emptyDatabase();
const shell = openShell(db);
const folder = mkdtempSync(join(tmpdir(), 'backup-cli-'));
const [monday, keys] = [join(folder, 'monday'), join(folder, 'monday-keys')];

const FORCE = ['--name', 'Northmoor Police', '--nation', 'england', '--issuer', 'https://id.example'];
const ADA = ['--force', 'northmoor', '--subject', 'ada', '--name', 'Ada Minton', '--roles', 'administrator'];

before(async () => {
  for (const call of [
    ['force', 'add', 'northmoor', ...FORCE],
    ['staff', 'start', ...ADA],
    ['backup', monday, '--keys', keys],
  ]) {
    const ran = await shell.run(...call);
    assert.equal(ran.code, 0, ran.err);
  }
});

describe('a backup that is refused', () => {
  it('given a folder for the keys that holds some, when one is taken, then nothing of it is left, and the log tells of none', async () => {
    const begun = async () => (await plant(db, `SELECT FROM ledger_entry WHERE action = 'take-backup'`)).rowCount;
    const before = await begun();
    const tuesday = join(folder, 'deep', 'tuesday');
    assertOneSentence(await shell.run('backup', tuesday, '--keys', keys), 2, /monday-keys is not empty/);
    assertOneSentence(await shell.run('backup', tuesday, '--keys', '/proc/keys-of-monday'), 2, /could not be made/);
    assert.deepEqual([existsSync(join(folder, 'deep')), await begun()], [false, before]);
  });

  it('given a disk that fills up on the way, when a folder is filled, then it is named, and nothing is left', async () => {
    const full = () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }));
    await assert.rejects(wholeOrNot(join(folder, 'wednesday'), full), {
      message: /the disk of .*wednesday is full/,
      exitCode: 1,
    });
    assert.deepEqual(readdirSync(folder).toSorted(), ['monday', 'monday-keys']);
  });

  it('given a mounted or locked folder, when it is looked at, then it is refused in words and as it was', async () => {
    const mount = join(folder, 'mount');
    mkdirSync(mount);
    for (const code of ['EBUSY', 'EPERM']) {
      const refuse = () => Promise.reject(Object.assign(new Error(code), { code }));
      await assert.rejects(
        assertPlaceable(mount, refuse),
        /mount cannot be replaced by a folder that is whole.*inside it/,
      );
    }
    await assertPlaceable(mount);
    await assertPlaceable(join(folder, 'new', 'within'));
    assert.deepEqual(readdirSync(folder).toSorted(), ['monday', 'monday-keys', 'mount']);
    assert.deepEqual(readdirSync(mount), []);
  });
});

describe('a restore that was killed', () => {
  it('given keys that a killed restore left, and a server started since, when it is run again, then it is done whole', async () => {
    const there = openShell(await emptyDatabase());
    cpSync(keys, join(there.home, 'keys'), { recursive: true });
    cpSync(keys, join(there.home, 'keys.unfinished-0a1b2c3d'), { recursive: true });
    assertOneSentence(await there.run('serve', '--sign'), 1, /If a restore was stopped, run it again/);
    const restored = await there.run('restore', monday, '--keys', keys);
    assert.equal(restored.code, 0, restored.err);
    assert.match((await there.run('staff', 'list', '--force', 'northmoor')).out, /Ada Minton/);
    assert.deepEqual(
      readdirSync(there.home).filter((name) => name.startsWith('keys')),
      ['keys'],
    );
  });

  it('given other keys there, when a backup is restored with its own, then it is refused and they stay', async () => {
    const there = openShell(await emptyDatabase());
    cpSync(keys, join(there.home, 'keys'), { recursive: true });
    const own = join(there.home, 'keys', 'northmoor', 'force.key');
    writeFileSync(own, 'another');
    assertOneSentence(await there.run('restore', monday, '--keys', keys), 2, /there are keys in .* already/);
    assert.equal(readFileSync(own, 'utf8'), 'another');
  });
});
