import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { asOwner, freshDatabase, testServer } from '../../../test/database.ts';
import { assertOneSentence, openShell } from '../../../test/shell.ts';

const [one, other] = [await freshDatabase(), await freshDatabase()];
const LISTED = ['staff', 'list', '--force', 'northmoor'];

const Health = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ part: z.string(), ok: z.boolean(), found: z.string(), todo: z.string().optional() })),
});

/** Both what commands say, and what health says of it, as a program reads it. */
const assertSaid = async (over: Readonly<Record<string, string>>, words: RegExp): Promise<void> => {
  const shell = openShell(one, over);
  for (const call of [LISTED, ['backup', '/tmp/never'], ['ledger', 'verify'], ['serve', '--sign']])
    assertOneSentence(await shell.run(...call), 2, words);
  const { code, out, err } = await shell.run('health', '--json');
  const { ok, findings } = Health.parse(JSON.parse(out));
  assert.deepEqual([code, ok, err], [1, false, '']);
  const database = findings.find(({ part }) => part === 'database');
  assert.match(`${database?.found ?? ''}. ${database?.todo ?? ''}`, words);
  assert.ok(findings.some(({ part }) => part === 'disk'));
};

describe('the two addresses of the database', () => {
  it('given two databases, when a command runs, then one sentence names both variables and both databases', async () => {
    const words = new RegExp(
      `^(?:evenhand: )?DATABASE_URL and DATABASE_OWNER_URL name different databases, ${other.name} and ${one.name}`,
    );
    await assertSaid({ DATABASE_URL: other.appUrl }, words);
  });

  it('given a database that is not there, when a command runs, then it is said which of the two names it', async () => {
    const wrong = one.ownerUrl.replace(one.name, 'nowhere');
    await assertSaid({ DATABASE_OWNER_URL: wrong }, /there is no database nowhere, which DATABASE_OWNER_URL names/);
  });

  it('given a host that cannot be found, when a command runs, then it is said of which of the two', async () => {
    const wrong = 'postgresql://evenhand_app:secret@nowhere.invalid/evenhand';
    await assertSaid({ DATABASE_URL: wrong }, /the host nowhere\.invalid of DATABASE_URL cannot be found/);
  });

  it('given a role that may not log in, when a command runs, then it is said which role, of which of the two', async () => {
    const server = await testServer();
    const role = `closed_${one.name}`;
    await asOwner(server, (client) => client.query(`CREATE ROLE ${role} NOLOGIN`), 'postgres');
    try {
      await assertSaid(
        { DATABASE_URL: server.url(one.name, role) },
        new RegExp(`the role ${role} of DATABASE_URL connect`),
      );
    } finally {
      await asOwner(server, (client) => client.query(`DROP ROLE ${role}`), 'postgres');
    }
  });

  it('given an address that is none, when anything runs, then one sentence says how it should look', async () => {
    const shell = openShell(one, { DATABASE_URL: 'pg//x y' });
    for (const call of [LISTED, ['health'], ['serve']])
      assertOneSentence(
        await shell.run(...call),
        2,
        /DATABASE_URL is no address of a PostgreSQL database; it has to look like/,
      );
    const nonsense = openShell(one, { EVENHAND_BASE_URL: 'nonsense' });
    assertOneSentence(await nonsense.run('serve', '--sign'), 2, /EVENHAND_BASE_URL is nonsense; it has to be/);
  });
});
