// A provider that knows who signed in before them must not sign in whoever sits down next.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import test, { after } from 'node:test';
import { plant } from '../../../test/database.ts';
import { openSample } from '../../../test/sample-server.ts';
import { openClient } from '../../../test/sign-in.ts';
import { openSessions } from './session.store.ts';

const sample = await openSample(undefined, true);

test('given a provider that keeps a session, when somebody signs in after another signed out or was idle, then they are asked who they are', async () => {
  const one = openClient(sample.baseUrl);
  await one.signIn('northmoor', 'officer');
  await plant(sample.db, `UPDATE session SET seen_at = now() - interval '16 minutes'`);
  assert.match((await one.follow('/sign-in/northmoor')).text, /Who are you\?/, 'after a time idle');
  await one.signIn('northmoor', 'officer');
  assert.equal((await one.post('/sign-out')).location, '/');
  assert.match((await one.follow('/sign-in/northmoor')).text, /Who are you\?/, 'after signing out');
});

test('given an address whose demands were struck out in the browser, when the provider then signs one in silently, then nobody is', async () => {
  const one = openClient(sample.baseUrl);
  await one.signIn('northmoor', 'officer');
  await one.post('/sign-out');
  const { location = '' } = await one.get('/sign-in/northmoor');
  const asked = new URL(location, sample.baseUrl);
  assert.deepEqual([asked.searchParams.get('prompt'), asked.searchParams.get('max_age')], ['login', '120']);
  for (const demand of ['prompt', 'max_age']) asked.searchParams.delete(demand);
  const back = await one.get(`${asked.pathname}${asked.search}`);
  assert.match(back.location ?? '', /^\/signed-in\?code=/, 'the provider knew them');
  assert.equal((await one.get(back.location ?? '')).status, 400);
  assert.equal((await one.get('/api/session')).status, 401);
});

test('given a provider that can end its session, when one signs out, then one is led there, and is signed out here in any case', async () => {
  const provider = createServer((request, response) => {
    const issuer = `http://${request.headers.host ?? ''}`;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, end_session_endpoint: `${issuer}/end` }),
    );
  });
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  after(() => provider.close());
  const address = provider.address();
  assert.ok(address !== null && typeof address === 'object');
  const issuer = `http://127.0.0.1:${address.port}`;
  await plant(
    sample.db,
    `INSERT INTO force (force, name, nation, issuer, client) VALUES ('westmere', 'Westmere Police', 'wales', '${issuer}', 'x');
     INSERT INTO staff (force, staff, subject, name, roles, started_at)
     VALUES ('westmere', gen_random_uuid(), 'officer', 'Wyn Example', '{officer}', now())`,
    'westmere',
  );
  const one = openClient(sample.baseUrl);
  one.cookies.set('evenhand', (await openSessions(sample.db.database).start('westmere', 'officer')) ?? '');
  const csrf = /"csrfToken":"([^"]+)"/.exec((await one.get('/api/session')).text)?.[1] ?? '';
  const out = await one.post('/sign-out', { csrf });
  assert.equal(out.status, 200);
  assert.match(out.headers.get('refresh') ?? '', new RegExp(`^0; url=${issuer}/end\\?`));
  assert.match(out.text, /You are signed out here/);
  assert.match(out.text, new RegExp(`href="${issuer}/end\\?[^"]*post_logout_redirect_uri=`));
  assert.equal((await one.get('/api/session')).status, 401);
});
