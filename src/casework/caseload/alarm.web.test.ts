import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { z } from 'zod';
import { migrations, plant } from '../../../test/database.ts';
import { OWNER, withClient } from '../../platform/database/index.ts';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { floorsOf } from '../report/index.ts';
import { childAlarms, dangersOf } from '../safeguarding/index.ts';
import { QueueAnswer } from './caseload.schema.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

const HOUR_MS = 3_600_000;
const now = (await app.opened.today()).getTime();
const at = (hours: number): string => new Date(now + hours * HOUR_MS).toISOString();
const HOW = { safeNow: 'yes', selfHarm: 'no', withWhom: 'school', contact: 'not-known', inCare: 'no', onPlan: 'no' };
const CALM = { ...HOW, welfareCheck: 'done', welfareBy: 'school', welfareAt: at(-1), fromWhom: 'reporter' };
const unchecked = { ...HOW, welfareCheck: 'not-arranged', fromWhom: 'reporter' };

const put = async (path: string, body: object): Promise<void> => {
  const done = await officer.send('POST', `/api/cases/${path}`, body);
  assert.equal(done.status, 201, done.text);
};
const queue = async () => QueueAnswer.parse(JSON.parse((await supervisor.get('/api/queue')).text));

/** Of how many children each alarm is, by the queue; everything that it has of the case. */
const queued = async (id: string): Promise<Readonly<Record<string, number>>> => {
  const { notSafe, alarmed } = await queue();
  const first = notSafe.find((row) => row.case === id);
  const said = { 'not-safe': first?.notSafe ?? 0, 'safety-not-known': first?.notKnown ?? 0 };
  const named = { ...said, ...alarmed.find((row) => row.case === id)?.alarms };
  return Object.fromEntries(Object.entries(named).filter(([, count]) => count > 0));
};

/** The same by what each child’s own page alarms for. */
const alarming = (id: string, children: readonly string[]): Promise<Readonly<Record<string, number>>> =>
  app.read(async (tx) => {
    const of = { floors: await floorsOf(tx, id), dangers: await dangersOf(tx, id) };
    const alarms = children.flatMap((child) => childAlarms(of, child));
    return Object.fromEntries([...Map.groupBy(alarms, (alarm) => alarm)].map(([alarm, same]) => [alarm, same.length]));
  });

const FLOORS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['calm', CALM],
  ['not safe', { ...CALM, safeNow: 'no' }],
  ['safety not known', { ...CALM, safeNow: 'not-known' }],
  ['self-harm', { ...CALM, selfHarm: 'yes' }],
  ['self-harm not known, alone', { ...CALM, selfHarm: 'not-known', withWhom: 'nobody' }],
  ['company not known, nobody looked', { ...unchecked, withWhom: 'not-known' }],
  ['a check that is still to come', { ...CALM, welfareCheck: 'arranged', welfareAt: at(5) }],
  ['seen by a parent, and nobody said who is a danger', { ...CALM, welfareBy: 'parent-or-carer' }],
  [
    'seen by a parent, and somebody must not be told',
    { ...CALM, welfareBy: 'parent-or-carer', mustNotTell: 'An uncle' },
  ],
];

test('given floors with every alarm, and none walked, when the queue is read, then it says of each case what its children’s pages say', async () => {
  const { id, children } = await app.openCase(2);
  const [first = '', second = ''] = children;
  assert.deepEqual(await queued(id), { 'floor-not-walked': 2 });
  for (const [name, floor] of FLOORS) {
    await put(`${id}/children/${first}/floor`, floor);
    assert.deepEqual(await queued(id), await alarming(id, children), name);
  }
  await put(`${id}/children/${second}/floor`, { ...CALM, welfareCheck: 'arranged', welfareAt: at(5) });
  await plant(app.test, `UPDATE floor SET welfare_at = now() - interval '1 hour' WHERE person = '${second}'`);
  await put(`${id}/response/responder`, { responder: 'safer-schools-officer' });
  assert.ok('welfare-check-overdue' in (await queued(id)));
  assert.deepEqual(await queued(id), await alarming(id, children), 'a check whose time has come');
  await put(`${id}/children/${second}/floor`, CALM);
  for (const state of ['suspected', 'ruled-out'])
    for (const fact of ['immediate-harm', 'suicide-risk', 'household-risk']) {
      await put(`${id}/answers`, { fact, direction: 'person', person: second, state, fromWhom: 'own-observation' });
      assert.deepEqual(await queued(id), await alarming(id, children), `${fact} ${state}`);
    }
});

test('given cases from before alarms were kept, when the program is upgraded, then each has what its changes would have kept', async () => {
  const kept = async (): Promise<readonly unknown[]> => {
    const { rows } = await plant(app.test, 'SELECT case_file, alarm, children, since FROM child_alarm ORDER BY 1, 2');
    return z.array(z.unknown()).parse(rows);
  };
  const before = await kept();
  assert.ok(before.length > 3);
  const upgrade = readFileSync('migrations/0121-child-alarm.sql', 'utf8');
  const [backfill = ''] = /INSERT INTO child_alarm[^;]*;/.exec(upgrade) ?? [];
  await plant(app.test, `DELETE FROM child_alarm; ${backfill}`);
  assert.deepEqual(await kept(), before);
});

test('given a child whose floor nobody walked, when a supervisor opens the queue, then the case stands there with why, since when and a way to it, until it is walked or closed', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const has = async () => (await queue()).alarmed.some((row) => row.case === id);
  const { text } = await supervisor.get('/queue');
  assert.match(text, new RegExp(`What (?:else )?about a child cannot wait[\\s\\S]*href="/cases/${id}"`));
  assert.match(text, /1 child – Safety floor not walked/);
  const registrar = await app.as('registrar');
  assert.deepEqual(QueueAnswer.parse(JSON.parse((await registrar.get('/api/queue')).text)).alarmed, []);
  // That it was looked at stands in the case, as every other line of the queue.
  assert.ok((await app.actions(id)).includes('read-queue'));
  await plant(app.test, `UPDATE party SET taken_off = true WHERE case_file = '${id}'`);
  await put(`${id}/response/responder`, { responder: 'safer-schools-officer' });
  assert.equal(await has(), false, 'who was taken off is nobody of the case');
  await plant(app.test, `UPDATE party SET taken_off = false WHERE case_file = '${id}'`);
  await put(`${id}/children/${child}/floor`, CALM);
  assert.equal(await has(), false);
  await put(`${id}/children/${child}/floor`, { ...CALM, selfHarm: 'yes' });
  assert.equal(await has(), true);
  await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${id}'`);
  await put(`${id}/response/responder`, { responder: 'safer-schools-officer' });
  const { rows } = await plant(app.test, `SELECT stage FROM case_file WHERE case_file = '${id}'`);
  const [{ stage }] = z.tuple([z.object({ stage: z.string() })]).parse(rows);
  assert.equal(await has(), stage !== 'closed', 'what is recorded in a closed case opens it again');
});

test('given several cases, when the queue lists what cannot wait, then it is in the order of time, whatever it is, and a check that is to come waits for its time', async () => {
  const cases = [await app.openCase(1), await app.openCase(1), await app.openCase(1)];
  const [one, two, three] = cases.map(({ id }) => id);
  assert.ok(one !== undefined && two !== undefined && three !== undefined);
  await put(`${three}/children/${cases[2]?.children[0] ?? ''}/floor`, {
    ...CALM,
    welfareCheck: 'arranged',
    welfareAt: at(5),
  });
  const since = (id: string, hours: number) =>
    plant(app.test, `UPDATE child_alarm SET since = now() + interval '${hours} hours' WHERE case_file = '${id}'`);
  await since(one, -1000);
  await since(two, -2000);
  const listed = async () =>
    (await queue()).alarmed.map((row) => row.case).filter((id) => id === one || id === two || id === three);
  assert.deepEqual(await listed(), [two, one]);
  await since(three, -1500);
  assert.deepEqual(await listed(), [two, three, one]);
});

test('given a supervisor’s reason why a floor cannot be walked, when the queue is read before its day of review, then what nobody can say is not asked there, and after it is', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const reviewOn = at(20 * 24).slice(0, 10);
  const reason = 'The school could not say who this child is, and goes on asking.';
  const asked = { about: 'child-not-identified', person: child, reviewOn, reason };
  await put(`${id}/response/ask`, asked);
  assert.deepEqual(await queued(id), { 'floor-not-walked': 1 });
  const { rows } = await plant(app.test, `SELECT request FROM supervisor_request WHERE case_file = '${id}'`);
  const [{ request }] = z.tuple([z.object({ request: z.string() })]).parse(rows);
  const granted = await supervisor.send('POST', `/api/cases/${id}/response/requests/${request}`, {
    value: 'granted',
    reason,
  });
  assert.equal(granted.status, 201, granted.text);
  assert.deepEqual(await queued(id), {});
  await plant(app.test, `UPDATE child_alarm SET since = now() WHERE case_file = '${id}'`);
  assert.deepEqual(await queued(id), { 'floor-not-walked': 1 });
});

test('given a report of a child who is not safe, when the caseload is read before the floor is walked, then its line says so, among what is due now too', async () => {
  const report = async (safe: string) => {
    const made = await officer.send('POST', '/api/reports', { toldBy: 'school', when: 'now', safe, children: 1 });
    return idIn(made, 'case');
  };
  const lineOf = async (id: string, filter = '') =>
    (await officer.get(`/cases?show=mine${filter}`)).text.split('<tr').find((line) => line.includes(`/cases/${id}"`)) ??
    '';
  const [unsafe, safe] = [await report('no'), await report('yes')];
  const SAYS = /Reported as not safe; safety floor not walked for 1/;
  for (const filter of ['', '&due=overdue', '&due=overdue&step=report'])
    assert.match(await lineOf(unsafe, filter), SAYS);
  assert.match(await lineOf(safe), /Not walked for 1/);
  assert.doesNotMatch(await lineOf(safe), SAYS);
  assert.match((await officer.get('/api/cases?show=mine')).text, new RegExp(`"${unsafe}"[^}]*"reportedUnsafe":true`));
});

test('given exploitation, coercion or an adult said of a case, when the queue is read, then it stands there for all its children until a team has the case, a supervisor says why none does, or it is taken back', async () => {
  const calm = async (): Promise<string> => {
    const { id, children } = await app.openCase(2);
    for (const child of children) await put(`${id}/children/${child}/floor`, CALM);
    return id;
  };
  const say = (id: string, fact: string, state: string) =>
    put(`${id}/answers`, { fact, direction: 'case', state, fromWhom: 'partner' });
  const [one, two] = [await calm(), await calm()];
  assert.deepEqual(await queued(one), {});
  await say(one, 'exploitation', 'suspected');
  await say(one, 'adult-involved', 'confirmed');
  await say(one, 'coercion', 'confirmed');
  assert.deepEqual(await queued(one), { 'exploitation-said': 2, 'adult-said': 2, 'coercion-said': 2 });
  await say(one, 'coercion', 'ruled-out');
  for (const fact of ['extortion', 'grooming']) {
    await say(one, fact, 'suspected');
    assert.equal((await queued(one))[`${fact}-said`], 2);
    await say(one, fact, 'ruled-out');
  }
  assert.match(
    (await supervisor.get('/queue')).text,
    /2 children – Exploitation is said or suspected, and no specialist/,
  );
  await say(one, 'adult-involved', 'ruled-out');
  assert.deepEqual(await queued(one), { 'exploitation-said': 2 });
  // With no force named, as an upgrade runs.
  await plant(app.test, `DELETE FROM child_alarm WHERE alarm = 'exploitation-said'`);
  const [upgrade] = migrations.filter(({ id }) => id.startsWith('0169'));
  await withClient(app.test.server.url(app.test.name, OWNER), async (client) => {
    await client.query(upgrade?.sql ?? '');
  });
  assert.deepEqual(await queued(one), { 'exploitation-said': 2 }, 'what was said before it was kept');
  await put(`${one}/response/handover`, { team: 'child-abuse-investigation' });
  assert.deepEqual(await queued(one), {}, 'a team has the case');
  await say(two, 'adult-involved', 'suspected');
  assert.deepEqual(await queued(two), { 'adult-said': 2 });
  const why = 'The online team said on the telephone that it has the same adult in hand already.';
  const left = { answer: 'not-done', words: why };
  await supervisor.post(`/cases/${two}/open`, { reason: 'duty-cover' });
  const done = await supervisor.send('POST', `/api/cases/${two}/duties/specialist-handover/case`, left);
  assert.equal(done.status, 201, done.text);
  assert.deepEqual(await queued(two), {}, 'a supervisor said why none has');
  await say(two, 'adult-involved', 'confirmed');
  assert.deepEqual(await queued(two), { 'adult-said': 2 }, 'and more was said since');
});
