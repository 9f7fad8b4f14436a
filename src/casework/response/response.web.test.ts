import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { londonDay } from '../../platform/clock/index.ts';
import { plant } from '../../../test/database.ts';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';
import { responseOf } from './index.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const REASON = 'The school already works with both families on this.';
const canary = (): string => `canary${randomBytes(8).toString('hex')}`;
const typedMoment = (field: string, day: string): Record<string, string> =>
  Object.fromEntries(
    [...day.split('-'), '2:05pm'].map((part, i) => [`${field}-${['year', 'month', 'day', 'time'][i] ?? ''}`, part]),
  );
const read = (id: string) => app.read((tx) => responseOf(tx, id));

test('given a case, when who acts is named and it is handed over, then it waits, ages by the clock, and is accepted with a receipt', async () => {
  const { id } = await app.openCase(1);
  const at = `/cases/${id}/response`;
  assert.equal((await officer.post(`${at}/responder`, { responder: 'safer-schools-officer' })).location, at);
  assert.equal((await officer.post(`${at}/handover`, { team: 'online-csa-team' })).location, at);
  assert.match((await officer.post(`${at}/handover`, { team: 'cid' })).text, /A handover waits for its answer/);
  const waiting = await officer.get(at);
  assert.match(waiting.text, /Safer schools officer/);
  assert.match(waiting.text, /Less than an hour; an answer is due within 24 hours/);
  await plant(app.test, `UPDATE handover SET handed_at = handed_at - interval '25 hours' WHERE case_file = '${id}'`);
  assert.match((await officer.get(at)).text, /Overdue/);
  assert.match((await officer.get(`/api${at}`)).text, /"hours":25,"overdue":true/);
  const handover = (await read(id)).handover?.handover ?? '';
  const empty = await officer.post(`${at}/handovers/${handover}`, { answer: 'accepted' });
  assert.match(empty.text, /Enter the reference that the team gave/);
  assert.equal(
    (await officer.post(`${at}/handovers/${handover}`, { answer: 'accepted', receipt: 'OCSA-17' })).status,
    303,
  );
  assert.equal((await read(id)).handover?.state, 'accepted');
  assert.doesNotMatch((await officer.get(at)).text, /Overdue/);
});

test('given an unavailable check, when an exception is asked, then any supervisor but the one who asked grants it', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const at = `/api/cases/${id}`;
  const about = { about: 'check-unavailable', check: `${child}/pnd`, reason: REASON };
  assert.equal(codeIn(await officer.send('POST', `${at}/response/ask`, about)), 'CheckNotUnavailable');
  const check = { result: 'unavailable', unavailable: 'system-down', when: 'now' };
  assert.equal((await officer.send('POST', `${at}/checks/${child}/pnd`, check)).status, 201);
  const asked = await officer.send('POST', `${at}/response/ask`, about);
  assert.equal(asked.status, 201, asked.text);
  assert.equal(codeIn(await officer.send('POST', `${at}/response/ask`, about)), 'AlreadyAsked');
  const answer = `${at}/response/requests/${idIn(asked, 'request')}`;
  const grant = { value: 'granted', reason: REASON };
  assert.equal(codeIn(await officer.send('POST', answer, grant)), 'NotPermitted');
  assert.match((await supervisor.get(answer.replace('/api', ''))).text, /Police National Database/);
  assert.equal((await supervisor.send('POST', answer, grant)).status, 201);
  // Nothing waits for them any more: to look again they name a reason.
  await app.cover(id);
  assert.equal(codeIn(await supervisor.send('POST', answer, grant)), 'NothingWaits');
  const [exception] = (await read(id)).exceptions;
  assert.deepEqual([exception?.exception, exception?.subject, exception?.system], ['check-unavailable', child, 'pnd']);
});

test('given what a supervisor asked for, when the same supervisor decides, then it is refused and nothing is kept of it', async () => {
  const { id } = await app.openCase(1);
  await app.cover(id);
  const at = `/cases/${id}/response`;
  assert.equal((await supervisor.post(`${at}/ask`, { about: 'category', reason: REASON })).status, 303);
  const own = await supervisor.post(`${at}/decide-category`, { value: 'non-aggravated', reason: REASON });
  assert.equal(own.status, 403);
  assert.match(own.text, /Never one’s own/);
  const page = (await supervisor.get(`${at}/decide-category`)).text;
  // What was asked, then what is known and not known and from whom, then the advice with its sources; only then the choice.
  assert.match(
    page,
    /Asked[\s\S]*In short[\s\S]*Before an outcome[\s\S]*Nobody is named who acts[\s\S]*3\. What is known[\s\S]*From: Nobody[\s\S]*4\. What the guidance advises[\s\S]*College[\s\S]*5\. Your/,
  );
  const asked = await supervisor.get(`/api${at}/decide-category`);
  assert.match(asked.text, /"notAsked":\[\{"whose":"Child 1"/);
  assert.equal((await read(id)).decidedCategory, undefined);
  assert.equal((await officer.get(`${at}/decide-response`)).status, 403);
  assert.match(page, /The guidance cannot say yet: facts it turns on are not known[\s\S]*To choose now is a departure/);
  const early = { value: 'proportionate', reason: REASON };
  const unreasoned = await supervisor.post(`${at}/decide-response`, early);
  assert.equal(unreasoned.status, 422);
  assert.match(unreasoned.text, /id="departure-error"[\s\S]*Choose why/);
  const departed = { ...early, departure: 'partner-view' };
  assert.equal((await supervisor.post(`${at}/decide-response`, departed)).status, 303);
  assert.equal((await read(id)).decidedResponse?.value, 'proportionate');
});

test('given a child, when an arrest is pursued, then a supervisor comes first; under 10 never; an age not known is not read as old enough', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const at = `/api/cases/${id}/response`;
  const input = {
    person: child,
    means: 'arrest',
    ten: 'ten-or-over',
    necessity: REASON,
    alternatives: REASON,
    conclusion: 'pursued',
    appropriateAdult: 'social-worker',
  };
  assert.equal(codeIn(await officer.send('POST', `${at}/consider`, input)), 'SupervisorFirst');
  assert.equal(codeIn(await officer.send('POST', `${at}/consider`, { ...input, ten: 'under-ten' })), 'UnderTen');
  assert.equal(codeIn(await officer.send('POST', `${at}/consider`, { ...input, ten: 'not-known' })), 'AgeNotKnown');
  const onPage = await officer.post(`/cases/${id}/response/consider`, {
    ...input,
    means: 'interview',
    ten: 'not-known',
  });
  assert.equal(onPage.status, 422);
  assert.match(onPage.text, /not known is not read as old enough/);
  assert.match(onPage.text, /value="social-worker" selected/);
  const asked = await officer.send('POST', `${at}/ask`, { about: 'arrest', person: child, reason: REASON });
  await app.cover(id);
  const grant = { value: 'granted', reason: REASON };
  await supervisor.send('POST', `${at}/requests/${idIn(asked, 'request')}`, grant);
  const decided = await officer.send('POST', `${at}/consider`, input);
  assert.equal(decided.status, 201);
  const next = await officer.send('POST', `${at}/consider`, input);
  assert.equal(codeIn(next), 'SupervisorFirst', 'one granted arrest is one arrest');

  // Decided on is not made: until somebody says, nobody knows; what is said again takes the place of what was said.
  const page = `/cases/${id}/response`;
  const end = `${page}/considerations/${idIn(decided, 'consideration')}`;
  assert.match((await officer.get(page)).text, /Nobody has said yet[\s\S]*Say what came of it/);
  const due = /Say whether the interview or the arrest that was decided on was made/;
  assert.match((await officer.get(`/cases/${id}`)).text, due);
  assert.match((await officer.get(`/cases/${id}/closing`)).text, /nobody has said whether it was made/);
  assert.match((await officer.get(end)).text, /The arrest was not made/);
  assert.match((await officer.post(end, { result: 'not-made' })).text, /Enter why it was not made/);
  const late = await officer.post(end, { result: 'made', ...typedMoment('madeAt', '2999-01-01') });
  assert.match(late.text, /This time is still to come/);
  assert.equal((await officer.post(end, { result: 'not-made', why: REASON })).location, page);
  assert.doesNotMatch((await officer.get(`/cases/${id}`)).text, due);
  assert.match((await officer.get(page)).text, /The arrest was not made[\s\S]*Say again what came of it/);
  const made = { result: 'made', madeAt: '2026-01-02T10:00:00Z' };
  assert.equal(codeIn(await officer.send('POST', `/api${end}`, made)), 'MadeBeforeReport');
  const asked2 = await officer.post(end, { result: 'made', ...typedMoment('madeAt', '2026-01-02') });
  assert.match(asked2.text, /This is before the report reached the police[\s\S]*name="beforeReport"/);
  const confirmed = { ...made, beforeReport: 'confirmed' };
  assert.equal((await officer.send('POST', `/api${end}`, confirmed)).status, 201);
  assert.match((await officer.get(`/api${page}`)).text, /"result":"made","madeAt":"2026-01-02T10:00:00.000Z"/);
  assert.match((await officer.get(`/cases/${id}`)).text, /What came of an interview or an arrest/);

  // What was not decided on has no end.
  const left = { ...input, means: 'interview', conclusion: 'not-needed' };
  const notNeeded = idIn(await officer.send('POST', `${at}/consider`, left), 'consideration');
  const none = await officer.send('POST', `${at}/considerations/${notNeeded}`, made);
  assert.equal(codeIn(none), 'NoSuchConsideration');
  assert.equal((await officer.get(`${page}/considerations/${notNeeded}`)).status, 404);
});

test('given a canary in every free text, when saved, then it is read back by who may, and stands in no plain column nor in the ledger', async () => {
  const { id, children } = await app.openCase(2);
  const at = `/cases/${id}/response`;
  const texts = Array.from({ length: 6 }, canary);
  const reason = (i: number): string => `${REASON} ${texts[i] ?? ''}`;
  await officer.post(`${at}/handover`, { team: 'cid' });
  const handover = (await read(id)).handover?.handover ?? '';
  await officer.post(`${at}/handovers/${handover}`, { answer: 'returned', reason: reason(0) });
  const considered = { person: children[0] ?? '', means: 'interview', ten: 'ten-or-over', conclusion: 'not-needed' };
  await officer.post(`${at}/consider`, { ...considered, necessity: reason(1), alternatives: reason(2) });
  await officer.post(`${at}/ask`, { about: 'arrest', person: children[0] ?? '', reason: reason(3) });
  await app.cover(id);
  const request = (await read(id)).requests[0]?.request ?? '';
  await supervisor.post(`${at}/requests/${request}`, { value: 'refused', reason: reason(4) });
  await supervisor.post(`${at}/decide-response`, {
    value: 'full-investigation',
    departure: 'partner-view',
    reason: reason(5),
  });
  const page = await officer.get(at);
  for (const text of texts) {
    assert.match(page.text, new RegExp(text));
    assert.deepEqual(await app.tablesHolding(text), []);
  }
  assert.deepEqual((await read(id)).exceptions, []);
});

test('given what a supervisor decided, when something worse is learnt, then it is asked again and nothing rests on it; when it is taken back, it stands', async () => {
  const ready = await readyCase(app, 71);
  const at = `/cases/${ready.id}`;
  const learn = (fact: string, state: string) =>
    ready.put('answers', { fact, direction: 'by', person: ready.children[0], state, fromWhom: 'partner' });
  const send = (about: string, body: object) =>
    supervisor.send('POST', `/api${at}/response/decide-${about}`, { ...body, reason: REASON });
  const decide = async (about: string, value: string) => {
    assert.equal((await send(about, { value })).status, 201);
  };
  const against = async (about: string, value: string) => {
    // As of an officer: other than advised, it is said why, by the same list.
    assert.equal(codeIn(await send(about, { value })), 'RulingReasonNeeded');
    const onPage = await supervisor.post(`${at}/response/decide-${about}`, { value, reason: REASON });
    assert.match(onPage.text, /href="#departure"[^>]*>This is other than the guidance advises/);
    assert.equal((await send(about, { value, departure: 'partner-view' })).status, 201);
  };
  const waits = async () =>
    [...(await supervisor.get('/queue')).text.matchAll(new RegExp(`${at}/response/decide-([a-z]+)`, 'g'))].map(
      ([, about]) => about,
    );
  const refusal = async () => {
    const decision = await officer.get(`/api${at}/decision`);
    const choice = { crime: idIn(decision, 'crime'), outcome: '21', person: ready.children[0] };
    const reasons = Object.fromEntries(
      ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'].map((head) => [
        head,
        REASON,
      ]),
    );
    const conditions = { 'state-of-evidence': 'not-yet-sufficient' };
    const body = { choices: [choice], conditions, reasons, seen: idIn(decision, 'seen') };
    return codeIn(await officer.send('POST', `/api${at}/proposals`, body));
  };
  await app.cover(ready.id);
  await against('response', 'full-investigation');
  await learn('bullying', 'confirmed');
  await decide('response', 'proportionate');
  await decide('category', 'non-aggravated');
  assert.deepEqual(await waits(), []);

  await learn('violence', 'suspected');
  assert.deepEqual(await waits(), ['category', 'response']);
  assert.match((await supervisor.get('/queue')).text, /Decide the response again: more is known since/);
  const page = (await officer.get(`${at}/response`)).text;
  assert.match(page, /Learnt since[\s\S]*violence[\s\S]*Learnt since[\s\S]*violence/);
  assert.match(
    (await officer.get(`/api${at}/response`)).text,
    /"learntSince":\[\{"person":null,"fact":"violence"\},\{"person":"[0-9a-f-]+","fact":"violence"\}\]/,
  );
  assert.match((await supervisor.get(`${at}/response/decide-response`)).text, /Decided before[\s\S]*violence/);
  assert.match((await officer.get(`${at}/decision`)).text, /More is known since: decide again/);
  assert.equal(await refusal(), 'DepartureReasonNeeded');

  await learn('violence', 'ruled-out');
  assert.deepEqual(await waits(), []);
  await learn('violence', 'confirmed');
  const findOutBy = londonDay(new Date((await app.opened.today()).getTime() + 24 * 3_600_000));
  assert.equal((await send('category', { value: 'not-yet', findOutBy })).status, 201);
  assert.deepEqual(await waits(), ['response'], 'given back: it waits for who finds out, until it is proposed anew');
  await ready.put('response/ask', { about: 'category', reason: REASON });
  assert.deepEqual((await waits()).toSorted(), ['category', 'response']);
  await decide('category', 'non-aggravated');
  assert.deepEqual(await waits(), ['response']);
  assert.equal(await refusal(), 'DepartureReasonNeeded');
  await decide('response', 'proportionate');
  assert.deepEqual(await waits(), []);
  // Nor does what was decided for the children rest on it: of violence each is referred.
  assert.equal(await refusal(), 'RecordedFirst');
  for (const child of ready.children)
    await ready.put(`children/${child}/safeguarding`, { decision: 'referred', to: ['mash'], reason: REASON });
  assert.equal(await refusal(), '');

  const added = idIn(await ready.put('people', { kind: 'adult' }), 'person');
  assert.deepEqual(await waits(), ['category', 'response'], 'an adult whose part is not known');
  assert.match((await officer.get(`${at}/response`)).text, /Learnt since[\s\S]*an adult, whose part is not known/);
  await ready.put(`people/${added}/part`, { known: 'known', parts: ['reported'], fromWhom: 'partner' });
  assert.deepEqual(await waits(), []);
  // What is already the most that can be decided is not asked again.
  await against('response', 'full-investigation');
  await against('category', 'aggravated');
  await learn('coercion', 'confirmed');
  assert.deepEqual(await waits(), []);
});

test('given a question, when a supervisor cannot decide it yet, then it goes back to the officer with what to find out and by when, nothing is decided, and asked again it waits anew', async () => {
  const { id } = await app.openCase(1);
  const at = `/cases/${id}/response`;
  const ask = async () => {
    assert.equal((await officer.post(`${at}/ask`, { about: 'category', reason: REASON })).status, 303);
  };
  await ask();
  await app.cover(id);
  const token = canary();
  const what = `Find out who holds the invented account before anybody decides ${token}.`;
  const tomorrow = new Date((await app.opened.today()).getTime() + 24 * 3_600_000);
  const [year = '', month = '', day = ''] = londonDay(tomorrow).split('-');
  const by = { 'findOutBy-day': day, 'findOutBy-month': month, 'findOutBy-year': year };
  const without = await supervisor.post(`${at}/decide-category`, { value: 'not-yet', reason: what });
  assert.equal(without.status, 422);
  assert.match(without.text, /id="findOutBy-error"[\s\S]*Enter by when it is found out/);
  // A departure left chosen behind another answer is not one of this.
  const back = { value: 'not-yet', reason: what, departure: 'partner-view', ...by };
  assert.equal((await supervisor.post(`${at}/decide-category`, back)).status, 303);
  assert.equal((await read(id)).decidedCategory, undefined);
  assert.doesNotMatch((await supervisor.get('/queue')).text, new RegExp(`${at}/decide-category`));
  const page = (await officer.get(at)).text;
  assert.ok(page.includes(what), 'what is to be found out');
  assert.match(page, new RegExp(`the end of ${Number(day)} \\w+ ${year}; then ask again`));
  const file = await officer.get(`/api/cases/${id}`);
  assert.match(file.text, /"id":"find-out-first"[^}]*"overdue":false/);
  assert.doesNotMatch(file.text, new RegExp(token), 'what was written stands where it is worked');
  assert.match(
    (await officer.get(`/cases/${id}`)).text,
    /A supervisor could not decide yet: read what is to be found out/,
  );
  await plant(app.test, `UPDATE supervisor_decision SET find_out_by = find_out_by - 3 WHERE case_file = '${id}'`);
  assert.match((await officer.get(`/api/cases/${id}`)).text, /"id":"find-out-first"[^}]*"overdue":true/);
  await ask();
  assert.doesNotMatch((await officer.get(`/api/cases/${id}`)).text, /find-out-first/);
  assert.match((await supervisor.get('/queue')).text, new RegExp(`${at}/decide-category`));
});

test('given a father who must not be told, when an interview with a parent beside the child is recorded, then the page names him, and a parent is refused until he is taken off', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const floor = `/api/cases/${id}/children/${child}/floor`;
  const walk = async (over: object) => {
    assert.equal((await officer.send('POST', floor, { ...FLOOR, ...over })).status, 201);
  };
  const consider = `/cases/${id}/response/consider`;
  const input = { person: child, means: 'interview', ten: 'ten-or-over', conclusion: 'pursued' };
  const body = { ...input, necessity: REASON, alternatives: REASON, appropriateAdult: 'parent-or-guardian' };
  assert.equal(codeIn(await officer.send('POST', `/api${consider}`, body)), 'ParentMayBeDanger', 'nobody has asked');
  await walk({ mustNotTell: 'The invented father' });
  assert.match((await officer.get(consider)).text, /Child 1: must not be told or find it: The invented father/);
  const refused = await officer.post(consider, body);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="appropriateAdult-error"[\s\S]*Home may not be safe for this child/);
  await walk({ takeOff: ['The invented father'], takeOffReason: 'It was another man of an invented name' });
  assert.doesNotMatch((await officer.get(consider)).text, /home may be unsafe/);
  assert.equal((await officer.post(consider, body)).status, 303);
});
