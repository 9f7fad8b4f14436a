import assert from 'node:assert/strict';
import { it } from 'node:test';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const hub = await app.as('hub');
const WHY = 'The invented hospital asks at night whom it may call about a child';
const floor = {
  safeNow: 'yes',
  selfHarm: 'yes',
  withWhom: 'school',
  contact: 'known',
  mayTell: 'The invented aunt',
  how: 'By telephone',
  mustNotTell: 'The invented stepfather',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
};

const atRisk = async (): Promise<string> => {
  const { id, children } = await app.openCase(1);
  const walked = await app.officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/floor`, floor);
  assert.equal(walked.status, 201, walked.text);
  return id;
};

const anHourPasses = (id: string) =>
  plant(
    app.test,
    `UPDATE opening SET from_at = from_at - interval '60 minutes', until_at = until_at - interval '60 minutes' WHERE case_file = '${id}'`,
    'northmoor',
  );

it('given somebody of the hub with a reference, when they open the case, then its risk shows before a reason is asked', async () => {
  const id = await atRisk();
  const { text } = await app.officer.get(`/api/cases/${id}`);
  const found = await hub.get(
    `/cases/find?reference=${idIn({ ...(await hub.get('/')), text }, 'reference')
      .replace('-', '')
      .toLowerCase()}`,
  );
  assert.equal(found.location, `/cases/${id}`);
  assert.equal((await hub.get(`/cases/${id}`)).location, `/cases/${id}/break-glass`);
  const asked = await hub.get(`/cases/${id}/break-glass`);
  const [risk, title, reason] = ['risk of self-harm', '<h1', 'Why can it not wait'].map((words) =>
    asked.text.indexOf(words),
  );
  assert.ok(risk !== undefined && title !== undefined && reason !== undefined);
  assert.ok(risk > 0 && risk < title && title < reason, 'the risk comes first');
  for (const said of [/one hour/, /logged/, /announced to the supervisors/]) assert.match(asked.text, said);
  assert.equal(codeIn(await hub.get(`/api/cases/${id}`)), 'EmergencyOnly');
});

it('given who answers for records and not for a child, when they are asked for a reason, then nothing of a child is shown, and nobody is logged as looked at', async () => {
  const id = await atRisk();
  for (const [subject, place, asks] of [
    ['disclosure-officer', 'break-glass', /Why can it not wait/],
    ['registrar', 'open', /Why do you open this case/],
  ] as const) {
    const someone = await app.as(subject);
    const page = await someone.get(`/cases/${id}/${place}`);
    assert.match(page.text, asks);
    assert.doesNotMatch(page.text, /Known and open|risk of self-harm/);
    assert.match((await someone.get(`/api/cases/${id}/${place}`)).text, /"risks":null/);
    const action = place === 'open' ? 'open-case' : place;
    const looked = await plant(
      app.test,
      `SELECT FROM ledger_entry WHERE action = '${action}' AND cases @> ARRAY['${id}']::uuid[] AND people = '{}'`,
    );
    assert.equal(looked.rowCount, 2);
  }
  const timeline = (await app.officer.get(`/cases/${id}`)).text;
  assert.match(timeline, /Asked for a reason to open the case, and shown nothing of it/);
  assert.doesNotMatch(timeline, /Known risks looked at/);
  assert.match((await app.supervisor.get(`/cases/${id}/open`)).text, /Known and open[\s\S]*risk of self-harm/);
  assert.match((await app.officer.get(`/cases/${id}`)).text, /Known risks looked at/);
});

it('given no reason, when glass is broken, then nothing is opened and what was typed is kept', async () => {
  const id = await atRisk();
  const sent = await hub.post(`/cases/${id}/break-glass`, { reason: 'now' });
  assert.equal(sent.status, 422);
  assert.match(sent.text, />now<\/textarea>/);
  assert.equal(codeIn(await hub.get(`/api/cases/${id}`)), 'EmergencyOnly');
});

it('given glass broken, when an hour has passed, then it is closed by itself; while it runs it is not made longer', async () => {
  const id = await atRisk();
  const other = await atRisk();
  assert.equal((await hub.post(`/cases/${id}/break-glass`, { reason: WHY })).location, `/cases/${id}`);
  const page = await hub.get(`/cases/${id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Open to you in an emergency until/);
  assert.match(page.text, /The invented stepfather/, 'who must not be told is what an emergency asks');
  assert.ok(
    page.text.indexOf('The invented stepfather') < page.text.indexOf('id="due"'),
    'and comes before what is due',
  );
  assert.equal(codeIn(await hub.get(`/api/cases/${other}`)), 'EmergencyOnly', 'one case only');
  assert.equal((await hub.get(`/cases/${id}/triage`)).status, 403, 'its page, and none of its steps');
  assert.equal(codeIn(await hub.send('POST', `/api/cases/${id}/break-glass`, { reason: WHY })), 'EmergencyRunning');
  await anHourPasses(id);
  assert.equal(codeIn(await hub.get(`/api/cases/${id}`)), 'EmergencyOnly');
  assert.equal((await hub.send('POST', `/api/cases/${id}/break-glass`, { reason: WHY })).status, 201);
});

it('given one request sent twice, when it is the same, then it is one opening', async () => {
  const id = await atRisk();
  const key = { 'idempotency-key': 'emergency-twice' };
  const once = await hub.send('POST', `/api/cases/${id}/break-glass`, { reason: WHY }, key);
  const again = await hub.send('POST', `/api/cases/${id}/break-glass`, { reason: WHY }, key);
  assert.equal(idIn(again, 'opening'), idIn(once, 'opening'));
});

it('given a disclosure officer who broke glass, when they read the case, then whom to tell is not among it', async () => {
  const id = await atRisk();
  const disclosure = await app.as('disclosure-officer');
  await disclosure.post(`/cases/${id}/break-glass`, { reason: WHY });
  const page = await disclosure.get(`/cases/${id}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /The invented stepfather/);
});

it('given an emergency, when a supervisor has not acknowledged it, then queue and case announce it, for however long', async () => {
  const id = await atRisk();
  await hub.get(`/cases/${id}/break-glass`);
  await hub.post(`/cases/${id}/break-glass`, { reason: WHY });
  await plant(
    app.test,
    `UPDATE opening SET from_at = from_at - interval '30 days', until_at = until_at - interval '30 days' WHERE case_file = '${id}'`,
    'northmoor',
  );
  const place = new RegExp(`/cases/${id}/emergencies/[0-9a-f-]+`);
  const [address = ''] = place.exec((await app.supervisor.get('/queue')).text) ?? [];
  await app.cover(id);
  assert.match((await app.supervisor.get(`/cases/${id}`)).text, /No supervisor has acknowledged it yet/);
  const read = await app.supervisor.get(address);
  assert.match(read.text, new RegExp(WHY));
  assert.equal((await app.officer.get(address)).status, 403);
  assert.equal((await app.supervisor.post(address)).location, '/queue');
  assert.doesNotMatch((await app.supervisor.get('/queue')).text, place);
  const page = await app.supervisor.get(`/cases/${id}`);
  assert.doesNotMatch(page.text, /No supervisor has acknowledged it yet/);
  for (const told of [/Opened in an emergency/, /Emergency opening acknowledged/, /Known risks looked at/])
    assert.match(page.text, told);
  const twice = await app.supervisor.send('POST', `/api${address}/acknowledge`, {});
  assert.equal(codeIn(twice), 'EmergencyAcknowledgedAlready');
});

it('given the queue as a program reads it, when a case is opened in an emergency, then it is there with its opening', async () => {
  const id = await atRisk();
  const made = await hub.send('POST', `/api/cases/${id}/break-glass`, { reason: WHY });
  const queue = await app.supervisor.get('/api/queue');
  assert.match(queue.text, new RegExp(idIn(made, 'opening')));
  const read = await app.supervisor.get(`/api/cases/${id}/emergencies/${idIn(made, 'opening')}`);
  assert.equal(idIn(read, 'reason'), WHY);
});

it('given a reason written in own words, when the tables are searched, then it is nowhere in plain', async () => {
  assert.deepEqual(await app.tablesHolding('invented hospital'), []);
});

it('given a case, when a supervisor gives it to somebody, then it is theirs; and only to who works cases', async () => {
  const { id } = await app.openCase(1);
  await app.cover(id);
  const who = await app.supervisor.get(`/api/cases/${id}/assign`);
  const staff = /"staff":"([^"]+)","name":"Sidney Sample"/.exec(who.text)?.[1] ?? '';
  const stale = await app.supervisor.send('POST', `/api/cases/${id}/assign`, { staff }, { 'if-match': '"99"' });
  assert.equal(codeIn(stale), 'CaseChanged');
  const page = await app.supervisor.get(`/cases/${id}/assign`);
  assert.match(page.text, /Olive Example has it now/);
  assert.equal((await app.supervisor.post(`/cases/${id}/assign`, {})).status, 422);
  assert.equal((await app.supervisor.post(`/cases/${id}/assign`, { staff })).location, `/cases/${id}`);
  assert.equal((await app.officer.get(`/cases/${id}`)).location, `/cases/${id}/open`);
  const nobody = await app.supervisor.send('POST', `/api/cases/${id}/assign`, { staff: id });
  assert.equal(codeIn(nobody), 'NotEligible');
});
