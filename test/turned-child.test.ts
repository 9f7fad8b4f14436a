// Somebody who turns out to be a child is one in every step; and what an age on the day does to an interview.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { codeIn, idIn, openCaseApp } from './case-app.ts';
import { plant } from './database.ts';
import { FLOOR, readyCase, type ReadyCase } from './ready-case.ts';

const app = await openCaseApp();
const { officer } = app;
const REASON = 'The school already works with both families on this.';
const interview = {
  means: 'interview',
  ten: 'ten-or-over',
  necessity: REASON,
  alternatives: REASON,
  conclusion: 'pursued',
};

/** Adds somebody and says who they are, as triage does. */
const addNamed = async ({ put }: Pick<ReadyCase, 'put'>, kind: string, birthDate?: string): Promise<string> => {
  const person = idIn(await put('people', { kind }), 'person');
  const name = { givenNames: 'Juniper', familyName: 'Fictional' };
  await put(`people/${person}/search`, name);
  await put(`people/${person}/name`, { ...name, ...(birthDate === undefined ? {} : { birthDate }), basis: 0 });
  return person;
};

/** Whether the safety floor, which comes first for every child, asks for theirs. */
const isChild = async (id: string, person: string): Promise<boolean> =>
  (await officer.get(`/api/cases/${id}/children/${person}/floor`)).status === 200;

const consider = async (id: string, person: string, with_: object = {}): Promise<string> => {
  const sent = await officer.send('POST', `/api/cases/${id}/response/consider`, { ...interview, person, ...with_ });
  return sent.status === 201 ? 'taken' : codeIn(sent);
};

test('given a sender nobody knows, when they turn out to be 14, then every step takes them as a child, and nothing closes over them', async () => {
  const ready = await readyCase(app, 71);
  const { id, put } = ready;
  const proposal = await ready.propose();
  const sender = await addNamed(ready, 'person', '2012-03-01');
  assert.equal(await isChild(id, sender), true);
  assert.match(
    (await officer.get(`/cases/${id}/triage`)).text,
    /May be under 18[^<]*looked after as a child of this case/,
  );
  // What was proposed knew nothing of this child.
  await app.cover(id);
  const approve = `/api/cases/${id}/proposals/${proposal}/approve`;
  assert.equal(codeIn(await app.supervisor.send('POST', approve, {})), 'FactsChanged');
  const held = (await officer.get(`/api/cases/${id}/closing`)).text;
  for (const what of ['child-not-told', 'floor-not-walked', 'own-words-missing', 'safeguarding-undecided'])
    assert.match(held, new RegExp(`"what":"${what}","subject":"${sender}"`), what);
  assert.equal(await consider(id, sender), 'AppropriateAdultNeeded');
  await put(`children/${sender}/floor`, FLOOR);
  await put(`children/${sender}/own-words`, { heard: 'said', through: 'child', wishes: 'That it stops.' });
  await put(`children/${sender}/safeguarding`, { decision: 'considered-not-referred', reason: REASON });
  assert.doesNotMatch((await officer.get(`/api/cases/${id}/closing`)).text, /floor-not-walked|safeguarding-undecided/);
});

test('given somebody added as no child, when what is known of their age changes, then they are a child wherever 18 is not certain', async () => {
  const { id } = await app.openCase(1);
  const put = async (place: string, body: unknown) => {
    const sent = await officer.send('POST', `/api/cases/${id}/${place}`, body);
    assert.ok(sent.status < 300, sent.text);
    return sent;
  };
  const state = (person: string, body: object) => put(`people/${person}/age`, { fromWhom: 'reporter', ...body });
  // An account has nobody yet to make safe or tell; an adult is taken for one until somebody doubts it.
  const account = idIn(await put('people', { kind: 'person' }), 'person');
  const adult = idIn(await put('people', { kind: 'adult' }), 'person');
  assert.deepEqual([await isChild(id, account), await isChild(id, adult)], [false, false]);
  assert.equal(await consider(id, account), 'AppropriateAdultNeeded');
  await state(account, { known: 'between', lowest: 13, highest: 17 });
  await state(adult, { known: 'not-known' });
  assert.deepEqual([await isChild(id, account), await isChild(id, adult)], [false, true]);
  assert.equal(await consider(id, adult), 'AppropriateAdultNeeded');
  await state(adult, { known: 'between', lowest: 17, highest: 30 });
  assert.equal(await isChild(id, adult), true);
  await state(adult, { known: 'age', age: 40 });
  assert.equal(await isChild(id, adult), false);
  assert.equal(await consider(id, adult), 'taken');
  // Named and of no known age: may be a child. With a date of birth and no day yet, whoever is under 18 now was so then.
  assert.equal(await isChild(id, await addNamed({ put }, 'person')), true);
  assert.equal(await isChild(id, await addNamed({ put }, 'adult', '2013-02-03')), true);
  assert.equal(await isChild(id, await addNamed({ put }, 'adult', '1980-02-03')), false);
});

test('given an age on the day, when an interview is pursued, then under 10 never, and an age that may be under 10 is not known', async () => {
  const { id, put, children } = await readyCase(app, 72);
  const [child = ''] = children;
  const young = idIn(await put('people', { kind: 'child' }), 'person');
  const adult = { appropriateAdult: 'social-worker' };
  await put(`people/${young}/age`, { known: 'age', age: 9, fromWhom: 'parent-or-carer' });
  assert.equal(await consider(id, young, adult), 'UnderTen');
  await put(`people/${young}/age`, { known: 'between', lowest: 8, highest: 12, fromWhom: 'parent-or-carer' });
  assert.equal(await consider(id, young, adult), 'AgeNotKnown');
  await put(`people/${young}/age`, { known: 'between', lowest: 10, highest: 12, fromWhom: 'parent-or-carer' });
  assert.equal(await consider(id, young, adult), 'taken');
  // Born on 14 May 2011: nine years old when it happened, though old enough today.
  await put('conduct-day', { known: 'one-day', day: '2021-02-01' });
  assert.equal(await consider(id, child, adult), 'UnderTen');
});

test('given cases from before, when the database is brought up to date, then the same people are children as the program keeps', async () => {
  const ready = await readyCase(app, 73);
  const { put } = ready;
  await addNamed(ready, 'person', '2012-03-01');
  await addNamed(ready, 'person');
  await put('people', { kind: 'person' });
  for (const [kind, lowest] of [
    ['adult', 17],
    ['adult', 18],
    ['person', 13],
  ] as const) {
    const person = idIn(await put('people', { kind }), 'person');
    await put(`people/${person}/age`, { known: 'between', lowest, highest: 30, fromWhom: 'reporter' });
  }
  const kept = `SELECT person, may_be_child FROM party WHERE case_file = '${ready.id}' ORDER BY person`;
  const before = (await plant(app.test, kept)).rows;
  const migration = readFileSync(new URL('../migrations/0071-turned-child.sql', import.meta.url), 'utf8');
  const upgrade = /^UPDATE party[\s\S]*?;/m.exec(migration)?.[0] ?? '';
  await plant(app.test, `UPDATE party SET may_be_child = false; ${upgrade}`);
  assert.deepEqual((await plant(app.test, kept)).rows, before);
  assert.equal(before.filter(({ may_be_child: is }: { readonly may_be_child: boolean }) => is).length, 3);
});
