import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { emptyDatabase } from '../../../test/database.ts';
import { assertOneSentence, openShell } from '../../../test/shell.ts';

const shell = openShell(await emptyDatabase());
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
