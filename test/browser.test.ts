import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findBarriers, openBrowser } from './browser.ts';

const browser = await openBrowser();
const PAGE = (main: string): string =>
  `<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>${main}</main></body></html>`;

it('given barriers planted in a page, when it is looked over, then each is found, and none on the page without them', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.setContent(PAGE('<label>Name <input name="name"></label>'));
  assert.deepEqual(await findBarriers(page), []);
  await page.setContent(PAGE('<input name="name"><p style="color: #999">Pale</p><h4>Skipped</h4>'));
  const found = (await findBarriers(page)).map((barrier) => barrier.split(':')[0]).toSorted();
  assert.deepEqual(found, ['color-contrast', 'heading-order', 'label']);
});

it('given a page whose colours were right at one size, when it is another at the next, then what is pale there is found', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.setContent(PAGE('<p>Said</p>'));
  assert.deepEqual(await findBarriers(page), []);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.setContent(PAGE('<p>Said</p><p style="color: #999">Pale</p>'));
  const again = [await findBarriers(page), await findBarriers(page)];
  assert.deepEqual(
    again.map((found) => found.map((barrier) => barrier.split(':')[0])),
    [['color-contrast'], ['color-contrast']],
  );
});
