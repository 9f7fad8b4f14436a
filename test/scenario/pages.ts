// Carries a scenario through the real pages in a real browser, as an officer and a supervisor do; pages work without script.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { problems } from '../../src/problems.ts';
import { webProblems } from '../../src/platform/web/problem.ts';
import { SIZES } from '../browser.ts';
import { SUBJECTS, type Said, type Who } from './carrier.ts';
import type { Force, Premises } from './premises.ts';
import type { Body, Label } from './scenario.ts';

/** What a form says beside a field, where a refusal is no page of its own. */
const BESIDE: readonly (readonly [string, string])[] = [
  ['OutcomeBarred', 'The guidance does not allow this outcome'],
  ['OutcomeNotYet', 'Not yet.'],
  ['DepartureReasonNeeded', 'This is other than advised'],
  ['RecordedFirst', 'The outcome you chose needs this'],
  ['RecordedFirst', 'This outcome also needs'],
  ['SupervisorDecisionNeeded', 'Choose the supervisor you ask'],
  ['NeverOnesOwn', 'You cannot ask yourself'],
  ['UnderTen', 'A child under 10 is not interviewed'],
  ['AgeNotKnown', 'Find out first: not known is not read as old enough'],
  ['AppropriateAdultNeeded', 'Choose who is the appropriate adult'],
  ['SupervisorFirst', 'An arrest needs a supervisor’s decision first'],
  ['SafeContactNotConfirmed', 'Nobody is told by a way that may be wrong'],
  ['MustNotBeTold', 'Confirm that nobody who must not be told'],
  ['invalid-input', 'Choose what was verified'],
  ['imagery-refused', 'Evenhand takes no images'],
  ['link-refused', 'can lead to an image'],
  ['link-refused', 'can be the hash of a file'],
];

const PROBLEMS = [...Object.entries(problems), ...Object.entries(webProblems)];

/** The refusal that a page tells of: by its title, and by its sentence where several have the same. */
const codeOf = (title: string, sentence: string): string | undefined => {
  const titled = PROBLEMS.filter(([, problem]) => problem.title === title);
  const exact = titled.find(([code, problem]) => titled.length > 1 && problem.sentence({ code }) === sentence);
  return (exact ?? titled[0])?.[0];
};

const Shown = z.object({ title: z.string(), sentence: z.string(), faults: z.string(), path: z.string() });

const SHOWN = `({
  title: (document.querySelector('h1')?.innerText ?? '').trim(),
  sentence: (document.querySelector('h1 + p')?.innerText ?? '').trim(),
  faults: (document.querySelector('.govuk-error-summary')?.innerText ?? '').trim(),
  path: location.pathname,
})`;

const Control = z.object({ name: z.string(), type: z.string(), value: z.string() });
const CONTROLS = `Array.from(document.querySelectorAll('main form [name]'), ({ name, type, value }) => ({ name, type, value }))`;

/** One person of the police at one page: on a phone what is done at night, at a desk the rest. */
export interface Hand {
  readonly page: Page;
  /** The status of the page that is shown. */
  status: number;
}

/** One case as people work it through the pages. */
export interface Desk {
  at: string;
  readonly people: Map<Label, string>;
  /** What pages call each of them. */
  readonly names: Map<Label, string>;
  readonly staffOf: (who: Who) => Promise<string>;
  readonly by: (who: Who) => Promise<Hand>;
}

export type Hands = (force: Force, who: Who) => Promise<Hand>;

/** Signs everybody in once a force, each in a browser of their own. */
export const openHands = (browser: Browser, premises: Premises): Hands => {
  const known = new Map<string, Hand>();
  return async (force, who) => {
    const key = `${force} ${who}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const viewport = who === 'officer' ? SIZES.phone : SIZES.desk;
    const context = await browser.newContext({ viewport, baseURL: premises.app.baseUrl, javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const hand: Hand = { page, status: 0 };
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) hand.status = response.status();
    });
    await page.goto(`/sign-in/${force}?as=${SUBJECTS[who]}&to=/reports/new`);
    known.set(key, hand);
    return hand;
  };
};

export const goTo = async ({ page }: Hand, path: string): Promise<void> => {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
};

/** What the page says now: nothing wrong, or which refusal. */
export const saidBy = async ({ page, status }: Hand): Promise<Said> => {
  const { title, sentence, faults } = Shown.parse(await page.evaluate(SHOWN));
  if (faults !== '') return BESIDE.find(([, text]) => faults.includes(text))?.[0] ?? faults;
  return status < 400 ? 'done' : (codeOf(title, sentence) ?? `${status}: ${title}`);
};

export const press = async (hand: Hand, button: string): Promise<Said> => {
  const loaded = hand.page.waitForEvent('domcontentloaded');
  await hand.page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  await loaded;
  return saidBy(hand);
};

const dateParts = (value: unknown): readonly (readonly [string, string])[] => {
  const [on = '', at] = z.string().parse(value).split('T');
  const [year = '', month = '', day = ''] = on.split('-');
  return [
    ...(at === undefined ? [] : [['time', at.slice(0, 5)] as const]),
    ['day', String(Number(day))],
    ['month', String(Number(month))],
    ['year', year],
  ];
};

const fillOne = async (page: Page, controls: readonly z.infer<typeof Control>[], name: string, value: unknown) => {
  const control = controls.find((one) => one.name === name);
  if (control === undefined) {
    assert.ok(
      controls.some((one) => one.name === `${name}-day`),
      `the page asks ${name}`,
    );
    for (const [part, text] of dateParts(value)) await page.locator(`[name="${name}-${part}"]`).fill(text);
    return;
  }
  const field = page.locator(`main form [name="${name}"]`);
  // The only answer that there is is no choice: the page has it already.
  if (control.type === 'hidden') assert.equal(await field.inputValue(), String(value));
  else if (control.type === 'radio' || control.type === 'checkbox') {
    for (const one of [value].flat()) await page.locator(`main form [name="${name}"][value="${String(one)}"]`).check();
  } else if (control.type === 'select-one') await field.selectOption(String(value));
  else await field.fill(String(value));
};

/** Fills the form of the page by the names that the API has for the same. */
export const fill = async ({ page }: Hand, body: Body): Promise<void> => {
  const controls = z.array(Control).parse(await page.evaluate(CONTROLS));
  for (const [name, value] of Object.entries(body)) {
    if (value !== undefined) await fillOne(page, controls, name, value);
  }
};

/** Every control of the form, to see what it offers. */
export const controlsOf = async ({ page }: Hand): Promise<readonly z.infer<typeof Control>[]> =>
  z.array(Control).parse(await page.evaluate(CONTROLS));

export const pathOf = async ({ page }: Hand): Promise<string> => Shown.parse(await page.evaluate(SHOWN)).path;

export const idOf = ({ people }: Desk, of: Label | undefined): string =>
  of === undefined ? '' : (people.get(of) ?? '');

/** The first link of the page that leads to a place of this form. */
export const followTo = async (hand: Hand, selector: string): Promise<boolean> => {
  const link = hand.page.locator(selector).first();
  if ((await link.count()) === 0) return false;
  const href = await link.getAttribute('href');
  await goTo(hand, href ?? '');
  return true;
};
