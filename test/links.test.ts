// No door of a case takes a link, the hash of a file or encoded text: by the table of routes, so that no later one is forgotten.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import test from 'node:test';
import { allRoutes } from '../src/main.ts';
import type { Gateway } from '../src/platform/command/index.ts';
import { codeIn, openCaseApp } from './case-app.ts';

const app = await openCaseApp();
const unasked = (): never => {
  throw new Error('no route is asked here');
};
const gateway: Gateway = { execute: unasked, consult: unasked, admit: unasked, leads: unasked };
const routes = allRoutes(gateway, new Date('2026-11-22T10:00:00Z'));
const md5 = createHash('md5').update('invented').digest('hex');

test('given every route, when it is asked what takes links, then it is settings, guidance and published figures alone; a file, published figures and decisions in code', () => {
  const taking = routes.filter(({ takesLinks }) => takesLinks).map(({ action }) => action);
  assert.deepEqual([...new Set(taking)].sort(), ['bring-source', 'propose-settings', 'write-guidance']);
  // A table of figures has the addresses of its pages in it; no door of a case takes either.
  assert.deepEqual(
    routes.filter(({ takesFile }) => takesFile).map(({ method, url }) => `${method} ${url}`),
    ['POST /sources', 'POST /split'],
  );
});

test('given every endpoint that changes something, when a link is sent in its body, then it is refused before anything is read', async () => {
  const doors = routes.filter(({ kind, method, takesLinks }) => kind === 'api' && method !== 'GET' && !takesLinks);
  assert.ok(doors.length > 30);
  for (const { method, url } of doors) {
    const at = url.replaceAll(/:\w+/g, () => randomUUID());
    const answer = await app.officer.send(method, at, { deep: [{ words: 'at https://example.org/a' }] });
    assert.equal(codeIn(answer), 'link-refused', url);
    assert.match(answer.text, /"pointer":"\/deep\/0\/words"/, url);
  }
});

test('given a hash as the reference of a crime, when it is sent by page and by program, then both refuse it, the page keeps what was typed, and a real reference is taken', async () => {
  const { id } = await app.openCase(1);
  const page = await app.officer.post(`/cases/${id}/crimes/new`, { offence: '86/2', reference: md5, when: 'now' });
  assert.equal(page.status, 422);
  assert.match(page.text, /it can be the hash of a file/);
  assert.match(page.text, new RegExp(`value="${md5}"`));
  const sent = { offence: '86/2', reference: md5, when: 'now' };
  assert.equal(codeIn(await app.officer.send('POST', `/api/cases/${id}/crimes`, sent)), 'link-refused');
  assert.deepEqual(await app.tablesHolding(md5), []);
  const real = { ...sent, reference: 'NM/2026/0001234-A' };
  assert.equal((await app.officer.send('POST', `/api/cases/${id}/crimes`, real)).status, 201);
});
