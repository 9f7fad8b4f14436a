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

test('given an enquiry that began by a decision which another followed, when its day is put right, then the conference runs from it, and the log keeps what was recorded before', async () => {
  const { id, children } = await app.openCase(1);
  await plant(app.test, `UPDATE report SET told_at = '2026-01-02T09:00:00Z' WHERE case_file = '${id}'`);
  const reason = 'An invented reason, long enough to be one.';
  const decide = async (over: object) => {
    const sent = { reason, ...over };
    const done = await officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`, sent);
    return idIn(done, 'safeguarding');
  };
  const place = (safeguarding: string) => `/cases/${id}/safeguarding/${safeguarding}/next-step`;
  const begun = (safeguarding: string, enquiryOn: string) =>
    officer.send('POST', `/api${place(safeguarding)}`, { step: 'assessment', enquiryOn });
  const first = await decide({ decision: 'strategy-discussion', strategy: 'held' });
  assert.equal((await begun(first, '2026-01-05')).status, 201);
  const second = await decide({ decision: 'strategy-discussion', strategy: 'held' });
  const open = (await officer.get(`/cases/${id}/safeguarding`)).text;
  assert.match(open, /Put right the day on which the enquiry began \(5 January 2026\), by the decision of/);
  assert.ok(open.includes(`href="${place(first)}"`) && open.includes(`href="${place(second)}"`));
  assert.match((await officer.get(place(first))).text, new RegExp(reason), 'the decision that it is of');
  const due = (await conferenceDue(id)) ?? '';
  const day = { 'enquiryOn-day': '7', 'enquiryOn-month': '1', 'enquiryOn-year': '2026' };
  assert.equal((await officer.post(place(first), { step: 'assessment', ...day })).status, 303);
  assert.ok(((await conferenceDue(id)) ?? '') > due);
  const read = (await officer.get(`/api/cases/${id}/safeguarding`)).text;
  assert.match(
    read,
    new RegExp(`"enquiriesBefore":\\[\\{"safeguarding":"${first}","at":"[^"]+","enquiryOn":"2026-01-07"`),
  );
  const { rowCount } = await plant(
    app.test,
    `SELECT FROM ledger_content c JOIN ledger_entry e USING (entry) WHERE e.action = 'record-next-step' AND e.cases @> ARRAY['${id}']::uuid[]
      AND c.body LIKE '%"wasOn":"2026-01-05"%'`,
  );
  assert.equal(rowCount, 1);
  assert.equal(codeIn(await begun(first, '2026-01-01')), 'EnquiryBeforeReport');
  assert.equal(codeIn(await begun(first, '2026-01-07')), 'NothingWaits', 'said again');
  const other = await officer.send('POST', `/api${place(first)}`, { step: 'no-further-action' });
  assert.equal(codeIn(other), 'NothingWaits', 'of it the day alone is put right');
  const third = await decide({ decision: 'strategy-discussion', strategy: 'held' });
  assert.equal(codeIn(await begun(second, '2026-01-08')), 'NothingWaits', 'no enquiry began by it');
  assert.equal((await begun(third, '2026-01-09')).status, 201);
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
