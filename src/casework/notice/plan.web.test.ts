// That a supervisor has to agree who is told reaches the supervisors, and leads to where they do.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const inspector = await app.as('inspector');
const WHY = 'The invented grandmother is told everything, by telephone, and nobody at home before her.';
const NAMED = { ...FLOOR, mustNotTell: 'The invented father', welfareBy: 'police' };

it('given a child of whom somebody must not be told, when the outcome is approved, then the queue leads every supervisor to agreeing who is, until one does', async () => {
  const ready = await readyCase(app, 61);
  const { id, children } = ready;
  const [child = '', other = ''] = children;
  const place = `/cases/${id}/duties/plan-who-is-told/${child}`;
  const inQueue = async (): Promise<boolean> => (await inspector.get('/queue')).text.includes(`href="${place}"`);
  await ready.put(`children/${child}/floor`, NAMED);
  await ready.put(`children/${child}/safeguarding`, { decision: 'referred', to: ['mash'], reason: WHY });
  const proposal = await ready.propose();
  assert.equal(await inQueue(), false, 'nothing is to be told yet');
  const approve = `/api/cases/${id}/proposals/${proposal}/approve`;
  assert.equal((await app.supervisor.send('POST', approve, {})).status, 201);
  assert.equal(await inQueue(), true);
  const { text } = await inspector.get('/queue');
  assert.match(text, /agree who is told what, before a child is told/);
  assert.equal(text.includes(`/plan-who-is-told/${other}`), false);
  assert.equal((await inspector.get(place)).status, 200, 'as cover');
  const done = { answer: 'done', by: 'me', doneAt: new Date(performance.timeOrigin).toISOString(), words: WHY };
  const said = await inspector.send('POST', `/api${place}`, done);
  assert.equal(said.status, 201, said.text);
  assert.equal(await inQueue(), false);
  await ready.put(`children/${child}/floor`, NAMED);
  assert.equal(await inQueue(), false, 'said again, and nothing new');
});
