import assert from 'node:assert/strict';
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
