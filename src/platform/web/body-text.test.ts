import assert from 'node:assert/strict';
import test from 'node:test';
import { changes, openSample } from '../../../test/sample-server.ts';
import { openClient, type Answer } from '../../../test/sign-in.ts';

const sample = await openSample();
const officer = openClient(sample.baseUrl);
await officer.signIn('northmoor', 'officer');
const origin = sample.baseUrl;
const whole = '{"who":"A teacher","when":"2026-11-22T02:05:00Z","safe":false}';

/** Sent byte by byte as given, with all that else would make it a change. */
const sent = (url: string, body: string | Uint8Array<ArrayBuffer>, type: string): Promise<Answer> =>
  officer.request(url, {
    method: 'POST',
    body,
    headers: { origin, 'content-type': type, 'x-csrf-token': officer.csrf },
  });
const json = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Promise<Answer> =>
  sent('/api/notes', body, type);
const latin = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'));

const refusedWhole = async (answer: Promise<Answer>, status: number, code: string, more = ''): Promise<void> => {
  const before = changes.count;
  const { status: given, text } = await answer;
  assert.deepEqual([given, text.includes(code), text.includes(more)], [status, true, true], text);
  assert.equal(changes.count, before, 'nothing of it was taken');
};

test('given a body as it should be, when it is sent in UTF-8, said or not, then it is taken with every sign', async () => {
  for (const type of ['application/json', 'application/json; charset=utf-8', 'application/json; charset="UTF8"'])
    assert.equal((await json(whole.replace('teacher', 'René Müller, Llŷr 🐑'), type)).status, 201, type);
});

test('given a field twice, when it is sent, then neither is taken, and it is said which', async () => {
  await refusedWhole(json(whole.replace('"safe":false', '"safe":false,"safe":true')), 422, 'invalid-input', '"/safe"');
  // Two spellings of one key are one key; text that looks like one is none.
  await refusedWhole(json(whole.replace('{', String.raw`{"s\u0061fe":true,`)), 422, 'invalid-input', '"/safe"');
  assert.equal((await json(whole.replace('A teacher', String.raw`\"safe\":true, \"safe\":`))).status, 201);
});

test('given bytes that are not UTF-8, when JSON or a form is sent with them, then nothing is kept with a sign lost', async () => {
  const name = whole.replace('A teacher', 'Ren\u00e9');
  await refusedWhole(json(latin(name)), 415, 'not-utf8');
  await refusedWhole(json(latin(name), 'application/json; charset=iso-8859-1'), 415, 'not-utf8');
  const form = 'application/x-www-form-urlencoded';
  for (const who of ['Ren%E9', '%ED%A0%80', '100%'])
    await refusedWhole(sent('/notes/new', `csrf=${officer.csrf}&who=${who}`, form), 415, 'cannot be read as UTF-8');
  await refusedWhole(sent('/notes/new', latin(`csrf=${officer.csrf}&who=Ren\u00e9`), form), 415, 'as UTF-8');
});

test('given half of a sign, in a text or in the name of a field, when it is sent, then the place is said', async () => {
  await refusedWhole(json(whole.replace('A teacher', String.raw`a\ud800b`)), 422, 'lone surrogate', '"/who"');
  await refusedWhole(json(whole.replace('"who"', String.raw`"\udc00"`)), 422, 'lone surrogate');
  assert.equal(
    (await json(whole.replace('A teacher', String.raw`\ud83d\udc11`))).status,
    201,
    'both halves are a sign',
  );
});

test('given a form at an address for programs, when it is sent, then it says that programs send JSON', async () => {
  await refusedWhole(sent('/api/notes', 'who=A', 'application/x-www-form-urlencoded'), 415, 'json-only');
});

test('given an If-Match that is no version, when a change carries it, then nobody is said to have changed anything', async () => {
  for (const version of ['abc', '"3', '-1', '3.5', '"1", "2"']) {
    const answer = officer.request('/api/notes', {
      method: 'POST',
      body: whole,
      headers: { origin, 'content-type': 'application/json', 'x-csrf-token': officer.csrf, 'if-match': version },
    });
    await refusedWhole(answer, 400, 'unusable-version');
  }
  for (const version of ['7', '"7"', 'W/"7"', '*'])
    assert.equal(
      (await officer.send('POST', '/api/notes', JSON.parse(whole), { 'if-match': version })).status,
      201,
      version,
    );
});
