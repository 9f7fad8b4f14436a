// Every decision that the demonstration stores replays equal as canonical JSON: now, after a restart, beside a new version.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { readStoredDecisions, type StoredDecision } from '../src/casework/decision/index.ts';
import { seedDemonstration } from '../src/demonstration.ts';
import { openInstallation } from '../src/installation.ts';
import { GUIDANCE, readGuidance } from '../src/oversight/guidance/index.ts';
import { replayed } from '../src/oversight/guidance/replay.ts';
import { APPLICATION, migrate, withClient } from '../src/platform/database/index.ts';
import { Adviser } from '../src/policy/index.ts';
import { Disagreement, PolicyFiles } from '../src/policy/policy.schema.ts';
import { given } from './app.ts';
import { emptyDatabase, migrations } from './database.ts';
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
const differing = (adviser: Adviser, of: readonly StoredDecision[] = decisions) =>
  of.flatMap((each) => replayed(adviser, each) ?? []);

const shipped = adviserOf(GUIDANCE);

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
    assert.deepEqual(differing(shipped), []);
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
        .filter(({ id }) => id !== 'note-no-promise' && id !== 'role-suspect-adult'),
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

/** What the program of that migration decided, of its demonstration and of scenarios of both versions; never written again. */
const Kept = z.object({
  migration: z.string(),
  /** The guidance as that program had it, file by file: what it decided is replayed under that. */
  versions: z.record(z.string(), z.record(z.string(), z.unknown())),
  decisions: z.array(z.object({ policy: z.string(), asked: z.string(), advice: z.string() })),
});
const kept = Kept.parse(
  JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'replay', 'decisions-0041.json.gz'))).toString()),
);

/** Read by the shape of its own day, which let a disagreement name one position: what is published is never refused later. */
const { id: name, point, used, confidence } = Disagreement.shape;
const OfItsDay = PolicyFiles.extend({
  disagreements: z.array(
    z.strictObject({
      ...{ id: name, point, used, confidence },
      positions: z.array(z.strictObject({ says: z.string(), source: z.string() })),
    }),
  ),
});
const keptAdviser = (): Adviser =>
  new Adviser(
    Object.values(kept.versions).map((files) => ({
      files: OfItsDay.parse(
        Object.fromEntries(Object.entries(files).map(([file, content]) => [file.replace('.json', ''), content])),
      ),
    })),
    (text) => createHash('sha256').update(text).digest('hex'),
  );

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A database as that program left it: its tables, and a case with each of its decisions. */
const leftBehind = async () => {
  const old = await emptyDatabase();
  const until = migrations.findIndex((migration) => migration.id === kept.migration) + 1;
  await migrate(old.ownerUrl, APPLICATION, migrations.slice(0, until));
  await withClient(old.ownerUrl, async (client) => {
    await client.query(`SET evenhand.force = 'northmoor'; INSERT INTO installation (kind) VALUES ('demonstration')`);
    await client.query(
      `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
    );
    await client.query(
      `INSERT INTO staff (force, staff, subject, name, roles, started_at)
       VALUES ('northmoor', $1, 'officer', 'Olive Example', '{officer}', now())`,
      [id(0)],
    );
    await client.query(
      `INSERT INTO case_file (force, case_file, reference, stage, opened_at) VALUES ('northmoor', $1, 'ZZZZ-0001', 'open', now())`,
      [id(0)],
    );
    for (const [i, { policy, asked, advice }] of kept.decisions.entries())
      await client.query(
        `INSERT INTO proposal (force, proposal, case_file, proposed_at, proposed_by, basis_digest, asked, advice, policy, policy_digest, advice_version, force_settings)
         VALUES ('northmoor', $1, $2, now(), $2, sha256('basis'::bytea), $3, $4, $5, $6, 1, '{}')`,
        [id(i + 1), id(0), asked, advice, policy, digestIn(advice)],
      );
  });
  return old;
};

const digestIn = (advice: string): string =>
  z.looseObject({ policy: z.object({ digest: z.string() }) }).parse(JSON.parse(advice)).policy.digest;

it('given decisions that an earlier program stored, when its database is upgraded, then each is there letter for letter and replays equal', async (t) => {
  const old = await leftBehind();
  const config = readConfig({ EVENHAND_HOME: home, DATABASE_URL: old.appUrl, DATABASE_OWNER_URL: old.ownerUrl });
  const upgraded = await openInstallation(config, 'demonstration');
  try {
    const read = await given(upgraded.consult(upgraded.actorIn('northmoor'), readStoredDecisions, {}));
    assert.deepEqual(
      read.map(({ policy, asked, advice }) => ({ policy, asked, advice })),
      kept.decisions,
    );
    t.diagnostic(`${read.length} decisions of ${kept.migration}`);
    assert.deepEqual(differing(keptAdviser(), read), []);
  } finally {
    await upgraded.close();
  }
});
