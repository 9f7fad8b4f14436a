import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer } = app;

const Notice = z.looseObject({
  state: z.string(),
  toldForChild: z.boolean(),
  contact: z.looseObject({ passage: z.string() }),
  words: z.array(z.looseObject({ id: z.string() })),
});
const noticeOf = async (at: string) => Notice.parse(JSON.parse((await officer.get(`/api${at}`)).text));

const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';

test('given a letter that was opened and a parent who was told, when the case is read, then no page says that the child was told, or given it', async () => {
  const ready = await readyCase(app, 1);
  const proposal = await ready.propose();
  await app.cover(ready.id);
  const approved = await app.supervisor.send('POST', `/api/cases/${ready.id}/proposals/${proposal}/approve`, {});
  assert.equal(approved.status, 201, approved.text);
  const [child = ''] = ready.children;
  const at = `/cases/${ready.id}/notices/${child}`;
  const letter = await officer.get(`${at}/letter?for=parent-or-carer`);
  assert.match(letter.text, /logged that this was opened, to print, for: <strong>A parent or carer, for the child/);
  const { contact, words } = await noticeOf(at);
  const page = (await officer.get(`${at}/tell`)).text;
  const told = await officer.post(`${at}/tell`, {
    ...{ 'if-match': hidden(page, 'if-match'), contact: contact.passage, stillRight: 'yes', whom: 'parent-or-carer' },
    ...{
      toldName: 'The invented mother',
      how: 'telephone',
      byWhom: 'me',
      words: words.map(({ id }) => id),
      when: 'now',
    },
  });
  assert.equal(told.status, 303, told.text);
  const notices = (await officer.get(told.location ?? '')).text;
  assert.match(notices, /Who was told, and how, is recorded/, 'the banner');
  assert.match(notices, /Told to somebody for the child/);
  assert.match(notices, /A parent or carer, for the child \(The invented mother\), by telephone/);
  assert.match((await officer.get(`${at}/tell`)).text, /That the child was told themselves is not recorded/);
  const { state, toldForChild } = await noticeOf(at);
  assert.deepEqual([state, toldForChild], ['told', true]);
  const shown = (await officer.get(`/cases/${ready.id}`)).text;
  assert.match(shown, /A parent or carer told, for the child/);
  assert.match(shown, /Letter to a child opened, to print[\s\S]{0,400}For: a parent or carer, for the child/);
  assert.doesNotMatch(shown, /Child told|Letter to a child printed/);
  // Later the child is told themselves: that stands beside it, and takes the place of nothing.
  assert.match(notices, /Record that the child was told themselves/);
  const { text: again } = await officer.get(`${at}/tell`);
  assert.match(again, /value="parent-or-carer"/, 'another parent may be told too');
  const form = { 'if-match': hidden(again, 'if-match'), contact: contact.passage, stillRight: 'yes', whom: 'child' };
  const self = await officer.post(`${at}/tell`, {
    ...{ ...form, how: 'in-person', byWhom: 'school', words: words.map(({ id }) => id), when: 'now' },
  });
  assert.equal(self.status, 303, self.text);
  const both = (await officer.get(`/cases/${ready.id}/notices`)).text;
  assert.match(
    both,
    /A parent or carer, for the child \(The invented mother\), by telephone[\s\S]*The child, in person/,
  );
  assert.match(both, /Record that somebody else was told too/);
  assert.equal((await noticeOf(at)).toldForChild, false);
  assert.match((await officer.get(`/cases/${ready.id}`)).text, /Child told/);
});

const Page = z.looseObject({
  tasks: z.array(z.looseObject({ id: z.string(), state: z.string(), because: z.string().nullable() })),
});
const Notices = z.object({ notices: z.array(z.looseObject({ state: z.string() })) });

test('given a cancelled crime, or a case that is decided again, when telling is read on the page of the case and on its own, then both say the same', async () => {
  const both = async (id: string) => {
    const { tasks } = Page.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
    const { notices } = Notices.parse(JSON.parse((await officer.get(`/api/cases/${id}/notices`)).text));
    const task = tasks.find((one) => one.id === 'notices');
    return [task?.state, task?.because, ...notices.map(({ state }) => state)];
  };
  const { id } = await app.openCase(1);
  assert.deepEqual(await both(id), ['cannot-start', 'No outcome is approved yet', 'not-yet']);
  const recorded = { offence: '86/2', reference: 'NM/TLD/1', when: 'now' };
  const crime = idIn(await officer.send('POST', `/api/cases/${id}/crimes`, recorded), 'crime');
  const cancelled = { reason: 'C2', information: 'partner-record', why: 'The record of a partner says otherwise.' };
  const request = await officer.send('POST', `/api/cases/${id}/crimes/${crime}/cancellation-requests`, cancelled);
  assert.equal(request.status, 201, request.text);
  const registrar = await app.as('registrar');
  const done = await registrar.send('POST', `/api/cases/${id}/crimes/${crime}/cancellation`, cancelled);
  assert.equal(done.status, 201, done.text);
  assert.deepEqual(await both(id), ['not-started', '1 child to tell', 'to-tell']);

  const ready = await readyCase(app, 2);
  const proposal = await ready.propose();
  await app.cover(ready.id);
  await app.supervisor.send('POST', `/api/cases/${ready.id}/proposals/${proposal}/approve`, {});
  assert.deepEqual((await both(ready.id)).slice(0, 2), ['not-started', '2 children to tell']);
  await ready.put('people', { kind: 'adult' });
  assert.deepEqual(await both(ready.id), [
    'cannot-start',
    'It is decided again first',
    'decided-again',
    'decided-again',
  ]);
});
