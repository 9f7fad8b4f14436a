import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { codeIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const why = 'The same message in the same class on the same day';
const REASON = 'The hospital told the police on the same day.';
const NOT_SAFE = {
  ...{ safeNow: 'no', selfHarm: 'yes', withWhom: 'nobody', contact: 'not-known', inCare: 'no', onPlan: 'no' },
  ...{ welfareCheck: 'not-arranged', fromWhom: 'reporter' },
};
const Given = z.looseObject({ request: z.uuid() });
const Caseload = z.object({
  cases: z.array(z.looseObject({ case: z.string(), children: z.int(), alarms: z.int() })),
});

const walk = (id: string, child: string) => officer.send('POST', `/api/cases/${id}/children/${child}/floor`, NOT_SAFE);

/** A case whose only child is recorded as having died. */
const dead = async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const family = 'Both parents together, at home, by the family liaison officer.';
  const { rows } = await plant(app.test, `SELECT (now() AT TIME ZONE 'Europe/London')::date::text AS today`);
  const [{ today } = { today: '' }] = z.array(z.object({ today: z.string() })).parse(rows);
  const death = { on: today, source: 'hospital', family, reason: REASON };
  const asked = await officer.send('POST', `/api/cases/${id}/children/${child}/died`, death);
  const { request } = Given.parse(JSON.parse(asked.text));
  const at = `/api/cases/${id}/response/requests/${request}`;
  const granted = await supervisor.send('POST', at, { value: 'granted', reason: REASON });
  assert.equal(granted.status, 201, granted.text);
  return { id, child };
};
const rowOf = async (id: string) =>
  Caseload.parse(JSON.parse((await officer.get('/api/cases')).text)).cases.find((row) => row.case === id);

test('given a report of a child who is not safe, when it is said to be one recorded as dead, then it says so, refuses it on the page and by the API, and another child keeps every alarm', async () => {
  const { id: into, child } = await dead();
  const { id: from, children } = await app.openCase(1);
  const [living = ''] = children;
  assert.equal((await walk(from, living)).status, 201);
  const at = `/cases/${from}/join/${into}`;
  const page = (await officer.get(at)).text;
  assert.match(page, /The case that is there[\s\S]*Child 1[\s\S]*Recorded as having died/);
  assert.doesNotMatch(page, /Nothing alarms/);
  assert.match((await officer.get(`/api${at}`)).text, new RegExp(`"person":"${child}","name":"[^"]+","died":true`));
  const same = await officer.post(at, { [`child-${living}`]: child, why });
  assert.equal(same.status, 422);
  assert.match(same.text, /one of the two records is wrong[\s\S]*choose that it is another child/);
  assert.match(same.text, new RegExp(why), 'what was typed is kept');
  const children1 = (one: string | null) => ({ children: [{ person: living, same: one }], why });
  const told = await officer.send('POST', `/api${at}`, children1(child));
  assert.deepEqual([told.status, codeIn(told)], [409, 'SameAsDead']);
  assert.equal((await officer.send('POST', `/api${at}`, children1(null))).status, 201);
  assert.match((await officer.get(`/cases/${into}`)).text, /Child 2: Not safe now/);
  assert.deepEqual([(await rowOf(into))?.children, (await rowOf(into))?.alarms], [1, 1]);
});

test('given a child who is recorded as dead, when their floor is opened or sent, then it says that, and how to mend it', async () => {
  const { id, child } = await dead();
  const at = `/cases/${id}/children/${child}/floor`;
  for (const answer of [await officer.get(at), await officer.post(at, NOT_SAFE)]) {
    assert.equal(answer.status, 409);
    assert.match(answer.text, /This child is recorded as having died[\s\S]*If the child is alive, record that/);
    assert.match(answer.text, new RegExp(`href="/cases/${id}"`));
  }
  assert.equal(codeIn(await officer.get(`/api${at}`)), 'ChildDied');
  assert.equal(codeIn(await walk(id, child)), 'ChildDied');
});

test('given a floor from before that was refused, when a dead child was found alive by it, then the case, the card, the join and the caseload alarm', async () => {
  const { id, child } = await dead();
  const { id: other } = await app.openCase(1);
  assert.deepEqual([(await rowOf(id))?.children, (await rowOf(id))?.alarms], [0, 0]);
  const insert = (safe: string) =>
    plant(
      app.test,
      `INSERT INTO floor (force, floor, case_file, person, safe_now, self_harm, with_whom, in_care, on_plan, contact, welfare_check, from_whom, walked_at, walked_by)
       VALUES ('northmoor', gen_random_uuid(), '${id}', '${child}', '${safe}', 'not-known', 'not-known', 'no', 'no', 'not-known', 'not-arranged', 'reporter', clock_timestamp(), 'officer')`,
    );
  await insert('not-known');
  assert.doesNotMatch((await officer.get(`/cases/${id}`)).text, /walked since says/, 'nothing known says nothing');
  await insert('no');
  const says = /Recorded as having died, but the safety floor walked since says[\s\S]*Not safe now/;
  for (const page of ['', '/first-night', `/join/${other}`])
    assert.match((await officer.get(`/cases/${id}${page}`)).text, says, page);
  assert.match(
    (await officer.get(`/api/cases/${id}`)).text,
    /"deaths":\[\{[^\]]*"alarms":\["Recorded as having died, but/,
  );
  assert.deepEqual([(await rowOf(id))?.children, (await rowOf(id))?.alarms], [1, 1]);
});
