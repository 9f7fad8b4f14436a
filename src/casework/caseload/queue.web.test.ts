import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { migrations, plant } from '../../../test/database.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';
import { withClient } from '../../platform/database/index.ts';
import { QueueAnswer } from './caseload.schema.ts';
import { QUEUE_PAGE } from './queue.store.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const REASON = 'The invented guidance leaves it to a supervisor.';

const Day = z.tuple([z.object({ day: z.string() })]);
const Until = z.tuple([z.object({ until: z.string() })]);

const queueAt = async (query = '') => QueueAnswer.parse(JSON.parse((await supervisor.get(`/api/queue${query}`)).text));

test('given a case opened again, when the queue is read, then upholding is offered to whoever may, and to all others it says who has to answer or what it waits for', async () => {
  const { id, children, put, propose } = await readyCase(app, 95);
  const proposal = await propose();
  assert.equal((await supervisor.send('POST', `/api/cases/${id}/proposals/${proposal}/approve`, {})).status, 201);
  await put('reconsiderations', { cause: 'challenge', why: 'The invented mother does not agree with it.' });
  const inspector = await app.as('inspector');
  const row = async (who: typeof supervisor): Promise<string> => {
    const [, waits = ''] = (await who.get('/queue')).text.split('id="waiting"');
    const rows = waits.split('<tr class="govuk-table__row">');
    const { waiting } = QueueAnswer.parse(JSON.parse((await who.get('/api/queue')).text));
    const [reference = 'none'] = waiting.flatMap((one) => (one.case === id ? [one.reference] : []));
    return rows.find((one) => one.includes(reference)) ?? '';
  };
  assert.match(await row(inspector), /href="[^"]*\/uphold"[\s\S]*uphold what was decided/);
  assert.match(await row(supervisor), /you approved it: another supervisor upholds it/);
  assert.doesNotMatch(await row(supervisor), /href=/);
  await put(`children/${children[0] ?? ''}/floor`, { ...FLOOR, safeNow: 'no' });
  assert.match(await row(inspector), /href="[^"]*\/reconsideration"[\s\S]*it cannot be upheld now: the officer/);
  assert.doesNotMatch(await row(inspector), /\/uphold"/);
});

test('given more than a page that waits for an answer, when the pages are followed, then each is met once, the oldest first', async () => {
  const asked: string[] = [];
  for (let i = 0; i <= QUEUE_PAGE; i += 1) {
    const { id } = await app.openCase(1);
    const answer = await officer.send('POST', `/api/cases/${id}/response/ask`, { about: 'response', reason: REASON });
    assert.equal(answer.status, 201, answer.text);
    asked.push(id);
  }
  const met: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = await queueAt(next === '' ? '' : `?waitingAfter=${next}`);
    met.push(...page.waiting.map((row) => row.case));
    next = page.nextWaiting;
  }
  assert.deepEqual(
    met.filter((id) => asked.includes(id)),
    asked,
  );
  assert.equal(new Set(met).size, met.length);
  const { text } = await supervisor.get('/queue');
  const link = /href="(\/queue\?waitingAfter=[^"#]+)/.exec(text)?.[1] ?? '';
  assert.equal((await supervisor.get(link)).status, 200);
  assert.equal((await supervisor.get('/queue?waitingAfter=nonsense')).status, 400);
});

test('given more emergency openings than a page that nobody has acknowledged, then the oldest is first, and how many more is said', async () => {
  const { id } = await app.openCase(1);
  await plant(
    app.test,
    `INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
     SELECT f.force, gen_random_uuid(), f.case_file, (SELECT staff FROM staff s WHERE s.force = f.force LIMIT 1), 'emergency', true,
       now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour'
     FROM case_file f, generate_series(1, ${QUEUE_PAGE + 3}) n WHERE f.case_file = '${id}'`,
  );
  // As of openings from before those that wait were kept: by the upgrade, with no force named.
  const [upgrade] = migrations.filter(({ id: of }) => of.startsWith('0163'));
  const [, fill = ''] =
    /(ALTER TABLE opening NO FORCE[\s\S]*?)ALTER TABLE opening_unseen ENABLE/.exec(upgrade?.sql ?? '') ?? [];
  await withClient(app.test.ownerUrl, async (client) => {
    await client.query(
      `ALTER TABLE opening_unseen NO FORCE ROW LEVEL SECURITY; ${fill}; ALTER TABLE opening_unseen FORCE ROW LEVEL SECURITY`,
    );
  });
  const { emergencies, moreEmergencies } = await queueAt();
  const from = emergencies.map(({ at }) => at);
  assert.deepEqual([emergencies.length, moreEmergencies], [QUEUE_PAGE, 3]);
  assert.deepEqual(from, from.toSorted());
  const { rows } = await plant(app.test, `SELECT min(from_at) AS oldest FROM opening WHERE case_file = '${id}'`);
  const [{ oldest }] = z.tuple([z.object({ oldest: z.date() })]).parse(rows);
  assert.equal(from[0], oldest.toISOString());
  assert.match((await supervisor.get('/queue')).text, /3 more that nobody has acknowledged come here/);
});

/** A case in which one child is not to be told, for a reason that a supervisor approved until a day. */
const notToldUntil = async (day: string, reason = 'cannot-be-found') => {
  const { id, children } = await app.openCase(2);
  const [whose = '', other = ''] = children;
  const at = `/api/cases/${id}`;
  const planned = { person: whose, means: 'interview', ten: 'ten-or-over', necessity: REASON, alternatives: REASON };
  const made = await officer.send('POST', `${at}/response/consider`, {
    ...planned,
    ...{ conclusion: 'pursued', appropriateAdult: 'social-worker' },
  });
  await officer.send('POST', `${at}/response/considerations/${idIn(made, 'consideration')}`, { result: 'made' });
  const proposal = { reason, why: 'Looked for at every address', reviewOn: day };
  const proposed = await officer.send('POST', `${at}/notices/${other}/not-telling`, proposal);
  await app.cover(id);
  const answer = `${at}/notices/${other}/not-telling/${idIn(proposed, 'notTelling')}/answer`;
  assert.equal(
    (
      await supervisor.send('POST', answer, {
        answer: 'approved',
        why: 'A supervisor weighed it: telling now would put them in danger.',
      })
    ).status,
    201,
  );
  return id;
};

/** As every change does, whatever it records: what is kept for the queue is brought up to date. */
const changed = async (id: string): Promise<void> => {
  const acts = { responder: 'safer-schools-officer' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/response/responder`, acts)).status, 201);
};

test('given a reason not to tell, when its day of review comes, then the lists and the queue say so by themselves, in a closed case too', async () => {
  const soon = await plant(app.test, `SELECT ((now() AT TIME ZONE 'Europe/London')::date + 5)::text AS day`);
  const [{ day }] = Day.parse(soon.rows);
  const id = await notToldUntil(day);
  const rowsOf = async () => (await queueAt()).reviews.filter((row) => row.case === id);
  assert.deepEqual(await rowsOf(), []);
  assert.match((await officer.get(`/api/cases/${id}`)).text, /"id":"review-not-telling"[^}]*"overdue":false/);
  const due = (await officer.get(`/cases/${id}`)).text;
  const [year, month] = [Number(day.slice(0, 4)), new Date(day).toLocaleString('en-GB', { month: 'long' })];
  assert.match(due, new RegExp(`On ${Number(day.slice(8))} ${month} ${year}</td>`), 'a day that is still to come');
  assert.doesNotMatch(due, /At once, since the end of/);
  await officer.get('/api/cases?show=force');
  const kept = await plant(
    app.test,
    `SELECT to_char(holds_until AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') AS until FROM case_clock WHERE case_file = '${id}'`,
  );
  // By then the child is to be told again, though nobody has changed the case.
  assert.equal(Until.parse(kept.rows)[0].until, `${day} 00:00`);
  await plant(app.test, `UPDATE review_open SET review_on = review_on - 5 WHERE case_file = '${id}'`);
  await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${id}'`);
  const [row] = await rowsOf();
  assert.deepEqual([row?.stage, row?.children], ['closed', 1]);
  assert.match((await supervisor.get('/queue')).text, new RegExp(`/cases/${id}/notices`));
  await plant(
    app.test,
    `DELETE FROM not_telling_answer WHERE not_telling IN (SELECT not_telling FROM not_telling WHERE case_file = '${id}')`,
  );
  await changed(id);
  assert.deepEqual(await rowsOf(), [], 'what nobody approved is not reviewed: the child is to be told anyway');
});

test('given a danger in telling a child, when nobody answered it until its day, or there is more to tell since, then it comes into the queue by itself', async () => {
  const soon = await plant(app.test, `SELECT ((now() AT TIME ZONE 'Europe/London')::date + 5)::text AS day`);
  const [{ day }] = Day.parse(soon.rows);
  const id = await notToldUntil(day, 'danger-to-this-child');
  const rowsOf = async () => (await queueAt()).reviews.filter((row) => row.case === id);
  assert.deepEqual(await rowsOf(), []);
  // Of the table that the queue is read from: the page holds the longest waiting first, and this one waits from now.
  const waits = async () =>
    z
      .array(z.object({ place: z.string() }))
      .parse(
        (
          await plant(
            app.test,
            `SELECT place FROM waiting WHERE case_file = '${id}' AND waits = 'not-telling' AND since <= now()`,
          )
        ).rows,
      )
      .map(({ place }) => place);
  assert.deepEqual(await waits(), []);
  // As if the interview was made after a supervisor had approved; whatever changes the case, what waits in it is settled.
  await plant(
    app.test,
    `UPDATE not_telling_answer SET answered_at = answered_at - interval '1 hour' WHERE not_telling IN (SELECT not_telling FROM not_telling WHERE case_file = '${id}')`,
  );
  await changed(id);
  const [place = '', ...rest] = await waits();
  assert.deepEqual([place.startsWith('notices/'), rest], [true, []]);
  assert.match((await supervisor.get(`/cases/${id}/${place}`)).text, /Approve: the child is not told/);
  assert.equal(
    (
      await supervisor.send('POST', `/api/cases/${id}/${place}/answer`, {
        answer: 'approved',
        why: 'A supervisor weighed it: telling now would put them in danger.',
      })
    ).status,
    201,
  );
  assert.deepEqual(await waits(), [], 'weighed again, with all that there is to tell');
  await plant(
    app.test,
    `DELETE FROM not_telling_answer WHERE not_telling IN (SELECT not_telling FROM not_telling WHERE case_file = '${id}')`,
  );
  await changed(id);
  assert.deepEqual(await rowsOf(), [], 'it waits to be answered, until its day');
  await plant(app.test, `UPDATE review_open SET review_on = review_on - 5 WHERE case_file = '${id}'`);
  assert.deepEqual(
    (await rowsOf()).map(({ why }) => why),
    ['unanswered'],
    'a danger that nobody looked at in time is not past',
  );
});

test('given two children with a danger in telling, when one answer is missing or one child has died, then the missing one is said, and nothing by the row of the dead child', async () => {
  const today = await plant(app.test, `SELECT ((now() AT TIME ZONE 'Europe/London')::date + 5)::text AS day`);
  const id = await notToldUntil(Day.parse(today.rows)[0].day, 'danger-to-this-child');
  const mine = `WHERE case_file = '${id}'`;
  await plant(
    app.test,
    `UPDATE not_telling SET review_on = review_on - 5 ${mine};
     INSERT INTO not_telling (force, not_telling, case_file, person, reason, passage, review_on, proposed_at, proposed_by)
     SELECT n.force, gen_random_uuid(), n.case_file, p.person, n.reason, n.passage, n.review_on - 2, n.proposed_at, n.proposed_by
     FROM not_telling n JOIN party p ON p.case_file = n.case_file AND p.kind = 'child' AND p.person <> n.person WHERE n.case_file = '${id}'`,
  );
  await changed(id);
  const row = async () => (await queueAt()).reviews.find((one) => one.case === id);
  const both = await row();
  assert.deepEqual(
    [both?.why, both?.children],
    ['unanswered', 2],
    'an answer for one child hides nothing of the other',
  );
  await plant(
    app.test,
    `UPDATE party SET died = true ${mine} AND person = (SELECT person FROM not_telling ${mine} ORDER BY review_on LIMIT 1)`,
  );
  await changed(id);
  const one = await row();
  assert.deepEqual([one?.why, one?.children, one?.reviewOn === both?.reviewOn], ['day-has-come', 1, false]);
});

test('given a child whom the last floor did not find safe, when the queue is read, then their case stands first for supervisors, until a floor finds them safe', async () => {
  const { id, children, put } = await readyCase(app, 96);
  const [child = ''] = children;
  const row = async () => (await queueAt()).notSafe.find((one) => one.case === id);
  assert.equal(await row(), undefined);
  await put(`children/${child}/floor`, { ...FLOOR, safeNow: 'not-known' });
  assert.deepEqual([(await row())?.notSafe, (await row())?.notKnown], [0, 1]);
  await put(`children/${child}/floor`, { ...FLOOR, safeNow: 'no' });
  assert.deepEqual([(await row())?.notSafe, (await row())?.notKnown], [1, 0]);
  const { text } = await supervisor.get('/queue');
  const [before = '', after = ''] = text.split('Waiting to be approved or returned');
  assert.match(
    before,
    new RegExp(`Children who may not be safe now[\\s\\S]*href="/cases/${id}"[\\s\\S]*1 child not safe`),
  );
  assert.ok(after.length > 0);
  const registrar = await app.as('registrar');
  assert.deepEqual(QueueAnswer.parse(JSON.parse((await registrar.get('/api/queue')).text)).notSafe, []);
  const takenOff = async (is: boolean) => {
    await plant(app.test, `UPDATE party SET taken_off = ${is} WHERE case_file = '${id}' AND person = '${child}'`);
    await changed(id);
  };
  await takenOff(true);
  assert.equal(await row(), undefined, 'who was taken off is nobody of the case');
  await takenOff(false);
  assert.equal((await row())?.notSafe, 1);
  await put(`children/${child}/floor`, FLOOR);
  assert.equal(await row(), undefined);
});

test('given an officer who left, or has a role without cases, when the queue is read, then their open cases wait there, marked, until a supervisor gives them to another', async () => {
  const { id } = await app.openCase(1);
  const staff = `staff = (SELECT staff FROM assignment WHERE case_file = '${id}')`;
  // Of all that the officer has, this one alone: the queue lists the oldest.
  await plant(app.test, `UPDATE assignment SET until_at = now() WHERE case_file <> '${id}' AND until_at IS NULL`);
  const listed = async () => (await queueAt()).left.find((row) => row.case === id)?.officer;
  assert.equal(await listed(), undefined);
  await plant(app.test, `UPDATE staff SET roles = ARRAY['analyst'] WHERE ${staff}`);
  assert.match((await listed()) ?? '', /\(works no cases now\)$/);
  await plant(app.test, `UPDATE staff SET roles = ARRAY['officer'], left_at = now() WHERE ${staff}`);
  assert.match((await listed()) ?? '', /\(has left\)$/);
  assert.match((await supervisor.get('/queue')).text, new RegExp(`"/cases/${id}"`));
  assert.match((await supervisor.get('/cases?show=force')).text, /\(has left\)/);
  await app.cover(id);
  assert.match((await supervisor.get(`/cases/${id}`)).text, /\(has left\)/);
  const self = /"staff":"([^"]+)"/.exec((await supervisor.get('/api/session')).text)?.[1] ?? '';
  assert.equal((await supervisor.post(`/cases/${id}/assign`, { staff: self })).status, 303);
  assert.equal(await listed(), undefined);
});
