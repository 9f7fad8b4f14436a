import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { codeIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer } = app;
const Triage = z.looseObject({
  people: z.array(z.looseObject({ person: z.string(), age: z.unknown(), agesExclude: z.boolean() })),
});

const opened = async () => {
  const { id } = await app.openCase(1);
  const added = await officer.send('POST', `/api/cases/${id}/people`, { kind: 'adult' });
  const { person } = z.looseObject({ person: z.string() }).parse(JSON.parse(added.text));
  const at = `/cases/${id}/people/${person}`;
  const age = (years: number) =>
    officer.send('POST', `/api${at}/age`, { known: 'age', age: years, fromWhom: 'parent-or-carer' });
  const born = async (birthDate: string, basis = 0) => {
    await officer.send('POST', `/api${at}/search`, { familyName: 'Quillfeather' });
    const details = { givenNames: 'Rowena', familyName: 'Quillfeather', birthDate, basis };
    const named = await officer.send('POST', `/api${at}/name`, details);
    assert.equal(named.status, 201, named.text);
  };
  const known = async () => {
    const { people } = Triage.parse(JSON.parse((await officer.get(`/api/cases/${id}/triage`)).text));
    const found = people.find((one) => one.person === person);
    return [found?.age, found?.agesExclude];
  };
  const mayBeChild = async () =>
    (await plant(app.test, `SELECT FROM party WHERE person = '${person}' AND may_be_child`)).rowCount;
  return { id, at, age, born, known, mayBeChild };
};
/** The first of January, so many years ago by the database's clock: they are so old today. */
const bornYearsAgo = async (years: number) => {
  const { rows } = await plant(app.test, `SELECT (extract(year FROM now())::int - ${years})::text || '-01-01' AS day`);
  return z.tuple([z.object({ day: z.string() })]).parse(rows)[0].day;
};

test('given a date of birth and no day, when an age above it is stated, then it is refused with the way to mend it, and what was typed is kept', async () => {
  const { at, age, born, known } = await opened();
  await born(await bornYearsAgo(14));
  const told = await age(19);
  assert.deepEqual([told.status, codeIn(told)], [422, 'AgeAboveBirth']);
  const page = await officer.post(`${at}/age`, { known: 'age', age: '19', fromWhom: 'parent-or-carer' });
  assert.equal(page.status, 422);
  assert.match(page.text, /By the date of birth on record nobody can have been this old/);
  assert.match(page.text, new RegExp(`href="${at}/name"`));
  assert.match(page.text, /value="19"/);
  assert.equal((await age(13)).status, 201);
  assert.deepEqual(await known(), [13, false]);
});

test('given an age of an adult, when a date of birth excludes it afterwards, then everything between is possible, pages say so, and either can be put right', async () => {
  const { id, at, age, born, known, mayBeChild } = await opened();
  await age(19);
  assert.deepEqual([await known(), await mayBeChild()], [[19, false], 0]);
  await born(await bornYearsAgo(14));
  assert.deepEqual([await known(), await mayBeChild()], [[[0, 19], true], 1]);
  const day = { known: 'one-day', day: await bornYearsAgo(0) };
  assert.equal((await officer.send('POST', `/api/cases/${id}/conduct-day`, day)).status, 201);
  assert.deepEqual([await known(), await mayBeChild()], [[[14, 19], true], 1]);
  for (const page of [`/cases/${id}/triage`, `/cases/${id}/decision`, `${at}/age`])
    assert.match((await officer.get(page)).text, /the age that was stated exclude each other/, page);
  assert.match((await officer.get(`${at}/age`)).text, /state the age again, or that it is not known/);
  assert.equal(codeIn(await age(19)), 'AgeDerived');
  for (const age of ['-3', '130', '9.5', 'nine']) {
    const wrong = await officer.post(`${at}/age`, { known: 'age', age, fromWhom: 'parent-or-carer' });
    assert.match(wrong.text, /id="age-error"[\s\S]{0,200}Enter the age as a whole number from 0 to 120/, age);
  }
  assert.equal((await officer.post(`${at}/age`, { known: 'not-known' })).status, 303);
  assert.deepEqual(await known(), [14, false]);
});
