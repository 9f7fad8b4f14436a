// A child who becomes 18 while their case runs: nobody states anything of it, and no day of it is written anywhere.
import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { FLOOR } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

/** The date of birth of somebody who became 18 so many days ago, or who will. */
const born = async (daysAgo: number): Promise<string> => {
  const day = `(now() AT TIME ZONE 'Europe/London')::date - ${daysAgo} - interval '18 years'`;
  const { rows } = await plant(app.test, `SELECT (${day})::date::text AS day`);
  const [row] = z.tuple([z.object({ day: z.string() })]).parse(rows);
  return row.day;
};

/** A case that was recorded three weeks before, when they were 17, of somebody who is alone. */
const recordedBefore = async (birthDate: string) => {
  const { id, children } = await app.openCase(1);
  const [person = ''] = children;
  const put = async (place: string, body: object) => {
    const done = await officer.send('POST', `/api/cases/${id}/${place}`, body);
    assert.ok(done.status < 300, done.text);
  };
  const name = { givenNames: 'Ash', familyName: 'Sampleton', birthDate };
  await put(`people/${person}/search`, name);
  await put(`people/${person}/name`, { ...name, basis: 0 });
  await put(`people/${person}/part`, { known: 'known', parts: ['depicted'], fromWhom: 'partner' });
  await put(`children/${person}/floor`, { ...FLOOR, withWhom: 'nobody' });
  await plant(
    app.test,
    `UPDATE age_statement SET most = 17, stated_at = stated_at - interval '21 days' WHERE case_file = '${id}';
      UPDATE party SET adult_now = false WHERE case_file = '${id}';
      INSERT INTO child_alarm SELECT force, case_file, 'alone', 1, added_at FROM party WHERE case_file = '${id}' AND person = '${person}' ON CONFLICT DO NOTHING`,
  );
  const kept = async () => {
    const { rows } = await plant(
      app.test,
      `SELECT p.adult_now AS adult, EXISTS (SELECT FROM child_alarm k WHERE k.case_file = p.case_file) AS alarms,
        EXISTS (SELECT FROM case_clock c WHERE c.case_file = p.case_file) AS clock FROM party p WHERE p.case_file = '${id}' AND p.person = '${person}'`,
    );
    return z.tuple([z.object({ adult: z.boolean(), alarms: z.boolean(), clock: z.boolean() })]).parse(rows)[0];
  };
  return { id, person, put, kept };
};
const CHILD = { adult: false, alarms: true, clock: true };

test('given a child who became 18 since, when their case is read, then it is the case of an adult from there on: in what alarms, is owed, is due and asked', async () => {
  const { id, person, kept } = await recordedBefore(await born(2));
  await officer.get('/cases?show=mine');
  assert.deepEqual(await kept(), CHILD, 'a list opens no date of birth, and errs to the child');
  await supervisor.get(`/cases/${id}`);
  assert.deepEqual(await kept(), CHILD, 'who may not see the case changes nothing of it');
  const { text } = await officer.get(`/api/cases/${id}`);
  assert.deepEqual(await kept(), { adult: true, alarms: false, clock: false });
  assert.match(text, /"alarms":\[\]/);
  assert.ok(!text.includes('"id":"decide-telling-parents"'));
  assert.match((await officer.get(`/cases/${id}/children/${person}/floor`)).text, /Is this person safe right now\?/);
});

test('given a child who became 18 since, when something is recorded before anybody reads the case, then it is decided as of an adult', async () => {
  const { person, put, kept } = await recordedBefore(await born(0));
  const reason = 'They asked for help, and agree to it.';
  await put(`children/${person}/safeguarding`, { decision: 'referred', to: ['adult-safeguarding'], reason });
  assert.equal((await kept()).adult, true);
});

test('given a child who will be 18 soon, when their case is read and worked on, then they are a child, and nothing of them is written', async () => {
  const birthDate = await born(-1);
  const { id, put, kept } = await recordedBefore(birthDate);
  await officer.get('/cases?show=mine');
  const { text } = await officer.get(`/api/cases/${id}`);
  assert.match(text, /"alarms":\["alone"\]/);
  assert.ok(text.includes('"id":"decide-telling-parents"'));
  assert.deepEqual(await kept(), CHILD);
  await put('response/responder', { responder: 'safer-schools-officer' });
  assert.equal((await kept()).adult, false);
  for (const day of [birthDate, await born(2)]) assert.deepEqual(await app.tablesHolding(day), [], day);
});

test('given an age that was stated and excludes the date of birth, when 18 years have gone by, then nobody is taken for an adult by a slip', async () => {
  const { id, person, put, kept } = await recordedBefore(await born(2));
  await plant(
    app.test,
    `INSERT INTO age_statement (force, age_statement, case_file, person, basis, lowest, highest, from_whom, stated_at, stated_by)
      SELECT force, gen_random_uuid(), case_file, person, 'stated', 20, 22, 'partner', now(), stated_by FROM age_statement WHERE case_file = '${id}' AND person = '${person}' LIMIT 1`,
  );
  await officer.get(`/api/cases/${id}`);
  await put('response/responder', { responder: 'safer-schools-officer' });
  assert.equal((await kept()).adult, false);
});

test('given somebody not listed as a child who was 17 when it was told and is 18 by now, when more is recorded of them, then they may still have been a child then', async () => {
  const { id } = await app.openCase(1);
  const put = async (place: string, body: object) => {
    const done = await officer.send('POST', `/api/cases/${id}/${place}`, body);
    assert.ok(done.status < 300, done.text);
    return done;
  };
  const person = idIn(await put('people', { kind: 'adult' }), 'person');
  const named = { givenNames: 'Rowan', familyName: 'Sampleton', birthDate: await born(2) };
  await put(`people/${person}/search`, named);
  await put(`people/${person}/name`, { ...named, basis: 0 });
  const mayBe = async () => {
    const { rows } = await plant(app.test, `SELECT may_be_child AS is FROM party WHERE person = '${person}'`);
    return z.tuple([z.object({ is: z.boolean() })]).parse(rows)[0].is;
  };
  const part = () => put(`people/${person}/part`, { known: 'known', parts: ['depicted'], fromWhom: 'partner' });
  await part();
  assert.equal(await mayBe(), false, 'of 18 when it was told');
  await plant(
    app.test,
    `UPDATE age_statement SET most = 17, stated_at = stated_at - interval '21 days' WHERE person = '${person}'`,
  );
  await part();
  assert.equal(await mayBe(), true);
});
