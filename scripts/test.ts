// Everything that CI runs: the static checks, and every test under src and test on a PostgreSQL of its own.
import { spawn } from 'node:child_process';
import { accessSync, constants, globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run as runFiles } from 'node:test';
import { spec } from 'node:test/reporters';
import { testServer } from '../test/database.ts';

// Each file of tests is a process of its own, and many start the program: what one compiled, the next need not.
process.env['NODE_COMPILE_CACHE'] = '.evenhand/compiled';

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

/** Whole journeys first, then pages and commands: what takes long and starts last leaves the other cores idle. */
const inOrder = (): readonly string[] => {
  const inside = globSync('src/**/*.test.ts').toSorted();
  const isSlow = (file: string): boolean => /\.(?:web|cli)\.test\.ts$/.test(file);
  return [
    ...globSync('test/**/*.test.ts').toSorted(),
    ...inside.filter(isSlow),
    ...inside.filter((file) => !isSlow(file)),
  ];
};

/** Each file in a process of its own; true where every test passed. Tells at the end which files took longest. */
const runTests = (files: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const seconds = new Map<string, number>();
    // Three at a time on two cores: a test waits for the database or the browser as much as it works.
    const stream = runFiles({ files: [...files], concurrency: 3 });
    stream.on('test:summary', ({ file, duration_ms: taken, success }) => {
      if (file !== undefined) seconds.set(relative('.', file), taken / 1000);
      else {
        const longest = [...seconds].toSorted(([, a], [, b]) => b - a).slice(0, 10);
        for (const [name, took] of longest) process.stderr.write(`${took.toFixed(1).padStart(6)} s  ${name}\n`);
        resolve(success);
      }
    });
    stream.pipe(new spec()).pipe(process.stdout);
  });

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
