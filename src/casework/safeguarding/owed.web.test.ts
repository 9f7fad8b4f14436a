import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { plant } from '../../../test/database.ts';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const REASON = 'The family is safe together and the school already supports them.';
const SAYS = /Where a child was pressed, threatened or forced, or this is suspected, each child is referred/;
const FLOOR = {
  ...{ safeNow: 'yes', selfHarm: 'no', withWhom: 'school', contact: 'not-known', inCare: 'no', onPlan: 'no' },
  ...{ welfareCheck: 'not-arranged', fromWhom: 'reporter' },
};
const Child = z.object({
  referralOwed: z.string().nullable(),
  decision: z.object({ supervisor: z.string(), askedBecause: z.string().nullable() }).nullable(),
});

const { rows } = await plant(app.test, `SELECT staff FROM staff WHERE subject = 'supervisor'`);
const [{ staff: asks }] = z.tuple([z.object({ staff: z.string() })]).parse(rows);

/** A case of one child of fifteen, neither in care nor on a plan. */
const opened = async (): Promise<{ readonly id: string; readonly child: string }> => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const put = async (path: string, body: object): Promise<void> => {
    const done = await officer.send('POST', `/api/cases/${id}/${path}`, body);
    assert.equal(done.status, 201, done.text);
  };
  await put(`children/${child}/floor`, FLOOR);
  await put(`people/${child}/age`, { known: 'age', age: 15, fromWhom: 'parent-or-carer' });
  return { id, child };
};

const coerced = async ({ id }: { readonly id: string }): Promise<void> => {
  const said = { fact: 'coercion', direction: 'case', state: 'suspected', fromWhom: 'parent-or-carer' };
  const done = await officer.send('POST', `/api/cases/${id}/answers`, said);
  assert.equal(done.status, 201, done.text);
};

const readChild = async (id: string) => {
  const { children } = z
    .object({ children: z.array(Child) })
    .parse(JSON.parse((await officer.get(`/api/cases/${id}/safeguarding`)).text));
  return children[0];
};

test('given a child who may have been coerced, when they are not referred, then a supervisor rules on it, and every page says why', async () => {
  const of = await opened();
  await coerced(of);
  const at = `/cases/${of.id}/children/${of.child}/safeguarding`;
  assert.match((await officer.get(at)).text, SAYS);
  const input = { decision: 'considered-not-referred', reason: REASON };
  const refused = await officer.send('POST', `/api${at}`, input);
  assert.equal(codeIn(refused), 'SupervisorDecisionNeeded');
  assert.match(refused.text, /the guidance asks that this child is referred/);
  const asked = await officer.send('POST', `/api${at}`, { ...input, supervisor: asks });
  assert.equal(asked.status, 201, asked.text);
  assert.deepEqual((await readChild(of.id))?.decision, { supervisor: 'asked', askedBecause: 'referral-owed' });
  const answer = `/cases/${of.id}/safeguarding/${idIn(asked, 'safeguarding')}/answer`;
  assert.match((await supervisor.get(answer)).text, SAYS);
  const why = /A supervisor decides that because the guidance asks for a referral to the local authority/;
  assert.match((await officer.get(`/cases/${of.id}/decision`)).text, why);
  assert.match((await supervisor.get(`/cases/${of.id}/ruling`)).text, why);
  const open = async () => (await officer.get(`/api/cases/${of.id}`)).text.includes('referral-or-strategy');
  assert.equal(await open(), true);
  const agreed = await supervisor.send('POST', `/api${answer}`, { answer: 'agreed', reason: REASON });
  assert.equal(agreed.status, 201, agreed.text);
  assert.equal(await open(), false);
});

test('given a child who was not referred while nothing asked for it, when coercion comes to be known, then it is decided again, and a supervisor is asked', async () => {
  const of = await opened();
  const at = `/cases/${of.id}/children/${of.child}/safeguarding`;
  const input = { decision: 'considered-not-referred', reason: REASON };
  assert.doesNotMatch((await officer.get(at)).text, /Which supervisor do you ask/);
  assert.equal((await officer.send('POST', `/api${at}`, input)).status, 201);
  const words = { heard: 'would-not-say', through: 'child' };
  assert.equal((await officer.send('POST', `/api/cases/${of.id}/children/${of.child}/own-words`, words)).status, 201);
  const next = async () => (await officer.get(`/cases/${of.id}/safeguarding/next`)).location;
  assert.equal(await next(), `/cases/${of.id}/safeguarding`);
  assert.equal((await readChild(of.id))?.referralOwed, null);
  await coerced(of);
  assert.match((await readChild(of.id))?.referralOwed ?? '', SAYS);
  assert.equal(await next(), at);
  assert.match((await officer.get(`/cases/${of.id}/safeguarding`)).text, /decide again\. Where a child was pressed/);
  assert.equal(codeIn(await officer.send('POST', `/api${at}`, input)), 'SupervisorDecisionNeeded');
  assert.equal((await officer.send('POST', `/api${at}`, { ...input, decision: 'referred', to: ['mash'] })).status, 201);
  assert.equal(await next(), `/cases/${of.id}/safeguarding`);
});

test('given a danger at home, when a parent speaks for the child, or the child is not referred, then the child is not heard by that, and a supervisor rules on it', async () => {
  const { id, child } = await opened();
  const at = `/cases/${id}/children/${child}`;
  const send = (path: string, body: object) => officer.send('POST', `/api${at}/${path}`, body);
  const isOwed = async () => (await officer.get(`/api/cases/${id}/closing`)).text.includes('own-words-missing');
  const words = { heard: 'said', through: 'parent-or-carer', wishes: 'That nothing more is done.' };
  assert.equal((await send('own-words', words)).status, 201);
  assert.equal(await isOwed(), false, 'of an ordinary home a parent may say it');
  const input = { decision: 'considered-not-referred', reason: REASON };
  assert.equal((await send('safeguarding', input)).status, 201);
  const danger = { fact: 'household-risk', person: child, direction: 'person', state: 'confirmed' };
  const told = await officer.send('POST', `/api/cases/${id}/answers`, { ...danger, fromWhom: 'child-unprompted' });
  assert.equal(told.status, 201, told.text);
  assert.equal(await isOwed(), true);
  assert.match(
    (await officer.get(`/cases/${id}/safeguarding`)).text,
    /Not counted as heard: it is from a parent or carer/,
  );
  assert.equal((await send('own-words', { heard: 'would-not-say', through: 'parent-or-carer' })).status, 201);
  assert.equal(await isOwed(), true, 'nor does a parent say that the child would rather not');
  // What was decided before it was known is decided again, and not by the officer alone.
  assert.match((await officer.get(`/api/cases/${id}/safeguarding`)).text, /"isOutdated":true/);
  assert.match((await officer.get(`${at}/safeguarding`)).text, /Somebody at home may be a danger to this child/);
  assert.equal(codeIn(await send('safeguarding', input)), 'SupervisorDecisionNeeded');
  assert.equal((await send('safeguarding', { ...input, supervisor: asks })).status, 201);
  assert.equal((await readChild(id))?.decision?.askedBecause, 'danger-at-home');
  assert.match(
    (await officer.get(`/cases/${id}/decision`)).text,
    /because somebody at home may be a danger to the child/,
  );
  assert.equal((await send('own-words', { ...words, through: 'school' })).status, 201);
  assert.equal(await isOwed(), false);
});
