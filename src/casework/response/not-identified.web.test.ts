import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';

const app = await openCaseApp();
const { officer } = app;
const LOOKED_FOR = 'The provider was asked whose account it is: request REQ/9 of today.';

const Case = z.object({ left: z.array(z.object({ id: z.string(), person: z.string().nullable(), says: z.string() })) });

/** A case in which an account that nobody knows received an image, and may be a child’s. */
const opened = async () => {
  const { id, children } = await app.openCase(1);
  const put = async (path: string, body: object) => {
    const done = await officer.send('POST', `/api/cases/${id}/${path}`, body);
    assert.equal(done.status, 201, done.text);
    return done;
  };
  const account = idIn(await put('people', { kind: 'person' }), 'person');
  await put(`people/${account}/part`, { known: 'known', parts: ['received', 'passed-on'], fromWhom: 'reporter' });
  return { id, children, account, put };
};

test('given an account that nobody knows, when what is owed to whoever it is cannot be done, then that is said with what is done to find out, and it is owed again once they are named', async () => {
  const { id, children, account, put } = await opened();
  const page = `/cases/${id}/duties/welfare-check/${account}`;
  const text = /It cannot be done yet, because this person is not identified/;
  assert.match((await officer.get(page)).text, text);
  assert.match((await officer.get(`/cases/${id}/duties`)).text, text);
  await put(`duties/welfare-check/${account}`, { answer: 'not-identified', words: LOOKED_FOR });
  const left = async () => {
    const found = Case.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text)).left;
    return found.filter((one) => one.person === account).map((one) => one.id);
  };
  assert.deepEqual(await left(), ['welfare-check']);
  assert.match((await officer.get(`/cases/${id}`)).text, /\(not identified yet\)/);
  const said = /It could not be done yet, because they were not identified, said Olive Example on .*REQ\/9/;
  assert.match((await officer.get(page)).text, said);
  // Of a child of the case its own step shows it.
  const child = `/api/cases/${id}/duties/welfare-check/${children[0] ?? ''}`;
  assert.notEqual((await officer.send('POST', child, { answer: 'not-identified', words: LOOKED_FOR })).status, 201);
  await officer.send('POST', `/api/cases/${id}/people/${account}/search`, { familyName: 'Inventham' });
  await put(`people/${account}/name`, { basis: 0, familyName: 'Inventham', givenNames: 'Rowan' });
  assert.deepEqual(await left(), []);
  const again = await officer.send('POST', `/api${page}`, { answer: 'not-identified', words: LOOKED_FOR });
  assert.equal(codeIn(again), 'IsIdentified');
});

test('given somebody of whom no age is recorded, when their age is said to be confirmed, then the page says to record it first', async () => {
  const { id, account, put } = await opened();
  const page = `/cases/${id}/duties/confirm-age/${account}`;
  const done = { answer: 'done', by: 'me', words: 'From the register of the school' };
  assert.equal(codeIn(await officer.send('POST', `/api${page}`, done)), 'AgeStillUnknown');
  assert.match((await officer.post(page, done)).text, /href="#answer">The case has no age of this person yet/);
  await put(`people/${account}/age`, { known: 'age', age: 12, fromWhom: 'police-record' });
  assert.equal((await officer.send('POST', `/api${page}`, done)).status, 201);
});

const Due = z.object({ due: z.array(z.object({ id: z.string(), person: z.string().nullable(), what: z.string() })) });

test('given a duty that several rules raise, when its page is opened, then it says it in the words of the case', async () => {
  const { id, children, put } = await opened();
  const [child = ''] = children;
  await put(`people/${child}/age`, { known: 'age', age: 15, fromWhom: 'partner' });
  await put('answers', { fact: 'bullying', direction: 'case', state: 'confirmed', fromWhom: 'partner' });
  const { due } = Due.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
  const says = due.find((one) => one.id === 'referral-or-strategy' && one.person === child)?.what ?? '';
  assert.match(says, /bull/i);
  const { text } = await officer.get(`/cases/${id}/duties/referral-or-strategy/${child}`);
  assert.ok(text.includes(says.slice(0, 60)), says);
});
