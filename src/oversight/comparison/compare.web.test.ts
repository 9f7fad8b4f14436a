import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { AnswerShape } from './answer-shape.ts';

const { baseUrl, signedIn } = await openTestApp(await openTestInstallation());
const analyst = await signedIn('northmoor', 'analyst');
const browser = await openBrowser();
const cookies = [...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl }));
const A4 = { width: 673, height: 1000 };

test('given trend, mix, silence and pooled shares, when they are read, then the table stands before the drawing, and says in words that it goes on', async () => {
  for (const section of ['trend', 'mix', 'silence', 'pooled']) {
    const { text } = await analyst.get(`/compare/${section}`);
    const places = ['<table', '<figure'].map((words) => text.indexOf(words));
    assert.ok(places.every((place) => place > 0) && (places[0] ?? 0) < (places[1] ?? 0), section);
    assert.match(text, /The table goes on to the right: move it sideways/u);
  }
});

const open = async (viewport: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  await context.addCookies(cookies);
  const page = await context.newPage();
  assert.equal((await page.goto(`${baseUrl}/compare`))?.status(), 200);
  return page;
};

test('given a phone, when forces are compared, then every row is low and has its share in sight, and what is chosen is read whole at a desk', async () => {
  const phone = await open({ width: 375, height: 700 });
  for (const row of await phone.locator('.eh-scroll tbody tr').all()) {
    const [whole, share] = await Promise.all([row, row.locator('td').nth(2)].map((each) => each.boundingBox()));
    // Three lines for the longest of names; what the row is about is seen before anybody moves the table.
    assert.ok((whole?.height ?? 999) < 100);
    assert.ok((share?.x ?? 999) + (share?.width ?? 999) <= 375);
  }
  assert.ok(await phone.getByText('The table goes on to the right').isVisible());
  const desk = await open({ width: 1280, height: 900 });
  const [field = 0, page = 0] = await Promise.all(
    [desk.locator('#numerator'), desk.locator('main')].map(async (each) => (await each.boundingBox())?.width ?? 0),
  );
  assert.ok(field > page * 0.9);
});

test('given an analyst, when forces are compared, then the spread comes first and every figure has its definition', async () => {
  const page = await (await open(SIZES.desk)).getByRole('main').innerText();
  const parts = [
    'median odds ratio',
    // All that a quoted headline needs, in its own paragraph.
    'Counted: outcome 21 (further investigation not in the public interest (police))',
    'crimes; offence 86 Obscene publications etc',
    '1 April 2018 to 31 March 2019; closed basis.',
    'Source: Home Office, police recorded crime and outcomes open data',
    'Code 86 (Obscene publications etc) holds adults too',
    'The middle 80%',
    'Forces, in the order of their names',
    'Left out',
    'are not treatment of like cases',
    'What the figures mean',
    'SHA-256',
  ];
  const places = parts.map((part) => page.indexOf(part));
  assert.ok(!places.includes(-1), `missing: ${parts.filter((_, i) => places[i] === -1).join(', ')}`);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('given the comparison, when it is opened at any size without script, then nobody meets a barrier', async () => {
  for (const viewport of [...Object.values(SIZES), { width: 320, height: 640 }]) {
    const page = await open(viewport);
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
    assert.ok(wide <= viewport.width, `${wide} wide at ${viewport.width}`);
  }
  const context = await browser.newContext({ viewport: SIZES.desk });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${baseUrl}/compare`);
  assert.deepEqual(await findBarriers(page), []);
});

test('given the comparison, when it is printed, then no column and no part of the drawing is cut off', async () => {
  const page = await open(A4);
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.locator('.eh-invented').innerText(), /made up.*The published national tables are real\./);
  for (const part of ['.eh-scroll table', '.eh-funnel__desk svg', '.eh-funnel__phone svg']) {
    const box = await page.locator(part).boundingBox();
    assert.ok(box === null || box.x + box.width <= A4.width, part);
  }
  const cut = await page.evaluate(
    '[...document.querySelectorAll(".eh-scroll")].filter((e) => e.scrollWidth > e.clientWidth).length',
  );
  assert.equal(cut, 0);
});

/** A page laid across, less its margins. */
const A4_ACROSS = 1001;
/** Tables of many columns have a page of their own, laid across; everything else stands upright. */
const WIDEST_UPRIGHT =
  '[...document.querySelectorAll(".eh-scroll--dense")].forEach((e) => { e.style.overflow = "hidden"; }), document.documentElement.scrollWidth';
const ON_ITS_SIDE = `[...document.querySelectorAll(".eh-scroll--dense table")].reduce(
  ([wide, small], e) => [
    Math.max(wide, e.scrollWidth),
    Math.min(small, ...[...e.querySelectorAll("td")].map((cell) => parseFloat(getComputedStyle(cell).fontSize) * 0.75)),
  ], [0, 99])`;

const CHARTS = ['pooled', 'mix', 'trend', 'rates', 'silence?of=arrests', 'force/west-yorkshire', 'report', 'method'];

test('given each page of the comparison, when it is opened on a phone and printed, then nothing is cut off and nobody meets a barrier', async () => {
  const context = await browser.newContext({ viewport: SIZES.phone });
  await context.addCookies(cookies);
  const page = await context.newPage();
  for (const place of CHARTS) {
    await page.goto(`${baseUrl}/compare/${place}`);
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
    assert.ok(wide <= SIZES.phone.width, `${place} is ${wide} wide`);
    if (place === 'report') assert.match(await page.content(), /\/compare\/mix\.csv[\s\S]*\/compare\/method#mix/);
    // Three kinds of page hold every part that the others have; each look for barriers takes a second.
    if (['mix', 'silence?of=arrests', 'method'].includes(place)) assert.deepEqual(await findBarriers(page), [], place);
  }
  await page.setViewportSize(A4);
  await page.emulateMedia({ media: 'print' });
  for (const place of CHARTS) {
    await page.goto(`${baseUrl}/compare/${place}`);
    const wide = Number(await page.evaluate(WIDEST_UPRIGHT));
    assert.ok(wide <= A4.width, `${place} is ${wide} wide on paper`);
    const [across, smallest] = z.tuple([z.number(), z.number()]).parse(await page.evaluate(ON_ITS_SIDE));
    assert.ok(across <= A4_ACROSS && smallest >= 8, `${place}: ${across} wide across, ${smallest} pt`);
  }
});

test('given each page of the comparison, when each of its downloads is followed, then there is a file', async () => {
  const pages = await Promise.all(CHARTS.map((place) => analyst.request(`/compare/${place}`, { method: 'GET' })));
  const links = new Set(
    pages.flatMap(({ text }) =>
      [...text.matchAll(/href="(\/compare\/[^"]*\.(?:csv|ods)[^"]*)"/g)].map(([, href]) => href ?? ''),
    ),
  );
  assert.ok(links.size >= 12, [...links].join('\n'));
  for (const link of links)
    assert.equal((await analyst.request(link.replaceAll('&amp;', '&'), { method: 'GET' })).status, 200, link);
});

test('given a question that has no answer, when it is put, then the page says why beside the field and keeps what was chosen', async () => {
  const answer = await analyst.request('/compare?numerator=arrests&denominator=21', { method: 'GET' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /an arrest is of a person, an outcome is of a crime/);
  assert.match(answer.text, /<option value="arrests" selected>/);
  const offence = await analyst.request('/compare/mix?offence=8600', { method: 'GET' });
  assert.equal(offence.status, 422);
  assert.match(offence.text, /“8600” is not in/);
  assert.equal((await analyst.request('/compare/force/nowhere', { method: 'GET' })).status, 404);
});

test('given another offence and outcome, when they are asked for, then page and download answer the same question', async () => {
  const asked = '?offence=86&numerator=8&denominator=assigned';
  const page = await analyst.request(`/compare/pooled${asked}`, { method: 'GET' });
  assert.match(page.text, /outcome 8 among all assigned outcomes: pooled shares/);
  assert.match(page.text, /href="\/compare\/pooled\.csv\?numerator=8&amp;denominator=assigned"/);
  const csv = await analyst.request(`/compare/pooled.csv${asked}`, { method: 'GET' });
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/);
  assert.match(csv.text, /"Dorset",2,250,0\.008,.*"outcome 8 \(community resolution\) among every outcome type but 0/);
  const pdf = await analyst.request('/compare/report.pdf', { method: 'GET' });
  assert.match(pdf.headers.get('content-type') ?? '', /application\/pdf/);
  assert.match(pdf.text, /^%PDF-1\.7/);
  const ods = await analyst.request('/compare/silence.ods?of=arrests', { method: 'GET' });
  assert.match(ods.headers.get('content-type') ?? '', /opendocument\.spreadsheet/);
});

test('given a program, when it asks for the comparison, then it has the published shape, and a bad question is refused with where it is wrong', async () => {
  const answer = await analyst.request('/api/compare?denominator=assigned', { method: 'GET' });
  assert.equal(answer.status, 200);
  const { forces, definition, spread, between } = AnswerShape.parse(JSON.parse(answer.text));
  assert.equal(forces.length, 44);
  assert.ok(definition.basis === 'closed' && spread !== null);
  // Figures of Outcome 21 never go without what may be recorded in its place, nor any without what is hidden.
  assert.deepEqual(Object.keys(forces[0]?.beside ?? {}), ['8', '20', '22']);
  assert.equal(between, null);
  const bad = await analyst.request('/api/compare?numerator=arrests', { method: 'GET' });
  assert.equal(bad.status, 422);
  assert.match(bad.text, /"pointer":"\/denominator","detail":"arrests over .* is no share/);
});
