import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { createApp } from '../../main.ts';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';

const installation = await openTestInstallation();
const { baseUrl, stranger, signedIn } = await openTestApp(installation);
const browser = await openBrowser();
const A4 = { width: 673, height: 1000 };

const TWO = { 'p1-age': '15', 'p1-parts': 'shared', 'p1-identified': 'yes', 'p2-age': '14', 'p2-parts': 'received' };

/** How much there is of everything that the database holds. */
const held = async (): Promise<string> => {
  const count = `SELECT string_agg(t || '=' || (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || quote_ident(t), false, true, '')))[1], ' ' ORDER BY t) AS held
    FROM (SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public') s`;
  return JSON.stringify((await plant(installation.db, count)).rows);
};

describe('trying the guidance', () => {
  it('given two children, when the guidance is asked, then the advice is there with its rules, duties, unknowns and what would change it', async () => {
    const { status, text, headers } = await stranger().post('/guidance/try', { ...TWO, 'case-coercion': 'suspected' });
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(text, /<strong>Full investigation<\/strong>/);
    for (const said of [
      '/guidance/2024-05/rules/full-investigation-coercion',
      'Person 1:',
      'Not available',
      'What is to be done',
      'What to find out next',
      'What would settle the category',
      'Nothing is kept',
    ])
      assert.ok(text.includes(said), said);
  });

  it('given nothing known, when the guidance is asked, then the response is not yet known and is never read as proportionate', async () => {
    const { text } = await stranger().post('/guidance/try', { people: '1' });
    assert.match(text, /Not yet known: it depends on what is not known/);
    assert.match(text, /→ <strong>Full investigation<\/strong>/);
    assert.doesNotMatch(text, /<strong>Proportionate response/);
  });

  it('given nothing known, when the guidance is asked, then what is not known comes before the rule it turns on, and what is barred says why', async () => {
    const { text } = await stranger().post('/guidance/try', { nation: 'england', people: '1', 'p1-age': '15' });
    assert.match(
      text,
      /<strong>[^<]*[Ww]hether [^<]* did any of this[^<]*not recorded or not known\.<\/strong> It turns on this rule: <a/u,
    );
    assert.match(text, /3 Caution, adult: An adult caution is not for anybody under 18\./u);
  });

  it('given an older version and a day, when the guidance is asked, then that version answers', async () => {
    const on = { 'on-day': '1', 'on-month': '3', 'on-year': '2018' };
    assert.match((await stranger().post('/guidance/try', { ...TWO, ...on })).text, /What guidance 2016-11 says/);
    assert.match(
      (await stranger().post('/guidance/try', { ...TWO, version: '2016-11' })).text,
      /What guidance 2016-11 says/,
    );
    const early = await stranger().post('/guidance/try', { ...TWO, ...on, 'on-year': '2009' });
    assert.equal(early.status, 422);
    assert.match(early.text, /No guidance was in force on that day/);
  });

  it('given something wrong, when it is sent, then it says what, and what was chosen stays', async () => {
    const { status, text } = await stranger().post('/guidance/try', {
      ...TWO,
      'p2-parts': ['protected', 'shared'],
      'case-coercion': 'perhaps',
    });
    assert.equal(status, 422);
    assert.match(text, /href="#case-coercion"/);
    assert.match(text, /<option value="15" selected>15/);
    assert.match(text, /value="protected" checked/);
    const both = await stranger().post('/guidance/try', { ...TWO, 'p2-parts': ['protected', 'shared'] });
    assert.equal(both.status, 422);
    assert.match(both.text, /never beside it/);
  });

  it('given more people asked for, when it is sent, then there are as many, with what was chosen, and no advice', async () => {
    const { text } = await stranger().post('/guidance/try', { ...TWO, people: '4', go: 'people' });
    assert.match(text, /Person 4/);
    assert.match(text, /<option value="15" selected>15/);
    assert.doesNotMatch(text, /What guidance 2024-05 says/);
  });

  it('given a case that was tried, when database and log are looked at, then nothing of it is there', async () => {
    const lines: string[] = [];
    const log = pino(
      { level: 'trace' },
      new Writable({
        write: (chunk, _encoding, done) => {
          lines.push(String(chunk));
          done();
        },
      }),
    );
    const app = await createApp(installation.opened, baseUrl, { log });
    const before = await held();
    const payload = new URLSearchParams({ ...TWO, 'case-wide-distribution': 'suspected' }).toString();
    const headers = {
      host: new URL(baseUrl).host,
      origin: baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await app.inject({ method: 'POST', url: '/guidance/try', headers, payload });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.equal(await held(), before);
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines.join(''), /wide-distribution|suspected|p1-|shared/);
    await app.close();
  });

  it('given one who asks again and again, when a minute’s share is used up, then they wait and others do not', async () => {
    const app = await createApp(installation.opened, baseUrl, { log: pino({ level: 'silent' }), perMinute: 60 });
    const headers = {
      host: new URL(baseUrl).host,
      origin: baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const ask = async () =>
      (await app.inject({ method: 'POST', url: '/guidance/try', headers, payload: 'go=people' })).statusCode;
    assert.deepEqual([await ask(), await ask(), await ask(), await ask()], [200, 200, 200, 429]);
    assert.equal((await app.inject({ method: 'GET', url: '/guidance', headers })).statusCode, 200);
    await app.close();
  });

  it('given a form of another site, when it is sent, then it is refused; given a member of staff, then their own is taken', async () => {
    const foreign = await stranger().post('/guidance/try', TWO, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://elsewhere.example',
    });
    assert.equal(foreign.status, 403);
    const officer = await signedIn('northmoor', 'officer');
    assert.equal((await officer.post('/guidance/try', TWO)).status, 200);
  });

  it('given no script, when a case is put together in the browser, then the advice comes, at every size, and nobody meets a barrier', async () => {
    const bare = await browser.newContext({ viewport: SIZES.phone, javaScriptEnabled: false });
    const page = await bare.newPage();
    await page.goto(`${baseUrl}/guidance/try`);
    await page.getByLabel('Age on the day of the conduct').first().selectOption('13');
    await page.getByLabel('Shared it').first().check();
    await page.getByRole('button', { name: 'Ask the guidance' }).click();
    assert.match(await page.getByRole('main').innerText(), /What guidance 2024-05 says/);
    assert.equal(await page.getByLabel('Age on the day of the conduct').first().inputValue(), '13');
    for (const viewport of [SIZES.desk, SIZES.phone, { width: 320, height: 640 }, A4]) {
      await page.setViewportSize(viewport);
      if (viewport === A4) await page.emulateMedia({ media: 'print' });
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      assert.ok(wide <= viewport.width, `${wide} wide at ${viewport.width}`);
    }
    const context = await browser.newContext({ viewport: SIZES.desk });
    const scripted = await context.newPage();
    await scripted.goto(`${baseUrl}/guidance/try`);
    assert.deepEqual(await findBarriers(scripted), []);
    await scripted.getByRole('button', { name: 'Ask the guidance' }).click();
    assert.deepEqual(await findBarriers(scripted), []);
  });
});
