import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';

const installation = await openTestInstallation();
const { app, baseUrl, signedIn } = await openTestApp(installation);
const browser = await openBrowser();
const A4 = { width: 673, height: 1000 };

/** Each page of a version, by what it is like: a page of each template. */
const PLACES = [
  '/guidance',
  '/guidance/changes',
  '/guidance/transparency',
  '/guidance/2024-05',
  '/guidance/2024-05/rules',
  '/guidance/2024-05/rules/outcome-no-conduct',
  '/guidance/2024-05/facts',
  '/guidance/2024-05/facts/immediate-harm',
  '/guidance/2024-05/outcomes',
  '/guidance/2024-05/outcomes/21',
  '/guidance/2024-05/sources',
  '/guidance/2024-05/settings',
  '/guidance/2024-05/periods',
  '/guidance/2024-05/disagreements',
  '/guidance/2024-05/proofs',
];

const ask = (url: string) => app.inject({ method: 'GET', url, headers: { host: new URL(baseUrl).host } });
const logged = async (): Promise<unknown> => (await plant(installation.db, 'SELECT count(*) FROM ledger_entry')).rows;

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="(\/guidance[^"#]*)/gu)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));

describe('the guidance as a site', () => {
  it('given nobody signed in, when advice is asked on more people than the open door takes, then it says so, and which command takes more', async () => {
    const asked = async (many: number): Promise<readonly [number, string]> => {
      const people = Array.from({ length: many }, (_, i) => ({ ref: `Person ${i + 1}` }));
      const headers = { host: new URL(baseUrl).host, origin: baseUrl };
      const payload = { facts: { people } };
      const { statusCode, body } = await app.inject({ method: 'POST', url: '/api/guidance/advice', headers, payload });
      return [statusCode, body];
    };
    assert.equal((await asked(8))[0], 200);
    const [status, told] = await asked(9);
    assert.equal(status, 422, told);
    assert.match(told, /"pointer":"\/facts\/people","detail":"At most 8 people .*evenhand advise/u);
  });

  it('given nobody signed in, when every link is followed from the first page, then each page is there, and nothing is logged', async (t) => {
    const before = await logged();
    const found = ['/guidance'];
    for (const url of found) {
      const answer = await ask(url);
      assert.equal(answer.statusCode, 200, url);
      assert.equal(answer.headers['set-cookie'], undefined, url);
      for (const link of linksIn(answer.body)) if (!found.includes(link)) found.push(link);
    }
    t.diagnostic(`${found.length} pages`);
    for (const place of [...PLACES, '/guidance/2016-11/proofs/text', '/guidance/transparency.json'])
      assert.ok(found.includes(place), place);
    assert.deepEqual(await logged(), before);
  });

  it('given a stranger and somebody signed in, when both read, then only the stranger’s browser keeps it, and for itself', async () => {
    const answer = await ask('/guidance/2024-05/rules');
    assert.equal(answer.headers['cache-control'], 'private, max-age=300');
    assert.equal(answer.headers.vary, 'cookie');
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
    assert.equal((await ask('/guidance/2024-05/rules/nothing')).headers['cache-control'], 'no-store');
    const officer = await signedIn('northmoor', 'officer');
    const own = await officer.request('/guidance', { method: 'GET' });
    assert.equal(own.status, 200);
    assert.match(own.text, /northmoor|Northmoor/);
    assert.equal(own.headers.get('cache-control'), 'no-store');
  });

  it('given a version, rule, fact or outcome that is not there, when it is asked for, then the page says so', async () => {
    for (const url of [
      '/guidance/1999-01',
      '/guidance/2024-05/rules/x',
      '/guidance/2024-05/facts/x',
      '/guidance/2024-05/outcomes/99',
      '/guidance/changes?from=x',
    ])
      assert.equal((await ask(url)).statusCode, 404, url);
  });

  it('given a rule, when it is read, then all that stands behind its sentence is on the page', async () => {
    const { body } = await ask('/guidance/2024-05/rules/outcome-checks-unavailable');
    for (const said of [
      'Outcomes 21 and 22 wait',
      'How sure it is',
      'Owner',
      'To be read again by',
      'Here it holds',
      'Here it does not',
      'The background checks are unavailable.',
      '/guidance/2024-05/facts/checks',
      '/guidance/2024-05/outcomes/21',
    ])
      assert.ok(body.includes(said), said);
  });

  it('given every kind of page, when it is opened at any size without script, then nobody meets a barrier', async () => {
    const desk = await browser.newContext({ viewport: SIZES.desk });
    for (const place of PLACES) {
      const seen = await desk.newPage();
      await seen.goto(`${baseUrl}${place}`);
      assert.deepEqual(await findBarriers(seen), [], place);
      await seen.close();
    }
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    for (const place of PLACES) {
      await page.goto(`${baseUrl}${place}`);
      // Nothing of a page is made for a width but its layout: one opening serves every size.
      for (const viewport of [...Object.values(SIZES), { width: 320, height: 640 }, A4]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ media: viewport === A4 ? 'print' : 'screen' });
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        assert.ok(wide <= viewport.width, `${place} is ${wide} wide at ${viewport.width}`);
      }
    }
  });

  it('given the list of rules without script, when it is narrowed to an outcome, then fewer rules are shown and the choice stays', async () => {
    const context = await browser.newContext({ viewport: SIZES.phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseUrl}/guidance/2024-05/rules`);
    await page.getByLabel('Outcome').selectOption('21');
    await page.getByRole('button', { name: 'Show' }).click();
    assert.match(await page.getByRole('status').innerText(), /^\d+ of \d+ rules/);
    assert.equal(await page.getByLabel('Outcome').inputValue(), '21');
  });
});
