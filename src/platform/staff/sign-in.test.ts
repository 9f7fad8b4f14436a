import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { plant } from '../../../test/database.ts';
import { openSample, STAFF } from '../../../test/sample-server.ts';
import { openClient, type Client } from '../../../test/sign-in.ts';
import { inForce } from '../database/transaction.ts';
import { openIdentityProviders } from './identity-provider.ts';
import { changeRoles, leaveStaff } from './index.ts';
import { pathOfOurs } from './sign-in.ts';

const sample = await openSample();
const client = () => openClient(sample.baseUrl);
const signedIn = async (subject: 'officer' | 'supervisor') => {
  const one = client();
  await one.signIn('northmoor', subject);
  return one;
};
const status = async (one: Client) => (await one.get('/api/session')).status;

/** Goes to the provider and stops at the address that it sends one back to. */
const untilReturn = async (one: Client, subject: string): Promise<string> => {
  let { location = '' } = await one.get(`/sign-in/northmoor?as=${subject}`);
  while (!location.startsWith('/signed-in')) location = (await one.get(location)).location ?? '';
  return location;
};

const tamper = (one: Client, change: Record<string, string>): void => {
  const kept: unknown = JSON.parse(Buffer.from(one.cookies.get('evenhand-sign-in') ?? '', 'base64url').toString());
  const changed = Object.assign({}, kept, change);
  one.cookies.set('evenhand-sign-in', Buffer.from(JSON.stringify(changed)).toString('base64url'));
};

test('given an invented officer, when they are chosen, then one click signs them in and leads to the page asked for', async () => {
  const one = client();
  const away = await one.get('/notes/new');
  assert.equal(away.location, '/sign-in?to=%2Fnotes%2Fnew');
  const page = await one.signIn('northmoor', 'officer', '/notes/new');
  assert.match(page.text, /Who told us, and when\?/);
  assert.match(page.text, /Priya Anand/);
  assert.match(page.text, /Northmoor Police/);
  const [force, secret] = (one.cookies.get('evenhand') ?? '').split('.');
  assert.deepEqual([force, secret?.length], ['northmoor', 43]);
});

test('given the chooser, when somebody is chosen there, then they are signed in, and somebody else after them', async () => {
  const one = client();
  for (const [subject, name] of [
    ['officer', 'Priya Anand'],
    ['supervisor', 'Owen Pryce'],
  ] as const) {
    const chooser = await one.follow('/sign-in');
    assert.match(chooser.text, /Who are you\?/);
    const link = new RegExp(`href="(/demonstration/identity/choose/[^"/]+/${subject})"`).exec(chooser.text)?.[1] ?? '';
    assert.match((await one.follow(link)).text, new RegExp(name));
  }
});

test('given somebody who typed 127.0.0.1, when they sign in, then they go on at the address that works', async () => {
  const { port } = new URL(sample.baseUrl);
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in/northmoor?as=officer`, { redirect: 'manual' });
  assert.equal(answer.headers.get('location'), `${sample.baseUrl}/sign-in/northmoor?as=officer`);
});

test('given a way back elsewhere, when it is asked for, then it leads nowhere but here', () => {
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/.//evil.example',
    '/cases/../..//evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    ['/a'],
  ]) {
    assert.equal(pathOfOurs(to, sample.baseUrl), '/');
  }
  assert.equal(pathOfOurs('/cases/1?tab=2', sample.baseUrl), '/cases/1?tab=2');
});

const attacks: Readonly<Record<string, (one: Client, back: string) => Promise<string>>> = {
  'another state': (_one, back) => Promise.resolve(back.replace(/state=[^&]+/, 'state=xxxxxxxxxxxxxxxx')),
  'no state': (_one, back) => Promise.resolve(back.replace(/&state=[^&]+/, '')),
  'another nonce': (one, back) => { tamper(one, { nonce: 'x'.repeat(43) }); return Promise.resolve(back); },
  'another verifier': (one, back) => { tamper(one, { verifier: 'x'.repeat(43) }); return Promise.resolve(back); },
  'another issuer': (_one, back) => Promise.resolve(back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')),
  'a made-up code': (_one, back) => Promise.resolve(back.replace(/code=[^&]+/, 'code=xxxxxxxxxxxxxxxx')),
  'an error instead': (_one, back) => Promise.resolve(back.replace(/code=[^&]+/, 'error=access_denied')),
  'a force that is not there': (one, back) => { tamper(one, { force: 'nowhere' }); return Promise.resolve(back); },
  'a sign-in begun elsewhere': (one, back) => { one.cookies.delete('evenhand-sign-in'); return Promise.resolve(back); },
  'a replayed code': async (one, back) => {
    const begun = one.cookies.get('evenhand-sign-in') ?? '';
    assert.equal((await one.get(back)).status, 303);
    one.cookies.clear();
    one.cookies.set('evenhand-sign-in', begun);
    return back;
  },
}; // oxfmt-ignore

for (const [what, attack] of Object.entries(attacks)) {
  test(`given ${what}, when one comes back from the provider, then nobody is signed in`, async () => {
    const one = client();
    const back = await attack(one, await untilReturn(one, 'officer'));
    const answer = await one.get(back);
    assert.equal(answer.status, 400);
    assert.match(answer.text, /You are not signed in/);
    assert.equal(one.cookies.get('evenhand'), undefined);
  });
}

test('given somebody whom the force knows and nobody has added, when they sign in, then they are told whom to ask', async () => {
  const one = client();
  const answer = await one.signIn('northmoor', 'stranger');
  assert.equal(answer.status, 403);
  assert.match(answer.text, /You are not on the list/);
  assert.equal(await status(one), 401);
});

test('given a session, when its person signs in again or out, then its old cookie opens nothing', async () => {
  const one = await signedIn('officer');
  const first = one.cookies.get('evenhand') ?? '';
  await one.signIn('northmoor', 'officer');
  const second = one.cookies.get('evenhand') ?? '';
  assert.notEqual(first, second);
  const thief = client();
  thief.cookies.set('evenhand', first);
  assert.equal(await status(thief), 401);
  assert.equal((await one.post('/sign-out')).status, 303);
  thief.cookies.set('evenhand', second);
  assert.equal(await status(thief), 401);
});

test('given the table of sessions, when it is read, then no cookie can be made from it', async () => {
  const one = await signedIn('officer');
  const secret = (one.cookies.get('evenhand') ?? '').split('.')[1] ?? '';
  const { rows } = await plant(sample.db, `SELECT * FROM session`);
  assert.ok(rows.length > 0);
  assert.ok(
    !JSON.stringify(rows.map((row: { id: Buffer }) => ({ ...row, id: row.id.toString('base64url') }))).includes(secret),
  );
  const stranger = client();
  for (const cookie of [
    `eastmere.${secret}`,
    secret,
    `northmoor.${secret}x`,
    `northmoor.${'A'.repeat(43)}`,
    'northmoor.',
    '.',
  ]) {
    stranger.cookies.set('evenhand', cookie);
    assert.equal(await status(stranger), 401, cookie.slice(0, 12));
  }
});

test('given a session left for 15 minutes, or 12 hours old, when it is used, then it has ended', async () => {
  const idle = await signedIn('officer');
  await plant(sample.db, `UPDATE session SET seen_at = now() - interval '14 minutes 50 seconds'`);
  assert.equal(await status(idle), 200);
  await plant(sample.db, `UPDATE session SET seen_at = now() - interval '15 minutes 1 second'`);
  assert.equal(await status(idle), 401);
  const old = await signedIn('officer');
  await plant(sample.db, `UPDATE session SET created_at = now() - interval '12 hours 1 second'`);
  assert.equal(await status(old), 401);
});

test('given digests of requests, when somebody signs in, then the old ones are gone, and the program can take no young one away', async () => {
  await plant(
    sample.db,
    `INSERT INTO idempotency (force, actor, action, key, digest, given, at)
      SELECT 'northmoor', 'sam', 'write-note', 'sent-' || hours || '-hours-ago', sha256('a'), '{}', now() - make_interval(hours => hours)
      FROM unnest(ARRAY[1, 23, 25, 400]) AS hours`,
  );
  await signedIn('officer');
  const keys = async (): Promise<readonly string[]> => {
    const { rows } = await plant(sample.db, `SELECT key FROM idempotency WHERE actor = 'sam' ORDER BY at`);
    return rows.map(({ key }: { readonly key: string }) => key);
  };
  const young = ['sent-23-hours-ago', 'sent-1-hours-ago'];
  assert.deepEqual(await keys(), young);
  await inForce(sample.db.database, 'northmoor', (tx) => sql`DELETE FROM idempotency`.execute(tx));
  assert.deepEqual(await keys(), young);
});

test('given roles that changed in the table alone, when the next request comes, then it has the new ones', async () => {
  const one = await signedIn('supervisor');
  assert.match((await one.get('/api/session')).text, /"supervisor"/);
  await plant(sample.db, `UPDATE staff SET roles = '{officer}' WHERE subject = 'supervisor'`);
  assert.doesNotMatch((await one.get('/api/session')).text, /"supervisor"/);
});

test('given somebody who leaves or changes role, when their next request comes, then it is refused', async () => {
  const mover = await signedIn('supervisor');
  assert.equal(
    await inForce(sample.db.database, 'northmoor', (tx) => changeRoles(tx, STAFF.supervisor, ['registrar'])),
    true,
  );
  assert.equal(await status(mover), 401);
  const leaver = await signedIn('officer');
  assert.equal(await inForce(sample.db.database, 'northmoor', (tx) => leaveStaff(tx, STAFF.officer)), true);
  assert.equal(await status(leaver), 401);
  assert.equal((await leaver.signIn('northmoor', 'officer')).status, 403);
  assert.equal(await inForce(sample.db.database, 'northmoor', (tx) => leaveStaff(tx, STAFF.officer)), false);
});

test('given a leaver whose session was left behind, when it is used, then the join alone refuses it', async () => {
  await plant(sample.db, `UPDATE staff SET left_at = NULL, roles = '{officer}' WHERE subject = 'officer'`);
  const one = await signedIn('officer');
  await plant(sample.db, `UPDATE staff SET left_at = now() WHERE subject = 'officer'`);
  assert.equal(await status(one), 401);
});

test('given a provider that speaks plain http elsewhere than in a demonstration, when one would sign in, then nobody is sent there', async () => {
  const providers = openIdentityProviders({ baseUrl: sample.baseUrl, mode: 'production' });
  const force = { force: 'northmoor', name: 'Northmoor', issuer: '/demonstration/identity', client: 'x' };
  await assert.rejects(providers.leave(force, '/', undefined));
});

test('given a provider that does not answer, when one would sign in, then the page says so', async () => {
  const row = `('silent', 'Silent Police', 'wales', 'http://localhost:1/silent', 'x')`;
  await plant(sample.db, `INSERT INTO force (force, name, nation, issuer, client) VALUES ${row}`, 'silent');
  const answer = await client().get('/sign-in/silent');
  assert.equal(answer.status, 503);
  assert.match(answer.text, /Your force’s sign-in does not answer/);
});

test('given more than one force, when one would sign in, then one chooses among them', async () => {
  const answer = await client().get('/sign-in?to=/notes/new');
  assert.match(answer.text, /Choose your force/);
  assert.match(answer.text, /href="\/sign-in\/northmoor\?to=%2Fnotes%2Fnew">Northmoor Police/);
});
