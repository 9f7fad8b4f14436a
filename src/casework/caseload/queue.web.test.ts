import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
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

test('given more emergency openings than a page that nobody has acknowledged, then the oldest is first, and how many more is said', async () => {
  const { id } = await app.openCase(1);
  await plant(
    app.test,
    `INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
     SELECT f.force, gen_random_uuid(), f.case_file, (SELECT staff FROM staff s WHERE s.force = f.force LIMIT 1), 'emergency', true,
       now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour'
     FROM case_file f, generate_series(1, ${QUEUE_PAGE + 3}) n WHERE f.case_file = '${id}'`,
  );
  const { emergencies, moreEmergencies } = await queueAt();
  const from = emergencies.map(({ at }) => at);
  assert.deepEqual([emergencies.length, moreEmergencies], [QUEUE_PAGE, 3]);
  assert.deepEqual(from, from.toSorted());
  const { rows } = await plant(app.test, `SELECT min(from_at) AS oldest FROM opening WHERE case_file = '${id}'`);
  const [{ oldest }] = z.tuple([z.object({ oldest: z.date() })]).parse(rows);
  assert.equal(from[0], oldest.toISOString());
  assert.match((await supervisor.get('/queue')).text, /3 more that nobody has acknowledged come here/);
});
