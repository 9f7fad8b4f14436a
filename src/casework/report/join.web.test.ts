import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { codeIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { AN_HOUR_AGO } from '../../../test/ready-case.ts';
import type { Answer } from '../../../test/sign-in.ts';

const app = await openCaseApp();
const { officer } = app;

const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  contact: 'not-known',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'done',
  welfareBy: 'school',
  welfareAt: AN_HOUR_AGO,
  fromWhom: 'reporter',
};
const Case = z.object({
  reference: z.string(),
  stage: z.string(),
  reports: z.array(z.object({ toldBy: z.string(), toldAt: z.string() })),
  children: z.array(
    z.object({ person: z.string(), name: z.string(), alarms: z.array(z.string()), safeContact: z.unknown() }),
  ),
  crimes: z.array(z.object({ reference: z.string(), against: z.string().nullable() })),
  due: z.array(z.object({ id: z.string(), at: z.string().nullable() })),
});
const read = async (id: string) => Case.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
const walk = (id: string, child: string, over: object = {}) =>
  officer.send('POST', `/api/cases/${id}/children/${child}/floor`, { ...FLOOR, ...over });
const joining = async (children = 1) => {
  const into = await app.openCase(1);
  const from = await app.openCase(children);
  const [child = ''] = into.children;
  await walk(into.id, child);
  return { into: into.id, child, from: from.id, told: from.children };
};
/** Where a joined report leads, in whatever is answered. */
const Led = z.looseObject({ joinedInto: z.string() });
const why = 'The same message in the same class on the same day';

test('given a second report of the same matter, when it is joined on the page, then the case has it, its number and address lead there, and nothing of it is due any more', async () => {
  const { into, child, from, told } = await joining(2);
  const [another = '', same = ''] = told;
  const { reference } = await read(into);
  const old = (await read(from)).reference;
  await walk(from, same, { safeNow: 'not-known', mustNotTell: 'The invented uncle' });
  const ask = await officer.get(`/cases/${from}/join?reference=${reference}`);
  assert.equal(ask.location, `/cases/${from}/join/${into}`);
  const page = await officer.get(`/cases/${from}/join/${into}`);
  assert.match(page.text, /Must not be told: The invented uncle/);
  const wrong = await officer.post(`/cases/${from}/join/${into}`, { [`child-${same}`]: child, why });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, new RegExp(why));
  assert.match(wrong.text, /href="#child-[^"]+">Choose who Child 1 of this report is</);
  const joined = await officer.post(`/cases/${from}/join/${into}`, {
    [`child-${same}`]: child,
    [`child-${another}`]: 'another',
    why,
  });
  assert.equal(joined.location, `/cases/${into}#report`, joined.text);
  const after = await read(into);
  assert.equal(after.reports.length, 2);
  assert.deepEqual(
    after.children.map(({ alarms }) => alarms),
    [['safety-not-known'], ['floor-not-walked']],
  );
  // The first child of the report, by the place it has in the case; and so where it joined before labels followed.
  const names = async () => (await read(into)).children.map(({ name }) => name);
  assert.deepEqual(await names(), ['Child 1', 'Child 2']);
  const migration = readFileSync(new URL('../../../migrations/0102-one-label.sql', import.meta.url), 'utf8');
  const upgrade = /^UPDATE person[\s\S]*?;/m.exec(migration)?.[0] ?? '';
  await plant(app.test, `UPDATE person SET label = 'Child 1' WHERE person = '${another}'; ${upgrade}`);
  assert.deepEqual(await names(), ['Child 1', 'Child 2']);
  assert.match(JSON.stringify(after.children[0]?.safeContact), /The invented uncle/);
  const shown = await officer.get(`/cases/${into}`);
  assert.match(shown.text, new RegExp(`from case ${old}\\. ${why}`));
  assert.match(shown.text, /Report joined/);
  assert.equal((await officer.get(`/cases/find?reference=${old}`)).location, `/cases/${into}`);
  assert.equal((await officer.get(`/cases/${from}`)).location, `/cases/${into}`);
  assert.equal((await officer.get(`/cases/${from}/open`)).location, `/cases/${into}`);
  assert.doesNotMatch((await officer.get('/cases')).text, new RegExp(old));
  assert.ok((await app.actions(from)).includes('join-report'));
  assert.ok((await app.actions(into)).includes('join-report'));
  const led = async (asked: Promise<Answer>) => Led.parse(JSON.parse((await asked).text)).joinedInto;
  assert.equal(await led(officer.send('POST', `/api/cases/${from}/children`, {})), into);
  assert.equal(await led(officer.send('POST', `/api/cases/${from}/open`, { reason: 'duty-cover' })), into);
  assert.equal(await led(officer.get(`/api/cases/find?reference=${old}`)), into);
  const card = await officer.get(`/cases/${from}/first-night`);
  assert.match(card.text, new RegExp(`This report joined case ${reference}`));
  assert.match(card.text, new RegExp(`href="/cases/${into}"`));
  // What was being ticked of the child in another window is on the form of that case, to be sent there.
  const { withWhom, safeNow } = FLOOR;
  const typed = { withWhom, safeNow, welfareCheck: 'not-arranged', mustNotTell: 'An invented aunt', 'if-match': '1' };
  const onward = await officer.post(`/cases/${from}/children/${another}/floor`, typed);
  assert.match(onward.text, new RegExp(`action="/cases/${into}/children/${another}/floor"`));
  assert.match(onward.text, /value="school" checked/);
  assert.match(onward.text, /An invented aunt/);
  assert.deepEqual(await app.tablesHolding(why), []);
});

test('given a report that reached the police earlier, when it joins, then the time to record the crime runs from it, and its crime goes along', async () => {
  const { into, child } = await joining();
  const earlier = {
    toldBy: 'parent-or-carer',
    when: 'earlier',
    toldAt: '2026-06-18T08:00:00Z',
    safe: 'no',
    children: 1,
  };
  const made = await officer.send('POST', '/api/reports', earlier);
  const { case: from } = z.looseObject({ case: z.string() }).parse(JSON.parse(made.text));
  const { children } = await read(from);
  const crime = { offence: '86/2', reference: 'NM/2026/JN/1', when: 'now', against: children[0]?.person };
  assert.equal((await officer.send('POST', `/api/cases/${from}/crimes`, crime)).status, 201);
  const body = { children: [{ person: children[0]?.person, same: child }], why };
  const done = await officer.send('POST', `/api/cases/${from}/join/${into}`, body);
  assert.equal(done.status, 201, done.text);
  const after = await read(into);
  assert.equal(after.reports[0]?.toldAt, '2026-06-18T08:00:00.000Z');
  assert.deepEqual(
    after.crimes,
    [{ reference: 'NM/2026/JN/1', against: child }],
    'against the same child, who is one of this case',
  );
  assert.equal(codeIn(await officer.send('POST', `/api/cases/${into}/join/${from}`, body)), 'CaseJoined');
});

test('given a report in which an age, the day and earlier reports were stated, when it joins, then the case states them', async () => {
  const { into, child, from, told } = await joining(2);
  const [same = '', another = ''] = told;
  const state = async (at: string, body: object) => {
    const done = await officer.send('POST', `/api/cases/${from}/${at}`, body);
    assert.equal(done.status, 201, done.text);
  };
  await state('conduct-day', { known: 'one-day', day: '2026-06-17' });
  await state(`people/${same}/age`, { known: 'age', age: 14, fromWhom: 'parent-or-carer' });
  await state(`people/${another}/age`, { known: 'between', lowest: 12, highest: 13, fromWhom: 'reporter' });
  await state('earlier-reports', { known: 'known', reports: 1, fromWhom: 'police-record' });
  const children = [
    { person: same, same: child },
    { person: another, same: null },
  ];
  const done = await officer.send('POST', `/api/cases/${from}/join/${into}`, { children, why });
  assert.equal(done.status, 201, done.text);
  const triage = z
    .looseObject({ people: z.array(z.looseObject({ person: z.string(), age: z.unknown() })) })
    .parse(JSON.parse((await officer.get(`/api/cases/${into}/triage`)).text));
  assert.deepEqual(
    triage.people.map(({ person, age }) => [person, age]),
    [
      [child, 14],
      [another, [12, 13]],
    ],
  );
  assert.equal(triage['earlierReports'], 1);
  assert.deepEqual(triage['conductDay'], { earliest: '2026-06-17', latest: '2026-06-17' });
  const actions = await app.actions(into);
  for (const action of ['state-age', 'state-conduct-day', 'state-earlier-reports']) assert.ok(actions.includes(action));
});

test('given a child who is named in another case, when a report is to join, then that case is found by the child as somebody else writes them, and everybody looked at is logged', async () => {
  const { into, child, from } = await joining();
  const { reference } = await read(into);
  const at = `/cases/${into}/people/${child}`;
  await officer.send('POST', `/api${at}/search`, { familyName: 'Quillfeather' });
  const details = { givenNames: 'Rowena', familyName: 'Quillfeather', birthDate: '2011-05-12', basis: 0 };
  assert.equal((await officer.send('POST', `/api${at}/name`, details)).status, 201);
  const Person = z.looseObject({ basis: z.int(), details: z.looseObject({}) });
  const recorded = Person.parse(JSON.parse((await officer.get(`/api${at}/name`)).text));
  assert.deepEqual([recorded.basis, recorded.details['birthDate']], [1, '2011-05-12']);
  assert.match((await officer.get(`/cases/${from}`)).text, new RegExp(`/cases/${from}/join/search`));
  const search = (fields: Record<string, string>) => officer.post(`/cases/${from}/join/search`, fields);
  const found = await search({ givenNames: 'Rowenna', familyName: 'Quilfeather' });
  assert.match(found.text, new RegExp(`Rowena Quillfeather[\\s\\S]*join\\?reference=${reference}`));
  const led = await officer.get(`/cases/${from}/join?reference=${reference}`);
  assert.equal(led.location, `/cases/${from}/join/${into}`);
  const asked = await officer.send('POST', `/api/cases/${from}/join/search`, { familyName: 'Quillfeather' });
  const Offers = z.object({ offers: z.array(z.looseObject({ cases: z.array(z.looseObject({ case: z.string() })) })) });
  assert.deepEqual(
    Offers.parse(JSON.parse(asked.text)).offers.flatMap(({ cases }) => cases.map((one) => one.case)),
    [into],
  );
  const Both = z.looseObject({ known: z.array(z.object({ person: z.string(), name: z.string() })) });
  const both = Both.parse(JSON.parse((await officer.get(`/api/cases/${from}/join/${into}`)).text));
  assert.deepEqual(both.known, [{ person: child, name: 'Rowena Quillfeather' }]);
  const looks = await plant(
    app.test,
    `SELECT FROM ledger_entry WHERE action = 'join-report' AND '${child}' = ANY(people) AND cases @> ARRAY['${from}', '${into}']::uuid[]`,
  );
  assert.equal(looks.rowCount, 4, 'two searches, and the two side by side twice');
  assert.match((await search({ familyName: 'Nobodyatall' })).text, /Nobody like that is known here/);
  const little = await search({ school: 'Nowhereton Invented School' });
  assert.equal(little.status, 422);
  assert.match(little.text, /value="Nowhereton Invented School"/);
});

test('given itself, another force’s case, a case not opened, or a report that is worked on, when it is joined, then each is refused, and the words typed are still there', async () => {
  const { into, child, from, told } = await joining();
  const [person = ''] = told;
  const at = (to: string) => `/api/cases/${from}/join/${to}`;
  const body = { children: [{ person, same: child }], why };
  assert.equal(codeIn(await officer.send('POST', at(from), body)), 'JoinsItself');
  assert.equal((await officer.get(`/cases/${from}/join/${from}`)).status, 422);
  assert.equal(codeIn(await officer.send('POST', at('01980000-0000-7000-8000-00000000ffff'), body)), 'CaseNotFound');
  await officer.send('POST', `/api/cases/${from}/checks/${person}/pnc`, { result: 'no-trace', when: 'now' });
  assert.equal(codeIn(await officer.send('POST', at(into), body)), 'ReportWorked');
  const page = await officer.post(`/cases/${from}/join/${into}`, { [`child-${person}`]: child, why });
  assert.equal(page.status, 422);
  assert.match(page.text, /Work beyond the safety floor is recorded/);
  assert.match(page.text, new RegExp(why));
});

test('given a report whose day is before a date of birth known in the case, when it joins, then the day is not the case’s, and where it can be put right it is said', async () => {
  const { into, child, from, told } = await joining();
  const old = (await read(from)).reference;
  const at = `/api/cases/${into}/people/${child}`;
  await officer.send('POST', `${at}/search`, { familyName: 'Wrenfield' });
  await officer.send('POST', `${at}/name`, { familyName: 'Wrenfield', birthDate: '2011-05-12', basis: 0 });
  await officer.send('POST', `/api/cases/${from}/conduct-day`, { known: 'one-day', day: '2009-05-03' });
  const none = { known: 'known', reports: 0, fromWhom: 'police-record' };
  await officer.send('POST', `/api/cases/${from}/earlier-reports`, none);
  const near = await officer.get(`/cases/${from}/join/search`);
  assert.match(near.text, new RegExp(`join\\?reference=${(await read(into)).reference}`));
  assert.equal((await officer.get(`/api/cases/${from}/join/search`)).text.includes(into), true);
  const done = await officer.send('POST', `/api/cases/${from}/join/${into}`, {
    children: [{ person: told[0], same: child }],
    why,
  });
  assert.equal(done.status, 201, done.text);
  const said = new RegExp(`case ${old} said that it happened on 3 May 2009`);
  for (const page of ['', '/triage', '/conduct-day'])
    assert.match((await officer.get(`/cases/${into}${page}`)).text, said, page);
  const Triage = z.object({ conductDay: z.null(), earlierReports: z.string(), open: z.array(z.looseObject({})) });
  const triage = Triage.parse(JSON.parse((await officer.get(`/api/cases/${into}/triage`)).text));
  // None on record of the report’s child says nothing of the case: it is asked still.
  assert.equal(triage.earlierReports, 'unknown');
  assert.ok(triage.open.some(({ fact }) => fact === 'earlierReports'));
});

test('given a report on which a supervisor decided unasked, when it is joined, then it is refused: their decision would be lost', async () => {
  const { into, child, from, told } = await joining();
  await app.cover(from);
  const decided = {
    value: 'aggravated',
    departure: 'partner-view',
    reason: 'An invented reason, long enough to be one.',
  };
  const done = await app.supervisor.send('POST', `/api/cases/${from}/response/decide-category`, decided);
  assert.equal(done.status, 201, done.text);
  const body = { children: [{ person: told[0], same: child }], why };
  assert.equal(codeIn(await officer.send('POST', `/api/cases/${from}/join/${into}`, body)), 'ReportWorked');
});

test('given a sergeant who walked a floor of a report, or had it, when an officer joins it to a case, by way of another too, then the sergeant decides nothing there and is named as who recorded it; one who only joined decides', async () => {
  const { into, child, from, told } = await joining();
  const between = await app.openCase(1);
  const [person = ''] = told;
  const [middle = ''] = between.children;
  const by = `(SELECT staff FROM staff WHERE subject = 'supervisor' AND force = 'northmoor')`;
  const decides = {
    value: 'aggravated',
    departure: 'partner-view',
    reason: 'An invented reason, long enough to be one.',
  };
  const decide = async () =>
    codeIn(await app.supervisor.send('POST', `/api/cases/${into}/response/decide-category`, decides));
  const join = async (id: string, to: string, children: readonly object[]) => {
    const done = await officer.send('POST', `/api/cases/${id}/join/${to}`, { children, why });
    assert.equal(done.status, 201, done.text);
  };
  await app.cover(into);
  await walk(from, person);
  await join(from, between.id, [{ person, same: middle }]);
  await join(between.id, into, [{ person: middle, same: child }]);
  await plant(app.test, `UPDATE floor SET walked_by = ${by} WHERE case_file = '${from}'`);
  assert.equal(await decide(), 'NeverOnesOwn');
  const recorders = async () =>
    /Answers recorded by: ([^<]*)\./.exec((await officer.get(`/cases/${into}/decision`)).text)?.[1];
  const { name } = z.object({ name: z.string() }).parse(JSON.parse((await app.supervisor.get('/api/session')).text));
  assert.equal(await recorders(), [name, 'Olive Example'].toSorted().join(', '));
  await plant(app.test, `UPDATE floor SET walked_by = '${middle}' WHERE case_file = '${from}'`);
  // As if the sergeant had joined it: the answers that the join wrote down are those of who walked the floors.
  await plant(app.test, `UPDATE report_join SET joined_by = ${by} WHERE into_case = '${into}'`);
  await plant(
    app.test,
    `UPDATE floor SET walked_by = ${by} WHERE case_file = '${into}' AND walked_at = (SELECT joined_at FROM report_join WHERE into_case = '${into}')`,
  );
  assert.equal(await decide(), '');
  assert.equal(await recorders(), 'Olive Example', 'not who joined');
  const had = (until: string) =>
    plant(
      app.test,
      `INSERT INTO assignment (force, case_file, staff, from_at, until_at) VALUES ('northmoor', '${from}', ${by}, now() - interval '9 days', ${until})`,
    );
  await had("now() - interval '8 days'");
  assert.equal(await decide(), '', 'gave the report away before anything was recorded of it');
  await plant(app.test, `UPDATE assignment SET until_at = now() WHERE case_file = '${from}' AND until_at IS NULL`);
  await had('NULL');
  assert.equal(await decide(), 'NeverOnesOwn');
});

test('given an answer that waits while its report joins a case, when its turn comes, then it is refused and nothing lies where nobody may look', async () => {
  const { into, from, told } = await joining();
  const [person = ''] = told;
  const owner = new pg.Client({ connectionString: app.test.ownerUrl });
  await owner.connect();
  await owner.query("SET evenhand.force = 'northmoor'");
  await owner.query('BEGIN');
  await owner.query(`UPDATE case_file SET stage = 'closed', joined_into = $2 WHERE case_file = $1`, [from, into]);
  const answering = walk(from, person);
  const waits = 'SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid';
  while ((await owner.query(waits)).rowCount === 0);
  await owner.query('COMMIT');
  await owner.end();
  assert.equal(codeIn(await answering), 'CaseChanged');
});
