import assert from 'node:assert/strict';
import test from 'node:test';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';

const { baseUrl, signedIn } = await openTestApp(await openTestInstallation());
const analyst = await signedIn('northmoor', 'analyst');
const browser = await openBrowser();
const cookies = [...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl }));
const A4 = { width: 673, height: 1000 };

const open = async (viewport: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  await context.addCookies(cookies);
  const page = await context.newPage();
  assert.equal((await page.goto(`${baseUrl}/compare`))?.status(), 200);
  return page;
};

test('given an analyst, when forces are compared, then the spread comes first and every figure has its definition', async () => {
  const page = await (await open(SIZES.desk)).getByRole('main').innerText();
  const parts = [
    'median odds ratio',
    'Forces, in the order of their names',
    'Left out',
    'Code 86 (Obscene publications etc) holds adults too',
    'are not treatment of like cases',
    'Denominator',
    'Source',
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
  for (const part of ['.eh-scroll table', '.eh-funnel__desk svg', '.eh-funnel__phone svg']) {
    const box = await page.locator(part).boundingBox();
    assert.ok(box === null || box.x + box.width <= A4.width, part);
  }
  const cut = await page.evaluate(
    '[...document.querySelectorAll(".eh-scroll")].filter((e) => e.scrollWidth > e.clientWidth).length',
  );
  assert.equal(cut, 0);
});
