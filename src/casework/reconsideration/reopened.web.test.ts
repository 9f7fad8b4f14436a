// A case opened again is read as one wherever it is decided, and what its reason names is answered first.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { readyCase, type ReadyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const WHY = 'An invented message from the platform names an account that is not a child’s.';
const Decision = z.looseObject({
  seen: z.string(),
  crimes: z.array(z.looseObject({ crime: z.string() })),
  reopened: z
    .object({
      ...{ at: z.string(), by: z.string(), cause: z.string(), why: z.string().nullable() },
      earlier: z.array(z.object({ text: z.string(), by: z.string(), role: z.string() })),
    })
    .nullable(),
});
const Earlier = z.object({
  reconsiderations: z.array(
    z.looseObject({
      earlier: z.array(
        z.looseObject({
          person: z.uuid().nullable(),
          reasons: z.array(z.object({ head: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
});
const decisionOf = async (id: string) =>
  Decision.parse(JSON.parse((await officer.get(`/api/cases/${id}/decision`)).text));

const approved = async (number: number): Promise<ReadyCase> => {
  const ready = await readyCase(app, number);
  const proposal = await ready.propose();
  const done = await supervisor.send('POST', `/api/cases/${ready.id}/proposals/${proposal}/approve`, {});
  assert.equal(done.status, 201, done.text);
  return ready;
};

const proposed = async ({ id, children: [person] }: ReadyCase) => {
  const { seen, crimes } = await decisionOf(id);
  const heads = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
  return officer.send('POST', `/api/cases/${id}/proposals`, {
    choices: crimes.map(({ crime }) => ({ crime, outcome: '21', person })),
    conditions: { 'state-of-evidence': 'not-yet-sufficient' },
    reasons: Object.fromEntries(heads.map((head) => [head, 'As reported by the school; weighed.'])),
    seen,
  });
};

it('given a case opened again for evidence of an adult, when it is decided, then the reason stands first for who proposes and who rules, and nothing is proposed before triage answered it', async () => {
  const ready = await approved(1);
  const { id, put } = ready;
  assert.equal((await decisionOf(id)).reopened, null);
  assert.doesNotMatch((await officer.get(`/cases/${id}/decision`)).text, /Opened again by/);
  await put('reconsiderations', { cause: 'adult-involvement', why: WHY });
  const page = (await officer.get(`/cases/${id}/decision`)).text;
  assert.match(
    page,
    /Opened again by Olive Example, [^<]*<\/strong>: New evidence that an adult was involved[\s\S]*An invented message from the platform[\s\S]*1\. Each child/,
  );
  assert.match(page, /until it is answered there, it counts as suspected/);
  const BEFORE =
    /id="reopened"[\s\S]*Decided before[\s\S]*Outcome 21: [^<]*\. About: Ashby 1 Exampleton[^<]*\. Set [^<]* by [^<]+, supervisor\.[\s\S]*href="\/cases\/[^"]*\/reconsideration"[\s\S]*In short/;
  assert.match(page, BEFORE);
  const { reopened } = await decisionOf(id);
  assert.deepEqual(
    [reopened?.by, reopened?.cause, reopened?.why],
    ['Olive Example', 'New evidence that an adult was involved', WHY],
  );
  assert.deepEqual(
    reopened?.earlier.map(({ role }) => role),
    ['supervisor'],
  );
  assert.equal(codeIn(await proposed(ready)), 'UnfinishedFirst');
  const answer = { fact: 'adult-involved', direction: 'case', state: 'ruled-out', fromWhom: 'partner' };
  await put('answers', { ...answer, fact: 'coercion' });
  assert.equal(codeIn(await proposed(ready)), 'UnfinishedFirst', 'something else was answered');
  await put('answers', answer);
  const again = await proposed(ready);
  assert.equal(again.status, 201, again.text);
  const ruled = (await supervisor.get(`/cases/${id}/ruling`)).text;
  assert.match(ruled, /Opened again by Olive Example[\s\S]*An invented message from the platform[\s\S]*1\. Each child/);
  assert.match(ruled, BEFORE);
});

it('given a case opened again because a parent does not agree, when it is proposed, then it waits for no answer', async () => {
  const ready = await approved(2);
  await ready.put('reconsiderations', { cause: 'challenge', why: WHY });
  assert.equal((await decisionOf(ready.id)).reopened?.cause, 'A child or a parent does not agree');
  const again = await proposed(ready);
  assert.equal(again.status, 201, again.text);
});

it('given a case decided anew about the other child, when its earlier outcomes are read, then about whom and why stands with each, and the log has whom', async () => {
  const ready = await approved(21);
  const { id, children } = ready;
  const [first = '', second = ''] = children;
  await ready.put('reconsiderations', { cause: 'challenge', why: 'The invented mother asked to look at it again.' });
  const { seen, crimes } = await decisionOf(id);
  const heads = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
  const sent = await officer.send('POST', `/api/cases/${id}/proposals`, {
    choices: crimes.map(({ crime }) => ({ crime, outcome: '21', person: second })),
    conditions: { 'state-of-evidence': 'not-yet-sufficient' },
    reasons: Object.fromEntries(heads.map((head) => [head, `Looked at again and weighed anew, ${head}.`])),
    seen,
  });
  assert.equal(sent.status, 201, sent.text);
  const anew = `/api/cases/${id}/proposals/${idIn(sent, 'proposal')}/approve`;
  const inspector = await app.as('inspector');
  assert.equal((await inspector.send('POST', anew, {})).status, 201);
  const page = (await officer.get(`/cases/${id}/reconsideration`)).text;
  assert.match(page, /Decided anew/);
  assert.match(
    page,
    /Decided before[\s\S]*?Outcome 21: [^<]+\. About: Ashby 21 Exampleton[\s\S]*?<details[\s\S]*?Why it was decided so[\s\S]*?As reported by the school; weighed\./,
  );
  assert.doesNotMatch(page, /Looked at again and weighed anew/, 'what is decided now is no earlier outcome');
  const read = Earlier.parse(JSON.parse((await officer.get(`/api/cases/${id}/reconsiderations`)).text));
  const [earlier] = read.reconsiderations[0]?.earlier ?? [];
  assert.ok(earlier);
  assert.equal(earlier.person, first);
  assert.equal(earlier.reasons.length, 7);
  const { rows } = await plant(
    app.test,
    `SELECT people FROM ledger_entry WHERE action = 'read-reconsiderations' AND '${id}' = ANY(cases) ORDER BY entry DESC LIMIT 1`,
  );
  assert.ok(JSON.stringify(rows).includes(first));
});

it('given a decided case in which an adult is confirmed, when it opens by itself, then the cause names the answer, and the child is said to be recast', async () => {
  const ready = await approved(22);
  const { id } = ready;
  const answer = { fact: 'adult-involved', direction: 'case', state: 'confirmed', fromWhom: 'partner' };
  await ready.put('answers', answer);
  const page = (await officer.get(`/cases/${id}/reconsideration`)).text;
  assert.match(page, /Something new was recorded: a fact was answered \([^)]*adult[^)]*: confirmed\)/i);
  assert.match(page, /At the next decision the child is recast/);
  assert.match((await officer.get(`/cases/${id}/decision`)).text, /a fact was answered \([^)]*adult/i);
  await ready.put('answers', { ...answer, state: 'ruled-out' });
  assert.doesNotMatch(
    (await officer.get(`/cases/${id}/reconsideration`)).text,
    /the child is recast/,
    'a slip that was put right',
  );
});
