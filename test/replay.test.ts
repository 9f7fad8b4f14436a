// Every decision that the demonstration stores replays equal as canonical JSON: now, after a restart, beside a new version.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { readStoredDecisions } from '../src/casework/decision/index.ts';
import { seedDemonstration } from '../src/demonstration.ts';
import { openInstallation } from '../src/installation.ts';
import { GUIDANCE, readGuidance } from '../src/oversight/guidance/index.ts';
import { replayed } from '../src/oversight/guidance/replay.ts';
import { Adviser } from '../src/policy/index.ts';
import { given } from './app.ts';
import { emptyDatabase } from './database.ts';
import { openShell } from './shell.ts';

const db = await emptyDatabase();
const home = mkdtempSync(join(tmpdir(), 'replay-'));
const folder = mkdtempSync(join(tmpdir(), 'versions-'));
after(() => {
  rmSync(folder, { recursive: true });
});
cpSync(GUIDANCE, folder, { recursive: true });

const open = () =>
  openInstallation(
    readConfig({ EVENHAND_HOME: home, DATABASE_URL: db.appUrl, DATABASE_OWNER_URL: db.ownerUrl }),
    'demonstration',
  );

const first = await open();
await seedDemonstration(first);
await first.close();

const opened = await open();
after(() => opened.close());
const decisions = await given(opened.consult(opened.actorIn('northmoor'), readStoredDecisions, {}));

const adviserOf = (versions: string): Adviser => {
  const read = readGuidance(versions);
  assert.ok(read.ok);
  return new Adviser(read.value, (text) => createHash('sha256').update(text).digest('hex'));
};
const differing = (adviser: Adviser) => decisions.flatMap((each) => replayed(adviser, each) ?? []);

/** A copy of the newest version, in force from tomorrow, or with a rule otherwise. */
const Head = z.looseObject({ id: z.string() });
const written = (name: string, file: string, change: (content: unknown) => unknown): void => {
  const path = join(folder, name, file);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
};

describe('the replay of decisions', () => {
  it('given the seed and a restart, when each decision is replayed, then it is equal as canonical JSON', (t) => {
    assert.ok(decisions.length > 0);
    t.diagnostic(`${decisions.length} decisions`);
    assert.deepEqual(differing(adviserOf(GUIDANCE)), []);
  });

  it('given a new version in force, when each is replayed, then it is under its own version, and equal', () => {
    cpSync(join(folder, '2024-05'), join(folder, '2026-01'), { recursive: true });
    written('2026-01', 'policy.json', (content) => ({
      ...Head.parse(content),
      id: '2026-01',
      inForceFrom: '2026-01-01',
    }));
    assert.deepEqual(differing(adviserOf(folder)), []);
  });

  it('given a published version that was changed in place, when replayed, then each is found and told by the shell', async () => {
    written('2024-05', 'rules.json', (content) =>
      z
        .array(Head)
        .parse(content)
        .filter(({ id }) => id !== 'note-no-promise' && id !== 'role-person-involved'),
    );
    const changed = readGuidance(folder);
    assert.ok(changed.ok, JSON.stringify(changed));
    assert.equal(differing(adviserOf(folder)).length, decisions.length);
    const shell = openShell(db, { EVENHAND_HOME: home });
    const found = await shell.run('policy', 'replay', '--force', 'northmoor', '--folder', folder);
    assert.equal(found.code, 1, found.err);
    assert.match(found.out, /version 2024-05 itself was changed/u);
    assert.match(found.out, new RegExp(`0 of ${decisions.length} decisions replay equal`, 'u'));
    const well = await shell.run('policy', 'replay', '--force', 'northmoor', '--json');
    assert.equal(well.code, 0, well.err);
    assert.deepEqual(JSON.parse(well.out), { force: 'northmoor', decisions: decisions.length, differing: [] });
  });
});
