// Scenario 1 of the handbook's 10.5 from the report to a case opened again, by an officer and a supervisor in a browser.
// Written first: crime 086/02, not aggravated, both children persons involved, Outcome 21, no arrest, each child told of
// their own part, nobody approves their own, nothing is approved on other facts, nothing closes over a child not told.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from './app.ts';
import { findBarriers, openBrowser, SIZES } from './browser.ts';
import * as walk from './scenario-1.ts';

const installation = await openTestInstallation();
// The officer could approve by role: it is being the proposer that forbids it.
await installation.changeRoles('northmoor', 'officer', ['officer', 'supervisor']);
const app = await openTestApp(installation);
const browser = await openBrowser();
const officer = await walk.open(browser, app.baseUrl, 'desk');
const supervisor = await walk.open(browser, app.baseUrl, 'desk');

const Width = z.object({ wide: z.number(), seen: z.number() });
const seen = new Set<string>();

/** Looks once at each page, at a desk and on a phone: no barrier, and nothing wider than the screen. */
const look = async (page: Page): Promise<void> => {
  const place = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, '…');
  const key = `${place} ${await page.getByRole('heading', { level: 1 }).first().innerText()}`.replace(
    /Ashby.*|Brook.*/,
    '',
  );
  if (seen.has(key)) return;
  seen.add(key);
  for (const size of [SIZES.phone, SIZES.desk]) {
    await page.setViewportSize(size);
    // Once a page: the same marks, and on the phone all that is hidden at a desk is open to be met.
    if (size === SIZES.phone) assert.deepEqual(await findBarriers(page), [], `${place} at ${size.width}`);
    const { wide, seen: inSight } = Width.parse(
      await page.evaluate(
        '({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth })',
      ),
    );
    assert.ok(wide <= inSight, `${place} is ${wide} wide on a screen of ${inSight}`);
  }
};

const ruleOut = async (page: Page, id: string, answer: string): Promise<void> => {
  await page.goto(`/cases/${id}/facts/wide-distribution?to=answers`);
  await page.getByRole('radio', { name: answer, exact: true }).check();
  await page.getByLabel('From whom is this known?').selectOption({ label: 'The person who reported' });
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await walk.heading(page, 'Check what is known');
};

/** That Report Remove was offered is recorded from the clock of the case, and is due no more. */
const offerReportRemove = async (id: string): Promise<void> => {
  const link = officer.locator('a[href*="/duties/offer-report-remove/"]');
  await officer.goto(`/cases/${id}`);
  await officer.goto((await link.first().getAttribute('href')) ?? '');
  await look(officer);
  await officer.getByLabel('It was done').check();
  await officer.getByLabel('By whom').selectOption('me');
  await officer.getByLabel('Where it is written down').fill('Offered with the school, on paper.');
  await officer.getByRole('button', { name: 'Save' }).click();
  await walk.heading(officer, 'Case');
  assert.equal(await link.count(), 0);
};

describe('scenario 1 in a browser', () => {
  it('given a report, when it is carried to a closed case and opened again, then every page leads on and is right for everybody', async () => {
    await walk.signIn(officer, 'officer');
    await walk.signIn(supervisor, 'supervisor');
    const id = await walk.report(officer, look);
    await walk.walkFloors(officer, look);
    assert.match(await walk.statusOf(officer, id, 'Approval by a supervisor'), /Cannot start yet/);
    await look(officer);
    await walk.recordCrime(officer, id, 'NM/2026/1', look);
    await walk.nameChildren(officer, id, look);
    await walk.sayWhatHappened(officer, id, look);
    assert.ok((await walk.answerSeveral(officer, id, look)) <= 3, 'dozens of facts take a page for each subject');
    await walk.runChecks(officer, id, look);
    await walk.protectChildren(officer, id, look);
    await walk.respond(officer, id, look);
    for (const step of ['Triage', 'Background checks', 'Safeguarding decision', 'Response'])
      assert.match(await walk.statusOf(officer, id, step), /Done/, step);
    await walk.propose(officer, id, look);

    await officer.goto(`/cases/${id}/ruling`);
    await officer.getByRole('button', { name: 'Approve' }).click();
    await walk.heading(officer, 'Never one’s own');
    await look(officer);

    await ruleOut(officer, id, 'Suspected');
    await walk.rule(supervisor, id, look);
    await supervisor.getByText('The facts changed after this was proposed').first().waitFor();
    assert.equal(await supervisor.getByRole('button', { name: 'Approve' }).count(), 0, 'it can be returned alone');
    await walk.giveBack(supervisor, id, 'It is not known how far it went. Please ask the school again.');
    await ruleOut(officer, id, 'Ruled out');
    await walk.propose(officer, id, look);
    await walk.rule(supervisor, id, look);
    await supervisor
      .getByText(/answers are “Ruled out”/)
      .first()
      .waitFor();
    // From whom is said of a part too, and what an outcome needs is said in words.
    await supervisor.getByText('Received it (from: the person who reported)').waitFor();
    await supervisor.getByText('another body’s acceptance in writing').first().waitFor({ state: 'attached' });
    await supervisor.getByRole('button', { name: 'Approve' }).click();
    await walk.heading(supervisor, 'Queue');

    await walk.tell(officer, id, walk.CHILDREN[0], look);
    await walk.toStep(officer, id, 'Telling every child');
    await officer.goto(`/cases/${id}/closing`);
    await officer.getByText('Brook Sampleford: Not yet told what was decided').waitFor();
    assert.equal(await officer.getByRole('button', { name: 'Close the case' }).count(), 0);
    await look(officer);
    await walk.tell(officer, id, walk.CHILDREN[1], look);
    await offerReportRemove(id);
    assert.equal(await officer.getByText('Tell every child what was decided').count(), 0);
    await walk.answerOwed(officer, id, look);
    await walk.close(officer, id, look);
    assert.match(await walk.statusOf(officer, id, 'Closing'), /Done/);
    await officer.getByText('Approved: Outcome 21').waitFor();
    await look(officer);
    await walk.reopen(officer, id, look);
    await officer
      .getByText(/Outcome 21/)
      .first()
      .waitFor();
    assert.match(await walk.statusOf(officer, id, 'Closing'), /Cannot start yet/);
  });

  it('given a supervisor who is not assigned, when the case is opened, then a reason is asked first', async () => {
    const page = await walk.open(browser, app.baseUrl, 'desk');
    await walk.signIn(page, 'officer');
    const id = await walk.report(page, look);
    await walk.cover(supervisor, id, look);
    await look(supervisor);
  });
});
