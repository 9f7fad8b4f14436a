// npm run assure: every claim at its full N, resumed where an earlier run of the same program ended.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testServer } from '../test/database.ts';
import { CLAIMS } from './assure/claim.ts';
import { assure, tell, type Outcome, type Try } from './assure/run.ts';
import { digestOf, Memory } from './assure/state.ts';

const root = join(import.meta.dirname, '..');
const FILE = join(root, '.evenhand', 'assure.json');

const HELP = `npm run assure -- [--only NAME] [--json] [--fresh] [--help]

Tries every claim at its full N and prints N, seed and figure. What was tried is kept in .evenhand/assure.json, piece by
piece: a run that was ended goes on there, until the program changes.
--only NAME  that claim alone; may be given several times
--json       the outcomes as one line of JSON each
--fresh      forgets what was tried before
Exit codes: 0 every claim held, 1 one did not, 2 the call was refused.
Claims: ${CLAIMS.map(({ name }) => name).join(', ')}
`;

/** Diagnostics of the tests that count: not the runner's own totals beside the number of tests. */
const figuresIn = (tap: string): readonly string[] => {
  const remarks = [...tap.matchAll(/^\s*# (.+)$/gm)].map(([, remark]) => remark ?? '');
  const totals = /^(?:Subtest|suites|cancelled|skipped|todo|duration_ms|tests|pass|fail)\b/;
  const count = (name: string): string => remarks.find((remark) => remark.startsWith(`${name} `)) ?? `${name} none`;
  return [...remarks.filter((remark) => !totals.test(remark)), `tests: ${count('pass')}, ${count('fail')}`];
};

const attempt: Try = ({ files }, { env }) =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const compiled = join(root, '.evenhand', 'compiled');
    const run = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=tap', ...files], {
      cwd: root,
      env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: Buffer[] = [];
    run.stdout.on('data', (part: Buffer) => said.push(part));
    run.once('error', reject);
    run.once('close', (code) => {
      const tap = Buffer.concat(said).toString();
      const ok = code === 0;
      if (!ok) process.stderr.write(tap);
      resolve({ ok, seconds: (performance.now() - from) / 1000, figures: [...figuresIn(tap)] });
    });
  });

const readCall = () => {
  const options = {
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ options });
  const unknown = values.only?.find((name) => !CLAIMS.some((claim) => claim.name === name));
  if (unknown !== undefined) throw new TypeError(`${unknown} is no claim`);
  return values;
};

const run = async (only: readonly string[] | undefined, isJson: boolean): Promise<number> => {
  const memory = new Memory(FILE, digestOf(root));
  if (memory.wasOfAnother) process.stderr.write('The program has changed since: everything is tried again.\n');
  const server = await testServer();
  const outcomes: Outcome[] = [];
  try {
    for (const claim of CLAIMS.filter(({ name }) => only?.includes(name) ?? true)) {
      const outcome = await assure(claim, memory, attempt);
      outcomes.push(outcome);
      process.stdout.write(isJson ? `${JSON.stringify(outcome)}\n` : tell(outcome));
    }
  } finally {
    await server.stop();
  }
  const failed = outcomes.filter(({ ok }) => !ok);
  if (!isJson) process.stdout.write(`${outcomes.length} claims, ${failed.length} did not hold\n`);
  return failed.length === 0 ? 0 : 1;
};

const main = async (): Promise<number> => {
  let call: ReturnType<typeof readCall>;
  try {
    call = readCall();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
    return 2;
  }
  if (call.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (call.fresh) rmSync(FILE, { force: true });
  return run(call.only, call.json);
};

process.exitCode = await main();
