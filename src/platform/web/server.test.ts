import assert from 'node:assert/strict';
import { connect } from 'node:net';
import test from 'node:test';
import { changes, openSample, sampleOptions } from '../../../test/sample-server.ts';
import { openClient, type Answer } from '../../../test/sign-in.ts';
import { homePage, openSessions, signIn } from '../staff/index.ts';
import { createServer, page, redirect, refuse } from './index.ts';

const sample = await openSample();
const officer = openClient(sample.baseUrl);
await officer.signIn('northmoor', 'officer');
const anybody = openClient(sample.baseUrl);
const origin = sample.baseUrl;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const full = {
  who: 'A teacher',
  'when-day': '22',
  'when-month': '11',
  'when-year': '2026',
  'when-time': '2:05am',
  safe: 'no',
};
const note = { who: 'A teacher', when: '2026-11-22T02:05:00Z', safe: false };

const assertDressed = (answer: Answer, what: string): void => {
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.match(policy, /script-src 'self' 'nonce-[\w+/=]{24}'/, what);
  for (const part of [`object-src 'none'`, `base-uri 'none'`, `frame-ancestors 'none'`, `form-action 'self'`]) {
    assert.ok(policy.includes(part), `${what}: ${part}`);
  }
  assert.doesNotMatch(policy, /unsafe|upgrade-insecure/, what);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(answer.headers.get('referrer-policy'), 'no-referrer', what);
  assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin', what);
  assert.match(answer.headers.get('cache-control') ?? '', what.startsWith('asset') ? /max-age/ : /no-store/, what);
};

test('given every kind of answer, when it leaves, then it carries every header', async () => {
  const asset = /\/assets\/evenhand\.css\?v=\w+/.exec((await anybody.get('/')).text)?.[0] ?? '';
  const answers: Readonly<Record<string, readonly [number, Answer]>> = {
    asset: [200, await anybody.get(asset)],
    home: [200, await anybody.get('/')],
    health: [200, await anybody.get('/health')],
    description: [200, await anybody.get('/api/openapi.json')],
    'a page': [200, await officer.get('/notes/new')],
    'not signed in': [303, await anybody.get('/notes/new')],
    'a program not signed in': [401, await anybody.get('/api/session')],
    'no page': [404, await anybody.get('/nothing')],
    'no asset': [404, await anybody.get('/assets/nothing.css')],
    'a climb': [404, await anybody.get('/assets/..%2f..%2fpackage.json')],
    'no endpoint': [404, await officer.get('/api/nothing')],
    'wrong method': [405, await officer.get('/api/notes')],
    'bad address': [400, await anybody.get('/%zz')],
    'a file': [
      415,
      await officer.request('/notes/new', {
        method: 'POST',
        body: 'x',
        headers: { origin, 'content-type': 'image/png' },
      }),
    ],
    'too deep': [
      400,
      await officer.request('/api/notes', {
        method: 'POST',
        body: `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
        headers: { origin, 'content-type': 'application/json', 'x-csrf-token': officer.csrf },
      }),
    ],
    'too much': [413, await officer.send('POST', '/api/notes', { ...note, story: 'a '.repeat(40_000) })],
    'not JSON': [
      400,
      await officer.request('/api/notes', {
        method: 'POST',
        body: '{',
        headers: { origin, 'content-type': 'application/json' },
      }),
    ],
    'a bug': [500, await officer.get('/broken')],
    'an unknown refusal': [500, await officer.get('/odd')],
    'a refusal': [409, await officer.get('/notes/00000000-0000-4000-8000-00000000000f')],
  };
  for (const [what, [status, answer]] of Object.entries(answers)) {
    assert.equal(answer.status, status, what);
    assertDressed(answer, what);
  }
});

test('given anything but text, when it is sent, then it is refused with what to do instead', async () => {
  for (const type of [
    'multipart/form-data; boundary=x',
    'image/jpeg',
    'application/octet-stream',
    'text/plain',
    'application/pdf',
  ]) {
    const answer = await officer.request('/api/notes', {
      method: 'POST',
      body: 'x',
      headers: { origin, 'content-type': type, 'x-csrf-token': officer.csrf },
    });
    assert.equal(answer.status, 415, type);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.match(answer.text, /"code":"no-files"/);
    assert.match(answer.text, /Do not copy, forward, save or print/);
  }
});

test('given forged requests, when they ask for a change, then none is made', async () => {
  const other = openClient(sample.baseUrl);
  await other.signIn('northmoor', 'supervisor');
  const before = changes.count;
  const page = '/notes/new';
  const forged: Readonly<Record<string, Answer>> = {
    'no token': await officer.post(page, { ...full, csrf: '' }),
    'another’s token': await officer.post(page, { ...full, csrf: other.csrf }),
    'a token cut short': await officer.post(page, { ...full, csrf: officer.csrf.slice(1) }),
    'another origin': await officer.post(page, full, { origin: 'https://evil.example' }),
    'a null origin': await officer.post(page, full, { origin: 'null' }),
    'another site': await officer.post(page, full, { 'sec-fetch-site': 'cross-site' }),
    'a sister site': await officer.post(page, full, { 'sec-fetch-site': 'same-site', origin: 'null' }),
    'no origin': await officer.request(page, {
      method: 'POST',
      body: new URLSearchParams({ ...full, csrf: officer.csrf }),
    }),
    'a GET': await officer.get(`${page}?${new URLSearchParams({ ...full, csrf: officer.csrf }).toString()}`),
    'JSON without its header': await officer.send('POST', '/api/notes', note, { 'x-csrf-token': '' }),
    'JSON with the token in its body': await officer.send(
      'POST',
      '/api/notes',
      { ...note, csrf: officer.csrf },
      { 'x-csrf-token': '' },
    ),
    'JSON as plain text': await officer.send('POST', '/api/notes', note, { 'content-type': 'text/plain' }),
    'a form to the endpoint': await officer.post('/api/notes', {}, { ...form, 'sec-fetch-site': 'cross-site' }),
    'sign-out': await officer.post('/sign-out', { csrf: 'x' }),
  };
  for (const [what, answer] of Object.entries(forged)) {
    assert.ok([200, 403, 415].includes(answer.status), `${what}: ${answer.status}`);
  }
  assert.equal(changes.count, before);
  assert.equal((await officer.get('/api/session')).status, 200);
});

test('given a page of ours, when it sends its form, then the change is made', async () => {
  const before = changes.count;
  assert.equal((await officer.post('/notes/new', full)).status, 303);
  const browser = { 'sec-fetch-site': 'same-origin', origin: 'null' };
  assert.equal((await officer.post('/notes/new', full, browser)).status, 303);
  const made = await officer.send('POST', '/api/notes', note, { 'idempotency-key': 'key-00000001', 'if-match': '"7"' });
  assert.equal(made.status, 201);
  assert.deepEqual(
    [made.headers.get('etag'), made.location],
    ['"7"', '/api/notes/00000000-0000-4000-8000-00000000000a'],
  );
  assert.equal(made.text, '{"id":"00000000-0000-4000-8000-00000000000a","key":"key-00000001"}');
  assert.equal(changes.count, before + 3);
});

test('given an idempotency key that cannot be used, when a change carries it, then it is refused, not passed over', async () => {
  const before = changes.count;
  for (const key of ['x y', 'short', 'k'.repeat(201)]) {
    const answer = await officer.send('POST', '/api/notes', note, { 'idempotency-key': key });
    assert.deepEqual([answer.status, answer.text.includes('"code":"unusable-key"')], [400, true], key);
  }
  assert.equal(changes.count, before);
});

test('given JSON that does not fit, when it is sent, then the problem points at each place', async () => {
  const answer = await officer.send('POST', '/api/notes', { who: '', when: 'yesterday', safe: true, role: 'chief' });
  assert.equal(answer.status, 422);
  const problem: unknown = JSON.parse(answer.text);
  assert.partialDeepStrictEqual(problem, {
    type: 'urn:evenhand:problem:invalid-input',
    status: 422,
    code: 'invalid-input',
  });
  assert.match(answer.text, /"pointer":"\/who".*"pointer":"\/when".*"pointer":"\/role"/);
});

test('given an image in JSON, an address or a form, when it is sent, then it is refused and nothing of it comes back', async () => {
  const image = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}`;
  const before = changes.count;
  const json = await officer.send('POST', '/api/notes', { ...note, story: image });
  assert.deepEqual([json.status, json.text.includes('"pointer":"/story"')], [422, true]);
  // The router reads an address decoded: so is it asked, whatever the address looks like.
  for (const story of [image, 'See https://pictures.example/1']) {
    const written = await officer.send('POST', '/%61pi/notes', { ...note, story });
    assert.deepEqual([written.status, written.text.includes('"pointer":"/story"')], [422, true], written.text);
  }
  const page = await officer.post('/notes/new', { ...full, story: image });
  assert.equal(page.status, 422);
  assert.match(page.text, /href="#story">Evenhand takes no images/);
  assert.match(page.text, /value="A teacher"/);
  const query = await officer.get(`/notes/new?q=${encodeURIComponent(image)}`);
  assert.equal(query.status, 422);
  for (const answer of [json, page, query]) assert.doesNotMatch(answer.text, /iVBORw0/);
  assert.equal(changes.count, before);
  assert.ok(!sample.lines.some((line) => line.includes('iVBORw0')));
});

test('given a bug, when a page breaks, then person and log share a reference and nothing else', async () => {
  const answer = await officer.get('/broken?name=canary-7d1f');
  const reference = /[0-9A-F]{5}-[0-9A-F]{5}/.exec(answer.text)?.[0] ?? 'none';
  assert.ok(sample.lines.some((line) => line.includes(reference) && line.includes('sample-server.ts')));
  assert.doesNotMatch(answer.text, /canary|at .*\.ts/);
  assert.ok(!sample.lines.some((line) => line.includes('canary-7d1f')));
});

const say = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(sample.baseUrl).port), '127.0.0.1', () => socket.write(text));
    let told = '';
    socket.setEncoding('utf8').on('data', (part: string) => (told += part));
    socket
      .on('end', () => {
        resolve(told);
      })
      .on('error', reject);
  });

test('given a name that is not of this machine, when the demonstration is asked by it, then it does not answer', async () => {
  const told = await say('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
  assert.match(told, /^HTTP\/1\.1 421 /);
  assert.doesNotMatch(told, /Priya/);
});

test('given noise that is no HTTP, when it comes in, then even its answer is dressed', async () => {
  assert.match(
    await say('\u0001\u0002 noise\r\n\r\n'),
    /^HTTP\/1\.1 400 .*content-security-policy: default-src 'none'/s,
  );
});

test('given production, when it answers, then by https only, under any name, and with nobody invented', async () => {
  const baseUrl = 'https://evenhand.example';
  const options = sampleOptions(sample.db, baseUrl, []);
  const sessions = openSessions(sample.db.database);
  const part = signIn({ baseUrl, mode: 'production', database: sample.db.database, sessions });
  const routes = [homePage([])];
  const app = await createServer({ ...options, mode: 'production', routes, parts: [part] });
  const home = await app.inject({ url: '/', headers: { host: 'evenhand.example' } });
  assert.match(String(home.headers['strict-transport-security']), /max-age=63072000/);
  assert.match(home.body, /href="\/sign-in"/);
  assert.doesNotMatch(home.body, /Invented|Priya/);
  const cookie = officer.cookies.get('evenhand') ?? '';
  const asked = (name: string) =>
    app.inject({ url: '/api/session', headers: { host: 'evenhand.example', cookie: `${name}=${cookie}` } });
  assert.equal((await asked('evenhand')).statusCode, 401);
  assert.equal((await asked('__Host-evenhand')).statusCode, 200);
  await app.close();
});

const written = 'Two lines <b>of</b> hers:\nthat it is deleted & that school goes on.';

test('given words sent after the session ended, when they come, then nothing is saved and they are there to be copied', async () => {
  const before = changes.count;
  const answer = await anybody.post('/notes/new', { ...full, story: written });
  assert.equal(answer.status, 401);
  assert.match(answer.text, /You are signed out/);
  assert.match(answer.text, /href="\/sign-in\?to=%2Fnotes%2Fnew"/);
  assert.ok(
    answer.text.includes('Two lines &lt;b&gt;of&lt;/b&gt; hers:\nthat it is deleted &amp; that school goes on.'),
  );
  assert.equal(changes.count, before);
  // Choices too, in words; and all of it once more, for when they have signed in.
  assert.match(answer.text, /Safe<\/dt>\s*<dd[^>]*>No</);
  assert.match(answer.text, /When<\/dt>\s*<dd[^>]*>22 11 2026 2:05am</);
  assert.match(answer.text, /name="safe" value="no"/);
  const nothing = await anybody.post('/notes/new', { safe: '' });
  assert.deepEqual([nothing.status, nothing.location], [303, '/sign-in']);
});

test('given a form that somebody sends again after they signed in anew, when it comes, then nothing is saved and it is shown filled, with a token of theirs', async () => {
  const before = changes.count;
  const again = await officer.post('/notes/new', { ...full, story: written, csrf: 'x'.repeat(officer.csrf.length) });
  assert.equal(again.status, 403);
  assert.match(again.text, /You signed in after this form was opened/);
  assert.match(again.text, /value="no" checked/);
  assert.match(again.text, /value="A teacher"/);
  assert.ok(again.text.includes(`name="csrf" value="${officer.csrf}"`));
  assert.equal(changes.count, before);
});

test('given words in a form that is refused as a whole, when it is answered, then they are on the page, and no image is', async () => {
  const refusing = page({
    method: 'POST',
    url: '/notes/late',
    action: 'write-note',
    handle: () => Promise.resolve(refuse({ code: 'CaseChanged' }, '/notes/new')),
  });
  const late = await openSample((options) => ({ ...options, routes: [...options.routes, refusing] }));
  const client = openClient(late.baseUrl);
  await client.signIn('northmoor', 'officer');
  const answer = await client.post('/notes/late', {
    story: written,
    'reasons.age': 'data:image/png;base64,iVBORw0KGgo= x',
  });
  assert.equal(answer.status, 409);
  assert.match(answer.text, /None of it was saved/);
  assert.match(answer.text, /Two lines &lt;b&gt;of/);
  assert.doesNotMatch(answer.text, /iVBOR/);
});

test('given a route that the table does not know, when the server is made, then it does not start and names it', async () => {
  const options = sampleOptions(sample.db, 'http://localhost:1', []);
  const stray = page({ method: 'POST', url: '/stray', action: 'stray', handle: () => Promise.resolve(redirect('/')) });
  await assert.rejects(createServer({ ...options, routes: [stray] }), /POST \/stray names stray/);
  const open = page({ method: 'GET', url: '/open', action: 'open-home', handle: () => Promise.resolve(redirect('/')) });
  await assert.rejects(createServer({ ...options, routes: [open] }), /GET \/open and the table disagree/);
});

test('given a limit, when it is passed, then pages wait and report intake does not', async () => {
  const slow = await openSample((options) => ({ ...options, perMinute: 12 }));
  const client = openClient(slow.baseUrl);
  await client.signIn('northmoor', 'officer');
  const statuses: number[] = [];
  for (let i = 0; i < 15; i += 1) statuses.push((await client.get('/notes/new')).status);
  assert.equal(statuses.at(-1), 429);
  assert.equal((await client.post('/notes/new', full)).status, 303);
});

test('given the description of the API, when it is read, then it is OpenAPI 3.1 of the very schemas, without loose ends', async () => {
  const { text } = await anybody.get('/api/openapi.json');
  const described: unknown = JSON.parse(text);
  assert.partialDeepStrictEqual(described, { openapi: '3.1.0' });
  assert.match(text, /"\/api\/notes":\{"post"/);
  assert.match(text, /application\/problem\+json/);
  const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
  for (const name of names) assert.ok(text.includes(`"${name}":{`), name);
  assert.doesNotMatch(text, /"\/(?:sign-in|notes|assets|demonstration)/);
});
