import assert from 'node:assert/strict';
import test from 'node:test';
import { codeIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer } = app;

test('given a child whom nobody questioned, when the duty about an appropriate adult is opened, then that no interview took place is its answer, kept in words; the closed case is not said to have nothing left', async () => {
  const { id, children } = await readyCase(app, 96);
  const at = `/cases/${id}/duties/appropriate-adult-before-any-interview/${children[0] ?? ''}`;
  assert.match((await officer.get(at)).text, /value="no-interview"/);
  assert.doesNotMatch(
    (await officer.get(`/cases/${id}/duties/offer-support/${children[0] ?? ''}`)).text,
    /no-interview/,
  );
  const said = { answer: 'no-interview', words: 'The school and the parents talked with the child' };
  assert.equal((await officer.post(at, said)).status, 303);
  assert.match((await officer.get(at)).text, /It was done, said [^<]+: No interview took place\. The school/);
  const other = `/api/cases/${id}/duties/offer-support/${children[0] ?? ''}`;
  assert.equal(codeIn(await officer.send('POST', other, said)), 'NoInterviewElsewhere');
  await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${id}'`);
  const read = (await officer.get('/api/cases?show=mine&stage=closed')).text;
  assert.match(
    read,
    new RegExp(`"case":"${id}"[^}]*"due":null[^}]*"dueIs":"closed"|"case":"${id}"[^}]*"dueIs":"closed"[^}]*"due":null`),
  );
  const list = (await officer.get('/cases?show=mine&stage=closed')).text;
  assert.match(list, new RegExp(`/cases/${id}"[\\s\\S]{0,900}?Closed: anything left open stands on its page`));
});
