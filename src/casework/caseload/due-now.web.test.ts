import assert from 'node:assert/strict';
import test from 'node:test';
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
