import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { plant } from '../../../test/database.ts';

const installation = await openTestInstallation();
const app = await openTestApp(installation);
const officer = await app.signedIn('northmoor', 'officer');

const FIELDS = { toldBy: 'school', when: 'now', safe: 'not-known', children: '2' };
const earlier = (day: string, month: string, year: string, time: string) => ({
  when: 'earlier',
  'toldAt-day': day,
  'toldAt-month': month,
  'toldAt-year': year,
  'toldAt-time': time,
});
const DATA_URI = 'data:image/png;base64,iVBORw0KGgo=';

const rows = async (): Promise<number | null> =>
  (await plant(installation.db, 'SELECT 1 FROM report UNION ALL SELECT 1 FROM floor UNION ALL SELECT 1 FROM crime'))
    .rowCount;

describe('nonsense typed into the report', () => {
  for (const [name, typed, message] of [
    ['letters for a number', { children: 'two' }, 'Enter how many children, as a number from 1 to 20'],
    ['a number with letters in it', { children: '1o' }, 'Enter how many children'],
    ['no child', { children: '0' }, 'Enter how many children'],
    ['more children than a report holds', { children: '21' }, 'Enter how many children'],
    ['half a child', { children: '1.5' }, 'Enter how many children'],
    ['31 February', earlier('31', '2', '2026', '10:00'), 'The day must be a real date, such as 27 3 2026'],
    [
      'a month in no words',
      earlier('3', 'Marth', '2026', '10:00'),
      'The day: the month has to be a figure from 1 to 12',
    ],
    ['a year of two figures', earlier('3', '3', '26', '10:00'), 'The day: the year has to have four figures'],
    ['no month', earlier('3', '', '2026', '10:00'), 'The day must have a day, a month and a year'],
    ['a time that is none', earlier('3', '3', '2026', '25:00'), 'Enter the time, such as 2:05am or 14:05'],
    ['7, which may be morning or evening', earlier('3', '3', '2026', '7'), 'Enter the time'],
    ['the hour that did not happen', earlier('29', '3', '2026', '1:30am'), 'this time did not happen'],
    ['the hour that came twice', earlier('26', '10', '2025', '1:30am'), 'this time came twice'],
    ['a time still to come', earlier('1', '1', '2999', '10:00'), 'This time is still to come'],
    ['a year long gone', earlier('3', '3', '1900', '10:00'), 'Reports are from 2016 on'],
    ['earlier, and no time', { when: 'earlier' }, 'Enter when the report reached the police'],
    ['an answer that is none', { safe: 'maybe' }, 'Choose whether every child is safe right now'],
    ['a very long name', { reporterName: 'Long Example '.repeat(20) }, 'Reporter name must be 120 characters or fewer'],
    ['a data URI', { reporterContact: DATA_URI }, 'Evenhand takes no images'],
  ] as const) {
    it(`given ${name}, when it is saved, then the page says what is wrong, keeps what was typed, and saves nothing`, async () => {
      const before = await rows();
      const answer = await officer.post('/reports/new', { ...FIELDS, ...typed });
      assert.equal(answer.status, 422);
      assert.ok(answer.text.includes(message), `no “${message}”`);
      assert.match(answer.text, /There is a problem/);
      assert.match(answer.text, /<title>\s*Error: /);
      assert.match(answer.text, /value="school" checked/);
      for (const value of Object.values(typed).filter((one) => one !== '')) {
        const kept = answer.text.includes(`value="${value.trim()}`);
        assert.equal(kept, value !== DATA_URI && value !== 'maybe', value);
      }
      assert.equal(await rows(), before);
    });
  }

  it('given nothing chosen, when it is saved, then each of the three things is asked for', async () => {
    assert.doesNotMatch(
      (await officer.get('/reports/new')).text,
      /name="children"[^>]*value=|checked/,
      'nothing is filled in',
    );
    const answer = await officer.post('/reports/new', {});
    const led = [...answer.text.matchAll(/<li>\s*<a href="#(\w+)">/g)].map(([, field]) => field);
    assert.deepEqual(led, ['toldBy', 'when', 'safe']);
  });

  it('given no number of children, when the three things are saved, then the case begins with one child', async () => {
    const saved = await officer.post('/reports/new', { toldBy: 'school', when: 'now', safe: 'not-known' });
    assert.equal(saved.status, 303);
    const id = /cases\/([^/]+)/.exec(saved.location ?? '')?.[1] ?? '';
    const found = await plant(installation.db, `SELECT 1 FROM party WHERE kind = 'child' AND case_file = '${id}'`);
    assert.equal(found.rowCount, 1);
  });

  it('given faults of several kinds, when they are shown, then they stand in the order of the page', async () => {
    const wrong = { when: 'earlier', 'toldAt-day': '31', 'toldAt-month': '2', 'toldAt-year': '2026', children: 'two' };
    const answer = await officer.post('/reports/new', wrong);
    const led = [...answer.text.matchAll(/<li>\s*<a href="#([\w-]+)">/g)].map(([, field]) => field);
    assert.deepEqual(led, ['toldBy', 'toldAt-day', 'toldAt-time', 'safe', 'children']);
  });

  it('given the hour that came twice and which of the two, when it is saved, then its true instant is kept', async () => {
    const typed = { ...FIELDS, ...earlier('26', '10', '2025', '1:30am'), 'toldAt-which': 'second' };
    assert.equal((await officer.post('/reports/new', typed)).status, 303);
    const told = await plant(installation.db, `SELECT told_at FROM report WHERE told_at < '2026-01-01'`);
    assert.deepEqual(told.rows, [{ told_at: new Date('2025-10-26T01:30:00.000Z') }]);
  });
});

describe('what is no text', () => {
  // The first bytes of a picture file, and nothing of a picture.
  const header = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10);

  const refusesBytes = async (
    path: string,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ): Promise<void> => {
    const before = await rows();
    const sent = { 'x-csrf-token': officer.csrf, origin: app.baseUrl, ...headers };
    const answer = await officer.request(path, { method: 'POST', body, headers: sent });
    assert.equal(answer.status, 415);
    assert.match(answer.text, /Evenhand takes no files/);
    assert.match(answer.text, /Do not copy, forward, save or print the image/);
    assert.equal(await rows(), before);
  };

  for (const path of ['/reports/new', '/api/reports']) {
    it(`given a file in a form of parts, when it is sent to ${path}, then it is refused unread`, async () => {
      const parts = new FormData();
      parts.set('toldBy', 'school');
      parts.set('file', new Blob([header], { type: 'image/jpeg' }), 'invented.jpg');
      await refusesBytes(path, parts);
    });

    it(`given bytes alone, when they are sent to ${path}, then they are refused`, async () => {
      await refusesBytes(path, header, { 'content-type': 'image/jpeg' });
    });
  }

  it('given more text than a page takes, when it is sent, then it is refused and says how much', async () => {
    const before = await rows();
    const answer = await officer.post('/reports/new', { ...FIELDS, reporterName: 'word '.repeat(60_000) });
    assert.equal(answer.status, 413);
    assert.match(answer.text, /256 KB/);
    assert.equal(await rows(), before);
  });

  it('given a data URI in a JSON body, when it is sent, then it is refused with its place', async () => {
    const body = { ...FIELDS, children: 1, reporterName: DATA_URI };
    const answer = await officer.send('POST', '/api/reports', body);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /"code":"imagery-refused".*"pointer":"\/reporterName"/);
  });
});

describe('nonsense typed into the floor and the crime', () => {
  const open = async (): Promise<{ readonly at: string; readonly floor: string }> => {
    const saved = await officer.post('/reports/new', FIELDS);
    const at = (saved.location ?? '').replace(/\/floor$/, '');
    return { at, floor: (await officer.get(`${at}/floor`)).location ?? '' };
  };
  const FLOOR = {
    safeNow: 'yes',
    selfHarm: 'no',
    withWhom: 'school',
    contact: 'not-known',
    inCare: 'no',
    onPlan: 'no',
    welfareCheck: 'not-arranged',
    fromWhom: 'reporter',
  };
  const tomorrow = { 'welfareAt-day': '1', 'welfareAt-month': '1', 'welfareAt-year': '2999', 'welfareAt-time': '9am' };

  for (const [name, typed, message] of [
    ['a contact that is known, and nobody named', { contact: 'known' }, 'Enter who may safely be told'],
    ['a check that was done, and by nobody', { welfareCheck: 'done', ...tomorrow }, 'Choose who makes or made'],
    ['a check done tomorrow', { welfareCheck: 'done', welfareBy: 'school', ...tomorrow }, 'This time is still to come'],
    ['a check arranged for no time', { welfareCheck: 'arranged', welfareBy: 'school' }, 'Enter when the welfare check'],
    [
      'a very long way to reach them',
      { contact: 'known', how: 'far '.repeat(90) },
      'What you wrote must be 300 characters or fewer',
    ],
  ] as const) {
    it(`given ${name}, when the floor is saved, then the page says so and saves nothing`, async () => {
      const { floor } = await open();
      const before = await rows();
      const answer = await officer.post(floor, { ...FLOOR, ...typed });
      assert.equal(answer.status, 422);
      assert.ok(answer.text.includes(message), `no “${message}”`);
      assert.equal(await rows(), before);
    });
  }

  for (const [name, typed, message] of [
    ['a class out of scope', { offence: '35/1' }, 'Enter 86/2, 86/10 or 86/15'],
    ['a very long reference', { reference: 'NM/2026/7'.repeat(300) }, 'Reference must be 40 characters or fewer'],
    ['no class chosen', { offence: '' }, 'Choose the class of the crime'],
    ['a reference of two letters', { reference: 'NM' }, 'Use 3 characters or more'],
    ['a reference with signs in it', { reference: 'NM<1>' }, 'Enter the number alone, such as 42/12345/26'],
    ['earlier, and no time', { when: 'earlier' }, 'Enter when the crime was recorded'],
  ] as const) {
    it(`given ${name}, when the crime is saved, then the page says so and saves nothing`, async () => {
      const { at } = await open();
      const before = await rows();
      const crime = { offence: '86/2', reference: 'NM/2026/7', when: 'now', ...typed };
      const answer = await officer.post(`${at}/crimes/new`, crime);
      assert.equal(answer.status, 422);
      assert.ok(answer.text.includes(message), `no “${message}”`);
      assert.equal(await rows(), before);
    });
  }
});

it('given the form sent twice, when both are answered, then one report is saved', async () => {
  const before = await rows();
  const key = { ...FIELDS, 'idempotency-key': 'the-form-sent-twice' };
  const [one, other] = await Promise.all([officer.post('/reports/new', key), officer.post('/reports/new', key)]);
  assert.equal(one.location, other.location);
  assert.equal(await rows(), (before ?? 0) + 1);
});

describe('going back to a report that was saved', () => {
  const notice = /You saved a report at/;

  it('given nobody has saved one, when the form is opened, then nothing is said of one', async () => {
    assert.doesNotMatch((await (await app.signedIn('eastmere', 'officer')).get('/reports/new')).text, notice);
  });

  it('given a report that one has just saved, when the form is opened again, then it leads to that one; after a while, and to others, nothing is said', async () => {
    const saved = await officer.post('/reports/new', FIELDS);
    const id = /\/cases\/([^/]+)\/floor/.exec(saved.location ?? '')?.[1] ?? '';
    const again = await officer.get('/reports/new');
    assert.match(again.text, notice);
    assert.match(again.text, new RegExp(`href="/cases/${id}"`));
    const logged = await plant(installation.db, `SELECT 1 FROM ledger_case WHERE case_file = '${id}'`);
    assert.ok((logged.rowCount ?? 0) >= 2);
    assert.doesNotMatch((await (await app.signedIn('northmoor', 'supervisor')).get('/reports/new')).text, notice);
    await plant(installation.db, `UPDATE case_file SET opened_at = opened_at - interval '16 minutes'`);
    assert.doesNotMatch((await officer.get('/reports/new')).text, notice);
  });
});
