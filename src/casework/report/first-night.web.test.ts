import assert from 'node:assert/strict';
import test from 'node:test';
import { openBrowser } from '../../../test/browser.ts';
import { openCaseApp } from '../../../test/case-app.ts';

const app = await openCaseApp();
const browser = await openBrowser();

test('given two children, when the first-night card is printed, then it is one sheet of A4', async () => {
  const { id } = await app.openCase(2);
  const page = await (await browser.newContext({ baseURL: app.baseUrl })).newPage();
  await page.goto('/sign-in/northmoor?as=officer&to=/');
  await page.goto(`/cases/${id}/first-night`);
  const printed = await page.pdf({ format: 'A4' });
  assert.equal(printed.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1);
});
