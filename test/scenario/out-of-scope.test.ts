// Scenario 14 of the handbook's 10.5: the case is the Police Service of Northern Ireland's. It is rejected as out of scope, at every door.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp, openTestInstallation } from '../app.ts';
import { openBrowser } from '../browser.ts';
import { openShell } from '../shell.ts';

const installation = await openTestInstallation();
const app = await openTestApp(installation);

it('given a force of Northern Ireland, when it is added, signed in to or reported for, then it is out of scope, and nothing of it is kept', async () => {
  const shell = openShell(installation.db);
  const options = ['--name', 'Invented', '--nation', 'northern-ireland', '--issuer', 'https://sign-in.example'];
  const added = await shell.run('force', 'add', 'psni', ...options);
  assert.equal(added.code, 2, added.out + added.err);
  assert.match(added.err, /Northern Ireland have other law and are out of scope/);

  const page = await (await openBrowser()).newPage({ baseURL: app.baseUrl });
  await page.goto('/sign-in');
  assert.equal(await page.getByRole('link', { name: 'Northmoor Police' }).count(), 1);
  assert.equal(await page.locator('a[href*="psni"]').count(), 0);
  assert.equal((await page.goto('/sign-in/psni'))?.status(), 404);

  const report = { toldBy: 'partner', when: 'now', safe: 'yes', children: 1 };
  assert.equal((await app.stranger().send('POST', '/api/reports', report)).status, 401);
  const officer = await app.signedIn('northmoor', 'officer');
  assert.equal((await officer.send('POST', '/api/reports', { ...report, force: 'psni' })).status, 422);
});
