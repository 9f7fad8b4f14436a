import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { plant } from '../../../test/database.ts';
import { given, openDecidedApp } from '../../../test/decided-app.ts';
import { proposeNotTelling } from './index.ts';

const app = await openDecidedApp();
const officer = app.staff('officer');
const [http, boss] = [await app.signedIn('officer'), await app.signedIn('supervisor')];
const WHY = 'Her family would hurt her if it were told now, the school says.';

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';

const dayIn = async (days: number): Promise<string> =>
  new Date((await app.now()).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** A child of whom a supervisor approved a reason not to tell. */
const notTold = async (reason: 'danger-to-this-child' | 'cannot-be-found') => {
  const { id, children } = await app.newCase(2);
  const [asha = '', bram = ''] = children;
  for (const child of [asha, bram]) await app.walk(id, child, '');
  await app.approve(id, { crime: await app.crime(id), outcome: '21', person: bram });
  const proposal = { case: id, person: asha, reason, why: WHY, reviewOn: await dayIn(30) };
  const made = await given(app.gateway.execute(officer, proposeNotTelling(app.outcomes), proposal));
  const weigh = `/cases/${id}/notices/${asha}/not-telling/${made['notTelling'] ?? ''}`;
  // Nobody has opened the case: it waits for a supervisor, and so each of them may.
  const answer = async (fields: Readonly<Record<string, string>>) =>
    boss.post(weigh, { 'if-match': hidden((await boss.get(weigh)).text, 'if-match'), ...fields });
  assert.equal((await answer({ answer: 'approved', why: WHY })).location, '/queue');
  return { id, asha, weigh, answer, at: `/cases/${id}/notices` };
};

/** As if its day were today: nobody has done anything in the case since. */
const dayComes = async (id: string): Promise<void> => {
  await plant(app.db, `UPDATE not_telling SET review_on = current_date - 1 WHERE case_file = '${id}'`);
  await plant(app.db, `UPDATE review_open SET review_on = current_date - 1 WHERE case_file = '${id}'`);
  await plant(
    app.db,
    `UPDATE waiting SET since = now() - interval '1 day' WHERE case_file = '${id}' AND since > now()`,
  );
};

const tellForm = (page: string) => ({
  ...{ contact: hidden(page, 'contact'), 'if-match': hidden(page, 'if-match'), stillRight: 'yes', whom: 'child' },
  ...{ how: 'in-person', byWhom: 'me', words: 'ended-without-court', when: 'now' },
});

const stateOf = async (id: string, person: string) => {
  const { text } = await http.get(`/api/cases/${id}/notices/${person}`);
  return z.object({ state: z.string() }).parse(JSON.parse(text)).state;
};

test('given a danger that a supervisor approved, when its day comes, then nobody is told and no letter is printed until a supervisor has looked again; the pages say which danger, and who approved it', async () => {
  const { id, asha, weigh, answer, at } = await notTold('danger-to-this-child');
  assert.equal((await boss.get(weigh)).status, 409, 'before its day it waits for nobody');
  await dayComes(id);
  assert.equal(await stateOf(id, asha), 'not-telling-again');
  const page = (await http.get(`${at}/${asha}/tell`)).text;
  assert.match(page, /Telling would put this child in danger/);
  assert.match(page, /Approved[\s\S]*supervisor Example/);
  assert.doesNotMatch(page, /name="stillRight"/);
  assert.equal((await http.get(`${at}/${asha}/letter?for=parent-or-carer`)).status, 409);
  const { text } = await http.get(`${at}/${asha}/tell`);
  const told = await http.post(`${at}/${asha}/tell`, { ...tellForm(text), contact: id });
  assert.match(told.text, /A reason not to tell is proposed or approved for this child/);
  assert.match((await http.get(at)).text, /its day of review has come[^<]*until a supervisor has looked again/);
  // From the queue, by a supervisor who has never opened the case.
  const asked = (await boss.get(weigh)).text;
  assert.match(asked, /Telling would put this child in danger/);
  assert.match(asked, /name="reviewOn-day"/);
  for (const known of [
    /Age on the day/,
    /Part in it/,
    /The child, alone/,
    /At school, in the first lesson/,
    /Must not be told/,
  ])
    assert.match(asked, known, 'what a supervisor weighs it by');
  for (const known of [
    /Safe now/,
    /Own words/,
    /Not yet heard/,
    /What would be told/,
    new RegExp(`href="/cases/${id}"`),
  ])
    assert.match(asked, known, 'and what it keeps from the child');
  assert.equal((await answer({ answer: 'approved', why: WHY })).status, 422, 'renewed until when?');
  const [year = '', month = '', day = ''] = (await dayIn(60)).split('-');
  const until = { 'reviewOn-day': day, 'reviewOn-month': month, 'reviewOn-year': year };
  assert.equal((await answer({ answer: 'approved', why: WHY, ...until })).location, '/queue');
  assert.equal(await stateOf(id, asha), 'not-telling-approved');
  assert.equal((await boss.get(weigh)).status, 409, 'and waits for nobody until then');
  const kept = await plant(app.db, `SELECT review_on::text FROM review_open WHERE case_file = '${id}'`);
  assert.deepEqual(kept.rows, [{ review_on: `${year}-${month}-${day}` }]);
});

test('given a danger whose day has come, when a supervisor returns it, then the child is told; of another reason the child is due by the day alone', async () => {
  const danger = await notTold('danger-to-this-child');
  await dayComes(danger.id);
  assert.equal((await danger.answer({ answer: 'returned', why: WHY })).location, '/queue');
  const other = await notTold('cannot-be-found');
  await dayComes(other.id);
  assert.equal((await boss.get(other.weigh)).status, 409);
  for (const { id, asha, at } of [danger, other]) {
    assert.equal(await stateOf(id, asha), 'to-tell');
    const { text } = await http.get(`${at}/${asha}/tell`);
    assert.equal((await http.post(`${at}/${asha}/tell`, tellForm(text))).location, at);
  }
});
