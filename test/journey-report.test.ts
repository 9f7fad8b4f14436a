import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from './app.ts';
import { findBarriers, openBrowser, SIZES } from './browser.ts';

const app = await openTestApp(await openTestInstallation());
const browser = await openBrowser();

const Width = z.object({ wide: z.number(), seen: z.number() });

const open = async (over: Parameters<typeof browser.newContext>[0] = {}): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({ viewport: SIZES.phone, baseURL: app.baseUrl, ...over });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
};

/** Looks at a page as somebody who uses other means would, and on a narrow screen. */
const check = async (page: Page): Promise<void> => {
  assert.deepEqual(await findBarriers(page), [], page.url());
  const { wide, seen } = Width.parse(
    await page.evaluate('({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth })'),
  );
  assert.ok(wide <= seen, `${page.url()} is ${wide} wide on a screen of ${seen}`);
};

const choose = (page: Page, question: string, answer: string): Promise<void> =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();

const signIn = async (page: Page, name: string): Promise<void> => {
  await page.goto('/');
  await page.getByRole('link', { name }).click();
  await page.getByText('Sign out').waitFor();
};

const report = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('link', { name: 'Record a report' }).click();
  await choose(page, '1. Who told us?', 'A school or college');
  await choose(page, '2. When?', 'Just now');
  await choose(page, '3. Is every child safe right now?', 'Not known');
  await page.getByLabel('How many children are known of so far?').fill('2');
};

const walk = async (page: Page): Promise<void> => {
  await choose(page, '1. Is this child safe right now?', 'Yes');
  await choose(page, '2. Is there any sign', 'Not known');
  await choose(page, '3. Who is with the child?', 'School or college staff');
  await choose(page, '4. Who may safely be told', 'Not known: nobody is told yet');
  await choose(page, '5. Is the child in care?', 'No');
  await choose(page, 'Is the child on a child protection plan?', 'No');
  await choose(page, '6. Has somebody seen', 'Not yet arranged');
  await page.getByLabel('From whom do you know this?').selectOption({ label: 'The person who reported' });
  await page.getByRole('button', { name: 'Save and go on' }).click();
};

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** From the home page to a crime that is recorded, each page looked at. */
const journey = async (page: Page, crime: string, look: (page: Page) => Promise<void>): Promise<void> => {
  await page.goto('/');
  await look(page);
  await signIn(page, 'Olive Example');
  await look(page);
  await report(page);
  await look(page);
  await page.getByRole('button', { name: 'Save the report' }).click();
  for (const child of ['Child 1', 'Child 2']) {
    await heading(page, `Safety of ${child}`);
    await look(page);
    await walk(page);
  }
  await heading(page, 'First-night card');
  await look(page);
  await page.getByRole('link', { name: 'Go to the case' }).click();
  await page.getByRole('button', { name: 'Record a crime' }).click();
  await page.getByLabel('Crime reference number').fill(crime);
  await choose(page, 'Class', '86/2: take, make or share an indecent image of a child');
  await choose(page, 'When was it recorded?', 'Just now');
  await look(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await heading(page, /^Case /);
  await look(page);
  const timeline = await page.locator('.moj-timeline__title').allTextContents();
  for (const entry of [
    'Report recorded',
    'Case assigned',
    'Safety floor walked',
    'First-night card looked at',
    'Crime recorded',
  ])
    assert.ok(timeline.includes(entry), entry);
  await page.getByRole('rowheader', { name: /^Finish the background checks/ }).waitFor();
};

describe('an officer on a phone', () => {
  it('given a report, when it is carried to a crime, then each page is right for everybody and says what comes next', async () => {
    await journey(await open(), 'NM/2026/1', check);
  });

  it('given no script, when the same is done, then it works the same', async () => {
    await journey(await open({ javaScriptEnabled: false }), 'NM/2026/2', () => Promise.resolve());
  });

  it('given something wrong, when it is saved, then the summary has the focus and leads to the field', async () => {
    const page = await open();
    await signIn(page, 'Olive Example');
    await report(page);
    await page.getByLabel('How many children are known of so far?').fill('two');
    await page.getByRole('button', { name: 'Save the report' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /Enter how many children/ })
      .click();
    assert.equal(await page.locator(':focus').getAttribute('id'), 'children');
    await check(page);
  });
});

describe('a keyboard alone', () => {
  const tabTo = async (page: Page, target: Locator): Promise<void> => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      await page.keyboard.press('Tab');
      if ((await target.and(page.locator(':focus')).count()) === 1) return;
    }
    assert.fail(`the keyboard does not come to ${target.toString()}`);
  };

  it('given no mouse, when a report is saved, then the keyboard is enough', async () => {
    const page = await open({ viewport: SIZES.desk });
    await page.goto('/');
    await tabTo(page, page.getByRole('link', { name: 'Olive Example' }));
    await page.keyboard.press('Enter');
    await page.getByText('Sign out').waitFor();
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Record a report' }));
    await page.keyboard.press('Enter');
    for (const [question, first] of [
      ['1. Who told us?', 'A child'],
      ['2. When?', 'Just now'],
      ['3. Is every child safe right now?', 'Yes'],
    ] as const) {
      const group = page.getByRole('group', { name: question });
      await tabTo(page, group.getByRole('radio', { name: first, exact: true }));
      await page.keyboard.press('Space');
    }
    await tabTo(page, page.getByRole('button', { name: 'Save the report' }));
    await page.keyboard.press('Enter');
    await heading(page, 'Safety of Child 1');
  });
});

describe('a supervisor at a desk', () => {
  it('given a case of somebody else, when it is opened, then a reason is asked first and stands in its timeline', async () => {
    const officer = await open();
    await journey(officer, 'NM/2026/3', () => Promise.resolve());
    const page = await open({ viewport: SIZES.desk });
    await signIn(page, 'Sidney Sample');
    await page.goto(new URL(officer.url()).pathname);
    await heading(page, 'Why do you open this case?');
    await check(page);
    await choose(page, 'Why do you open this case?', 'I supervise or review the work');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await heading(page, /^Case /);
    await check(page);
    const timeline = await page.locator('.moj-timeline__title').allTextContents();
    assert.ok(timeline.includes('Case opened with a reason'));
    for (const path of ['/cases?show=force', '/cases', '/outage-sheet', '/no-such-page']) {
      await page.goto(path);
      await check(page);
    }
  });
});
