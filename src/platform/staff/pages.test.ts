import assert from 'node:assert/strict';
import test from 'node:test';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { openSample } from '../../../test/sample-server.ts';

const sample = await openSample();
const browser = await openBrowser();

const NARROW = { width: 320, height: 640 };

for (const [size, viewport] of Object.entries({ ...SIZES, 'at 400 %': NARROW })) {
  test(`given a browser at ${size}, when every kind of page is opened, then nothing bars the way`, async () => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (!message.text().startsWith('Failed to load resource')) troubles.push(message.text());
    });
    page.on('requestfailed', (request) => troubles.push(request.url()));
    page.on('request', (request) => {
      if (!request.url().startsWith(sample.baseUrl) || request.resourceType() === 'font') troubles.push(request.url());
    });
    const look = async (path: string, title: string) => {
      if (path !== '') await page.goto(`${sample.baseUrl}${path}`);
      // A page left before all of it came would count as a request that failed.
      await page.waitForLoadState();
      assert.equal(await page.title(), title);
      assert.deepEqual(await findBarriers(page), [], title);
      const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      assert.equal(wide, false, `${title} scrolls sideways`);
    };
    await look('/', 'Evenhand');
    await look('/nothing', 'Page not found – Evenhand');
    await look('/sign-in', 'Who are you? – Evenhand');
    await page.getByRole('link', { name: 'Owen Pryce' }).click();
    await look('/notes/new', 'Who told us, and when? – Evenhand');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await look('', 'Error: Who told us, and when? – Evenhand');
    await look('/broken', 'Sorry, something went wrong – Evenhand');
    await page.getByRole('button', { name: 'Sign out' }).click();
    // Until all of it came: going back before that gives a request up.
    await page.waitForURL(`${sample.baseUrl}/`);
    await look('', 'Evenhand');
    await page.goBack();
    assert.doesNotMatch(await page.content(), /Owen Pryce, /);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test('given a browser without script, when somebody signs in, writes and signs out, then all of it works', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: SIZES.phone });
  const page = await context.newPage();
  await page.goto(sample.baseUrl);
  await page.getByRole('link', { name: 'Priya Anand' }).click();
  await page.getByText('Priya Anand').first().waitFor();
  await page.goto(`${sample.baseUrl}/notes/new`);
  await page.getByLabel('Who told you?').fill('A teacher');
  for (const [label, value] of [
    ['Day', '25'],
    ['Month', '10'],
    ['Year', '2026'],
    ['Time', '1:30am'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByLabel('Yes').check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByLabel('The second, an hour later').check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  assert.equal(page.url(), `${sample.baseUrl}/`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  assert.equal(
    (await context.cookies()).some(({ name }) => name === 'evenhand'),
    false,
  );
  await context.close();
});
