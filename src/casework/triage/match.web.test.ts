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

/** Three cases of a child each, with what is judged of them, and what stands. */
const three = async () => {
  const [a, b, c] = [await app.openCase(1), await app.openCase(1), await app.openCase(1)].map(({ id, children }) => ({
    id,
    person: children[0] ?? '',
  }));
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  type One = typeof a;
  const judge = (one: One, judged: string, ...others: readonly One[]) =>
    app.officer.send('POST', `/api/cases/${one.id}/people/${one.person}/matches`, {
      judged,
      others: others.map(({ person }) => person),
    });
  const judged = async (one: One, word: string, ...others: readonly One[]) => {
    const done = await judge(one, word, ...others);
    assert.equal(done.status, 201, done.text);
  };
  const distinct = async (): Promise<number> => {
    const people = [a, b, c].map(({ person }) => `'${person}'`).join();
    return (await plant(app.test, `SELECT FROM person_distinct WHERE person IN (${people})`)).rowCount ?? 0;
  };
  const referenceOf = async ({ id }: One): Promise<string> => {
    const { rows } = await plant(app.test, `SELECT reference FROM case_file WHERE case_file = '${id}'`);
    return z.tuple([z.object({ reference: z.string() })]).parse(rows)[0].reference;
  };
  return { a, b, c, judge, judged, distinct, referenceOf };
};

test('given two records that a third holds together, when they are said not to be the same, then it is refused with the case of the third and how to put it right; once that match is taken back, it is kept', async () => {
  const { a, b, c, judge, judged, distinct, referenceOf } = await three();
  await judged(a, 'same-person', b);
  await judged(b, 'same-person', c);
  const refused = await judge(a, 'not-the-same', c);
  assert.deepEqual([refused.status, codeIn(refused)], [409, 'HeldTogether']);
  assert.match(
    refused.text,
    new RegExp(`\\(case ${await referenceOf(b)}\\)[^"]*take back the match with that record first`),
  );
  assert.equal(await distinct(), 0);
  const page = await app.officer.post(`/cases/${a.id}/people/${a.person}/matches`, {
    [`match-${c.person}`]: 'not-the-same',
  });
  assert.match(page.text, new RegExp(`by way of a third record \\(case ${await referenceOf(b)}\\)`));
  const shown = await plant(
    app.test,
    `SELECT FROM ledger_entry WHERE action = 'judge-match' AND kind = 'consultation' AND '${b.person}' = ANY(people) AND '${a.id}' = ANY(cases)`,
  );
  assert.equal(shown.rowCount, 2, 'what a refusal shows is logged as shown');
  const back = await app.officer.send('POST', `/api/cases/${a.id}/people/${a.person}/matches/${b.person}/taken-back`, {
    why: 'The school said on the telephone that these are two children.',
  });
  assert.equal(back.status, 201, back.text);
  await judged(a, 'not-the-same', c);
  assert.equal(await distinct(), 2);
});

test('given a third record in a case that is not one’s own, when what it holds together is said not to be the same, then its reference is not told until it is opened with a reason', async () => {
  const { a, b, c, judged, referenceOf } = await three();
  await judged(a, 'same-person', b);
  await judged(b, 'same-person', c);
  for (const { id } of [a, c])
    assert.equal((await inspector.post(`/cases/${id}/open`, { reason: 'duty-cover' })).status, 303);
  const refuse = async () =>
    (
      await inspector.send('POST', `/api/cases/${a.id}/people/${a.person}/matches`, {
        judged: 'not-the-same',
        others: [c.person],
      })
    ).text;
  const hidden = await refuse();
  assert.match(
    hidden,
    /"HeldTogether"[\s\S]*in a case that you have not opened|in a case that you have not opened[\s\S]*"HeldTogether"/,
  );
  assert.ok(!hidden.includes(await referenceOf(b)));
  assert.equal((await inspector.post(`/cases/${b.id}/open`, { reason: 'duty-cover' })).status, 303);
  assert.ok((await refuse()).includes(await referenceOf(b)));
});

test('given two records that were said not to be the same, when a third would hold them together, then it is refused until the last word on the two is that they are', async () => {
  const { a, b, c, judge, judged, distinct, referenceOf } = await three();
  await judged(a, 'not-the-same', c);
  await judged(b, 'same-person', c);
  for (const refused of [await judge(a, 'same-person', b), await judge(b, 'same-person', a)]) {
    assert.deepEqual([refused.status, codeIn(refused)], [409, 'SaidNotTheSame']);
    for (const one of [a, c]) assert.ok(refused.text.includes(await referenceOf(one)));
  }
  assert.equal(await distinct(), 2);
  await judged(a, 'same-person', c);
  assert.equal(await distinct(), 0, 'the last word on the two counts');
  await judged(a, 'same-person', b);
  // And of several at once, who would be held together by the one they are said to be.
  const other = await three();
  await other.judged(other.b, 'not-the-same', other.c);
  assert.equal(codeIn(await other.judge(other.a, 'same-person', other.b, other.c)), 'SaidNotTheSame');
  await other.judged(other.a, 'same-person', other.b);
  assert.equal(codeIn(await other.judge(other.c, 'not-the-same', other.b, other.a)), '');
});
