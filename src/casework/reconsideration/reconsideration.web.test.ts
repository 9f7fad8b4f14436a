import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { given, noPresent, openDecidedApp } from '../../../test/decided-app.ts';
import { plant } from '../../../test/database.ts';
import { AN_HOUR_AGO } from '../../../test/ready-case.ts';
import { addChild } from '../report/index.ts';
import { reopenCase, upholdOutcome } from './index.ts';

const app = await openDecidedApp();
const officer = app.staff('officer');
const http = await app.signedIn('officer');

const Closing = z.object({ stage: z.string(), open: z.array(z.object({ what: z.string() })) });
const closingOf = async (id: string) => Closing.parse(JSON.parse((await http.get(`/api/cases/${id}/closing`)).text));
const whatIsOpen = async (id: string) => (await closingOf(id)).open.map(({ what }) => what);

const Notice = z.object({ contact: z.object({ passage: z.string() }), words: z.array(z.object({ id: z.string() })) });
const tell = async (id: string, person: string) => {
  const { contact, words } = Notice.parse(JSON.parse((await http.get(`/api/cases/${id}/notices/${person}`)).text));
  const body = {
    contact: contact.passage,
    stillRight: 'yes',
    whom: 'child',
    how: 'in-person',
    byWhom: 'me',
    words: words.map((one) => one.id),
    when: 'now',
  };
  const answer = await http.send('POST', `/api/cases/${id}/notices/${person}/told`, body);
  assert.equal(answer.status, 201, answer.text);
};

const SEEN = { state: 'done', by: 'school', at: new Date(AN_HOUR_AGO) } as const;
const closedCase = async () => {
  const { id, children } = await app.newCase(1);
  const [child = ''] = children;
  await app.walk(id, child, '', undefined, SEEN);
  const crime = await app.crime(id);
  await app.approve(id, { crime, outcome: '21', person: child });
  await tell(id, child);
  assert.equal((await http.post(`/cases/${id}/closing`)).location, `/cases/${id}/closing`);
  return { id, child, crime };
};

test('given a case, when it is closed too early, then everything open is listed; told at last, it closes', async () => {
  const { id, children } = await app.newCase(1);
  const [child = ''] = children;
  assert.deepEqual(await whatIsOpen(id), ['crime-not-recorded', 'child-not-told']);
  const crime = await app.crime(id);
  assert.deepEqual(await whatIsOpen(id), ['outcome-not-approved', 'child-not-told']);
  const refused = await http.send('POST', `/api/cases/${id}/closing`, {});
  assert.equal(refused.status, 409);
  assert.match(refused.text, /no approved outcome; not yet told/);
  await app.approve(id, { crime, outcome: '21', person: child });
  await app.walk(id, child, '');
  await tell(id, child);
  const page = (await http.get(`/cases/${id}/closing`)).text;
  assert.match(page, /Close the case/);
  assert.equal((await http.post(`/cases/${id}/closing`)).location, `/cases/${id}/closing`);
  assert.equal((await closingOf(id)).stage, 'closed');
  assert.match((await http.get(`/cases/${id}/closing`)).text, /This case is closed/);
});

test('given a closed case, when a child or a crime is recorded in it, then it opens by itself and the outcome stays visible', async () => {
  const { id, child } = await closedCase();
  await app.walk(id, child, '', undefined, SEEN);
  assert.equal((await closingOf(id)).stage, 'closed', 'looked in on again, and all is as it was');
  await given(app.gateway.execute(officer, addChild, { case: id }));
  assert.equal((await closingOf(id)).stage, 'open');
  assert.deepEqual(await whatIsOpen(id), ['child-not-told', 'being-reconsidered']);
  await given(app.gateway.execute(officer, addChild, { case: id }));
  const page = (await http.get(`/cases/${id}/reconsideration`)).text;
  assert.match(page, /a child was added/);
  assert.match(page, /Outcome 21/);
  assert.match(page, /by supervisor Example/);
  assert.doesNotMatch(page, /Reconsideration 2/, 'an open case is not opened again');
});

test('given a closed case, when an adult is found behind it, then it is decided anew; given a challenge, another supervisor upholds', async () => {
  const canary = 'Kanarienvogel';
  const { id, child, crime } = await closedCase();
  const sent = await http.post(`/cases/${id}/reopen`, {
    cause: 'adult-involvement',
    why: `${canary} said so to the school`,
  });
  assert.equal(sent.location, `/cases/${id}/reconsideration`);
  const page = (await http.get(`/cases/${id}/reconsideration`)).text;
  assert.match(page, /the child is recast/);
  assert.match(page, new RegExp(canary));
  assert.equal(
    (await http.post(`/cases/${id}/reopen`, { cause: 'challenge', why: 'The same was said once more.' })).status,
    409,
  );
  assert.equal((await http.post(`/cases/${id}/reopen`, { cause: 'challenge' })).status, 422);
  await app.approve(id, { crime, outcome: '18', person: undefined });
  assert.match((await http.get(`/cases/${id}/reconsideration`)).text, /Decided anew/);
  assert.deepEqual(await whatIsOpen(id), ['child-not-told'], 'the child is told what is decided now');
  await tell(id, child);
  assert.deepEqual(await whatIsOpen(id), []);
  const { rows } = await plant(app.db, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  for (const { tablename } of z.array(z.object({ tablename: z.string() })).parse(rows)) {
    const found = await plant(app.db, `SELECT 1 FROM "${tablename}" t WHERE t::text LIKE '%${canary}%'`);
    assert.equal(found.rowCount, 0, tablename);
  }
});

test('given a challenge by a supervisor, when they and another uphold at once, then only the other does', async () => {
  const { id } = await closedCase();
  const [own, other] = [app.staff('second-supervisor'), app.staff('third-supervisor')];
  for (const actor of [own, other]) await app.open(id, actor);
  const cause = { case: id, cause: 'challenge', why: 'The mother asked' } as const;
  const made = await given(app.gateway.execute(own, reopenCase(app.outcomes), cause));
  const input = { case: id, reconsideration: made['reconsideration'] ?? '', why: 'Weighed' };
  const done = await Promise.all(
    [own, other, other].map((actor) => app.gateway.execute(actor, upholdOutcome(app.outcomes, noPresent), input)),
  );
  const codes = done.map((one) => (one.ok ? 'ok' : one.refusal.code));
  assert.equal(codes[0] === 'OwnReopening' || codes[0] === 'NothingReconsidered', true);
  assert.deepEqual(codes.slice(1).toSorted(), ['NothingReconsidered', 'ok']);
  assert.deepEqual(await whatIsOpen(id), []);
});
