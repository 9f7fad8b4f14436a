// The engine as it is built for pages and other programs, beside the engine as the program runs it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import canonicalize from 'canonicalize';
import ts from 'typescript';
import { z } from 'zod';
import { buildModule, buildTypes, compilerSays } from '../scripts/build.ts';
import { Adviser } from '../src/policy/index.ts';
import { IDS, realPolicy } from '../src/policy/real-policy.make.ts';
import { openBrowser } from './browser.ts';

const TODAY = '2026-11-22';
// In the checkout: the types name those of Zod, which are found from there.
const own = join(import.meta.dirname, '..', '.evenhand');
mkdirSync(own, { recursive: true });
const folder = mkdtempSync(join(own, 'built-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** What is asked: every scenario of every version, by that version. */
const policies = IDS.map((id) => realPolicy(id, readFileSync));
const asked = policies.flatMap(({ files }) =>
  files.scenarios.map(({ id, input }) => ({ policy: files.policy.id, id, input })),
);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const canonical = (answers: readonly unknown[]) => answers.map((each) => canonicalize(each));
const adviser = new Adviser(policies, sha256);
const expected = canonical(asked.map(({ policy, input }) => adviser.advise(input, { today: TODAY, policy })));

/** Asks the built module, here or in a page: a page can only wait for a digest, so the texts are gathered first. */
const ANSWER = `
export const policies = ${JSON.stringify(policies.map(({ files }) => files))};
export const asked = ${JSON.stringify(asked)};
export async function answer({ Adviser, readPolicy }, sha256) {
  const read = policies.map((content) => readPolicy(content));
  const faults = read.flatMap((each) => (each.ok ? [] : each.refusal));
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const run = (digest) => {
    const adviser = new Adviser(read.map(({ value }) => value), digest);
    return asked.map(({ policy, input }) => adviser.advise(input, { today: '${TODAY}', policy }));
  };
  const digests = new Map();
  run((text) => (digests.set(text, ''), ''));
  for (const text of digests.keys()) digests.set(text, await sha256(text));
  return run((text) => digests.get(text));
}
`;

const PAGE =
  '<!doctype html><html lang="en"><title>Built</title><script type="module" src="/page.mjs"></script><p>…</p>';
const IN_PAGE = `
let broken = 0;
document.addEventListener('securitypolicyviolation', () => { broken += 1; });
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const told = {};
try {
  const [engine, { answer }] = await Promise.all([import('/evenhand-policy.mjs'), import('/answer.mjs')]);
  told.answers = await answer(engine, async (text) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
  told.broken = broken;
  try { told.generates = new Function('return true')(); } catch { told.generates = false; }
} catch (error) {
  told.error = String(error);
}
const place = document.querySelector('p');
place.textContent = JSON.stringify(told);
place.id = 'told';
`;

const module = await buildModule(folder);
writeFileSync(join(folder, 'answer.mjs'), ANSWER);

const script = (response: ServerResponse, text: string): void => {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(text);
};

/** A page as strict as can be: no script but its own files, nothing else at all. */
const serveStrictly = async (): Promise<string> => {
  const server = createServer(({ url }, response) => {
    if (url === '/page.mjs') script(response, IN_PAGE);
    else if (url?.endsWith('.mjs') === true) script(response, readFileSync(join(folder, url.slice(1)), 'utf8'));
    else
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'",
        })
        .end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://localhost:${address.port}/`;
};

const Told = z.strictObject({ answers: z.array(z.unknown()), broken: z.number(), generates: z.boolean() });

void it('given every scenario of both versions, when a strict page asks the built engine, then it answers as the program does', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  // Half a minute of work on a machine that has other work: a slow one is not a wrong one.
  page.setDefaultTimeout(180_000);
  await page.goto(await serveStrictly());
  const told = Told.parse(JSON.parse((await page.locator('#told').textContent()) ?? ''));
  assert.equal(told.broken, 0, 'the page had nothing to refuse');
  assert.equal(told.generates, false, 'and would have refused generated code');
  assert.ok(expected.length > 20);
  assert.deepEqual(canonical(told.answers), expected);
});

const Asked = z.object({ answer: z.custom<(engine: unknown, digest: typeof sha256) => Promise<unknown[]>>() });

void it('given the same scenarios, when the built engine is asked in Node, then it answers as the program does', async () => {
  const engine: unknown = await import(pathToFileURL(module).href);
  const { answer } = Asked.parse(await import(pathToFileURL(join(folder, 'answer.mjs')).href));
  assert.deepEqual(canonical(await answer(engine, sha256)), expected);
});

void it('given the built module, when it is read, then it imports nothing and generates no code', () => {
  const text = readFileSync(module, 'utf8');
  assert.deepEqual(ts.preProcessFile(text, true, true).importedFiles, []);
});

for (const [what, planted] of [
  ['an import of the machine', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n"],
  ['a call of eval', 'export const run = (text: string): unknown => eval(text);\n'],
  ['a function out of text', 'export const run = (text: string): unknown => new Function(text);\n'],
] as const)
  void it(`given ${what} in the engine, when it is built, then the build stops`, async () => {
    const entry = join(folder, 'planted.ts');
    writeFileSync(entry, planted);
    await assert.rejects(buildModule(mkdtempSync(join(folder, 'planted-')), entry));
  });

void it('given the types, when another program is checked against them, then a wrong use is told and a right one is not', () => {
  buildTypes(folder);
  const use = join(folder, 'use.ts');
  writeFileSync(
    use,
    "import { readPolicy, type Advice } from './types/index.ts';\nexport const right: boolean = readPolicy({}).ok;\nexport const wrong: Advice['category'] = 'grave';\n",
  );
  const options = { module: 'nodenext', target: 'es2024', strict: true, skipLibCheck: true };
  const compilerOptions = { ...options, allowImportingTsExtensions: true, noEmit: true, types: [] };
  const project = join(folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [use] }));
  const told = compilerSays(project);
  assert.equal(told.match(/error TS/gu)?.length, 1, told);
  assert.match(told, /use\.ts\(3,\d+\): error TS\d+: .*"grave"/u);
});
