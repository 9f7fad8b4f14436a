// A database, and keys that are not its own: nothing is sealed or signed with them, and nothing is left behind by a refusal.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { runLedger } from '../src/platform/ledger/index.ts';
import { emptyDatabase, plant } from './database.ts';
import { openShell, type Shell } from './shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'own-keys-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

const adding = (force: string) => [
  ...['force', 'add', force, '--name', `${force} Police`, '--nation', 'england', '--issuer', 'https://id.example'],
];
const checkpointsIn = (home: string) => join(home, 'checkpoints', 'northmoor.checkpoints');

const [db, elsewhere, third] = [await emptyDatabase(), await emptyDatabase(), await emptyDatabase()];
const live = openShell(db);
const training = openShell(elsewhere);
/** The live database, by whoever named the folder of the other. */
const mixed = (over: Readonly<Record<string, string>>): Shell => openShell(db, { EVENHAND_HOME: live.home, ...over });
const otherKeys = { EVENHAND_KEYS: join(training.home, 'keys') };

const refusedBy = async (shell: Shell, args: readonly string[], code: number, says: RegExp): Promise<void> => {
  const ran = await shell.run(...args);
  assert.equal(ran.code, code, ran.out + ran.err);
  assert.match(ran.err, says);
  assert.doesNotMatch(ran.err, /\n {4}at /u, 'a sentence, and no trace');
};

before(async () => {
  for (const shell of [live, training]) {
    const added = await shell.run(...adding('northmoor'));
    assert.equal(added.code, 0, added.err);
    assert.equal((await shell.run('ledger', 'checkpoint')).code, 0);
  }
});

describe('keys of another installation with a force of the same id', () => {
  it('given its key store, when a checkpoint is asked for, then none is signed, and the log verifies as before', async () => {
    await refusedBy(mixed(otherKeys), ['ledger', 'checkpoint'], 1, /is not the one that signs[\s\S]*EVENHAND_KEYS/);
    await refusedBy(openShell(db, { EVENHAND_HOME: training.home }), ['ledger', 'checkpoint'], 1, /EVENHAND_KEYS/);
    for (const shell of [live, training]) assert.equal((await shell.run('ledger', 'verify')).code, 0);
  });

  it('given its checkpoints beside the right keys, when a checkpoint is asked for, then none is signed', async () => {
    const over = { EVENHAND_CHECKPOINTS: join(training.home, 'checkpoints') };
    await refusedBy(mixed(over), ['ledger', 'checkpoint'], 1, /signed by another key[\s\S]*EVENHAND_CHECKPOINTS/);
    assert.equal((await training.run('ledger', 'verify')).code, 0);
  });

  it('given its key store, when health is asked, keys are copied or it is to serve, then each says whose they are not, and does nothing', async () => {
    const health = await mixed(otherKeys).run('health');
    assert.equal(health.code, 1);
    assert.match(health.out, /WRONG {2}keys of northmoor: [\s\S]*EVENHAND_KEYS/);
    const [backup, keys] = [join(folder, 'taken'), join(folder, 'keys')];
    await refusedBy(mixed(otherKeys), ['backup', backup, '--keys', keys], 1, /EVENHAND_KEYS/);
    assert.deepEqual([existsSync(backup), existsSync(keys)], [false, false]);
    await refusedBy(mixed(otherKeys), ['serve', '--sign'], 1, /EVENHAND_KEYS/);
    assert.equal((await live.run('health')).out.includes('ok     keys of northmoor'), true);
  });

  it('given no key store at all, when it is to serve or to sign, then it is refused with where the keys have to be', async () => {
    const none = { EVENHAND_KEYS: join(folder, 'nowhere') };
    await refusedBy(mixed(none), ['serve', '--sign'], 1, /EVENHAND_KEYS/);
    await refusedBy(mixed(none), ['ledger', 'checkpoint'], 1, /no ledger\.pem of northmoor in [\s\S]*EVENHAND_KEYS/);
    const health = await mixed(none).run('health');
    assert.match(health.out, /WRONG {2}keys of northmoor/);
    assert.doesNotMatch(health.out, /force add/, 'the force is there: added it is refused');
    await refusedBy(mixed(none), adding('northmoor'), 2, /already here/);
    assert.equal(existsSync(join(folder, 'nowhere')), false, 'refused whole');
  });

  it('given a backup, when it is to be restored with the keys of another, or with too few, then nothing is changed', async () => {
    const backup = join(folder, 'monday');
    const own = join(folder, 'monday-keys');
    assert.equal((await live.run('backup', backup, '--keys', own)).code, 0);
    const target = openShell(third);
    await refusedBy(
      target,
      ['restore', backup, '--keys', join(training.home, 'keys')],
      2,
      /not those that signed the log in this backup/,
    );
    const few = join(folder, 'few');
    cpSync(own, few, { recursive: true });
    rmSync(join(few, 'northmoor', 'ledger.pem'));
    await refusedBy(target, ['restore', backup, '--keys', few], 2, /has no keys of northmoor/);
    assert.equal(existsSync(join(target.home, 'keys')) && readdirSync(join(target.home, 'keys')).length > 0, false);
    const restored = await target.run('restore', backup, '--keys', own);
    assert.equal(restored.code, 0, restored.out + restored.err);
    await refusedBy(openShell(third, otherKeys), ['ledger', 'checkpoint'], 1, /EVENHAND_KEYS/);
  });
});

describe('a log that is kept going', () => {
  it('given keys that are not its own, when it runs on, then it is failing until they are, and entries are placed all the same', async () => {
    const { database } = db;
    const told: boolean[] = [];
    const turnsOf = (folders: { keys: string; checkpoints: string }) =>
      new Promise<void>((resolve) => {
        let turns = 0;
        const forces = () => {
          turns += 1;
          if (turns === 4) void running.stop().then(resolve);
          return Promise.resolve(['northmoor']);
        };
        const running = runLedger(database, forces, folders, (failing) => void told.push(failing));
      });
    const checkpoints = join(live.home, 'checkpoints');
    await turnsOf({ keys: join(training.home, 'keys'), checkpoints });
    assert.deepEqual(told, [true], 'a turn at which none was due does not say that it goes on');
    const { rows } = await plant(db, 'SELECT 1 FROM ledger_pending');
    assert.equal(rows.length, 0);
    await turnsOf({ keys: join(live.home, 'keys'), checkpoints });
    assert.deepEqual(told, [true]);
    assert.ok(existsSync(checkpointsIn(live.home)));
  });
});
