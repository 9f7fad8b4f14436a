import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { allForces } from '../source/index.ts';
import { AskAnswerRow } from './ask.schema.ts';

const installation = await openTestInstallation();
const { baseUrl, signedIn } = await openTestApp(installation);
const analyst = await signedIn('northmoor', 'analyst');
const DAYS = { from: '2016-12-01', to: '2026-06-30' };
const QUESTION = 'bond-phippen-outcome-21';

const Asks = z.object({ asks: z.array(AskAnswerRow) });
const list = async (): Promise<readonly AskAnswerRow[]> =>
  Asks.parse(JSON.parse((await analyst.get(`/api/asks?question=${QUESTION}`)).text)).asks;
const idOf = async (force: string): Promise<string> => (await list()).find((row) => row.force === force)?.ask ?? '';
const step = async (force: string, body: object): Promise<number> =>
  (await analyst.send('POST', `/api/asks/${await idOf(force)}/steps`, body)).status;

test('given every force asked on one day, when some reply and some do not, then each is shown by name, silence too', async () => {
  const sent = { question: QUESTION, forces: allForces, ...DAYS, sentOn: '2026-07-06' };
  assert.equal((await analyst.send('POST', '/api/asks', sent)).status, 201);
  assert.equal((await analyst.send('POST', '/api/asks', sent)).status, 409, 'and not twice');
  assert.equal(await step('Kent', { kind: 'answered', on: '2026-07-20', reference: 'FOI/2026/77' }), 201);
  assert.equal(await step('Dorset', { kind: 'refused', on: '2026-08-28', reason: 'cost-limit' }), 201);
  assert.equal(await step('Dorset', { kind: 'review-asked', on: '2026-09-01' }), 201);
  assert.equal(await step('Kent', { kind: 'answered', on: '2026-07-21' }), 409);
  const rows = await list();
  assert.deepEqual(
    rows.map(({ force }) => force),
    [...allForces].toSorted(),
  );
  const standing = new Map(rows.map((row) => [row.force, row]));
  assert.equal(standing.get('Kent')?.status, 'answered');
  assert.deepEqual(
    [standing.get('Dorset')?.status, standing.get('Dorset')?.section, standing.get('Dorset')?.isLate],
    ['no-answer-to-review', 's.12', true],
  );
  assert.equal(rows.filter(({ status }) => status === 'no-answer').length, allForces.length - 2);
  const page = (await analyst.get(`/ask?question=${QUESTION}`)).text;
  for (const force of allForces) assert.ok(page.includes(force), force);
  assert.match(page, new RegExp(`No answer</dt>.*?${allForces.length - 2} of ${allForces.length}`, 's'));
});

test('given the list as CSV, when it is read, then it says who was asked, when it was due, and by which clock', async () => {
  const { text, headers } = await analyst.get(`/ask/export/csv?question=${QUESTION}`);
  assert.match(headers.get('content-disposition') ?? '', /evenhand-requests-/);
  assert.match(
    text,
    /"Dorset","2016-12-01","2026-06-30","2026-07-06","2026-09-29","No answer to the review","2026-08-28","yes","s\.12"/,
  );
  assert.match(text, /"Wiltshire",.*"No answer","","","",""/);
  assert.match(text, /within 20 working days.*any part of the United Kingdom/);
});

const CHOSEN = new RegExp(`<option value="${QUESTION}" selected>`, 'u');

test('given the forms, when something is wrong, then it is said beside its field and what was typed is kept', async () => {
  const sent = await analyst.post('/ask/new', {
    question: QUESTION,
    forces: ['Kent'],
    'sentOn-day': '1',
    'sentOn-month': '1',
    'sentOn-year': '2999',
  });
  assert.equal(sent.status, 422);
  assert.match(sent.text, /The day on which it was sent is not here yet/);
  assert.match(sent.text, /value="Kent" checked/);
  assert.match(sent.text, CHOSEN);
  // Refused before anything is looked up, too.
  const undated = await analyst.post('/ask/new', { question: QUESTION, forces: ['Kent'] });
  assert.equal(undated.status, 422);
  assert.match(undated.text, CHOSEN);
  const id = await idOf('Wiltshire');
  const day = { 'on-day': '1', 'on-month': '8', 'on-year': '2026' };
  const reply = await analyst.post(`/ask/${id}`, { kind: 'refused', ...day });
  assert.equal(reply.status, 422);
  assert.match(reply.text, /Choose the section that the refusal names/);
  const taken = await analyst.post(`/ask/${id}`, { kind: 'refused', reason: 'personal-data', ...day });
  assert.equal(taken.location, `/ask/${id}`);
  assert.match((await analyst.get(`/ask/${id}`)).text, /s\.40\(2\)/);
});

test('given another role or another force, when they ask for a request, then they are not shown it', async () => {
  const id = await idOf('Kent');
  const officer = await signedIn('northmoor', 'officer');
  assert.equal((await officer.get(`/ask/${id}`)).status, 403);
  assert.equal(
    (await officer.send('POST', `/api/asks/${id}/steps`, { kind: 'answered', on: '2026-07-20' })).status,
    403,
  );
  const other = await signedIn('eastmere', 'analyst');
  assert.equal((await other.get(`/api/asks/${id}`)).status, 404);
  assert.deepEqual(Asks.parse(JSON.parse((await other.get('/api/asks')).text)).asks, []);
});

test('given the pages, when they are looked at on a desk and a phone, then nobody is kept out, and nothing is too wide', async () => {
  const context = await (await openBrowser()).newContext();
  await context.addCookies([...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
  const page = await context.newPage();
  for (const path of ['/ask', '/ask/new', `/ask/kit/${QUESTION}`, `/ask/${await idOf('Dorset')}`]) {
    assert.equal((await page.goto(`${baseUrl}${path}`))?.status(), 200, path);
    assert.deepEqual(await findBarriers(page), [], path);
    for (const size of [SIZES.desk, SIZES.phone]) {
      await page.setViewportSize(size);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      assert.ok(wide <= size.width, `${path} is ${wide} wide at ${size.width}`);
      const pictures = process.env['EVENHAND_PICTURES'];
      const name = path.replaceAll('/', '_').slice(0, 30);
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/${name}-${size.width}.png`, fullPage: true });
    }
  }
});
