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
