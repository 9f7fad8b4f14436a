import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';

const installation = await openTestInstallation();
const { baseUrl, signedIn } = await openTestApp(installation);
const analyst = await signedIn('northmoor', 'analyst');

const ANSWERS = { year: 'calendar', age: 'under 18', unit: 'crimes', basis: 'closed', offence: '86/02' };

const taken = async (publisher: string, text: string): Promise<string> => {
  const made = await analyst.send('POST', '/api/sources', { publisher, text });
  const { source } = z.object({ source: z.uuid() }).parse(JSON.parse(made.text));
  const answers = Object.entries(ANSWERS).map(([about, answer]) => ({ about, printed: null, answer }));
  assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, { answers })).status, 201);
  assert.equal((await analyst.send('POST', `/api/sources/${source}/take`, {})).status, 201);
  return source;
};

const FORCES = ['Kent', 'Essex', 'Surrey', 'Dorset', 'Cleveland', 'Durham'];
const yearly = (year: number, more = 0): string =>
  [
    'Force,Outcome 21,Outcome 1,Year',
    ...FORCES.map((force, i) => `${force},${20 + 9 * i + more},${60 - 4 * i},${year}`),
  ].join('\n');

const sources: string[] = [];
for (const year of [2019, 2020, 2021, 2022, 2023]) sources.push(await taken('Yearly Example', `${yearly(year)}\n`));
const again = await taken('Yearly Example', `${yearly(2021, 7)}\n`);
const id = `issues-${sources[0] ?? ''}`;

test('given six files of one publisher, when sources are listed, then they stand once put together, and each by itself', async () => {
  const { text } = await analyst.get('/compare/sources');
  assert.match(text, new RegExp(`href="/compare\\?source=${id}">6 issues of Yearly Example, put together<`));
  const listed = z
    .object({ sources: z.array(z.object({ id: z.string(), forces: z.int() })) })
    .parse(JSON.parse((await analyst.get('/api/compare/sources')).text)).sources;
  assert.deepEqual(
    listed.filter((each) => each.id.startsWith('issues-')),
    [{ id, forces: 6 }],
  );
  assert.equal(listed.filter((each) => each.id.startsWith('publication-')).length, 6);
});

test('given them put together, when each page is opened, then it answers of all years, each with its issue and what a later one moved', async () => {
  const trend = await analyst.get(`/compare/trend?source=${id}`);
  assert.equal(trend.status, 200);
  assert.match(trend.text, /Compared on: <strong>6 issues of Yearly Example, put together<\/strong>/);
  assert.match(trend.text, /From 2019 to 2023 the overall share of the 6 forces/);
  assert.match(trend.text, /Over 5 periods the odds of all together change/);
  assert.match(
    trend.text,
    /2021 was restated: .* Cleveland: 56 of 100 in the earlier issue, 63 of 107 in the later one/,
  );
  const issues = [...trend.text.matchAll(/<td[^>]*>pasted text \(issue taken in on .*?, SHA-256 ([0-9a-f]{12})…\)/g)];
  assert.equal(new Set(issues.map(([, digest]) => digest)).size, 5, 'each year by its own digest');
  const csv = await analyst.get(`/compare/trend.csv?source=${id}`);
  assert.equal(csv.text.match(/,"pasted text \(issue taken in on /g)?.length, 5);
  for (const place of ['', '/pooled', '/mix', '/rates', '/silence', '/force/kent', '/method', '/report'])
    assert.equal((await analyst.get(`/compare${place}?source=${id}&period=2021`)).status, 200, place);
  // Any of its issues names them all, and what is none names none.
  assert.equal((await analyst.get(`/compare/trend?source=issues-${again}`)).status, 200);
  assert.equal((await analyst.get(`/compare?source=issues-${crypto.randomUUID()}`)).status, 404);
  const other = await signedIn('eastmere', 'analyst');
  assert.equal((await other.get(`/compare?source=${id}`)).status, 404);
});

test('given their years on a phone, when opened, then nothing is cut off and nobody meets a barrier', async () => {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: SIZES.phone });
  await context.addCookies([...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
  const page = await context.newPage();
  for (const place of ['/compare/sources', `/compare/trend?source=${id}`]) {
    await page.goto(`${baseUrl}${place}`);
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
    assert.ok(wide <= SIZES.phone.width, `${place} is ${wide} wide`);
    assert.deepEqual(await findBarriers(page), [], place);
    const shot = process.env['EVENHAND_PICTURES'];
    if (shot !== undefined)
      await page.screenshot({ path: `${shot}-${place.includes('trend') ? 'trend' : 'sources'}.png`, fullPage: true });
  }
});
