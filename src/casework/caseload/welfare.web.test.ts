import assert from 'node:assert/strict';
import test from 'node:test';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { AN_HOUR_AGO } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer } = app;

const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  contact: 'not-known',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'arranged',
  welfareBy: 'school',
  fromWhom: 'reporter',
};

const now = (await app.opened.today()).getTime();

const arranged = async () => {
  const { id, children } = await app.openCase(1);
  const floor = `/api/cases/${id}/children/${children[0] ?? ''}/floor`;
  assert.equal((await officer.send('POST', floor, { ...FLOOR, welfareAt: new Date(now + 5 * 3_600_000) })).status, 201);
  return id;
};

test('given a welfare check that is arranged, when its time comes, then it is overdue on the case and in the caseload', async () => {
  const id = await arranged();
  assert.doesNotMatch((await officer.get(`/cases/${id}`)).text, /The welfare check is overdue/);
  await plant(app.test, `UPDATE floor SET welfare_at = now() - interval '1 minute' WHERE case_file = '${id}'`);
  assert.match((await officer.get(`/cases/${id}`)).text, /The welfare check is overdue/);
  const answer = await officer.get(`/api/cases/${id}`);
  assert.match(answer.text, /"id":"welfare-check"[^}]*"overdue":true/);
  const row = new RegExp(`"case":"${id}"[^}]*"alarms":1`);
  assert.match((await officer.get('/api/cases?show=mine')).text, row);
});

test('given a welfare check of days before the report, stored before that was refused, when the case is read, then none is arranged, with why, wherever it alarms', async () => {
  const id = await arranged();
  const seen = (hours: number) =>
    plant(
      app.test,
      `UPDATE floor SET welfare_check = 'done', welfare_at = (SELECT min(told_at) FROM report r WHERE r.case_file = floor.case_file) - interval '${hours} hours' WHERE case_file = '${id}'`,
    );
  const row = (alarms: number) => new RegExp(`"case":"${id}"[^}]*"alarms":${alarms}`);
  const why = /No welfare check arranged: the one recorded was more than two days before/;
  const pages = [`/cases/${id}`, `/cases/${id}/first-night`, `/cases/${id}/decision`];
  await seen(47);
  assert.match((await officer.get('/api/cases?show=mine')).text, row(0));
  for (const page of pages) assert.doesNotMatch((await officer.get(page)).text, why, page);
  await seen(49);
  assert.match((await officer.get('/api/cases?show=mine')).text, row(1));
  for (const page of pages) assert.match((await officer.get(page)).text, why, page);
  assert.match((await officer.get(`/cases/${id}`)).text, /Not arranged\. The last was too long before the report/);
  const answer = await officer.get(`/api/cases/${id}`);
  assert.match(answer.text, /"alarms":\["welfare-check-too-old"\]/);
  assert.match(answer.text, /"id":"welfare-check"/);
});

test('given a floor without alarm, when triage is told that the child is in danger, then case and caseload alarm until it is taken back', async () => {
  const { id, children } = await app.openCase(1);
  const [person = ''] = children;
  const floor = { ...FLOOR, welfareCheck: 'done', welfareAt: AN_HOUR_AGO };
  assert.equal((await officer.send('POST', `/api/cases/${id}/children/${person}/floor`, floor)).status, 201);
  const tell = async (fact: string, state: string) => {
    const answer = { fact, person, direction: 'person', state, fromWhom: 'partner' };
    assert.equal((await officer.send('POST', `/api/cases/${id}/answers`, answer)).status, 201);
  };
  const row = (alarms: number) => new RegExp(`"case":"${id}"[^}]*"alarms":${alarms}`);
  const list = async () => (await officer.get('/api/cases?show=mine')).text;
  assert.match(await list(), row(0));
  for (const [fact, alarm] of [
    ['suicide-risk', 'suicide-risk-said'],
    ['immediate-harm', 'harm-said'],
  ] as const) {
    await tell(fact, 'suspected');
    assert.match((await officer.get(`/api/cases/${id}`)).text, new RegExp(`"alarms":\\["${alarm}"\\]`));
    assert.match((await officer.get(`/cases/${id}`)).text, /triage says/);
    assert.match(await list(), row(1));
    await tell(fact, 'ruled-out');
    assert.match(await list(), row(0));
  }
});

test('given a parent’s own welfare check, when somebody at home may be the danger, then it alarms, on the first night and when joining too; ruled out, it is enough, and another’s always', async () => {
  const { id, children } = await app.openCase(1);
  const other = await app.openCase(1);
  const [person = ''] = children;
  const walk = (over: object = {}) =>
    officer.send('POST', `/api/cases/${id}/children/${person}/floor`, {
      ...FLOOR,
      welfareCheck: 'done',
      welfareBy: 'parent-or-carer',
      welfareAt: AN_HOUR_AGO,
      ...over,
    });
  const home = (state: string) =>
    officer.send('POST', `/api/cases/${id}/answers`, {
      fact: 'household-risk',
      person,
      direction: 'person',
      state,
      fromWhom: 'partner',
    });
  const alarms = async () => {
    const listed = new RegExp(`"case":"${id}"[^}]*"alarms":(\\d)`).exec(
      (await officer.get('/api/cases?show=mine')).text,
    )?.[1];
    const isShown = (await officer.get(`/api/cases/${id}`)).text.includes('"alarms":["welfare-check-by-home"]');
    assert.equal(listed, isShown ? '1' : '0', 'the list and the case say the same');
    for (const page of ['first-night', `join/${other.id}`])
      assert.equal(
        (await officer.get(`/cases/${id}/${page}`)).text.includes('somebody at home may be a danger'),
        isShown,
        page,
      );
    return isShown;
  };
  await walk();
  assert.equal(await alarms(), false, 'an ordinary parent');
  for (const [state, is] of [
    ['ruled-out', false],
    ['unknown', true],
    ['suspected', true],
    ['confirmed', true],
  ] as const) {
    await home(state);
    assert.equal(await alarms(), is, state);
  }
  assert.match((await officer.get(`/cases/${id}`)).text, /Only a parent or carer says that the child is well/);
  await walk({ welfareBy: 'school' });
  assert.equal(await alarms(), false);
});

test('given somebody who must not be told, or abuse in the household, when it is answered that nobody at home is a danger, then the alarm stays, both are seen, and a plan comes before anybody is told', async () => {
  const { id, children } = await app.openCase(1);
  const [person = ''] = children;
  const seen = { ...FLOOR, welfareCheck: 'done', welfareBy: 'parent-or-carer', welfareAt: AN_HOUR_AGO };
  const walk = async (over: object = {}) => {
    const walked = await officer.send('POST', `/api/cases/${id}/children/${person}/floor`, { ...seen, ...over });
    assert.equal(walked.status, 201, walked.text);
  };
  const tell = async (fact: string, state: string) =>
    (
      await officer.send('POST', `/api/cases/${id}/answers`, {
        ...{ fact, person, direction: 'person', state, fromWhom: 'partner' },
      })
    ).status;
  const isAlarming = async () => {
    const is = (await officer.get(`/api/cases/${id}`)).text.includes('"alarms":["welfare-check-by-home"]');
    const listed = new RegExp(`"case":"${id}"[^}]*"alarms":(\\d)`).exec(
      (await officer.get('/api/cases?show=mine')).text,
    )?.[1];
    assert.equal(listed, is ? '1' : '0', 'the list and the case say the same');
    return is;
  };
  const age = { known: 'age', age: 14, fromWhom: 'partner' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/people/${person}/age`, age)).status, 201);
  await walk({ mustNotTell: 'The invented father' });
  assert.equal(await isAlarming(), true);
  assert.match((await officer.get(`/cases/${id}/decision`)).text, /a supervisor first agrees who is told/);
  assert.equal(await tell('household-risk', 'ruled-out'), 201);
  assert.equal(await isAlarming(), true, 'whatever is said of the home besides');
  assert.match((await officer.get(`/cases/${id}/decision`)).text, /a supervisor first agrees who is told/);
  const { text } = await officer.get(`/cases/${id}/triage/answers`);
  assert.match(text, /The answer given here is “ruled out”.\s+Somebody named on the safety floor must not be told/);
  await walk({ takeOff: ['The invented father'], takeOffReason: 'A mistake in the name: it was another man' });
  assert.equal(await isAlarming(), false);
  assert.equal(await tell('domestic-abuse-household', 'confirmed'), 201);
  assert.equal(await isAlarming(), true, 'by itself');
  assert.equal(await tell('domestic-abuse-household', 'ruled-out'), 409, 'not by who works the case');
  assert.equal(await isAlarming(), true);
  await app.cover(id);
  const enquired = {
    ...{
      fact: 'domestic-abuse-household',
      person,
      direction: 'person',
      state: 'no-evidence',
      fromWhom: 'police-record',
    },
    ...{ way: 'records-searched', byWhom: 'supervisor', words: 'The record is of another invented family' },
  };
  assert.equal((await app.supervisor.send('POST', `/api/cases/${id}/answers`, enquired)).status, 201);
  assert.equal(await isAlarming(), false);
  const answers = await officer.get(`/cases/${id}/triage/answers`);
  assert.match(answers.text, /taken back by a supervisor: “Confirmed”, from: A partner/, 'both are kept in view');
  assert.match(
    (await officer.get(`/api/cases/${id}/triage`)).text,
    /"takenBack":\{"state":"confirmed","fromWhom":"partner"/,
  );
});

test('given a welfare check stored as arranged for long after, from before that was refused, when the case is read, then it is warned about, and it is owed since the report', async () => {
  const id = await arranged();
  const due = async () =>
    /"id":"welfare-check"[^}]*"at":"([^"]+)"[^}]*/.exec((await officer.get(`/api/cases/${id}`)).text)?.[1] ?? '';
  const before = await due();
  assert.ok(before !== '' && Date.parse(before) < now + 3_600_000, `${before}: not when it is arranged for`);
  await plant(app.test, `UPDATE floor SET welfare_at = now() + interval '25 hours' WHERE case_file = '${id}'`);
  assert.equal(await due(), before);
  assert.match((await officer.get(`/cases/${id}`)).text, /arranged for more than 24 hours later/);
});

test('given a child whose name holds a mark of the page’s own, when the case is read, then the page is whole and the name is only text', async () => {
  const { id, children } = await app.openCase(1);
  const of = `/api/cases/${id}/people/${children[0] ?? ''}`;
  const name = { givenNames: '<i>Ash', familyName: 'Sampleton' };
  await officer.send('POST', `${of}/search`, name);
  assert.equal((await officer.send('POST', `${of}/name`, { ...name, basis: 0 })).status, 201);
  const { text } = await officer.get(`/cases/${id}`);
  assert.match(text, /<h3 class="govuk-summary-card__title">&lt;i&gt;Ash Sampleton<\/h3>/);
  assert.doesNotMatch(text, /<i>Ash|&lt;h2|&amp;lt;i/);
});

test('given a child who is not safe, alone, at risk of self-harm, when the case and the card are read, then both say first what to do; where nothing alarms, neither does', async () => {
  const { id, children } = await app.openCase(1);
  const [person = ''] = children;
  const floor = `/api/cases/${id}/children/${person}/floor`;
  const pages = async () =>
    Promise.all([`/cases/${id}`, `/cases/${id}/first-night`].map(async (page) => (await officer.get(page)).text));
  const ACTS = [
    /Send somebody to the child now/,
    /Do not leave the child alone/,
    /Have a safe adult stay/,
    /section 46/,
  ];
  const danger = { safeNow: 'no', selfHarm: 'yes', withWhom: 'nobody', welfareCheck: 'not-arranged' };
  assert.equal((await officer.send('POST', floor, { ...FLOOR, ...danger, welfareBy: undefined })).status, 201);
  for (const text of await pages())
    for (const act of ACTS) {
      assert.match(text, act);
      assert.ok(text.search(act) < text.search(/You are not in trouble|>Children</), `${act} comes first`);
    }
  const calm = { ...FLOOR, welfareCheck: 'done', welfareAt: AN_HOUR_AGO };
  assert.equal((await officer.send('POST', floor, calm)).status, 201);
  for (const text of await pages()) for (const act of ACTS) assert.doesNotMatch(text, act);
});

test('given a report of a child who is not safe, when the floor is not walked yet, then the case says so and what to do, as the card does', async () => {
  const told = { toldBy: 'school', when: 'now', safe: 'no', children: 1 };
  const id = idIn(await officer.send('POST', '/api/reports', told), 'case');
  assert.match((await officer.get(`/cases/${id}`)).text, /Reported as not safe, and the safety floor is not walked/);
  for (const page of ['', '/first-night'])
    assert.match((await officer.get(`/cases/${id}${page}`)).text, /Send somebody to the child now/, page);
});
