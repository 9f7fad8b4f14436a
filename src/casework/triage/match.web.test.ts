// A link reaches into another case: it is made to somebody found, and the other case is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const inspector = await app.as('inspector');
const NAME = { givenNames: 'Juniper', familyName: 'Linkworthy' };

/** A case of the inspector's whose report came a day before those that the officer records. */
const earlierCase = async () => {
  const day = await plant(app.test, `SELECT now() - interval '1 day' AS at`);
  const toldAt = z
    .tuple([z.object({ at: z.date() })])
    .parse(day.rows)[0]
    .at.toISOString();
  const report = { toldBy: 'school', when: 'earlier', toldAt, safe: 'yes', children: 1 };
  const id = idIn(await inspector.send('POST', '/api/reports', report), 'case');
  const { rows } = await plant(app.test, `SELECT person FROM party WHERE case_file = '${id}' AND kind = 'child'`);
  return { id, person: z.tuple([z.object({ person: z.uuid() })]).parse(rows)[0].person };
};

const standing = async (id: string) => {
  const { rows } = await plant(app.test, `SELECT stage, version FROM case_file WHERE case_file = '${id}'`);
  return z.tuple([z.object({ stage: z.string(), version: z.number() })]).parse(rows)[0];
};

test('given a child of a case that one has not, when they are linked, then only as one’s own search offered them, and that case is told and opens', async () => {
  const other = await app.openCase(1);
  const [child = ''] = other.children;
  const named = `/api/cases/${other.id}/people/${child}`;
  await app.officer.send('POST', `${named}/search`, NAME);
  assert.equal((await app.officer.send('POST', `${named}/name`, { ...NAME, basis: 0 })).status, 201);
  await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${other.id}'`);
  const before = await standing(other.id);

  const { id, person } = await earlierCase();
  const at = `/api/cases/${id}/people/${person}`;
  const link = (judged: string) => inspector.send('POST', `${at}/matches`, { judged, others: [child] });
  for (const judged of ['same-person', 'not-the-same']) {
    const refused = await link(judged);
    assert.deepEqual([refused.status, codeIn(refused)], [409, 'NotOffered']);
  }
  // A colleague's search is none of one's own.
  await app.cover(id);
  await app.supervisor.send('POST', `${at}/search`, NAME);
  assert.equal(codeIn(await link('same-person')), 'NotOffered');
  assert.deepEqual(await standing(other.id), before);

  assert.ok((await inspector.send('POST', `${at}/search`, NAME)).text.includes(child));
  assert.equal((await link('same-person')).status, 201);
  const after = await standing(other.id);
  assert.equal(after.stage, 'open', 'an earlier report is known there now');
  assert.ok(after.version > before.version, 'a page that was open there is out of date');
  assert.ok((await app.actions(other.id)).includes('judge-match'));
  assert.match((await app.officer.get(`/cases/${other.id}`)).text, /Match judged/);
});

test('given a date of birth still to come, when somebody is searched for by it, then it is refused at the field, and nobody is said to be unknown', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/cases/${id}/people/${children[0] ?? ''}/search`;
  const sent = await app.officer.send('POST', `/api${at}`, { birthDate: '2050-03-04' });
  assert.equal(sent.status, 422, sent.text);
  const typed = { 'birthDate-day': '4', 'birthDate-month': '3', 'birthDate-year': '2050' };
  const { text } = await app.officer.post(at, typed);
  assert.match(text, /A date of birth cannot be in the future/);
  assert.match(text, /value="2050"/);
  assert.doesNotMatch(text, /Nobody like that/);
  // Where the case that a report joins is looked for, as well.
  const joining = await app.officer.post(`/cases/${id}/join/search`, typed);
  assert.match(joining.text, /href="#birthDate-day"[^>]*>A date of birth cannot be in the future/);
  assert.equal(
    codeIn(await app.officer.send('POST', `/api/cases/${id}/join/search`, { birthDate: '2050-03-04' })),
    'BornInFuture',
  );
});

test('given a telephone number that nobody can ring, when somebody is named, then it is refused at the field; one that can be is kept', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/cases/${id}/people/${children[0] ?? ''}`;
  await app.officer.send('POST', `/api${at}/search`, NAME);
  const name = (phone: string) => app.officer.post(`${at}/name`, { ...NAME, phone, basis: '0' });
  for (const phone of ['abc', 'ask the school', '0163']) {
    const { status, text } = await name(phone);
    assert.equal(status, 422, phone);
    assert.match(text, /id="phone-error"[\s\S]{0,200}Enter a telephone number that can be rung/);
    assert.match(text, new RegExp(`value="${phone}"`));
  }
  assert.equal((await name('+44 (0)1632 960001, evenings')).status, 303);
});

test('given two records held with a third, when a case is looked for by the name of the one, then the case of the other is offered too, and everybody of them is logged as looked at', async () => {
  const cases = [await app.openCase(1), await app.openCase(1), await app.openCase(1)];
  const [a, b, c] = cases.map(({ id, children }) => ({ id, person: children[0] ?? '' }));
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  const name = { givenNames: 'Sorrel', familyName: 'Thirdlinkington' };
  const at = `/api/cases/${c.id}/people/${c.person}`;
  await app.officer.send('POST', `${at}/search`, name);
  assert.equal((await app.officer.send('POST', `${at}/name`, { ...name, basis: 0 })).status, 201);
  const from = await app.openCase(1);
  const look = async (): Promise<readonly string[]> => {
    const found = await app.officer.send('POST', `/api/cases/${from.id}/join/search`, name);
    assert.equal(found.status, 200, found.text);
    return cases.map(({ id }) => id).filter((id) => found.text.includes(id));
  };
  assert.deepEqual(await look(), [c.id]);
  for (const [one, other] of [
    [a, b],
    [b, c],
  ] as const) {
    const same = { judged: 'same-person', others: [other.person] };
    const linked = await app.officer.send('POST', `/api/cases/${one.id}/people/${one.person}/matches`, same);
    assert.equal(linked.status, 201, linked.text);
  }
  assert.deepEqual(await look(), [a.id, b.id, c.id]);
  const looks = await plant(
    app.test,
    `SELECT FROM ledger_entry WHERE action = 'join-report' AND '${a.person}' = ANY(people) AND '${a.id}' = ANY(cases)`,
  );
  assert.equal(looks.rowCount, 1);
});
