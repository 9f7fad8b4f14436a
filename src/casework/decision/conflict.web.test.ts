import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { z } from 'zod';
import { plant } from '../../../test/database.ts';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { readyCase, type ReadyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const registrar = await app.as('registrar');
const owner = await app.as('policy-owner');
const WHY = 'The force records persons involved since the change of 2024; no child is made a suspect for a code.';

/** A force that set both against each other, and signed it: through the endpoints, as its program would. */
const signConflict = async (): Promise<void> => {
  const settings = { sgiiModel: 'PERSON_INVOLVED', outcome21RequiresSuspect: true };
  const made = await registrar.send('POST', '/api/settings', { settings });
  assert.equal(made.status, 201, made.text);
  const sign = `/api/settings/${idIn(made, 'set')}/sign`;
  assert.equal((await registrar.send('POST', sign, {})).status, 201);
  assert.equal(codeIn(await registrar.send('POST', sign, {})), 'SignedByYouAlready');
  assert.equal((await owner.send('POST', sign, {})).status, 201);
  assert.match((await owner.get('/api/settings')).text, /"signed":true/);
};

const approve = (id: string, proposal: string) =>
  app.supervisor.send('POST', `/api/cases/${id}/proposals/${proposal}/approve`, {});
const Barred = z.looseObject({
  detail: z.string(),
  because: z.array(z.string()).min(1),
  says: z.array(z.string()).min(1),
});
const place = ({ id }: ReadyCase): string => `/cases/${id}/registrar-decision`;

before(signConflict);

it('given settings that conflict, when Outcome 21 is proposed, then nobody approves it until the registrar has decided', async () => {
  const ready = await readyCase(app, 1);
  assert.match((await app.officer.get(`/cases/${ready.id}/decision`)).text, /registrar decides which stands/);
  const proposal = await ready.propose();
  assert.equal(codeIn(await approve(ready.id, proposal)), 'RegistrarNeeded');
  assert.ok((await registrar.get('/queue')).text.includes(place(ready)), 'it leads there');
  assert.ok(
    !(await app.supervisor.get('/queue')).text.includes(place(ready)),
    'a supervisor sees that it waits, and for whom',
  );

  const asked = await registrar.get(place(ready));
  assert.equal(asked.status, 200, 'the case waits for the role: no reason is asked');
  for (const said of [/sgiiModel/, /outcome21RequiresSuspect/, /person involved/, /Outcome 21/])
    assert.match(asked.text, said);
  assert.doesNotMatch(asked.text, /That it is deleted/, 'a child’s own words are not for this');
  // The code: to whom it were permitted, a reason would be asked of for the case, and the status were the same.
  for (const other of [app.officer, app.supervisor])
    assert.equal(codeIn(await other.get(`/api${place(ready)}`)), 'NotPermitted');

  assert.equal((await registrar.post(place(ready), { reason: WHY })).status, 422);
  assert.equal((await registrar.post(place(ready), { stands: 'sgiiModel', reason: WHY })).location, '/queue');
  assert.ok(!(await registrar.get('/queue')).text.includes(place(ready)), 'it waits no more');
  const ruling = await app.supervisor.get(`/cases/${ready.id}/ruling`);
  assert.match(ruling.text, /The registrar decided for this case: children stand as persons involved/);
  assert.match(ruling.text, /no child is made a suspect for a code/);
  assert.doesNotMatch(ruling.text, /Still needs: [^<]*registrar/);
  assert.equal((await approve(ready.id, proposal)).status, 201);
  await app.cover(ready.id);
  assert.match((await app.supervisor.get(`/cases/${ready.id}`)).text, /As registrar of the force, whom it waited for/);
});

it('given that the other setting stands, when it is ruled on, then it cannot be approved, and nor proposed again', async () => {
  const ready = await readyCase(app, 2);
  const proposal = await ready.propose();
  const sent = { stands: 'outcome21RequiresSuspect', reason: WHY };
  const stale = await registrar.send('POST', `/api${place(ready)}`, sent, { 'if-match': '"1"' });
  assert.equal(codeIn(stale), 'CaseChanged');
  const of = `(SELECT staff FROM staff WHERE subject = 'registrar' AND force = 'northmoor')`;
  await plant(
    app.test,
    `INSERT INTO assignment (force, case_file, staff, from_at, until_at) VALUES ('northmoor', '${ready.id}', ${of}, now() - interval '1 day', now())`,
  );
  const own = await registrar.send('POST', `/api${place(ready)}`, sent);
  assert.equal(codeIn(own), 'OwnConflict', 'a registrar who worked the case');
  await plant(app.test, `UPDATE assignment SET until_at = from_at WHERE case_file = '${ready.id}' AND staff = ${of}`);
  const read = await registrar.get(`/api${place(ready)}`);
  assert.match(read.text, /"conflicts":true,"decided":null/);
  const version = read.headers.get('etag') ?? '';
  assert.equal((await registrar.send('POST', `/api${place(ready)}`, sent, { 'if-match': version })).status, 201);
  const barred = Barred.parse(JSON.parse((await approve(ready.id, proposal)).text));
  assert.ok(barred.says.every((sentence) => / .+\.$/.test(sentence) && barred.detail.includes(sentence)));
  const back = { reason: 'The registrar decided that a suspect has to be linked for 21.' };
  assert.equal(
    (await app.supervisor.send('POST', `/api/cases/${ready.id}/proposals/${proposal}/return`, back)).status,
    201,
  );
  await assert.rejects(ready.propose(), new RegExp(`OutcomeBarred[^]*${barred.because.join('[^]*')}[^]*"says"`));
});

it('given the reason of a registrar, when the tables are searched, then it is nowhere in plain', async () => {
  assert.deepEqual(await app.tablesHolding('suspect for a code'), []);
});
