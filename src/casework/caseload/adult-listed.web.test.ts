// An adult whom nobody said to be involved: known by an age, and a part.
import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { migrations, plant } from '../../../test/database.ts';
import { FLOOR } from '../../../test/ready-case.ts';
import { OWNER, withClient } from '../../platform/database/index.ts';
import { QueueAnswer } from './caseload.schema.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const today = (await app.opened.today()).toISOString().slice(0, 10);

/** A case of one child of 14, of whom nothing alarms, and how it is added to. */
const calm = async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const put = async (place: string, body: object) => {
    const done = await officer.send('POST', `/api/cases/${id}/${place}`, body);
    assert.ok(done.status < 300, done.text);
    return done;
  };
  const age = (person: string, lowest: number, highest: number) =>
    put(`people/${person}/age`, { known: 'between', lowest, highest, fromWhom: 'partner' });
  const part = (person: string, ...parts: readonly string[]) =>
    put(`people/${person}/part`, { known: 'known', parts, fromWhom: 'partner' });
  const say = (person: string, fact: string, state: string, direction = 'by') =>
    put('answers', { fact, direction, person, state, fromWhom: 'partner' });
  const add = async (kind: string) => idIn(await put('people', { kind }), 'person');
  const name = async (person: string, birthDate: string) => {
    const named = { givenNames: 'Ash', familyName: 'Sampleton', birthDate };
    await put(`people/${person}/search`, named);
    await put(`people/${person}/name`, { ...named, basis: 0 });
  };
  await put(`children/${child}/floor`, FLOOR);
  await age(child, 14, 14);
  await part(child, 'depicted');
  const kept = async () => {
    // That somebody was coerced alarms by itself: what an adult may have done is looked at here.
    const { rows } = await plant(
      app.test,
      `SELECT alarm, children, since FROM child_alarm WHERE case_file = '${id}' AND alarm <> 'coercion-said'`,
    );
    return z.array(z.object({ alarm: z.string(), children: z.number(), since: z.date() })).parse(rows);
  };
  const raised = async () => (await kept()).map(({ alarm, children: of }) => `${alarm} ${of}`);
  return { id, child, put, age, part, say, add, name, kept, raised };
};
const SAID = ['adult-said 1'];

test('given somebody who is or may be 18 or over, when they had a part, may have had one, or did something, then the queue alarms as where an adult is said to be involved', async () => {
  const one = await calm();
  const person = await one.add('person');
  assert.deepEqual(await one.raised(), [], 'nobody has said anything of their age');
  await one.age(person, 15, 17);
  await one.part(person, 'received');
  assert.deepEqual(await one.raised(), [], 'a child');
  await one.age(person, 16, 18);
  assert.deepEqual(await one.raised(), SAID, 'who may be an adult');
  const { alarmed } = QueueAnswer.parse(JSON.parse((await supervisor.get('/api/queue')).text));
  assert.deepEqual(alarmed.find((row) => row.case === one.id)?.alarms, { 'adult-said': 1 });
  assert.match(
    (await supervisor.get('/queue')).text,
    /1 child – An adult may have a part, by what is said or by an age/,
  );
  for (const parts of [['protected'], ['reported'], ['depicted']]) {
    await one.part(person, ...parts);
    assert.deepEqual(await one.raised(), [], parts.join());
  }
  await one.say(person, 'coercion', 'suspected');
  assert.deepEqual(await one.raised(), SAID, 'by what they did');
  await one.say(person, 'coercion', 'ruled-out');
  await one.say(person, 'coercion', 'confirmed', 'towards');
  assert.deepEqual(await one.raised(), [], 'by what was done to them');
  for (const part of ['shared', 'passed-on', 'asked-for']) {
    await one.part(person, part);
    assert.deepEqual(await one.raised(), SAID, part);
    await one.part(person, 'protected');
  }
  await one.put(`people/${person}/part`, { known: 'not-known' });
  assert.deepEqual(await one.raised(), SAID, 'unknown is not no');
});

test('given an adult who is listed as one, when nobody said what part they had, then it alarms until they are said to have protected or reported; a reporter alone never does', async () => {
  const one = await calm();
  const adult = await one.add('adult');
  assert.deepEqual(await one.raised(), SAID);
  await one.part(adult, 'protected', 'reported');
  assert.deepEqual(await one.raised(), []);
  const { rows } = await plant(
    app.test,
    `SELECT person FROM party WHERE case_file = '${one.id}' AND kind = 'reporter'`,
  );
  const [reporter] = z.array(z.object({ person: z.string() })).parse(rows);
  if (reporter !== undefined) await one.age(reporter.person, 41, 41);
  assert.deepEqual(await one.raised(), []);
});

test('given somebody who tells of when they were a child, when their age on the day is read, then it is that which counts, and not how old they are today', async () => {
  const one = await calm();
  await one.put(`people/${one.child}/age`, { known: 'not-known' });
  await one.name(one.child, '1999-03-04');
  await one.part(one.child, 'depicted', 'shared');
  assert.deepEqual(await one.raised(), [], 'listed as a child, on a day that nobody knows');
  await one.put('conduct-day', { known: 'one-day', day: '2014-06-01' });
  assert.deepEqual(await one.raised(), [], 'a child then');
  const other = await calm();
  const person = await other.add('person');
  await other.part(person, 'shared');
  await other.name(person, '1999-03-04');
  // Who may have been a child is one of those the case is about, and counted.
  const says = async () => (await other.raised()).filter((alarm) => alarm.startsWith('adult-said'));
  assert.deepEqual(await says(), ['adult-said 2'], 'an adult by now, on a day that nobody knows');
  await other.put('conduct-day', { known: 'one-day', day: '2014-06-01' });
  assert.deepEqual(await says(), []);
  await other.put('conduct-day', { known: 'one-day', day: today });
  assert.deepEqual(await says(), SAID);
});

test('given an adult by age whom a supervisor gave a reason for, when the same is told again, then nothing alarms; when something new is, it does, since then', async () => {
  const one = await calm();
  const person = await one.add('person');
  await one.part(person, 'shared');
  await one.age(person, 30, 30);
  assert.deepEqual(await one.raised(), SAID);
  await app.cover(one.id);
  const words = 'The online team said on the telephone that it has the same adult in hand already.';
  const left = await supervisor.send('POST', `/api/cases/${one.id}/duties/specialist-handover/case`, {
    answer: 'not-done',
    words,
  });
  assert.equal(left.status, 201, left.text);
  assert.deepEqual(await one.raised(), []);
  await one.age(person, 30, 30);
  assert.deepEqual(await one.raised(), [], 'the same age');
  const other = await one.add('adult');
  assert.deepEqual(await one.raised(), SAID, 'somebody else');
  const [{ since }] = z.tuple([z.object({ since: z.date() })]).parse(await one.kept());
  await one.part(other, 'reported');
  assert.deepEqual(await one.raised(), []);
  await one.say(person, 'coercion', 'confirmed');
  assert.deepEqual(await one.raised(), SAID, 'what they did');
  const [{ since: later }] = z.tuple([z.object({ since: z.date() })]).parse(await one.kept());
  assert.ok(later > since);
  await one.put('response/handover', { team: 'child-abuse-investigation' });
  assert.deepEqual(await one.raised(), [], 'a team has it');
});

test('given cases from before it was kept, when they are upgraded with no force named, then each stands as its changes would have kept it', async () => {
  const all = async () => {
    const { rows } = await plant(app.test, `SELECT * FROM child_alarm ORDER BY case_file, alarm`);
    return z.array(z.unknown()).parse(rows);
  };
  const one = await calm();
  await one.age(await one.add('person'), 17, 19);
  const before = await all();
  assert.ok(before.length > 2);
  await plant(app.test, `DELETE FROM child_alarm WHERE alarm = 'adult-said'`);
  const [upgrade] = migrations.filter(({ id }) => id.startsWith('0170'));
  await withClient(app.test.server.url(app.test.name, OWNER), async (client) => {
    await client.query(upgrade?.sql ?? '');
  });
  assert.deepEqual(await all(), before);
});
