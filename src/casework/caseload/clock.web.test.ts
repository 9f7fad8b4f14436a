import assert from 'node:assert/strict';
import test from 'node:test';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';
import { measuresOf } from '../safeguarding/index.ts';
import { CaseAnswer, CaseloadAnswer } from './caseload.schema.ts';
import { CASELOAD_PAGE } from './caseload.store.ts';

const app = await openCaseApp();
const { officer } = app;

const listOf = async (query = '') =>
  CaseloadAnswer.parse(JSON.parse((await officer.get(`/api/cases?show=force${query}`)).text));
const rowOf = async (id: string) => (await listOf()).cases.find((row) => row.case === id);
const firstOf = async (id: string) => {
  const [first] = CaseAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text)).due;
  return first === undefined
    ? null
    : { title: first.title, what: first.what, by: first.by, at: first.at, overdue: first.overdue };
};
const shown = async (id: string) => {
  const due = (await rowOf(id))?.due ?? null;
  return due === null ? null : { title: due.title, what: due.what, by: due.by, at: due.at, overdue: due.overdue };
};
const backdate = (id: string, hours: number) =>
  plant(app.test, `UPDATE report SET told_at = told_at - interval '${hours} hours' WHERE case_file = '${id}'`);
const answer = (id: string, fact: string) =>
  officer.send('POST', `/api/cases/${id}/answers`, {
    fact,
    direction: 'case',
    state: 'confirmed',
    fromWhom: 'reporter',
  });

test('given cases at every step, when they are listed, then each shows what its own page has first', async () => {
  const { id: fresh } = await app.openCase(2);
  const { id: extorted } = await app.openCase(1);
  assert.equal((await answer(extorted, 'extortion')).status, 201);
  const ready = await readyCase(app, 1);
  const proposed = await readyCase(app, 2);
  await proposed.propose();
  for (const id of [fresh, extorted, ready.id, proposed.id]) assert.deepEqual(await shown(id), await firstOf(id), id);
  for (const { dueIs, stage, due } of (await listOf()).cases) {
    if (stage === 'closed') assert.deepEqual([due, dueIs], [null, 'closed']);
    else assert.equal(dueIs, due === null ? 'nothing' : 'due');
  }
});

test('given what is kept, when the case changes, then it is worked out anew; until then it is read and not worked out', async () => {
  const { id, children } = await app.openCase(1);
  assert.deepEqual(await shown(id), await firstOf(id));
  await plant(app.test, `UPDATE case_clock SET what = 'Kept' WHERE case_file = '${id}'`);
  assert.equal((await shown(id))?.what, 'Kept');
  assert.equal((await answer(id, 'extortion')).status, 201);
  assert.deepEqual(await shown(id), await firstOf(id));
  assert.notEqual((await shown(id))?.what, 'Kept');
  assert.equal(children.length, 1);
});

test('given a clock of an earlier version, of other settings or past its time, when it is read, then it is worked out anew', async () => {
  const { id } = await app.openCase(1);
  for (const stale of ['version = version - 1', "basis = 'another'", 'holds_until = now()']) {
    await listOf();
    await plant(app.test, `UPDATE case_clock SET what = 'Kept', ${stale} WHERE case_file = '${id}'`);
    assert.notEqual((await shown(id))?.what, 'Kept', stale);
  }
});

test('given what is overdue and what is not, when it is filtered, then it is all there, the longest overdue first', async () => {
  const { id } = await app.openCase(1);
  await backdate(id, 90);
  await plant(app.test, 'DELETE FROM case_clock');
  while ((await listOf()).left > 0);
  const { cases } = await listOf('&due=overdue');
  const [first] = cases;
  assert.equal(first?.case, id);
  assert.ok(cases.every(({ due }) => due?.overdue === true));
  const times = cases.map(({ due }) => due?.at ?? '');
  assert.deepEqual(times, times.toSorted());
  const step = first.due?.step ?? 'any';
  const ofStep = await listOf(`&step=${step}`);
  assert.ok(ofStep.cases.length > 0 && ofStep.cases.every(({ due }) => due?.step === step));
  const { text } = await officer.get('/cases?show=force&due=overdue');
  // Nobody has walked its floor: that has no time to run, and is due since the report. What had one is overdue.
  assert.match(text, /Due now\s*<\/strong>\s*since \d/);
  assert.match((await officer.get(`/cases/${id}`)).text, /Record the crime[\s\S]{0,900}Overdue\s*<\/strong>/);
});

test('given more than a page by urgency, when the pages are followed, then each case is met once', async () => {
  for (let made = 0; made <= CASELOAD_PAGE; made += 1) await app.openCase(1);
  let page = await listOf();
  assert.ok(page.left > 0, 'more changed than one list works out');
  assert.match(
    (await officer.get('/cases?show=force')).text,
    /Nothing is due|Walk the safety floor|Not worked out yet/,
  );
  while (page.left > 0) page = await listOf();
  const met: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const found: CaseloadAnswer = await listOf(`&due=overdue${next === '' ? '' : `&after=${next}`}`);
    met.push(...found.cases.map((row) => row.case));
    next = found.next;
  }
  assert.ok(met.length > CASELOAD_PAGE);
  assert.equal(new Set(met).size, met.length);
  const { rows } = await plant(app.test, 'SELECT count(*)::int AS overdue FROM case_clock WHERE at <= now()');
  assert.deepEqual(rows, [{ overdue: met.length }]);
  assert.equal((await officer.get('/api/cases?after=nonsense')).status, 422);
});

test('given a period that the force signs anew, when the list is read, then what is due is by the new one', async () => {
  const ready = await readyCase(app, 3);
  assert.deepEqual(await shown(ready.id), await firstOf(ready.id));
  const [registrar, owner] = [await app.as('registrar'), await app.as('policy-owner')];
  const made = await registrar.send('POST', '/api/settings', { settings: { recheckAfterDays: 3 } });
  for (const who of [registrar, owner])
    assert.equal((await who.send('POST', `/api/settings/${idIn(made, 'set')}/sign`, {})).status, 201);
  while ((await listOf()).left > 0);
  assert.deepEqual(await shown(ready.id), await firstOf(ready.id));
});

test('given a conference whose result was recorded wrongly, when it is recorded again, then the newest counts; what follows a plan ends with it, and a core group that never met', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const held = {
    decision: 'strategy-discussion',
    strategy: 'held',
    reason: 'An invented reason, long enough to be one.',
  };
  const done = await officer.send('POST', `/api/cases/${id}/children/${child}/safeguarding`, held);
  const next = `/api/cases/${id}/safeguarding/${idIn(done, 'safeguarding')}/next-step`;
  await plant(app.test, `UPDATE report SET told_at = '2026-01-02T09:00:00Z' WHERE case_file = '${id}'`);
  await officer.send('POST', next, { step: 'assessment', enquiryOn: '2026-01-05' });
  const measure = (name: string) => `/cases/${id}/children/${child}/measures/${name}/end`;
  const end = async (name: string, body: object) => {
    const sent = await officer.send('POST', `/api${measure(name)}`, body);
    return sent.status === 201 ? 'done' : codeIn(sent);
  };
  const runs = async () =>
    (await app.read((tx) => measuresOf(tx, id)))
      .filter((one) => one.measure !== 'assessment')
      .map((one) => `${one.measure} ${one.since.toISOString().slice(0, 10)}`);
  const onPlan = async () =>
    (await officer.get(`/cases/${id}/safeguarding`)).text.includes('On a child protection plan');
  await officer.send('POST', `/api/cases/${id}/children/${child}/floor`, FLOOR);
  assert.equal(await end('review', { result: 'plan' }), 'NothingRuns', 'nothing is there to put right');
  assert.equal(await end('conference', { endedAt: '2026-01-20T10:00:00Z', result: 'no-plan' }), 'done');
  assert.deepEqual(await runs(), []);
  assert.match((await officer.get(`/cases/${id}/safeguarding`)).text, /conference[\s\S]*Put right what came of it/);
  assert.match((await officer.get(measure('conference'))).text, /Leave it empty if the time was right/);
  assert.equal(await end('conference', { endedAt: '2026-01-19T10:00:00Z', result: 'plan' }), 'BeforeItBegan');
  // Without a time it is the time recorded before.
  assert.equal((await officer.post(measure('conference'), { result: 'plan' })).status, 303);
  const followed = ['core-group 2026-01-20', 'review 2026-01-20'];
  assert.deepEqual(await runs(), followed);
  assert.equal(await onPlan(), true);
  assert.equal(await end('conference', { result: 'not-held' }), 'done', 'put right again');
  assert.deepEqual(await runs(), []);
  assert.equal(await onPlan(), false);
  assert.equal(await end('conference', { result: 'plan' }), 'done');
  assert.equal(await end('core-group', { endedAt: '2026-02-03T10:00:00Z', result: 'not-held' }), 'done');
  assert.deepEqual(await runs(), ['review 2026-01-20']);
  assert.equal(await end('core-group', { result: 'held' }), 'NothingRuns');
  // A conference whose core group nobody spoke of: the plan of it ends with the review, and so does the group.
  assert.equal(await end('conference', { endedAt: '2026-03-02T10:00:00Z', result: 'plan' }), 'done');
  assert.deepEqual(await runs(), ['core-group 2026-03-02', 'review 2026-03-02']);
  assert.equal(await end('review', { endedAt: '2026-05-20T10:00:00Z', result: 'no-plan' }), 'done');
  assert.deepEqual(await runs(), []);
  assert.equal(await end('conference', { result: 'no-plan' }), 'NothingRuns', 'only the last of all is put right');
  assert.equal(await end('review', { result: 'plan' }), 'done');
  assert.deepEqual(await runs(), ['core-group 2026-03-02', 'review 2026-05-20']);
});

/** The line of the case page that begins with these words, without its marks. */
const lineOf = async (id: string, words: string) => {
  const { text } = await officer.get(`/cases/${id}`);
  const line = new RegExp(`<tr class="govuk-table__row">\\s*<th[^>]*>${words}[\\s\\S]*?</tr>`).exec(text)?.[0] ?? '';
  return line.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
};

test('given a case that opens again, or gains the child of a report that joins, when it is read in the same minute, then what has no time to run is due now, since when, and not overdue', async () => {
  const ready = await readyCase(app, 31);
  const proposal = await ready.propose();
  assert.equal(
    (await app.supervisor.send('POST', `/api/cases/${ready.id}/proposals/${proposal}/approve`, {})).status,
    201,
  );
  await ready.put('reconsiderations', { cause: 'challenge', why: 'The invented mother asked to look at it again.' });
  const anew = await lineOf(ready.id, 'Decide anew');
  assert.match(anew, /At once, since .* Due now/);
  assert.doesNotMatch(anew, /Overdue/);
  await ready.put('children', {});
  const floor = await lineOf(ready.id, 'Walk the safety floor');
  assert.match(floor, /At once, since .* Due now/);
  const { due } = CaseAnswer.parse(JSON.parse((await officer.get(`/api/cases/${ready.id}`)).text));
  const ids = due.filter(({ atOnce }) => atOnce).map(({ id }) => id);
  assert.ok(ids.includes('decide-anew') && ids.includes('walk-safety-floor'), ids.join());
  assert.equal((await rowOf(ready.id))?.due?.atOnce, true);
  // The list keeps the most urgent alone, of the newest cases first.
  const list = (await officer.get('/cases?show=force')).text;
  const row = new RegExp(`href="/cases/${ready.id}"[\\s\\S]*?</tr>`).exec(list)?.[0] ?? '';
  assert.match(row, />\s*Due now\s*</);
  assert.doesNotMatch(row, />\s*Overdue\s*</);
});
