// What is read before a decision: by who proposes, by who rules, and by the supervisor who decides response or category.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const ERASED = /What was written was erased/;

it('given a child who was not heard and why, when a decision, a response, a category or a ruling is read, then why is read, and nothing is called erased', async () => {
  const { id, children, put } = await readyCase(app, 1);
  const [child = ''] = children;
  const why = 'The invented grandmother asked to wait until the invented funeral is over.';
  await put(`children/${child}/own-words`, { heard: 'not-yet-heard', why });
  const pages = async () => [
    await officer.get(`/cases/${id}/decision`),
    await supervisor.get(`/cases/${id}/response/decide-response`),
    await supervisor.get(`/cases/${id}/response/decide-category`),
    await supervisor.get(`/cases/${id}/ruling`),
    await officer.get(`/api/cases/${id}/decision`),
  ];
  for (const page of await pages()) {
    assert.equal(page.status, 200);
    assert.match(page.text, /Not yet heard, because: The invented grandmother/);
    assert.doesNotMatch(page.text, ERASED);
  }
});
