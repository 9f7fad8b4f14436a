import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer } = app;

const Due = z.object({ due: z.array(z.object({ id: z.string(), at: z.string().nullable() })) });
const conferenceDue = async (id: string): Promise<string | undefined> => {
  const { due } = Due.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
  return due.find((line) => line.id === 'hold-conference')?.at ?? undefined;
};

test('given a report of January, when the enquiry is said to have begun before it, then it is refused at its field; recorded wrongly, it is put right and the conference runs from it', async () => {
  const { id, children } = await app.openCase(1);
  await plant(app.test, `UPDATE report SET told_at = '2026-01-02T09:00:00Z' WHERE case_file = '${id}'`);
  const held = {
    ...{ decision: 'strategy-discussion', strategy: 'held' },
    reason: 'An invented reason, long enough to be one.',
  };
  const done = await officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`, held);
  const at = `/cases/${id}/safeguarding/${idIn(done, 'safeguarding')}/next-step`;
  const record = (enquiryOn: string) => officer.send('POST', `/api${at}`, { step: 'assessment', enquiryOn });
  assert.equal(codeIn(await record('2020-01-01')), 'EnquiryBeforeReport');
  const early = { step: 'assessment', 'enquiryOn-day': '1', 'enquiryOn-month': '1', 'enquiryOn-year': '2026' };
  assert.match((await officer.post(at, early)).text, /href="#enquiryOn-day">This is before the report reached/);
  assert.equal((await officer.send('POST', `/api${at}`, { step: 'assessment' })).status, 201);
  assert.equal(codeIn(await officer.send('POST', `/api${at}`, { step: 'assessment' })), 'EnquiryDayNeeded');
  assert.equal(await conferenceDue(id), undefined, 'nobody said that an enquiry began');
  assert.equal((await record('2026-01-05')).status, 201);
  const first = (await conferenceDue(id)) ?? '';
  const page = (await officer.get(`/cases/${id}/safeguarding`)).text;
  assert.match(page, /Put right the day on which the enquiry began \(5 January 2026\)/);
  assert.equal(codeIn(await record('2026-01-05')), 'NothingWaits', 'said again');
  assert.equal(codeIn(await record('2025-12-31')), 'EnquiryBeforeReport');
  assert.equal((await record('2026-01-07')).status, 201);
  assert.ok(((await conferenceDue(id)) ?? '') > first);
});

test('given a child who is referred, when it is recorded, then the page says that nothing was sent by this program, and on which form it goes', async () => {
  const { id, children } = await app.openCase(1);
  const referral = { decision: 'referred', to: 'mash', reason: 'An invented reason, long enough to be one.' };
  const sent = await officer.post(`/cases/${id}/children/${children[0] ?? ''}/safeguarding`, referral);
  assert.equal(sent.status, 303);
  const after = (await officer.follow(`/cases/${id}/safeguarding`)).text;
  assert.match(after, /This program sends nothing: a referral goes on the force’s own form/);
  assert.match(after, /Not by this program: it is recorded here, and goes on the force’s own form/);
});
