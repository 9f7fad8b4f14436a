import assert from 'node:assert/strict';
import test from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer } = app;

const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  contact: 'not-known',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'arranged',
  welfareBy: 'school',
  fromWhom: 'reporter',
};

const arrangedFor = async (welfareAt: string) => {
  const { id, children } = await app.openCase(1);
  const floor = `/api/cases/${id}/children/${children[0] ?? ''}/floor`;
  assert.equal((await officer.send('POST', floor, { ...FLOOR, welfareAt })).status, 201);
  return id;
};

test('given a welfare check that is arranged, when its time comes, then it is overdue on the case and in the caseload', async () => {
  const id = await arrangedFor('2999-01-01T09:00:00Z');
  assert.doesNotMatch((await officer.get(`/cases/${id}`)).text, /The welfare check is overdue/);
  await plant(app.test, `UPDATE floor SET welfare_at = now() - interval '1 minute' WHERE case_file = '${id}'`);
  assert.match((await officer.get(`/cases/${id}`)).text, /The welfare check is overdue/);
  const answer = await officer.get(`/api/cases/${id}`);
  assert.match(answer.text, /"id":"welfare-check"[^}]*"overdue":true/);
  const row = new RegExp(`"case":"${id}"[^}]*"alarms":1`);
  assert.match((await officer.get('/api/cases?show=mine')).text, row);
});

test('given a welfare check arranged for long after, when the case is read, then that is warned about and was not refused', async () => {
  const id = await arrangedFor('2999-01-01T09:00:00Z');
  assert.match((await officer.get(`/cases/${id}`)).text, /arranged for more than 24 hours later/);
});
