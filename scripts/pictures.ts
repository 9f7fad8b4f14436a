// Pictures of every page that links lead to, for eyes: as each invented person, at a desk, on a phone and on paper.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser, SIZES } from '../test/browser.ts';

const HELP = `node scripts/pictures.ts [--at URL] [--to FOLDER] [--as NAME…]

Follows links from the first page of a demonstration that is running (npm start), once for each kind of page and person, and
writes a picture of each at a desk (1280), on a phone (360) and on paper. Prints what is wider than its screen.
`;

const PEOPLE = ['officer', 'supervisor', 'registrar', 'analyst', 'policy-owner', 'administrator', 'hub'];
const FROM = ['/', '/cases', '/queue', '/compare', '/settings', '/reports/new'];
const MOST = 2000;

/** What names one of many in an address, and what stands for all of them. */
const ONE_OF_MANY: readonly (readonly [RegExp, string])[] = [
  [/[?#].*$/u, ''],
  [/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID'],
  [/facts\/(?:by\/|towards\/|person\/)?[\w-]+$/u, 'facts FACT'],
  [/checks\/ID\/[a-z]+$/u, 'checks ID SYSTEM'],
  [/why-not\/([a-z]+)\/[\w-]+/u, 'why-not $1 ONE'],
  [
    /(compare\/force|rules|outcomes|definitions|kit|weighing|duties|releases\/new|rounds\/ID\/cases)\/[\w-]+/u,
    '$1 ONE',
  ],
  [/foi\/(?!answers)[\w-]+$/u, 'foi ONE'],
  [/guidance\/\d{4}-\d\d/u, 'guidance VERSION'],
];

/** One address stands for all of its kind: what names a case, a person or a place is left out. */
const kindOf = (path: string): string =>
  ONE_OF_MANY.reduce((kind, [one, all]) => kind.replace(one, all), path)
    .replaceAll('/', ' ')
    .trim() || 'home';

const linksOn = async (page: Page): Promise<readonly string[]> => {
  const links = `[...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href'))`;
  return z.array(z.string()).parse(await page.evaluate(links));
};

const WIDER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const picture = async (page: Page, folder: string, name: string): Promise<string[]> => {
  const wide: string[] = [];
  for (const size of ['desk', 'phone'] as const) {
    await page.setViewportSize(SIZES[size]);
    await page.screenshot({ path: join(folder, `${name} ${size}.png`), fullPage: true });
    const over = z.number().parse(await page.evaluate(WIDER));
    if (over > 0) wide.push(`${name}: ${over} px wider than the ${size}`);
  }
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: join(folder, `${name} print.png`), fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  return wide;
};

/** Whether a page is there: what is a file to keep begins a download instead, and is none. */
const opens = async (page: Page, path: string): Promise<boolean> => {
  const answer = await page.goto(path).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('Download is starting')) return null;
    throw error;
  });
  return answer?.status() === 200 && answer.headers()['content-type']?.startsWith('text/html') === true;
};

/** What one person reaches: each kind of page until it was shown once, and no address twice. */
const walk = async (browser: Browser, at: string, person: string, folder: string, seen: Set<string>): Promise<void> => {
  const page = await (await browser.newContext({ baseURL: at, viewport: SIZES.desk })).newPage();
  await page.goto(`/sign-in/northmoor?as=${person}&to=/`);
  const shown = new Set<string>();
  const waiting = new Set(FROM);
  for (const path of waiting) {
    const name = kindOf(path);
    if (shown.has(name) || waiting.size > MOST || /sign-|assets|api|identity/u.test(path)) continue;
    if (!(await opens(page, path))) continue;
    shown.add(name);
    for (const link of await linksOn(page)) waiting.add(link);
    if (seen.has(name)) continue;
    seen.add(name);
    process.stdout.write([`${person}: ${name}`, ...(await picture(page, folder, name)), ''].join('\n'));
  }
  await page.context().close();
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      at: { type: 'string', default: 'http://localhost:3000' },
      to: { type: 'string', default: '.evenhand/pictures' },
      as: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  mkdirSync(values.to, { recursive: true });
  const browser = await launchBrowser();
  const seen = new Set<string>();
  try {
    for (const person of values.as ?? PEOPLE) await walk(browser, values.at, person, values.to, seen);
  } finally {
    await browser.close();
  }
  writeFileSync(join(values.to, 'pages.txt'), [...seen].toSorted().join('\n'));
};

await main();
