import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const ALIVE = {
  ...{ safeNow: 'yes', selfHarm: 'no', withWhom: 'school', contact: 'not-known', mustNotTell: 'The invented uncle' },
  ...{ inCare: 'no', onPlan: 'no', welfareCheck: 'not-arranged', fromWhom: 'partner' },
};
const NOTHING_KNOWN = { ...ALIVE, safeNow: 'not-known', selfHarm: 'not-known', withWhom: 'not-known' };
const said = {
  source: 'hospital',
  family: 'Both parents together, at home, by the family liaison officer.',
  reason: 'The hospital told the police on the same day.',
};
const GRANTED = { value: 'granted', reason: 'The supervisor read what the hospital wrote, and so it is.' };

const today = async (): Promise<string> => {
  const { rows } = await plant(app.test, `SELECT (now() AT TIME ZONE 'Europe/London')::date::text AS today`);
  return z.tuple([z.object({ today: z.string() })]).parse(rows)[0].today;
};
const opened = async () => {
  const { id, children } = await app.openCase(1);
  const at = `/cases/${id}/children/${children[0] ?? ''}`;
  const walk = (body: object) => officer.send('POST', `/api${at}/floor`, body);
  const ask = (on: string) => officer.send('POST', `/api${at}/died`, { ...said, on });
  return { id, at, walk, ask };
};

test('given a floor that found a child alive, when a death before it is asked, then it is refused, until the day is right or the floor is walked again', async () => {
  const { at, walk, ask } = await opened();
  await walk(ALIVE);
  const refused = await ask('2019-01-03');
  assert.deepEqual([refused.status, codeIn(refused)], [422, 'DeathBeforeFloor']);
  const on = { 'on-day': '3', 'on-month': '1', 'on-year': '2019' };
  const page = await officer.post(`${at}/died`, { ...said, ...on });
  assert.equal(page.status, 422);
  assert.match(page.text, /The safety floor was walked after that day[\s\S]*Walk the safety floor of this child again/);
  assert.match(page.text, /family liaison officer/, 'what was typed is kept');
  await walk(NOTHING_KNOWN);
  assert.equal((await ask('2019-01-03')).status, 201);
});

test('given a day on which it happened, when a death before it is asked, then it is refused with what was typed kept; on that day or after, it is not', async () => {
  const { id, at, ask } = await opened();
  const stated = await officer.send('POST', `/api/cases/${id}/conduct-day`, { known: 'one-day', day: '2026-06-18' });
  assert.ok(stated.status < 300, stated.text);
  const refused = await ask('2026-06-17');
  assert.deepEqual([refused.status, codeIn(refused)], [422, 'DeathBeforeConduct']);
  assert.match(refused.text, /before 18 June 2026/);
  const page = await officer.post(`${at}/died`, { ...said, 'on-day': '17', 'on-month': '6', 'on-year': '2026' });
  assert.match(page.text, /This is before the day on which it happened[\s\S]*family liaison officer/);
  assert.equal((await ask('2026-06-18')).status, 201);
});

test('given a death that waits, when the case and the request are read, then the case says so once, and the supervisor sees first how the child was last found and who must not be told', async () => {
  const { id, at, walk, ask } = await opened();
  await walk(ALIVE);
  const request = idIn(await ask(await today()), 'request');
  const shown = (await officer.get(`/cases/${id}`)).text;
  assert.match(shown, /A supervisor is asked to agree that this child has died, and has not answered yet/);
  assert.doesNotMatch(shown, /Record that this child has died/);
  assert.match((await officer.get(`/api/cases/${id}`)).text, /"deathAsked":true/);
  const again = (await officer.get(`${at}/died`)).text;
  assert.match(again, /A supervisor is asked already/);
  assert.doesNotMatch(again, /Ask a supervisor to agree</);
  await app.cover(id);
  const deciding = await supervisor.get(`/cases/${id}/response/requests/${request}`);
  assert.match(
    deciding.text,
    /How this child was last found[\s\S]*last walked[\s\S]*, by [A-Z][\s\S]*Safe then[\s\S]*Yes[\s\S]*The invented uncle[\s\S]*What is asked/,
  );
});

test('given a floor that finds the child alive while the death waits, when a supervisor agrees, then it is refused; refused by them, it is offered again', async () => {
  const { id, walk, ask } = await opened();
  const request = idIn(await ask(await today()), 'request');
  await walk(ALIVE);
  await app.cover(id);
  const at = `/api/cases/${id}/response/requests/${request}`;
  assert.equal(codeIn(await supervisor.send('POST', at, GRANTED)), 'FoundAliveSince');
  assert.equal((await supervisor.send('POST', at, { ...GRANTED, value: 'refused' })).status, 201);
  assert.match((await officer.get(`/cases/${id}`)).text, /Record that this child has died/);
});
