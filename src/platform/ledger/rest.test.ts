import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { emptyDatabase, plant } from '../../../test/database.ts';
import { openShell } from '../../../test/shell.ts';

const db = await emptyDatabase();
const shell = openShell(db);
const FORCE = ['--name', 'Northmoor Police', '--nation', 'england', '--issuer', 'https://id.example'];
const ADA = ['--force', 'northmoor', '--subject', 'ada', '--name', 'Ada Minton', '--roles', 'administrator'];

const said = async (): Promise<{ verify: string; codes: readonly (number | null)[]; health: string }> => {
  const [verify, health] = [await shell.run('ledger', 'verify'), await shell.run('health')];
  const line = health.out.split('\n').find((one) => one.includes('ledger of northmoor')) ?? '';
  return { verify: verify.out, codes: [verify.code, health.code], health: line };
};

before(async () => {
  assert.equal((await shell.run('force', 'add', 'northmoor', ...FORCE)).code, 0);
  assert.equal((await shell.run('staff', 'start', ...ADA)).code, 0);
});

describe('a log that waits', () => {
  it('given no server yet, when verified and looked at an hour later, then both say why, and neither finds a fault', async () => {
    await plant(db, `UPDATE ledger_pending SET at = at - interval '1 hour'`);
    const { verify, codes, health } = await said();
    assert.match(verify, /what waits is no fault, for no server has gone on with it yet\. Start the server/);
    assert.match(health, /^LOOK .*no server has gone on with it yet\. Start the server/);
    assert.deepEqual(codes, [0, 0], verify);
  });

  it('given a server that was there and stopped, when asked, then both find it, and say what to do', async () => {
    assert.equal((await shell.run('ledger', 'checkpoint')).code, 0);
    await shell.run('staff', 'list', '--force', 'northmoor');
    await plant(db, `UPDATE ledger_pending SET at = at - interval '1 hour'`);
    const { verify, codes, health } = await said();
    assert.match(verify, /PROBLEM: an entry has waited \d+ s for its place\. Start the server/);
    assert.match(health, /^WRONG .*Start the server/);
    assert.deepEqual(codes, [1, 1]);
  });

  it('given a log put back from a backup, when asked before a server is started, then both say so', async () => {
    await plant(
      db,
      `UPDATE ledger_entry SET action = 'restore-backup' WHERE entry IN (SELECT entry FROM ledger_pending)`,
    );
    const { verify, codes, health } = await said();
    assert.match(verify, /it was put back from a backup, and no checkpoint has left since\. Start the server/);
    assert.match(health, /^LOOK .*it was put back from a backup/);
    assert.deepEqual(codes, [0, 0]);
  });
});
