import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { keepGuidance, openGuidance } from '../../guidance.ts';
import type { HeldBack } from './keeper.ts';

const installation = await openTestInstallation();
const WHY = '2027-01/rules.json:12: there is no factor groomng (nearest: grooming)';
let held: HeldBack | undefined;
const kept = { guidance: openGuidance(), heldBack: () => held };
const { baseUrl, stranger, signedIn } = await openTestApp(installation, undefined, kept);
const browser = await openBrowser();
const since = new Date('2026-11-22T10:00:00Z');

const healthOf = async (): Promise<string> => (await stranger().get('/health')).text;
const HEAD = /href="\/guidance\/not-taken-in"/u;

describe('guidance that was found and not taken in', () => {
  it('given nothing that waits, when the page is asked for, then it says so and nobody is called to it', async () => {
    held = undefined;
    assert.match((await stranger().get('/guidance/not-taken-in')).text, /Nothing waits/u);
    const owner = await signedIn('northmoor', 'policy-owner');
    assert.doesNotMatch((await owner.get('/settings')).text, HEAD);
    assert.match(await healthOf(), /"guidance":true/u);
  });

  it('given a fault in new guidance, when pages are looked at, then its keeper is called to it and an officer is not, and all goes on', async () => {
    held = { since, why: [WHY] };
    const owner = await signedIn('northmoor', 'policy-owner');
    assert.match((await owner.get('/settings')).text, HEAD);
    assert.match((await owner.get('/guidance/not-taken-in')).text, /no factor groomng/u);
    assert.doesNotMatch((await (await signedIn('northmoor', 'officer')).get('/cases')).text, HEAD);
    assert.match((await stranger().get('/guidance')).text, /Guidance 2024-05/u);
    assert.match(await healthOf(), /"ok":true.*"guidance":false/u);
  });

  it('given a fault in new guidance, when its page is looked at on desk and phone, then nothing bars the way and nothing is cut off', async () => {
    held = { since, why: [WHY] };
    for (const viewport of Object.values(SIZES)) {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      await page.goto(`${baseUrl}/guidance/not-taken-in`);
      assert.deepEqual(await findBarriers(page), []);
      assert.ok((await page.evaluate('document.documentElement.scrollWidth')) === viewport.width);
      await context.close();
    }
  });
});

it('given a server that keeps its guidance, when it is sent SIGHUP, then it looks, and once it is stopped it no longer does', () => {
  const before = process.listenerCount('SIGHUP');
  const { stop, heldBack } = keepGuidance({ kind: 'demonstration' }, since, () => undefined);
  after(stop);
  assert.equal(process.listenerCount('SIGHUP'), before + 1);
  assert.equal(heldBack(), undefined);
  stop();
  assert.equal(process.listenerCount('SIGHUP'), before);
});
