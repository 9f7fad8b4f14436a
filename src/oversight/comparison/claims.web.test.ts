import assert from 'node:assert/strict';
import test from 'node:test';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { ClaimsAnswer } from './claim.schema.ts';
import { claimsAnswer } from './claims.view.ts';
import { publishedClaims } from './published-claims.ts';

const installation = await openTestInstallation();
const { app, baseUrl } = await openTestApp(installation);
const browser = await openBrowser();

const ask = (url: string) => app.inject({ method: 'GET', url, headers: { host: new URL(baseUrl).host } });
const logged = async (): Promise<unknown> => (await plant(installation.db, 'SELECT count(*) FROM ledger_entry')).rows;

test('given nobody signed in, when the claims are asked for, then page and program have the same, and nothing is logged', async () => {
  const before = await logged();
  const page = await ask('/claims');
  assert.equal(page.statusCode, 200);
  for (const { id } of claimsAnswer(publishedClaims()).claims) assert.ok(page.body.includes(`id="${id}"`), id);
  const csv = await ask('/claims.csv');
  assert.match(csv.body, /"Offences rose by 131% in two years\.","holds","a rise of 131\.0%"/);
  assert.equal((await ask('/claims.ods')).statusCode, 200);
  const answer = await ask('/api/claims');
  assert.deepEqual(ClaimsAnswer.parse(answer.json()), claimsAnswer(publishedClaims()));
  assert.deepEqual(await logged(), before);
});

test('given the claims, when they are opened at any size without script, then nobody meets a barrier and nothing is cut off', async () => {
  const desk = await (await browser.newContext({ viewport: SIZES.desk })).newPage();
  await desk.goto(`${baseUrl}/claims`);
  assert.deepEqual(await findBarriers(desk), []);
  const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const viewport of [...Object.values(SIZES), { width: 320, height: 640 }, { width: 673, height: 1000 }]) {
    await bare.setViewportSize(viewport);
    await bare.goto(`${baseUrl}/claims`);
    const wide = Number(await bare.evaluate('document.documentElement.scrollWidth'));
    assert.ok(wide <= viewport.width, `${wide} wide at ${viewport.width}`);
  }
});
