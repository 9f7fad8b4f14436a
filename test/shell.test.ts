import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { z } from 'zod';
import { emptyDatabase, freshDatabase, plant, type TestDatabase } from './database.ts';
import { assertOneSentence, openProgram, openShell } from './shell.ts';

const db = await emptyDatabase();
const shell = openShell(db);
const folder = mkdtempSync(join(tmpdir(), 'shell-test-'));

const addForce = [
  'force',
  'add',
  'northmoor',
  '--name',
  'Northmoor Police',
  '--nation',
  'england',
  '--issuer',
  'https://id.example',
];

before(async () => {
  const added = await shell.run(...addForce);
  assert.deepEqual([added.code, added.err], [0, '']);
});

describe('every command', () => {
  // As whoever types it has it: a process of its own.
  const program = openProgram(db);

  it('given --help, when it is asked of the program and of each command, then it says what it is for and exits 0', async () => {
    const all = await program.run('--help');
    assert.equal(all.code, 0);
    assert.match(all.out, /Exit codes: 0 done, 1 failed or found wanting, 2 the input or the call was refused/);
    const commands = ['start', 'serve', 'force add', 'staff start', 'ledger verify', 'backup', 'restore', 'health'];
    const helps = await Promise.all(commands.map((command) => program.run(...command.split(' '), '--help')));
    for (const { code, out } of helps) {
      assert.equal(code, 0);
      assert.match(out, /^Usage: evenhand /);
    }
  });

  it('given a command, an option or an argument that is none, when run, then it is refused with 2', async () => {
    const wrong = [
      ['stat'],
      ['staff', 'list', '--fore', 'x'],
      ['force', 'add', 'otherforce', '--name', 'x', '--nation', 'wales', '--issuer', 'javascript:x'],
      ['force', 'add', 'Not An Id', '--name', 'x', '--nation', 'england', '--issuer', 'https://x.example'],
      ['backup'],
    ];
    const ran = await Promise.all(wrong.map((args) => program.run(...args)));
    assert.deepEqual(
      ran.map(({ code }) => code),
      wrong.map(() => 2),
    );
  });

  it('given a PORT that is none, when the demonstration starts, then one sentence says so', async () => {
    assertOneSentence(
      await openShell(db, { PORT: 'eighty' }).run('start'),
      2,
      /PORT is eighty; it has to be a whole number/,
    );
  });
});

describe('staff, from the first administrator on', () => {
  const staff = (...args: readonly string[]) => shell.run('staff', ...args, '--force', 'northmoor');

  it('given a force without staff, when the list is read, then it says how to add the first administrator', async () => {
    assert.match((await staff('list')).out, /Add the first administrator: evenhand staff start/);
  });

  it('given a starter, when their roles change and they leave, then each is said, kept and logged by name', async () => {
    const started = await staff(
      'start',
      '--subject',
      'ada',
      '--name',
      'Ada Minton',
      '--roles',
      'administrator',
      '--json',
    );
    assert.deepEqual([started.code, started.err], [0, '']);
    z.object({ staff: z.uuid() }).parse(JSON.parse(started.out));
    const officer = ['roles', '--subject', 'ada', '--roles', 'officer,supervisor'];
    for (const last of [['leave', '--subject', 'ada'], officer])
      assertOneSentence(await staff(...last), 2, /the last administrator of the force[^\n]+--even-if-last/);
    assert.match((await staff(...officer, '--even-if-last')).out, /now has the roles officer, supervisor/);
    assert.match((await staff('list')).out, /^ada\tAda Minton\tofficer,supervisor\tno rank\there$/m);
    assert.equal((await staff('rank', '--subject', 'ada', '--rank', 'inspector')).code, 0);
    assert.match((await staff('list')).out, /^ada\tAda Minton\tofficer,supervisor\tinspector\there$/m);
    const wrong = await staff('rank', '--subject', 'ada', '--rank', 'king');
    assertOneSentence(wrong, 2, /the ranks and grades are police-staff, constable/);
    assert.equal((await staff('leave', '--subject', 'ada')).code, 0);
    assert.match((await staff('list')).out, /\tleft$/m);
    const { rows } = await plant(
      db,
      `SELECT DISTINCT actor, action FROM ledger_entry WHERE action LIKE '%staff%' ORDER BY action`,
    );
    assert.deepEqual(
      rows,
      ['change-staff-roles', 'end-staff', 'give-staff-rank', 'read-staff', 'start-staff'].map((action) => ({
        actor: `shell:${userInfo().username} as it`,
        action,
      })),
    );
  });

  it('given what cannot be, when it is asked for, then one sentence says why, and 2', async () => {
    assertOneSentence(await shell.run(...addForce), 2, /a force with this id is already here/);
    assertOneSentence(
      await shell.run('staff', 'list', '--force', 'nowhere'),
      2,
      /there is no force nowhere; there are northmoor/,
    );
    assertOneSentence(await staff('leave', '--subject', 'nobody'), 2, /nobody with this subject is on the list now/);
    assertOneSentence(
      await staff('start', '--subject', 'b', '--name', 'B', '--roles', 'king'),
      2,
      /no such role.*king.*the roles are/,
    );
  });

  it('given a name or subject that is none, when somebody is added, then it is refused whole, with 2 and no trace', async () => {
    const who = (subject: string, name: string) =>
      staff('start', '--subject', subject, '--name', name, '--roles', 'officer');
    const ran = await Promise.all([
      who('c', ''),
      who(' ', 'C Example'),
      who('c'.repeat(256), 'C Example'),
      who('c', 'C\u0007 Example'),
      who('c', 'data:image/png;base64,iVBORw0KGgo='),
      shell.run(
        ...addForce.map((word) => (word === 'Northmoor Police' ? '' : word === 'northmoor' ? 'eastmere' : word)),
      ),
    ]);
    for (const { code, err } of ran) {
      assert.equal(code, 2, err);
      assert.match(err, /is empty|longer than 255|cannot be seen|not plain words|fewer than 2/);
      assert.doesNotMatch(err, /\bat .*:\d+|SELECT|constraint/);
    }
  });
});

const LEAVER = '00000000-0000-7000-8000-00000000dead';

const Findings = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ part: z.string(), ok: z.boolean(), look: z.boolean().optional() })),
});

describe('health, backup and restore', () => {
  it('given an installation, when its health is asked, then each part is well, and 0', async () => {
    await shell.run('ledger', 'checkpoint');
    // Somebody who left with a case: how many there are is said, and neither whose nor which.
    await plant(
      db,
      `INSERT INTO staff (force, staff, subject, name, roles, started_at, left_at) VALUES ('northmoor', '${LEAVER}', 'gone', 'Gone Sample', '{officer}', now(), now());
       INSERT INTO case_file (force, case_file, reference, stage, opened_at) VALUES ('northmoor', '${LEAVER}', '6DT0-5SQY', 'open', now());
       INSERT INTO assignment (force, case_file, staff, from_at) VALUES ('northmoor', '${LEAVER}', '${LEAVER}', now())`,
    );
    const { code, out } = await shell.run('health', '--json');
    const found = Findings.parse(JSON.parse(out));
    assert.deepEqual([code, found.ok], [0, true], out);
    // Told, and nothing of the installation is wrong by it: who watches is not called out at night for a supervisor’s work.
    assert.deepEqual(
      found.findings.flatMap(({ part, look }) => (look === true ? [part] : [])),
      ['open cases of northmoor', 'administrators of northmoor'],
    );
    for (const part of [
      'database',
      'settings',
      'role',
      'bank holidays',
      'migrations',
      'forces',
      'ledger of northmoor',
      'keys of northmoor',
      'open cases of northmoor',
      'disk',
    ])
      assert.ok(
        found.findings.some((finding) => finding.part === part),
        part,
      );
  });

  /** What the log says of copies, by whoever is at the keyboard. */
  const copies = async (of: TestDatabase): Promise<readonly unknown[]> => {
    const { rows } = await plant(
      of,
      `SELECT e.action, c.body::json AS body FROM ledger_entry e JOIN ledger_content c USING (force, entry)
        WHERE e.action LIKE '%-backup' AND e.actor = 'shell:${userInfo().username} as it' ORDER BY e.entry`,
    );
    return rows.map((row: unknown) => row);
  };

  it('given a backup with keys, when it is restored elsewhere, then it verifies, is well, and staff are there', async () => {
    const [monday, keys] = [join(folder, 'monday'), join(folder, 'monday-keys')];
    const taken = await shell.run('backup', monday, '--keys', keys);
    assert.equal(taken.code, 0, taken.err);
    assert.match(taken.out, /is to be short-lived/);
    assert.ok(existsSync(join(keys, 'northmoor', 'force.key')));
    const manifest = createHash('sha256')
      .update(readFileSync(join(monday, 'manifest.json')))
      .digest('hex');
    const begun = { action: 'take-backup', body: { ended: false, keys: true } };
    const ended = { action: 'take-backup', body: { ended: true, keys: true, manifest } };
    assert.deepEqual(await copies(db), [begun, ended]);
    const there = await emptyDatabase();
    const other = openShell(there);
    const restored = await other.run('restore', monday, '--keys', keys);
    assert.equal(restored.code, 0, restored.out + restored.err);
    assert.deepEqual(await copies(there), [begun, { action: 'restore-backup', body: { keys: true, manifest } }]);
    assert.match(restored.out, /northmoor: the ledger of \d+ entries verifies/);
    assert.match((await other.run('staff', 'list', '--force', 'northmoor')).out, /Ada Minton/);
    assert.equal((await other.run('ledger', 'verify')).code, 0);
  });

  it('given keys inside the backup, or a backup that is there, when one is taken, then it is refused with 2', async () => {
    const [there, inside] = [join(folder, 'monday'), join(folder, 'tuesday')];
    assertOneSentence(await shell.run('backup', there), 2, /is not empty/);
    assertOneSentence(
      await shell.run('backup', '/proc/nowhere/deep'),
      2,
      /could not be made: nothing can be made there/,
    );
    assertOneSentence(await shell.run('backup', join(import.meta.dirname, 'shell.ts')), 2, /is a file/);
    assertOneSentence(
      await shell.run('backup', join(import.meta.dirname, 'shell.ts', 'x')),
      2,
      /a part of it is a file/,
    );
    assertOneSentence(await shell.run('backup', ''), 2, /the name of the folder is empty/);
    assertOneSentence(await shell.run('restore', '/dev/null'), 2, /is a file/);
    assertOneSentence(await shell.run('backup', inside, '--keys', join(inside, 'keys')), 2, /apart from the backup/);
    assertOneSentence(await shell.run('restore', join(folder, 'monday')), 2, /the database is not empty/);
  });

  it('given a person whose key is gone, when restored, then it is said what that means', async () => {
    await plant(
      db,
      `INSERT INTO person (force, person, named, created_at) VALUES ('northmoor', gen_random_uuid(), true, now())`,
    );
    const health = await shell.run('health');
    assert.match(health.out, /^LOOK {3}open cases of northmoor: 1 belongs to somebody who has left/m);
    assert.doesNotMatch(health.out, /6DT0-5SQY|Gone Sample/);
    assert.equal(health.code, 1);
    assert.match(health.out, /^WRONG {2}keys of northmoor: 1 of 1 people have none\. \S/m);
  });

  it('given https and no proxy named, when its health is asked, then somebody is to look', async () => {
    const { out } = await openShell(db, {
      EVENHAND_HOME: shell.home,
      EVENHAND_BASE_URL: 'https://evenhand.example',
    }).run('health');
    assert.match(out, /^LOOK {3}proxy: .*EVENHAND_PROXY/m);
  });

  it('given a log that nobody continues, when its health is asked, then 1 and what to do', async () => {
    await shell.run('staff', 'list', '--force', 'northmoor');
    await plant(db, `UPDATE ledger_pending SET at = at - interval '1 hour'`);
    const { code, out } = await shell.run('health');
    assert.equal(code, 1);
    assert.match(out, /^WRONG {2}ledger of northmoor: .*Start the server/m);
  });

  it('given a setting that can lose what was acknowledged, when its health is asked, then 1 and what to set', async () => {
    const risky = await freshDatabase();
    await plant(risky, `ALTER DATABASE ${risky.name} SET synchronous_commit = off`);
    const { code, out } = await openShell(risky).run('health');
    assert.equal(code, 1);
    assert.match(out, /^WRONG {2}settings: synchronous_commit is off\. Set synchronous_commit to on/m);
  });

  it('given a table of bank holidays that ends within the year, or has ended, when its health is asked, then somebody is to look, or 1', async () => {
    for (const [day, is, said] of [
      ['2030-02-01', { ok: true, look: true }, /^LOOK {3}bank holidays: the table ends on 2030-12-31; .* before/mu],
      ['2031-01-01', { ok: false }, /^WRONG {2}bank holidays: the table ended on 2030-12-31; .* later table\./mu],
    ] as const) {
      const later = await freshDatabase();
      // The database's clock is the clock: here it is that of another day.
      await plant(
        later,
        `CREATE SCHEMA clock;
         GRANT USAGE ON SCHEMA clock TO PUBLIC;
         CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT timestamptz '${day} 12:00Z' $$;
         ALTER DATABASE ${later.name} SET search_path = clock, pg_catalog, public`,
      );
      const { findings } = Findings.parse(JSON.parse((await openShell(later).run('health', '--json')).out));
      const found = findings.filter(({ part }) => part === 'bank holidays');
      assert.deepEqual(found, [{ part: 'bank holidays', ...is }]);
      assert.match((await openShell(later).run('health')).out, said);
    }
  });

  it('given a database that a newer program made, when anything opens it, then one sentence says so, and 1', async () => {
    const newer = await freshDatabase();
    await plant(newer, `INSERT INTO migration (id, digest) VALUES ('9999-later', 'x')`);
    assertOneSentence(await openShell(newer).run('ledger', 'verify'), 1, /newer than this program \(9999-later\)/);
    assert.match(
      (await openShell(newer).run('health')).out,
      /^WRONG {2}migrations: This database is newer .*Use the newer Evenhand\. Until/m,
    );
  });

  it('given no tables yet, or keys of another, when its health is asked, then nothing is made and it is said', async () => {
    const bare = await emptyDatabase();
    assert.match(
      (await openShell(bare).run('health')).out,
      /^WRONG {2}migrations: all \d+ are missing: the database is empty\. To put a backup back, run evenhand restore/m,
    );
    assert.equal((await plant(bare, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rowCount, 0);
    rmSync(join(shell.home, 'keys', 'northmoor', 'force.key'));
    assert.match((await shell.run('health')).out, /^WRONG {2}keys of northmoor: .*put back force\.key/m);
  });
});

describe('a database that is not ours to use', () => {
  it('given no server there, when anything is run, then one sentence says so, and 1', async () => {
    const away = openShell(db, {
      DATABASE_URL: 'postgresql://u@localhost:1/x',
      DATABASE_OWNER_URL: 'postgresql://u@localhost:1/x',
    });
    for (const args of [
      ['staff', 'list', '--force', 'northmoor'],
      ['backup', join(folder, 'never')],
      ['ledger', 'verify'],
    ])
      assertOneSentence(await away.run(...args), 1, /the database does not answer/);
    const health = await away.run('health');
    assert.equal(health.code, 1);
    assert.match(health.out, /^WRONG {2}database: it does not answer/m);
  });

  it('given a superuser, or the owner itself, for the application, when opened, then it is refused and nothing is made', async () => {
    const bare = await emptyDatabase();
    for (const url of [bare.server.url(bare.name, 'postgres'), bare.ownerUrl])
      assertOneSentence(
        await openShell(bare, { DATABASE_URL: url }).run('ledger', 'verify'),
        2,
        /DATABASE_URL is a role that owns tables/,
      );
    assert.equal((await plant(bare, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rowCount, 0);
  });

  it('given a database of something else, in any schema, when opened, then it is refused and unchanged', async () => {
    const foreign = await emptyDatabase();
    await plant(foreign, 'CREATE SCHEMA shop; CREATE TABLE shop.installation (x int)');
    assertOneSentence(await openShell(foreign).run('start'), 2, /tables that are not Evenhand’s.*evenhand serve/);
    assert.equal(
      (await plant(foreign, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rowCount,
      0,
    );
  });

  it('given one of the two addresses only, when opened, then the sentence names both', async () => {
    const home = mkdtempSync(join(tmpdir(), 'half-'));
    assertOneSentence(
      await openShell(db, { EVENHAND_HOME: home, DATABASE_OWNER_URL: '' }).run('ledger', 'verify'),
      2,
      /needed together; one is missing/,
    );
  });

  it('given a folder in which there is nothing, when a command is run that needs an Evenhand, then it says so and makes none', async () => {
    const home = mkdtempSync(join(tmpdir(), 'slip-'));
    const shell = openShell(db, { EVENHAND_HOME: home, DATABASE_URL: '', DATABASE_OWNER_URL: '' });
    for (const args of [['ledger', 'verify'], ['ledger', 'checkpoint'], ['backup', join(home, 'monday')], ['health']])
      assertOneSentence(await shell.run(...args), 1, /there is no Evenhand in .*slip-.*EVENHAND_HOME/);
    assert.deepEqual(readdirSync(home), []);
  });

  it('given a database without a force, when its log is verified, then nothing is said to be verified', async () => {
    assertOneSentence(await openShell(await freshDatabase()).run('ledger', 'verify'), 1, /there is no force here/);
  });

  it('given a database for real work, when the demonstration starts on it, then it is refused and names evenhand serve', async () => {
    const real = await freshDatabase();
    await plant(real, `INSERT INTO installation (kind) VALUES ('production')`);
    assertOneSentence({ ...(await openShell(real).run('start')) }, 2, /evenhand serve/);
    assert.equal((await plant(real, 'SELECT FROM force')).rowCount, 0);
  });
});
