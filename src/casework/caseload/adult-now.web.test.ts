// Who tells of when they were a child, and is none now.
import assert from 'node:assert/strict';
import test from 'node:test';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { migrations, plant } from '../../../test/database.ts';
import { OWNER, withClient } from '../../platform/database/index.ts';
import { FLOOR } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer } = app;
const OF_A_CHILD = [
  'decide-telling-parents',
  'offer-report-remove',
  'confirm-care-and-plans',
  'appropriate-adult-before-any-interview',
];

const telling = async (birthDate: string | undefined) => {
  const { id, children } = await app.openCase(1);
  const [person = ''] = children;
  const put = async (place: string, body: object) => {
    const done = await officer.send('POST', `/api/cases/${id}/${place}`, body);
    assert.ok(done.status < 300, done.text);
  };
  const name = { givenNames: 'Ash', familyName: 'Sampleton', ...(birthDate === undefined ? {} : { birthDate }) };
  await put(`people/${person}/search`, name);
  await put(`people/${person}/name`, { ...name, basis: 0 });
  await put(`people/${person}/part`, { known: 'known', parts: ['depicted', 'shared'], fromWhom: 'partner' });
  const walk = (over: object = {}) => put(`children/${person}/floor`, { ...FLOOR, withWhom: 'nobody', ...over });
  const read = async () => {
    const [file, floor, card] = await Promise.all(
      [`/api/cases/${id}`, `/cases/${id}/children/${person}/floor`, `/cases/${id}/first-night`].map(
        async (page) => (await officer.get(page)).text,
      ),
    );
    const listed = new RegExp(`"case":"${id}"[^}]*"alarms":(\\d)`).exec(
      (await officer.get('/api/cases?show=mine')).text,
    )?.[1];
    // What alarms of the child themselves: that an adult may have a part is of the whole case.
    const { rows } = await plant(
      app.test,
      `SELECT alarm FROM child_alarm WHERE case_file = '${id}' AND alarm <> 'adult-said'`,
    );
    return { file: file ?? '', floor: floor ?? '', card: card ?? '', listed, kept: rows.length };
  };
  return { id, person, put, walk, read };
};

test('given a date of birth of somebody who is an adult today, when they are alone, then nothing alarms, they are asked as an adult, the card speaks to one, and what is owed to a child is not owed', async () => {
  const { walk, read } = await telling('1999-03-04');
  await walk();
  const { file, floor, card, listed, kept } = await read();
  assert.match(file, /"alarms":\[\]/);
  assert.deepEqual([listed, kept], ['0', 0], 'the list and the queue say the same');
  for (const duty of OF_A_CHILD) assert.ok(!file.includes(`"id":"${duty}"`), duty);
  assert.match(floor, /Is this person safe right now\?[\s\S]*An adult may be alone/);
  assert.doesNotMatch(floor, /Is the child in care/);
  assert.match(card, /it is not too late to tell[\s\S]*Marie Collins Foundation/);
  assert.doesNotMatch(card, /Report Remove|Childline|every child/);
});

test('given no date of birth, one of a child, or one that the age stated excludes, when they are alone, then they are asked after as a child', async () => {
  const isChild = async ({ read }: Awaited<ReturnType<typeof telling>>) => {
    const { file, floor, card, listed, kept } = await read();
    assert.match(file, /"alarms":\["alone"\]/);
    assert.deepEqual([listed, kept], ['1', 1]);
    for (const duty of OF_A_CHILD.slice(0, 2)) assert.ok(file.includes(`"id":"${duty}"`), duty);
    assert.match(floor, /Is this child safe right now\?/);
    assert.match(card, /Childline/);
    assert.doesNotMatch(card, /Marie Collins/);
  };
  const unsure = await telling('1999-03-04');
  await unsure.put(`people/${unsure.person}/age`, { known: 'age', age: 15, fromWhom: 'partner' });
  await unsure.walk();
  const today = (await app.opened.today()).toISOString().slice(0, 10);
  await unsure.put('conduct-day', { known: 'one-day', day: today });
  await isChild(unsure);
  for (const birthDate of [undefined, '2012-03-04']) {
    const child = await telling(birthDate);
    await child.walk();
    await isChild(child);
  }
});

test('given an adult who was 15 then, when the outcome is read, then they were a child then: the advice is that of a child', async () => {
  const { id, person, put, walk, read } = await telling('1999-03-04');
  await walk();
  await put('conduct-day', { known: 'one-day', day: '2014-06-01' });
  assert.match((await officer.get(`/api/cases/${id}/triage`)).text, new RegExp(`"person":"${person}"[^}]*"age":15`));
  const { file } = await read();
  assert.match(file, /"alarms":\[\]/, 'and an adult today');
  assert.match(file, /"id":"offer-support"/, 'what is owed to whoever was harmed stays');
  for (const duty of OF_A_CHILD) assert.ok(!file.includes(`"id":"${duty}"`), duty);
});

test('given pressure on somebody, when they are an adult today, then no children’s service is owed for them and adult safeguarding is weighed; a child is referred', async () => {
  const pressed = async (birthDate: string, day: string) => {
    const told = await telling(birthDate);
    await told.put('conduct-day', { known: 'one-day', day });
    await told.put('answers', { direction: 'case', fact: 'coercion', state: 'suspected', fromWhom: 'partner' });
    await told.walk();
    return (await told.read()).file;
  };
  const [adult, child] = [await pressed('1999-03-04', '2014-06-01'), await pressed('2012-03-04', '2026-01-05')];
  assert.ok(!adult.includes('"id":"referral-or-strategy"'));
  assert.match(adult, /"id":"decide-referral"[^}]*adult safeguarding/);
  assert.match(adult, /"id":"offer-support"/, 'what is owed to whoever was harmed stays');
  assert.ok(child.includes('"id":"referral-or-strategy"'));
  assert.doesNotMatch(child, /adult safeguarding/);
});

test('given somebody who is an adult by now, when they are referred to adult safeguarding, then it is offered, kept, said and what is owed is done; a child is not offered it and refused', async () => {
  const referral = {
    decision: 'referred',
    to: ['adult-safeguarding'],
    reason: 'They asked for help, and agree to it.',
  };
  const [adult, child] = [await telling('1999-03-04'), await telling('2012-03-04')];
  const at = ({ id, person }: typeof adult): string => `/cases/${id}/children/${person}/safeguarding`;
  for (const one of [adult, child]) await one.walk({ withWhom: 'parent-or-carer' });
  assert.match((await officer.get(at(adult))).text, /value="adult-safeguarding"/);
  assert.doesNotMatch((await officer.get(at(child))).text, /adult-safeguarding|adult by now/);
  const wrong = await officer.post(at(child), { ...referral, to: 'adult-safeguarding' });
  assert.match(wrong.text, /href="#to"[^>]*>By what is recorded of their age this is a child today/);
  assert.match((await officer.send('POST', `/api${at(child)}`, referral)).text, /"code":"NoAdultNow"/);
  const owed = /"id":"decide-referral"/;
  assert.match((await adult.read()).file, owed);
  await adult.put(`children/${adult.person}/safeguarding`, referral);
  assert.match(
    (await officer.get(`/api/cases/${adult.id}/safeguarding`)).text,
    /"to":\["adult-safeguarding"\][^}]*"supervisor":"not-needed"/,
  );
  assert.match(
    (await officer.get(`/cases/${adult.id}/safeguarding`)).text,
    /Adult safeguarding, of the local authority/,
  );
  assert.doesNotMatch((await adult.read()).file, owed, 'it answers what was owed');
});

test('given an adult who tells of when they were a child, when the report is saved, then they are the first whom it is about and nobody else; without a name, somebody who reports and a child', async () => {
  const tell = async (over: object) => {
    const report = { toldBy: 'child-then', when: 'now', safe: 'yes', reporterContact: 'By letter alone', ...over };
    const id = idIn(await officer.send('POST', '/api/reports', report), 'case');
    const { rows } = await plant(
      app.test,
      `SELECT kind, r.reporter = p.person AS reports FROM party p JOIN report r USING (force, case_file) WHERE p.case_file = '${id}' ORDER BY kind`,
    );
    return { rows, page: (await officer.get(`/cases/${id}`)).text };
  };
  const named = await tell({ reporterName: 'Ash Sampleton' });
  assert.deepEqual(named.rows, [{ kind: 'child', reports: true }]);
  assert.match(named.page, /An adult, telling of when they were a child/);
  assert.match(named.page, /<h3 class="govuk-summary-card__title">Ash Sampleton/);
  assert.match(named.page, /By letter alone/);
  const unnamed = await tell({});
  assert.deepEqual(unnamed.rows, [
    { kind: 'child', reports: false },
    { kind: 'reporter', reports: true },
  ]);
  assert.match(unnamed.page, /By letter alone/);
});

test('given a case from before it was kept who is an adult today, when it is upgraded with no force named, then they are one', async () => {
  const { id, person } = await telling('1999-03-04');
  await plant(app.test, `UPDATE party SET adult_now = false WHERE person = '${person}'`);
  const [upgrade] = migrations.filter(({ id: of }) => of.startsWith('0161'));
  await withClient(app.test.server.url(app.test.name, OWNER), async (client) => {
    await client.query(upgrade?.sql ?? '');
  });
  const { rows } = await plant(
    app.test,
    `SELECT adult_now FROM party WHERE case_file = '${id}' AND person = '${person}'`,
  );
  assert.deepEqual(rows, [{ adult_now: true }]);
});
