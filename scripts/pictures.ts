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

/** One address stands for all of its kind: what names a case, a person or a place is left out. */
const kindOf = (path: string): string =>
  path
    .replace(/[?#].*$/u, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID')
    .replace(/facts\/(?:by\/|towards\/|person\/)?[a-z0-9-]+$/u, 'facts FACT')
    .replace(/checks\/ID\/[a-z]+$/u, 'checks ID SYSTEM')
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

/** What one person reaches: each kind of page until it was shown once, and no address twice. */
const walk = async (browser: Browser, at: string, person: string, folder: string, seen: Set<string>): Promise<void> => {
  const page = await (await browser.newContext({ baseURL: at, viewport: SIZES.desk })).newPage();
  await page.goto(`/sign-in/northmoor?as=${person}&to=/`);
  const shown = new Set<string>();
  const waiting = new Set(FROM);
  for (const path of waiting) {
    const name = kindOf(path);
    if (shown.has(name) || waiting.size > MOST || /sign-|assets|api|identity/u.test(path)) continue;
    const answer = await page.goto(path);
    if (answer?.status() !== 200 || answer.headers()['content-type']?.startsWith('text/html') !== true) continue;
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
