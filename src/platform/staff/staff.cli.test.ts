import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { z } from 'zod';
import { emptyDatabase, plant } from '../../../test/database.ts';
import { assertOneSentence, openShell } from '../../../test/shell.ts';

const db = await emptyDatabase();
const shell = openShell(db);
const staff = (what: string, ...rest: readonly string[]) => shell.run('staff', what, '--force', 'northmoor', ...rest);

const addForce = (force: string, name: string, issuer = 'https://id.example') =>
  shell.run('force', 'add', force, '--name', name, '--nation', 'england', '--issuer', issuer);

before(async () => {
  assert.equal((await addForce('northmoor', 'Northmoor Police')).code, 0);
});

describe('a force that is added', () => {
  it('given an identity provider over http, when a force is added, then it is refused, but on this machine', async () => {
    for (const issuer of ['http://id.example', 'http://localhost.example', 'http://127.0.0.1.example'])
      assertOneSentence(await addForce('eastmere', 'Eastmere', issuer), 2, /use https: over http/);
    for (const [force, issuer] of [
      ['eastmere', 'http://localhost:8080/realm'],
      ['westmere', 'http://[::1]:8080'],
    ] as const)
      assert.equal((await addForce(force, `${force} Police`, issuer)).code, 0);
  });

  it('given a force of that name, however it is written, when another is added, then it is refused and gets no keys', async () => {
    for (const name of ['Northmoor Police', 'NORTHMOOR police', ' northmoor  Police '])
      assertOneSentence(
        await addForce('southmoor', name),
        2,
        /a force of this name is already here.*than northmoor has\./,
      );
    assert.deepEqual(readdirSync(join(shell.home, 'keys')).toSorted(), ['eastmere', 'northmoor', 'westmere']);
    assert.equal((await addForce('southmoor', 'Southmoor Police')).code, 0);
  });
});

describe('the list of forces', () => {
  it('given three forces, when they are listed, then each is there as it was added, and as JSON', async () => {
    const { code, out } = await shell.run('force', 'list');
    assert.equal(code, 0);
    assert.match(out, /^northmoor\tNorthmoor Police\tengland\thttps:\/\/id\.example\tevenhand$/m);
    const listed = z
      .object({ forces: z.array(z.object({ force: z.string(), nation: z.string() })) })
      .parse(JSON.parse((await shell.run('force', 'list', '--json')).out));
    assert.deepEqual(listed.forces.map(({ force }) => force).toSorted(), [
      'eastmere',
      'northmoor',
      'southmoor',
      'westmere',
    ]);
  });
});

describe('the list of staff', () => {
  it('given more staff than a page holds, when the list is read page by page, then everybody is on it once', async () => {
    await plant(
      db,
      `INSERT INTO staff (force, staff, subject, name, roles, started_at)
       SELECT 'northmoor', gen_random_uuid(), 's' || n, 'N', '{officer}', now() FROM generate_series(1, 230) n`,
    );
    const Page = z.object({ staff: z.array(z.object({ staff: z.string() })), next: z.string().nullable() });
    const seen: string[] = [];
    for (let after: readonly string[] = []; ;) {
      const page = Page.parse(JSON.parse((await staff('list', '--json', '--limit', '77', ...after)).out));
      seen.push(...page.staff.map((one) => one.staff));
      if (page.next === null) break;
      assert.equal(page.staff.length, 77);
      after = ['--after', page.next];
    }
    assert.deepEqual([seen.length, new Set(seen).size], [230, 230]);
    const first = await staff('list', '--limit', '3');
    assert.equal(first.out.trimEnd().split('\n').length, 3);
    assert.match(first.err, /^There are more: evenhand staff list --force northmoor --limit 3 --after [0-9a-f-]{36}$/m);
    assert.equal((await staff('list', '--limit', '230')).err, '');
    for (const wrong of [
      ['--limit', '0'],
      ['--limit', '1001'],
      ['--after', 'ada'],
    ])
      assertOneSentence(
        await staff('list', ...wrong),
        2,
        /whole number from 1 to 1000|from the end of the page before/,
      );
  });
});
