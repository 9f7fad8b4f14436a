// Two come to what waits for anybody of a role: whoever comes second learns who answered, and nothing else of the case.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const inspector = await app.as('inspector');
const REASON_FIRST = /A reason is needed first/;
const WHOLE = 'Nobody in the invented team could say by when this will be known.';
const WORDS = 'Invented words on what is missing here.';

const looksLogged = async (id: string, staff: string): Promise<number> => {
  const { rowCount } = await plant(
    app.test,
    `SELECT FROM ledger_entry e JOIN ledger_content c USING (force, entry) JOIN staff s ON s.staff::text = e.actor
     WHERE '${id}'::uuid = ANY(e.cases) AND c.body::jsonb ->> 'refused' = 'AnsweredMeanwhile' AND s.subject = '${staff}'`,
  );
  return rowCount ?? 0;
};

it('given a ruling that two have open, when one approves, then the other learns who, when and what, keeps their words, and is offered no sending again', async () => {
  const ready = await readyCase(app, 1);
  const { id } = ready;
  const proposal = await ready.propose();
  const place = `/cases/${id}/proposals/${proposal}`;
  assert.equal((await inspector.get(`/cases/${id}/ruling`)).status, 200);
  assert.equal((await app.supervisor.get(`/cases/${id}/ruling`)).status, 200);
  assert.equal((await app.supervisor.post(`${place}/approve`, {})).status, 303);
  const second = await inspector.post(`${place}/return`, { reason: WORDS });
  assert.equal(second.status, 409, second.text);
  assert.match(second.text, /Sidney Sample answered at [^<]+: the proposal was approved\./);
  assert.match(second.text, /href="\/queue"/);
  assert.ok(second.text.includes(WORDS), 'what was typed is there to be copied');
  assert.doesNotMatch(second.text, REASON_FIRST);
  assert.doesNotMatch(second.text, /Send it again/);
  assert.doesNotMatch(second.text, /Ashby/, 'and nobody of the case');
  assert.equal(await looksLogged(id, 'inspector'), 1);
  assert.equal(codeIn(await inspector.send('POST', `/api${place}/approve`, {})), 'AnsweredMeanwhile');
  const reread = await inspector.get(`/cases/${id}/ruling`);
  assert.match(reread.text, /Sidney Sample answered/);
  // Back in the browser after one’s own.
  assert.match((await app.supervisor.get(`/cases/${id}/ruling`)).text, /You answered at/);
  // The case itself stays behind its reason.
  assert.equal((await inspector.get(`/cases/${id}`)).location, `/cases/${id}/open`);
  assert.equal(
    (await app.officer.get(`/cases/${id}`)).text.includes('Tried and refused'),
    true,
    'told in its timeline',
  );
});

it('given somebody who never had it open, when it was answered, then they are asked for a reason and learn nothing', async () => {
  const ready = await readyCase(app, 2);
  const { id } = ready;
  const proposal = await ready.propose();
  const place = `/cases/${id}/proposals/${proposal}`;
  assert.equal((await app.supervisor.send('POST', `/api${place}/return`, { reason: WORDS })).status, 201);
  const other = await inspector.post(`${place}/approve`, {});
  assert.match(other.text, REASON_FIRST);
  assert.doesNotMatch(other.text, /Sidney|answered|returned/);
  assert.equal(await looksLogged(id, 'inspector'), 0);
});

it('given an arrest that two have open, when one refuses it, then the other learns that it was refused', async () => {
  const { id, put, children } = await readyCase(app, 4);
  const asked = await put('response/ask', { about: 'arrest', person: children[0], reason: WHOLE });
  const request = idIn(asked, 'request');
  const place = `cases/${id}/response/requests/${request}`;
  assert.equal((await inspector.get(`/${place}`)).status, 200);
  const first = await app.supervisor.send('POST', `/api/${place}`, { value: 'refused', reason: WHOLE });
  assert.equal(first.status, 201, first.text);
  const second = await inspector.get(`/${place}`);
  assert.match(second.text, /Sidney Sample answered[^<]*: the question was answered, refused\./);
});

it('given a proposal that its officer withdrew, when whoever had it open answers, then they learn that it waits no more, and of nobody', async () => {
  const ready = await readyCase(app, 3);
  const { id } = ready;
  const proposal = await ready.propose();
  const place = `/cases/${id}/proposals/${proposal}`;
  assert.equal((await inspector.get(`/cases/${id}/ruling`)).status, 200);
  const back = await app.officer.send('POST', `/api${place}/withdraw`, {
    reason: 'One of the views is missing still.',
  });
  assert.equal(back.status, 201, back.text);
  const second = await inspector.post(`${place}/approve`, {});
  assert.equal(second.status, 409);
  assert.match(second.text, /Nothing in this case waits for you any more/);
  assert.doesNotMatch(second.text, /Ashby|Olive/);
});
