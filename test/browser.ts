// A real Chromium for the tests: the machine’s own, else Debian’s, else one from the lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installed = (): string | undefined => PLACES.find((place) => existsSync(place));

const installFromDebian = (): string | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const install = ['install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=120', 'chromium-headless-shell'];
  spawnSync('apt-get', install, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return installed();
};

const fromLockFile = async (): Promise<string> => {
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
};

export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = installed() ?? installFromDebian() ?? (await fromLockFile());
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...asRoot], headless: true });
};

let shared: { readonly browser: Promise<Browser>; users: number } | undefined;

/**
 * One browser for all files and suites that are open in one process: contexts share nothing, and starting takes longest.
 * Closed after the last that opened it.
 */
export const openBrowser = (): Promise<Browser> => {
  shared ??= { browser: launchBrowser(), users: 0 };
  const mine = shared;
  mine.users += 1;
  after(async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    if (shared === mine) shared = undefined;
    await (await mine.browser).close();
  });
  return mine.browser;
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Past Playwright, which would write six hundred thousand letters twice over into a call: a quarter of the time. */
const putAxe = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  await session.detach();
};

const Barriers = z.array(z.string());

/** Documents whose colours were seen to be right, by their digest: the same at another size has the same colours on the same ground. */
const colouredRight = new Set<string>();

const CONTRAST = 'color-contrast';

/** What a document shows, on screen or paper: without what is another in each, nonces and hidden fields. */
const digestOf = async (page: Page): Promise<string> => {
  const media = z.boolean().parse(await page.evaluate('matchMedia("print").matches'));
  const content = (await page.content()).replaceAll(/ nonce="[^"]*"|<input type="hidden"[^>]*>/gu, '');
  return createHash('sha256').update(`${media} ${content}`).digest('base64');
};

/**
 * What axe finds wrong with a page at WCAG 2.2 AA and its best practices: nothing, when it is right. Colours take three
 * quarters of the time, and a document that was looked at before, at another size, is spared them.
 */
export const findBarriers = async (page: Page): Promise<readonly string[]> => {
  const digest = await digestOf(page);
  // Put into a page once, however often it is looked at; and only what is wrong is brought back.
  if ((await page.evaluate('"axe" in window')) === false) await putAxe(page);
  const rules = colouredRight.has(digest) ? { [CONTRAST]: { enabled: false } } : {};
  const found = Barriers.parse(
    await page.evaluate(`axe.run(document, { resultTypes: ['violations'], rules: ${JSON.stringify(rules)} }).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => id + ': ' + help + ': ' + html)))`),
  );
  if (!found.some((barrier) => barrier.startsWith(CONTRAST))) colouredRight.add(digest);
  return found;
};

/** Desk, phone (one hand) and paper: every page is looked at in each. */
export const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 360, height: 780 } } as const;
