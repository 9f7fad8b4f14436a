import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { checksOf } from './index.ts';

const app = await openCaseApp();
const { officer } = app;
const stateOf = async (id: string): Promise<string> => (await app.read((tx) => checksOf(tx, id))).state;

test('given a new case, when its checks are opened, then each child stands with every system, and nothing is read as clear', async () => {
  const { id } = await app.openCase(2);
  const page = await officer.get(`/cases/${id}/checks`);
  assert.equal(page.status, 200);
  assert.equal(page.text.match(/Police National Computer \(PNC\)<span/g)?.length, 2);
  assert.equal(page.text.match(/Not run/g)?.length, 8);
  assert.match(page.text, /6 are still to be done/);
});

test('given a check, when its result is saved on the page, then the list shows it, who and when', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/cases/${id}/checks/${children[0] ?? ''}/pnc`;
  const saved = await officer.post(at, { result: 'trace-not-relevant', reference: 'PNC-0042', when: 'now' });
  assert.equal(saved.location, `/cases/${id}/checks`);
  const page = await officer.get(`/cases/${id}/checks`);
  assert.match(page.text, /Trace, not relevant/);
  assert.match(page.text, /Olive Example<br>Reference PNC-0042/);
});

test('given pages that ask for a fact, when they are opened, then none is chosen beforehand, but the only child there is', async () => {
  const two = await app.openCase(2);
  const one = await app.openCase(1);
  const ticked = async (path: string): Promise<boolean> => / checked[ >]/.test((await officer.get(path)).text);
  assert.equal(await ticked(`/cases/${two.id}/places/new`), false);
  assert.equal(await ticked(`/cases/${one.id}/places/new`), true, 'there is no other');
  assert.equal(await ticked(`/cases/${two.id}/checks/${two.children[0] ?? ''}/pnc`), false);
  assert.equal(await ticked(`/cases/${two.id}/crimes/new`), false);
  const unsaid = await officer.post(`/cases/${two.id}/places/new`, { where: '1 Invented Street' });
  assert.match(unsaid.text, /Choose which child the place concerns/);
  const check = await officer.post(`/cases/${two.id}/checks/${two.children[0] ?? ''}/pnc`, { result: 'no-trace' });
  assert.match(check.text, /Choose when the check was run/);
});

test('given a form that is not right, when it is sent, then it says where, and keeps what was typed', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/cases/${id}/checks/${children[0] ?? ''}/pnd`;
  const wrong = await officer.post(at, { result: 'trace-relevant', reference: 'Rowan Example', when: 'now' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /with at least one figure/);
  assert.match(wrong.text, /value="Rowan Example"/);
  const stale = await officer.post(at, { result: 'no-trace', when: 'now', 'if-match': '0' });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /Somebody changed this case/);
  assert.match(stale.text, /value="no-trace" checked/);
  assert.match(stale.text, /name="if-match" value="1"/);
});

test('given checks by the API, when all are done but one that is unavailable, then the state is unavailable, never complete', async () => {
  const { id, children } = await app.openCase(1);
  const at = (system: string) => `/api/cases/${id}/checks/${children[0] ?? ''}/${system}`;
  for (const system of ['pnc', 'local']) {
    assert.equal((await officer.send('POST', at(system), { result: 'no-trace', when: 'now' })).status, 201);
  }
  assert.equal(await stateOf(id), 'outstanding');
  await officer.send('POST', `/api/cases/${id}/places/none`, { fromWhom: 'reporter' });
  assert.equal((await officer.send('POST', at('pnd'), { result: 'unavailable', when: 'now' })).status, 422);
  await officer.send('POST', at('pnd'), { result: 'unavailable', unavailable: 'system-down', when: 'now' });
  assert.equal(await stateOf(id), 'unavailable');
  const read = await officer.get(`/api/cases/${id}/checks`);
  assert.match(read.text, /"state":"unavailable","outstanding":\[\]/);
  await officer.send('POST', at('pnd'), { result: 'no-trace', when: 'now' });
  assert.equal(await stateOf(id), 'complete');
});

test('given a request sent twice with one key, when it is repeated, then it is one check; with another body it is refused', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/api/cases/${id}/checks/${children[0] ?? ''}/pnc`;
  const key = { 'idempotency-key': 'a-key-of-this-test' };
  const once = await officer.send('POST', at, { result: 'no-trace', when: 'now' }, key);
  const twice = await officer.send('POST', at, { result: 'no-trace', when: 'now' }, key);
  assert.equal(idIn(once, 'check'), idIn(twice, 'check'));
  const other = await officer.send('POST', at, { result: 'running', when: 'now' }, key);
  assert.equal(codeIn(other), 'KeyUsedForAnotherBody');
});

test('given every check of people done and no place named, when somebody says on the page that none is known, then the checks are complete, and the page says from whom', async () => {
  const { id, children } = await app.openCase(1);
  for (const system of ['pnc', 'pnd', 'local'])
    await officer.send('POST', `/api/cases/${id}/checks/${children[0] ?? ''}/${system}`, {
      result: 'no-trace',
      when: 'now',
    });
  assert.equal(await stateOf(id), 'outstanding');
  assert.match((await officer.get(`/cases/${id}/checks`)).text, /No place is named/);
  assert.match((await officer.get(`/cases/${id}`)).text, /No place is named/);
  const at = `/cases/${id}/places/none`;
  const wrong = await officer.post(at, { fromWhom: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Choose from whom this is known/);
  assert.equal((await officer.post(at, { fromWhom: 'parent-or-carer' })).location, `/cases/${id}/checks`);
  assert.equal(await stateOf(id), 'complete');
  assert.match(
    (await officer.get(`/cases/${id}/checks`)).text,
    /No place is known\. From: [^.]*parent or carer\. Olive/i,
  );
  assert.ok((await app.actions(id)).includes('state-no-place'));
  await officer.send('POST', `/api/cases/${id}/children`, {});
  assert.match((await officer.get(`/api/cases/${id}/checks`)).text, /"places":"not-asked"/);
});

test('given a canary as a place, when it is saved, then it is shown to who may, and stands in no plain column nor in the ledger', async () => {
  const { id, children } = await app.openCase(1);
  await officer.send('POST', `/api/cases/${id}/checks/${children[0] ?? ''}/local`, { result: 'no-trace', when: 'now' });
  const canary = `canary${randomBytes(8).toString('hex')}`;
  const saved = await officer.post(`/cases/${id}/places/new`, {
    person: children[0] ?? '',
    where: `The ${canary} flat`,
  });
  assert.equal(saved.status, 303, saved.text);
  const page = await officer.get(`/cases/${id}/checks`);
  assert.match(page.text, new RegExp(`Place 1<span[^>]*>The ${canary} flat`));
  assert.match(page.text, /this place is new in the case/);
  assert.deepEqual(await app.tablesHolding(canary), []);
  assert.deepEqual(await app.tablesHolding('Olive Example'), ['staff']);
});

test('given somebody who is not assigned, when they open the checks, then a reason is asked; after it, they are shown and logged', async () => {
  const { id } = await app.openCase(1);
  assert.equal(codeIn(await app.supervisor.get(`/api/cases/${id}/checks`)), 'ReasonNeeded');
  await app.cover(id);
  assert.equal((await app.supervisor.get(`/cases/${id}/checks`)).status, 200);
  assert.ok((await app.actions(id)).includes('read-checks'));
});
