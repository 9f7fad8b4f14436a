import assert from 'node:assert/strict';
import test from 'node:test';
import { CaseAnswer, CaseloadAnswer } from './caseload.schema.ts';
import { openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer } = app;

test('given an old case with something overdue below newer ones, when the caseload is read, then it stands first, once more', async () => {
  const { id: late } = await app.openCase(1);
  await plant(app.test, `UPDATE report SET told_at = told_at - interval '3 days' WHERE case_file = '${late}'`);
  const { id: newer } = await app.openCase(1);
  const { text } = await officer.get('/cases');
  const [first = '', all = ''] = text.split('All, newest first');
  assert.match(first, /Overdue or due now/);
  assert.ok(first.includes(`/cases/${late}`));
  assert.ok(all.includes(`/cases/${newer}`) && all.includes(`/cases/${late}`));
  assert.doesNotMatch(text, /data-label="Officer"/, 'one’s own cases do not say whose they are');
  assert.match((await officer.get('/cases?show=force')).text, /data-label="Officer"/);
  const { text: urgent } = await officer.get('/cases?due=overdue');
  assert.doesNotMatch(urgent, /All, newest first/, 'filtered, the list itself is what is due');
});

test('given what the guidance asks in a sentence, when a list has it as most urgent, then it is named in the few words of the page of its case, and programs have both', async () => {
  const { id } = await app.openCase(1);
  await plant(app.test, `UPDATE report SET told_at = told_at - interval '9 days' WHERE case_file = '${id}'`);
  const answer = { fact: 'extortion', direction: 'case', state: 'confirmed', fromWhom: 'reporter' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/answers`, answer)).status, 201);
  const { due } = CaseAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
  const duty = due.find(({ title, what }) => title !== what);
  assert.ok(duty !== undefined);
  assert.ok(duty.title.length < duty.what.length);
  // Whatever the clock kept of it, as if that were first.
  await officer.get('/cases');
  await plant(
    app.test,
    `UPDATE case_clock SET title = '${duty.title}', what = '${duty.what.replaceAll("'", "''")}' WHERE case_file = '${id}'`,
  );
  const list = (await officer.get('/cases')).text;
  const [row = ''] = list.split('<tr').filter((one) => one.includes(`/cases/${id}"`));
  assert.match(row, new RegExp(`data-label="Most urgent"><span>${duty.title}<br>`));
  assert.ok(!row.includes(duty.what.slice(0, 40)));
  const { cases } = CaseloadAnswer.parse(JSON.parse((await officer.get('/api/cases')).text));
  const listed = cases.find((one) => one.case === id)?.due;
  assert.deepEqual([listed?.title, listed?.what], [duty.title, duty.what]);
});
