import assert from 'node:assert/strict';
import { it } from 'node:test';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const registrar = await app.as('registrar');
const WHY = 'The invented school keeps a record which shows that it never happened.';
const STAYS = 'The record of the school is of another day, so this one stays.';
const C2 = { reason: 'C2', information: 'partner-record', why: WHY };

let cases = 0;
const aCrime = async () => {
  cases += 1;
  const { id } = await app.openCase();
  const body = { offence: '86/2', reference: `NM/ASK/${cases}`, when: 'now' };
  const crime = idIn(await officer.send('POST', `/api/cases/${id}/crimes`, body), 'crime');
  return { id, crime, at: `/cases/${id}/crimes/${crime}` };
};
const requestIn = async (id: string): Promise<string> => idIn(await officer.get(`/api/cases/${id}`), 'request');

it('given a request, when the registrar refuses it, then who asked reads why, and may ask again', async () => {
  const { id, at } = await aCrime();
  assert.ok((await officer.get(`/cases/${id}`)).text.includes(`${at}/ask-cancellation`));
  const short = await officer.post(`${at}/ask-cancellation`, { reason: 'C2', why: WHY });
  assert.equal(short.status, 422);
  assert.match(short.text, /A change of mind, or too little evidence, cancels nothing/);
  assert.ok(short.text.includes(WHY), 'what was typed is kept');
  assert.equal((await officer.post(`${at}/ask-cancellation`, C2)).location, `/cases/${id}#crimes`);
  assert.match((await officer.get(`/cases/${id}`)).text, /Waits for the registrar/);
  assert.equal((await officer.get(`${at}/ask-cancellation`)).status, 409, 'one request at a time');
  assert.equal(codeIn(await officer.send('POST', `/api${at}/cancellation-requests`, C2)), 'CancellationWaits');

  assert.ok((await registrar.get('/queue')).text.includes(`${at}/cancel`), 'the queue leads there');
  assert.ok(!(await supervisor.get('/queue')).text.includes(`${at}/cancel`));
  const page = await registrar.get(`${at}/cancel`);
  assert.equal(page.status, 200, 'the case waits for the role: no reason is asked');
  assert.ok(page.text.includes(WHY));
  assert.doesNotMatch(page.text, /value="C2"[^>]* checked/, 'the choice is the registrar’s own');
  const refuse = `${at}/cancellation-requests/${await requestIn(id)}/refuse`;
  assert.equal((await officer.post(refuse, { answer: STAYS })).status, 403);
  const none = await registrar.post(refuse, { answer: 'No.' });
  assert.match(none.text, /at least one whole sentence: why the record stays/);
  assert.equal((await registrar.post(refuse, { answer: STAYS })).location, '/queue');
  assert.ok(!(await registrar.get('/queue')).text.includes(`${at}/cancel`), 'it waits no more');
  assert.equal(
    (await registrar.get(`${at}/cancel`)).status,
    409,
    'and who comes back to it reads that it was answered',
  );

  const seen = await officer.get(`/cases/${id}`);
  assert.ok(seen.text.includes(`: ${STAYS}`));
  assert.match(seen.text, /Refused: the record stays/);
  assert.match(seen.text, /Registrar refused to cancel the record of a crime/);
  assert.ok(seen.text.includes(`${at}/ask-cancellation`), 'something new may be asked');
});

it('given a request, when the registrar cancels, then it is answered by that', async () => {
  const { id, at } = await aCrime();
  const asked = await officer.send('POST', `/api${at}/cancellation-requests`, C2);
  assert.equal(asked.status, 201, asked.text);
  assert.match((await officer.get(`/cases/${id}/closing`)).text, /NM\/ASK\/\d+: The registrar was asked to cancel/);
  assert.equal((await registrar.post(`${at}/cancel`, C2)).location, '/queue');
  const read = await officer.get(`/api/cases/${id}`);
  assert.match(read.text, /"cancelled":"C2","cancellationRequests":\[\{[^}]*"state":"cancelled"/);
  const refuse = `/api${at}/cancellation-requests/${idIn(asked, 'request')}/refuse`;
  // Nothing waits in it for the registrar any more: who had it open learns how it was answered, and changes nothing.
  assert.equal(codeIn(await registrar.send('POST', refuse, { answer: STAYS })), 'AnsweredMeanwhile');
  assert.equal(codeIn(await officer.send('POST', `/api${at}/cancellation-requests`, C2)), 'CrimeAlreadyCancelled');
  assert.ok(!(await registrar.get('/queue')).text.includes(`${at}/cancel`));
});

it('given a registrar who is asked and one who works the case, when either does the other’s part, then it is refused', async () => {
  const { at } = await aCrime();
  assert.equal((await registrar.get(`${at}/ask-cancellation`)).status, 403);
  assert.equal((await supervisor.post(`${at}/ask-cancellation`, C2)).status, 403, 'who does not work the case');
  assert.equal((await registrar.get(`${at}/cancel`)).status, 403, 'unasked, a reason comes first');
});

it('given words of a request and of an answer, when the tables are searched, then they are nowhere in plain', async () => {
  assert.deepEqual(await app.tablesHolding('record which shows'), []);
  assert.deepEqual(await app.tablesHolding('of another day'), []);
});

it('given a request whose row is lost, when the queue is read, then this file would see it', async () => {
  const { id, at } = await aCrime();
  await officer.send('POST', `/api${at}/cancellation-requests`, C2);
  assert.ok((await registrar.get('/queue')).text.includes(`${at}/cancel`));
  await plant(app.test, `DELETE FROM waiting WHERE case_file = '${id}'`);
  assert.ok(!(await registrar.get('/queue')).text.includes(`${at}/cancel`));
  assert.equal((await registrar.get(`${at}/cancel`)).status, 403, 'nor does the case wait for the role then');
});
