import assert from 'node:assert/strict';
import test from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { QueueAnswer } from './caseload.schema.ts';
import { QUEUE_PAGE } from './queue.store.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const REASON = 'The invented guidance leaves it to a supervisor.';

const queueAt = async (query = '') => QueueAnswer.parse(JSON.parse((await supervisor.get(`/api/queue${query}`)).text));

test('given more than a page that waits for an answer, when the pages are followed, then each is met once, the oldest first', async () => {
  const asked: string[] = [];
  for (let i = 0; i <= QUEUE_PAGE; i += 1) {
    const { id } = await app.openCase(1);
    const answer = await officer.send('POST', `/api/cases/${id}/response/ask`, { about: 'response', reason: REASON });
    assert.equal(answer.status, 201, answer.text);
    asked.push(id);
  }
  const met: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = await queueAt(next === '' ? '' : `?waitingAfter=${next}`);
    met.push(...page.waiting.map((row) => row.case));
    next = page.nextWaiting;
  }
  assert.deepEqual(
    met.filter((id) => asked.includes(id)),
    asked,
  );
  assert.equal(new Set(met).size, met.length);
  const { text } = await supervisor.get('/queue');
  const link = /href="(\/queue\?waitingAfter=[^"#]+)/.exec(text)?.[1] ?? '';
  assert.equal((await supervisor.get(link)).status, 200);
  assert.equal((await supervisor.get('/queue?waitingAfter=nonsense')).status, 400);
});
