import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { caseOf, link, type OneChild } from '../../../test/one-child.ts';
import { recordedOf } from './recorded.store.ts';
import { casesOfSameChildren } from './same-child.store.ts';
import { openRisks } from './search.store.ts';
import { findLink } from './link-of.store.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const WHY = 'The school says that it has two children of one name.';

/** The supervisor agrees that a child of a case has died. */
const die = async ({ id, person }: OneChild): Promise<void> => {
  const said = {
    family: 'Both parents, at home, by the liaison officer.',
    reason: 'The hospital told us this morning.',
  };
  const known = { on: '2026-01-20', source: 'hospital', ...said };
  const request = idIn(await officer.send('POST', `/api/cases/${id}/children/${person}/died`, known), 'request');
  await app.cover(id);
  const agreed = { value: 'granted', reason: 'The hospital said so to me too.' };
  const done = await supervisor.send('POST', `/api/cases/${id}/response/requests/${request}`, agreed);
  assert.equal(done.status, 201, done.text);
};

const pageOf = ({ id, person }: OneChild, other: OneChild) =>
  `/cases/${id}/people/${person}/matches/${other.person}/taken-back`;

const stageOf = (id: string) =>
  app.read(async (tx) => {
    const { rows } = await sql<{ stage: string }>`SELECT stage FROM case_file WHERE case_file = ${id}`.execute(tx);
    return rows[0]?.stage;
  });

/** What a case knows of its child by the records that are held together with theirs. */
const derived = async ({ id, person }: OneChild) => {
  const text = (await officer.get(`/api/cases/${id}`)).text;
  return app.read(async (tx) => ({
    earlier: (await recordedOf(tx, id)).counted,
    risks: (await openRisks(tx, [person])).get(person),
    elsewhere: /"saidElsewhere":\[(?:\{[^}]*"says":"(\w+)")?/.exec(text)?.[1],
    near: (await casesOfSameChildren(tx, [id])).length,
  }));
};

test('given two records held as one person, one of whom died, when they are said not to be, then the page tells what changes, nothing counts by it any more, and both cases tell it', async () => {
  const [earlier, later] = [await caseOf(app), await caseOf(app)];
  const alone = await derived(later);
  assert.deepEqual(alone, { earlier: 0, risks: [], elsewhere: undefined, near: 0 });
  await link(app, later, earlier);
  await die(earlier);
  const together = await derived(later);
  assert.deepEqual(together, { earlier: 1, risks: ['died'], elsewhere: 'died', near: 1 });

  const details = `/cases/${earlier.id}/people/${earlier.person}/name`;
  const page = pageOf(earlier, later);
  for (const at of [details, details.replace(/name$/, 'search')])
    assert.ok((await officer.get(at)).text.includes(page), `the way back is shown at ${at}`);
  assert.match((await officer.get(page)).text, /recorded as having died \(case [^ ]+\)\. That stays/);
  await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file IN ('${earlier.id}', '${later.id}')`);

  const unread = await officer.post(page, { why: WHY });
  assert.match(unread.text, /Say that you have read what this changes about the recorded death/);
  assert.ok(unread.text.includes(WHY), 'what was typed stays');
  const short = await officer.post(page, { why: 'Wrong', knowsOfDeath: 'yes' });
  assert.match(short.text, /Write at least one whole sentence/);
  assert.deepEqual(await derived(later), { ...together, near: 0 }, 'refused, nothing changes');
  const done = await officer.post(page, { why: WHY, knowsOfDeath: 'yes' });
  assert.equal(done.status, 303, done.text);

  assert.deepEqual(await derived(later), alone);
  assert.equal(await stageOf(later.id), 'open', 'its facts changed by what was said elsewhere');
  for (const { id } of [earlier, later])
    assert.match((await officer.get(`/cases/${id}`)).text, /Said not to be the same person after all/);
  const said = (await officer.get(details)).text;
  assert.match(said, new RegExp(`was said not to be of the same person after all[^<]+${WHY}`));
  assert.ok(!said.includes(page));
  assert.equal((await officer.get(page)).status, 404);
  const { rows } = await plant(app.test, `SELECT ended_by FROM same_person WHERE other = '${earlier.person}'`);
  assert.equal(rows.length, 1, 'the row stays');
});

test('given two records held as one person, when one case alone records a death, then the page and the API of each person say so of the other, until both say it or the link is ended', async () => {
  const [dead, living] = [await caseOf(app), await caseOf(app)];
  await link(app, living, dead);
  const said = async ({ id, person }: OneChild) => {
    const at = `/cases/${id}/people/${person}`;
    const pages = [(await officer.get(`${at}/name`)).text, (await officer.get(`${at}/search`)).text];
    const [otherwise] = /"otherwise":\[("[^\]]+)?\]/.exec((await officer.get(`/api${at}/name`)).text) ?? [];
    return { pages, otherwise };
  };
  for (const one of [dead, living]) {
    const { pages, otherwise } = await said(one);
    for (const text of pages) assert.doesNotMatch(text, /recorded as having died/);
    assert.equal(otherwise, '"otherwise":[]');
  }
  await die(dead);
  for (const [one, words] of [
    [dead, /This record is of somebody who is recorded as having died, and the other \(case [^)]+\) is not/],
    [living, /The other record \(case [^)]+\) is of somebody who is recorded as having died, and this one is not/],
  ] as const) {
    const { pages, otherwise } = await said(one);
    for (const text of pages) assert.match(text, words);
    assert.match(otherwise ?? '', /"otherwise":\["[^"]+"\]/);
  }
  await die(living);
  for (const one of [dead, living])
    for (const text of (await said(one)).pages) assert.doesNotMatch(text, /is recorded as having died, and/);
});

test('given a link that was ended, when a program makes it again and ends it, then it counts until then, and a case whose facts stay as they are stays closed', async () => {
  const [earlier, later] = [await caseOf(app), await caseOf(app)];
  const at = `/api${pageOf(later, earlier)}`;
  const end = () => officer.send('POST', at, { why: WHY });
  for (const round of ['first', 'second']) {
    await link(app, later, earlier);
    assert.equal((await derived(later)).earlier, 1, round);
    const read = await officer.get(at);
    assert.match(read.text, /"carriesDeath":false/, read.text);
    await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${earlier.id}'`);
    assert.equal((await end()).status, 201);
    assert.equal((await derived(later)).earlier, 0, round);
    assert.equal(await stageOf(earlier.id), 'closed');
    assert.equal(codeIn(await end()), 'NotLinked');
  }
  assert.equal(
    await app.read((tx) => findLink(tx, { case: later.id, person: later.person, other: earlier.person })),
    undefined,
  );
  const called = (familyName: string) => ({ givenNames: 'Nobody', familyName });
  const people = `/api/cases/${later.id}/people/${later.person}`;
  await officer.send('POST', `${people}/search`, called('Sampleton'));
  const named = await officer.send('POST', `${people}/name`, { ...called('Otherone'), basis: 0 });
  assert.equal(codeIn(named), 'SearchFirst', 'the other record is no answer of a search any more');
  const name = (await officer.get(`/api/cases/${later.id}/people/${later.person}/name`)).text;
  assert.match(name, new RegExp(`"linked":\\[\\],"unlinked":\\[\\{"person":"${earlier.person}"`));
});

test('given a link, when it is ended from both of its cases at the same time, then one ends it, and the other is told that there is none', async () => {
  const [earlier, later] = [await caseOf(app), await caseOf(app)];
  await link(app, later, earlier);
  const owner = new pg.Client({ connectionString: app.test.ownerUrl });
  await owner.connect();
  await owner.query("SET evenhand.force = 'northmoor'");
  await owner.query('BEGIN');
  // Both are made to wait, the one behind the other: what each holds by then is what the other will need.
  await owner.query('SELECT FROM same_person WHERE other = $1 FOR UPDATE', [earlier.person]);
  const waiting = async (): Promise<number | null> => {
    // Within a transaction what was seen of the others once is shown again.
    await owner.query('SELECT pg_stat_clear_snapshot()');
    const here = 'SELECT FROM pg_stat_activity a WHERE a.pid = l.pid AND a.datname = current_database()';
    return (await owner.query(`SELECT FROM pg_locks l WHERE NOT granted AND EXISTS (${here})`)).rowCount;
  };
  const sent = [];
  for (const [from, to] of [
    [earlier, later],
    [later, earlier],
  ] as const) {
    sent.push(officer.send('POST', `/api${pageOf(from, to)}`, { why: WHY }));
    while ((await waiting()) !== sent.length);
  }
  await owner.query('COMMIT');
  await owner.end();
  const [first, second] = await Promise.all(sent);
  assert.equal(first?.status, 201, first?.text);
  assert.deepEqual([second?.status, codeIn(second ?? first)], [404, 'NotLinked']);
});
