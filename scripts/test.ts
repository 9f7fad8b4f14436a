// Everything that CI runs: the static checks, and every test under src and test on a PostgreSQL of its own.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { testServer } from '../test/database.ts';

// Many processes start the program: what one compiled, the next need not.
process.env['NODE_COMPILE_CACHE'] = '.evenhand/compiled';
// More room for what is young: a tenth of the processor's time went into moving what was about to be thrown away.
process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --max-semi-space-size=64`.trim();

/**
 * The tries of a property begin where the commit says: of one commit a run finds elsewhere what it finds here, and the next
 * commit tries others. Outside a repository each run begins anew.
 */
const beginTries = (): void => {
  const { stdout, status } = spawnSync('git', ['rev-parse', '--short=7', 'HEAD'], { encoding: 'utf8' });
  if (status === 0) process.env['EVENHAND_PROPERTY_SEED'] ??= String(Number.parseInt(stdout.slice(0, 7), 16));
};
beginTries();

const MEMORY = '/dev/shm';
const ROOM = 4 * 1024 ** 3;

/**
 * A folder in memory, where there is one with room. A database a file of tests is some nine hundred small files, which a
 * disk takes twenty times as long to make; what has to outlive a power cut is tried by servers of their own, on disk.
 */
const folderInMemory = (): string | undefined => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    accessSync(MEMORY, constants.W_OK);
    return bavail * bsize < ROOM ? undefined : mkdtempSync(join(MEMORY, 'evenhand-'));
  } catch {
    return undefined;
  }
};

/** What is run in one process: what every file needs is read once for all of them. */
type Group = readonly string[];

/** By turns, so that each group has some of what takes long. */
const parted = (files: readonly string[], most: number): readonly Group[] => {
  const groups = Math.ceil(files.length / most);
  return Array.from({ length: groups }, (_, group) => files.filter((__, place) => place % groups === group));
};

/** Files that keep a database, pages and a browser open until their process ends. */
const MOST_OPEN = 12;
const MOST_PURE = 45;
const OPENS = /\b(?:database|app|browser|seeded|premises|installation)\.ts'|child_process/;

/** They take longest of all. */
const LONGEST = /(?:journey-scenario-1|canary|access-matrix|scenario-api)\.test\.ts$/;
/** They start, kill and stop the program itself, or take long. Whatever else there is costs its reading once for a group. */
const ALONE = /(?:shell|journey-report|crash|built-policy|scenario-pages|learnt-later|start|database-down)\.test\.ts$/;

/** What takes long and starts last leaves the other cores idle: whole journeys, then groups, and then what is short by itself. */
const inOrder = (): readonly Group[] => {
  const inside = globSync('src/**/*.test.ts').toSorted();
  const isOpening = (file: string): boolean =>
    /\.(?:web|cli)\.test\.ts$/.test(file) || OPENS.test(readFileSync(file, 'utf8'));
  const whole = globSync('test/**/*.test.ts').toSorted();
  const alone = (those: RegExp): readonly Group[] => whole.filter((file) => those.test(file)).map((file) => [file]);
  return [
    ...alone(LONGEST),
    ...parted(inside.filter(isOpening), MOST_OPEN),
    ...parted(
      inside.filter((file) => !isOpening(file)),
      MOST_PURE,
    ),
    ...parted(
      whole.filter((file) => !LONGEST.test(file) && !ALONE.test(file)),
      MOST_OPEN,
    ),
    ...alone(ALONE),
  ];
};

interface Ran {
  readonly group: Group;
  readonly passed: boolean;
  readonly said: string;
  readonly seconds: number;
}

/**
 * In a process that lives a minute the costliest compiler seldom earns its time back, and room for what is young that grows by
 * and by is paid for with moving it: together a sixth of the processor’s time, of files of pages.
 */
const QUICKER = ['--max-opt=2', '--min-semi-space-size=64'];

const SEEDED = ['--import', './test/property-seed.ts'];

const run = (group: Group): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const args = [...QUICKER, ...SEEDED, '--test', '--test-isolation=none', '--test-reporter=spec', ...group];
    const tests = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [tests.stdout, tests.stderr]) stream.on('data', (part: Buffer) => said.push(part));
    tests.once('error', reject);
    tests.once('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ group, passed: code === 0, said: Buffer.concat(said).toString(), seconds });
    });
  });

const counted = (what: string, ran: readonly Ran[]): number =>
  ran.reduce((sum, { said }) => sum + Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'mu').exec(said)?.[1] ?? 0), 0);

const FAILURES = '✖ failing tests:';
const MOST_SAID = 900;

/** The beginning of what failed, or the end of what was said: told last, where whoever is shown only the end finds it. */
const failuresIn = (said: string): string =>
  said.includes(FAILURES) ? said.slice(said.indexOf(FAILURES)).slice(0, MOST_SAID) : said.slice(-MOST_SAID);

/** Three at a time on two cores: a test waits for the database or the browser as much as it works. */
const LANES = 3;

/** True where every test passed. What a group says is told when it ends; at the end which took longest, and how many there were. */
const runTests = async (groups: readonly Group[]): Promise<boolean> => {
  const left = [...groups];
  const ran: Ran[] = [];
  const lane = async (): Promise<void> => {
    for (let group = left.shift(); group !== undefined; group = left.shift()) {
      const done = await run(group);
      ran.push(done);
      process.stdout.write(done.said);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const { group, seconds } of ran.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10))
    process.stderr.write(`${seconds.toFixed(1).padStart(6)} s  ${nameOf(group)}\n`);
  process.stderr.write(`Properties began at ${process.env['EVENHAND_PROPERTY_SEED'] ?? 'a seed of their own'}.\n`);
  const failed = ran.filter(({ passed }) => !passed);
  const [tests, passed] = [counted('tests', ran), counted('pass', ran)];
  process.stderr.write(
    `${tests} tests in ${groups.flat().length} files, ${passed} passed, ${tests - passed} did not.\n`,
  );
  for (const { group, said } of failed) process.stderr.write(`FAILED  ${group.join(' ')}\n${failuresIn(said)}\n`);
  // A file that tests nothing would pass for one that holds.
  return failed.length === 0 && tests === passed && tests > 0;
};

const nameOf = (group: Group): string =>
  group.length === 1 ? (group[0] ?? '') : `${group[0] ?? ''} and ${group.length - 1} more`;

/** True where every static check passed; what they say is told once, when all has been said. */
const runChecks = (): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const checks = spawn(process.execPath, ['scripts/check.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: Buffer[] = [];
    checks.stdout.on('data', (part: Buffer) => said.push(part));
    checks.once('error', reject);
    checks.once('close', (code) => {
      process.stderr.write(`The static checks ${code === 0 ? 'passed' : 'FAILED'}:\n${Buffer.concat(said).toString()}`);
      resolve(code === 0);
    });
  });

const folder = folderInMemory();
if (folder !== undefined) process.env['EVENHAND_TEST_SERVER'] = folder;
const server = await testServer();
try {
  // Beside one another: the tests wait often, and the checks take what they leave.
  const passed = await Promise.all([runTests(inOrder()), runChecks()]);
  process.exitCode = passed.every(Boolean) ? 0 : 1;
} finally {
  await server.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
