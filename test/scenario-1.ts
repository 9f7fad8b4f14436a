// Scenario 1 as an officer and a supervisor carry it through the pages: two 15-year-olds, willing, no spread, a first report.
import type { Page } from 'playwright-core';
import { SIZES, type openBrowser } from './browser.ts';
import { YESTERDAY } from './ready-case.ts';

/** What is done on every page that is visited. */
export type Look = (page: Page) => Promise<void>;

export const CHILDREN = [
  { given: 'Ashby', family: 'Exampleton', born: ['14', '5', '2011'] },
  { given: 'Brook', family: 'Sampleford', born: ['2', '3', '2011'] },
] as const;

/** A day on which both were 15, and which no clock of a test is before. */
const HAPPENED = ['18', '6', '2026'];

const REASON = 'Both are safe at home, their parents know, and the school supports each of them.';

export const choose = (page: Page, question: string | RegExp, answer: string): Promise<void> =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();

export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

export const open = async (
  browser: Awaited<ReturnType<typeof openBrowser>>,
  baseURL: string,
  size: keyof typeof SIZES,
): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: SIZES[size], baseURL })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
};

export const signIn = async (page: Page, subject: string): Promise<void> => {
  await page.goto(`/sign-in/northmoor?as=${subject}&to=/cases`);
  await heading(page, 'Caseload');
};

const toCase = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/cases/${id}`);
  await heading(page, /^Case /);
};

/** From the case by the step’s own line in its list. */
export const toStep = async (page: Page, id: string, step: string | RegExp): Promise<void> => {
  await toCase(page, id);
  await page.locator('.govuk-task-list').getByRole('link', { name: step }).click();
};

/** How a step of the case stands, as its list says. */
export const statusOf = async (page: Page, id: string, step: string): Promise<string> => {
  await toCase(page, id);
  const row = page.locator('.govuk-task-list__item').filter({ hasText: step });
  return (await row.locator('.govuk-task-list__status').innerText()).trim();
};

export const report = async (page: Page, look: Look): Promise<string> => {
  await page.goto('/reports/new');
  await choose(page, '1. Who told us?', 'A school or college');
  await choose(page, '2. When?', 'Just now');
  await choose(page, '3. Is every child safe right now?', 'Yes');
  await page.getByLabel('How many children are known of so far?').fill('2');
  await look(page);
  await press(page, 'Save the report');
  await heading(page, 'Safety of Child 1');
  return /cases\/([^/]+)\//.exec(page.url())?.[1] ?? '';
};

const walkOne = async (page: Page): Promise<void> => {
  await choose(page, '1. Is this child safe right now?', 'Yes');
  await choose(page, '2. Is there any sign', 'No');
  await choose(page, '3. Who is with the child?', 'A parent or carer');
  await choose(page, '4. Who may safely be told', 'Known');
  await page.getByLabel('Who may safely be told, and what').fill('The invented mother, everything');
  await page.getByLabel('How they may safely be reached').fill('By telephone after school');
  await choose(page, '5. Is the child in care?', 'No');
  await choose(page, 'Is the child on a child protection plan?', 'No');
  await choose(page, '6. Has somebody seen', 'Yes, it was done');
  await page.getByLabel('By whom').selectOption({ label: 'A parent or carer, confirmed to police' });
  const when = [...YESTERDAY, '16:30'];
  for (const [i, part] of ['day', 'month', 'year', 'time'].entries())
    await page.locator(`[name="welfareAt-${part}"]`).fill(when[i] ?? '');
  await page.getByLabel('From whom do you know this?').selectOption({ label: 'The person who reported' });
};

export const walkFloors = async (page: Page, look: Look): Promise<void> => {
  for (const child of ['Child 1', 'Child 2']) {
    await heading(page, `Safety of ${child}`);
    await walkOne(page);
    await look(page);
    await press(page, 'Save and go on');
  }
  await heading(page, 'First-night card');
  await look(page);
};

export const recordCrime = async (page: Page, id: string, reference: string, look: Look): Promise<void> => {
  await toStep(page, id, 'Crime');
  await page.getByLabel('Crime reference number').fill(reference);
  await choose(page, 'Class', '86/2: take, make or share an indecent image of a child');
  await choose(page, 'When was it recorded?', 'Just now');
  await look(page);
  await press(page, 'Save');
  await heading(page, /^Case /);
};

const nameOne = async (page: Page, id: string, child: (typeof CHILDREN)[number], look: Look): Promise<void> => {
  await toStep(page, id, /^Triage/);
  await look(page);
  await page.getByRole('link', { name: 'Search and name' }).first().click();
  await page.getByLabel('Given names').fill(child.given);
  await page.getByLabel('Family name').fill(child.family);
  await look(page);
  await press(page, 'Search');
  await look(page);
  await press(page, 'Go on to the name');
  await page.getByLabel('Given names').waitFor();
  for (const [i, part] of ['Day', 'Month', 'Year'].entries()) await page.getByLabel(part).fill(child.born[i] ?? '');
  await look(page);
  await press(page, 'Save');
  await heading(page, /./);
};

export const nameChildren = async (page: Page, id: string, look: Look): Promise<void> => {
  for (const child of CHILDREN) await nameOne(page, id, child, look);
};

const sayPart = async (page: Page, id: string, name: string, parts: readonly string[], look: Look): Promise<void> => {
  await toStep(page, id, /^Triage/);
  await page.getByRole('link', { name: `Say part of ${name}` }).click();
  await choose(page, /part/i, 'It is known');
  for (const part of parts) await page.getByLabel(part).check();
  await page.getByLabel('From whom is this known?').selectOption({ label: 'The person who reported' });
  await look(page);
  await press(page, 'Save and go on');
};

export const sayWhatHappened = async (page: Page, id: string, look: Look): Promise<void> => {
  await toStep(page, id, /^Triage/);
  await page.getByRole('link', { name: 'Say when it happened' }).click();
  await page.getByRole('radio', { name: 'On one day' }).check();
  const day = page.getByRole('group', { name: 'The day', exact: true });
  for (const [i, part] of ['Day', 'Month', 'Year'].entries())
    await day.getByLabel(part, { exact: true }).fill(HAPPENED[i] ?? '');
  await look(page);
  await press(page, 'Save and go on');
  await toStep(page, id, /^Triage/);
  await page.getByRole('link', { name: 'Say earlier reports' }).click();
  await page.getByRole('radio', { name: 'It is known' }).check();
  await page.getByLabel('How many').fill('0');
  await page.getByLabel('From whom is this known?').selectOption({ label: 'Police records' });
  await look(page);
  await press(page, 'Save and go on');
  const [first, second] = CHILDREN;
  await sayPart(
    page,
    id,
    `${first.given} ${first.family}`,
    ['Is this person the one in the image?', 'Did this person send or show their own image'],
    look,
  );
  await sayPart(page, id, `${second.given} ${second.family}`, ['Did this person receive an image?'], look);
};

/** Everything that is open, answered from one source, a page for the case and one for each child. */
export const answerSeveral = async (page: Page, id: string, look: Look): Promise<number> => {
  await toStep(page, id, /^Triage/);
  await page.getByRole('link', { name: 'Answer several at once' }).click();
  let pages = 0;
  while ((await page.getByRole('heading', { level: 1, name: 'What one source says' }).count()) > 0) {
    await page
      .getByLabel('From whom is this known?')
      .selectOption({ label: 'A partner, such as school, social care or health' });
    for (const radio of await page.getByRole('radio', { name: 'Ruled out', exact: true }).all()) await radio.check();
    await look(page);
    await press(page, 'Save and go on');
    await heading(page, /./);
    pages += 1;
  }
  await heading(page, 'Check what is known');
  await look(page);
  return pages;
};

export const runChecks = async (page: Page, id: string, look: Look): Promise<void> => {
  await toStep(page, id, 'Background checks');
  await look(page);
  await page.getByRole('button', { name: 'No place is known' }).click();
  await page.getByLabel('From whom is this known?').selectOption('parent-or-carer');
  await look(page);
  await press(page, 'Save');
  await heading(page, 'Background checks');
  const links = await page.getByRole('main').locator('table a').all();
  const places = await Promise.all(links.map((link) => link.getAttribute('href')));
  for (const [i, place] of places.entries()) {
    await page.goto(place ?? '');
    await choose(page, 'How did it come out?', 'No trace');
    await choose(page, 'When was it run?', 'Just now');
    if (i === 0) await look(page);
    await press(page, 'Save');
    await heading(page, 'Background checks');
  }
};

const hearOne = async (page: Page, id: string, name: string, look: Look): Promise<void> => {
  await toStep(page, id, /own words/);
  await page.getByRole('link', { name: `Write down their words of ${name}` }).click();
  await choose(page, 'Has the child said', 'The child has said');
  await page.getByLabel('What they wish to happen').fill('That it is deleted, and that school goes on as before.');
  await page.getByLabel('How they are', { exact: true }).fill('Worried, and glad that their mother knows.');
  await page.getByLabel('From whom do you have it?').selectOption({ index: 1 });
  await look(page);
  await press(page, 'Save and go on');
  await heading(page, /./);
};

const protectOne = async (page: Page, id: string, name: string, look: Look): Promise<void> => {
  await toStep(page, id, /Safeguarding/);
  await look(page);
  await page.getByRole('link', { name: `Decide for ${name}` }).click();
  await choose(page, 'What is done to protect this child?', 'Considered, not referred');
  await page.getByLabel('Because…').fill(REASON);
  await look(page);
  await press(page, 'Save and go on');
  await heading(page, /./);
};

export const protectChildren = async (page: Page, id: string, look: Look): Promise<void> => {
  for (const { given, family } of CHILDREN) {
    await hearOne(page, id, `${given} ${family}`, look);
    await protectOne(page, id, `${given} ${family}`, look);
  }
};

export const respond = async (page: Page, id: string, look: Look): Promise<void> => {
  await toStep(page, id, /^Response/);
  await look(page);
  await page.getByRole('link', { name: 'Name who acts' }).click();
  await choose(page, 'Who acts in this case?', 'Safer schools officer');
  await look(page);
  await press(page, 'Save');
  await heading(page, 'Response');
};

/** Proposes Outcome 21, with a reason under every head. */
export const propose = async (page: Page, id: string, look: Look): Promise<void> => {
  await toStep(page, id, /^\s*Decision\s*$/);
  await heading(page, 'Decision');
  await look(page);
  await page.getByRole('radio', { name: /^21:/ }).check();
  await page
    .getByLabel('Whose part is it about?')
    .selectOption({ label: `${CHILDREN[0].given} ${CHILDREN[0].family}` });
  await page.getByLabel('What is the state of the evidence?').selectOption('not-yet-sufficient');
  const reasons = page.getByRole('main').locator('textarea');
  for (const reason of await reasons.all()) await reason.fill('As reported by the school; weighed for each child.');
  await press(page, 'Propose');
  await heading(page, /^Case /);
};

export const cover = async (page: Page, id: string, look: Look): Promise<void> => {
  await page.goto(`/cases/${id}`);
  await heading(page, 'Why do you open this case?');
  await look(page);
  await choose(page, 'Why do you open this case?', 'I supervise or review the work');
  await press(page, 'Open the case');
  await heading(page, /^Case /);
};

/** A supervisor comes from the queue to everything on one screen. */
export const rule = async (page: Page, id: string, look: Look): Promise<void> => {
  await page.goto('/queue');
  await look(page);
  await page.locator(`a[href="/cases/${id}/ruling"]`).click();
  await heading(page, 'Approve or return');
  await look(page);
};

export const giveBack = async (page: Page, id: string, why: string): Promise<void> => {
  await page.goto(`/cases/${id}/ruling`);
  await page.getByLabel(/return it: why/i).fill(why);
  await press(page, 'Return');
  await heading(page, 'Queue');
};

const tellOne = async (page: Page, id: string, name: string, look: Look): Promise<void> => {
  await toStep(page, id, /^Telling/);
  await look(page);
  await page.getByRole('button', { name: new RegExp(`Tell this child.*${name}`) }).click();
  await choose(page, 'Was the safe contact above still right', 'Yes, still right');
  await choose(page, 'Who was told?', 'The child');
  await choose(page, 'How?', 'In person');
  await choose(page, 'By whom?', 'Me');
  for (const tick of await page.getByRole('group', { name: 'Which words were given?' }).getByRole('checkbox').all())
    await tick.check();
  await choose(page, 'When?', 'Just now');
  await look(page);
  await press(page, 'Save');
  await heading(page, 'Telling the children');
};

export const tell = async (page: Page, id: string, child: (typeof CHILDREN)[number], look: Look): Promise<void> =>
  tellOne(page, id, `${child.given} ${child.family}`, look);

/** Everything that the guidance still owes, answered on one page. */
export const answerOwed = async (page: Page, id: string, look: Look): Promise<void> => {
  await page.goto(`/cases/${id}/closing`);
  await page.getByRole('link', { name: 'Answer several of what the guidance asks' }).click();
  await heading(page, 'What was done of what is asked');
  for (const done of await page.getByLabel(/It was (done|decided)/).all()) await done.check();
  for (const by of await page.getByLabel('By whom').all()) await by.selectOption('me');
  for (const told of await page.getByLabel('This parent or carer is told').all()) await told.check();
  for (const which of await page.getByLabel('Which parent or carer').all()) await which.fill('The invented mother');
  for (const words of await page.locator('main textarea').all()) await words.fill('In the note of the case.');
  await look(page);
  await press(page, 'Save what is answered');
  await page.getByText('Nothing is left here').waitFor();
};

export const close = async (page: Page, id: string, look: Look): Promise<void> => {
  await toStep(page, id, 'Closing');
  await look(page);
  await press(page, 'Close the case');
  await heading(page, /./);
  await look(page);
};

export const reopen = async (page: Page, id: string, look: Look): Promise<void> => {
  await page.goto(`/cases/${id}/reconsideration`);
  await look(page);
  await press(page, 'Open this case again');
  await page.getByRole('radio').first().check();
  await page.getByLabel('What is new, and from whom').fill('The school told us of something new.');
  await look(page);
  await press(page, 'Open this case again');
  await heading(page, /./);
  await look(page);
};
