import assert from 'node:assert/strict';
import { connect } from 'node:net';
import test from 'node:test';
import { openSample } from '../../../test/sample-server.ts';
import { openClient } from '../../../test/sign-in.ts';
import { formBody } from './body.ts';

const LIMIT = 20;
/** How often a cookie was looked up in the database. */
const looked = { up: 0 };
const sample = await openSample((options) => ({
  ...options,
  perMinute: LIMIT,
  sessions: {
    ...options.sessions,
    find: (cookie) => {
      looked.up += 1;
      return options.sessions.find(cookie);
    },
  },
}));
const roomy = await openSample();
const officer = openClient(roomy.baseUrl);
await officer.signIn('northmoor', 'officer');
const anybody = openClient(roomy.baseUrl);

/** The answer to the head of a post whose body never comes. */
const answerToHead = (type: string, length: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host, origin } = new URL(roomy.baseUrl);
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /notes/new HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`,
      );
    });
    socket.setEncoding('utf8');
    socket.once('data', (text: Buffer | string) => {
      socket.destroy();
      resolve(String(text));
    });
    socket.once('error', reject);
  });

const many = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`field${nth}`, `words ${nth}`]));

for (const [what, type, length] of [
  ['a form of 250 KB', 'application/x-www-form-urlencoded', 250_000],
  ['a file of 8 MB', 'multipart/form-data; boundary=x', 8 * 1024 * 1024],
  ['a small file', 'multipart/form-data; boundary=x', 500],
] as const) {
  test(`given ${what} of somebody who is not signed in, when its head has come, then it is turned away and its body is not waited for`, async () => {
    const answer = await answerToHead(type, length);
    assert.match(answer, /^HTTP\/1\.1 401 /);
    assert.match(answer, /You are signed out/);
    assert.match(answer, /your browser still has the form/);
  });
}

test('given more inputs than are given back, when a stranger sends them, then none of them is shown, and of fewer all are', async () => {
  const much = await anybody.post('/notes/new', many(201));
  assert.equal(much.status, 401);
  assert.doesNotMatch(much.text, /words 0/);
  const some = await anybody.post('/notes/new', many(100));
  assert.match(some.text, /words 0/);
  assert.match(some.text, /words 99/);
});

test('given more inputs than any page has, when anybody sends them, then it is refused with what to do', async () => {
  const answer = await officer.post('/notes/new', many(2001));
  assert.equal(answer.status, 413);
  assert.match(answer.text, /More than 2,000 fields were sent/);
  assert.notEqual((await officer.post('/notes/new', many(1900))).status, 413);
});

test('given a form, when guard, handler and answer read it, then its fields are looked through once', () => {
  const reads = { count: 0 };
  const body = Object.defineProperty({}, 'story', {
    enumerable: true,
    get: () => {
      reads.count += 1;
      return 'see https://example.org/x';
    },
  });
  const form = formBody(body);
  assert.deepEqual(
    form.pointing?.map(({ field }) => field),
    ['story'],
  );
  assert.deepEqual(formBody(body), form);
  assert.deepEqual(formBody(body, true).pointing, []);
  assert.equal(reads.count, 1);
});

test('given posts of a stranger with cookies that open nothing, when they pass the limit, then no cookie is looked up any more; and who is signed in goes on', async () => {
  const one = openClient(sample.baseUrl);
  await one.signIn('northmoor', 'officer');
  looked.up = 0;
  const statuses: number[] = [];
  for (let nth = 0; nth < 3 * LIMIT; nth += 1) {
    const stranger = openClient(sample.baseUrl);
    stranger.cookies.set('evenhand', `northmoor.${String(nth).padStart(43, 'x')}`);
    statuses.push((await stranger.post('/notes/new', { story: 'a' })).status);
  }
  assert.equal(statuses.at(-1), 429);
  assert.ok(looked.up <= LIMIT, String(looked.up));
  assert.equal((await one.get('/api/session')).status, 200);
});

test('given somebody who reads public pages past the limit, when another would sign in from that address, then they can', async () => {
  const reader = openClient(sample.baseUrl);
  const statuses: number[] = [];
  for (let nth = 0; nth <= LIMIT; nth += 1) statuses.push((await reader.get('/')).status);
  assert.equal(statuses.at(-1), 429);
  const other = openClient(sample.baseUrl);
  await other.signIn('northmoor', 'supervisor');
  assert.equal((await other.get('/api/session')).status, 200);
});
