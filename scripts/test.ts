// Everything that CI runs: the static checks, then every test under src and test on a PostgreSQL of its own.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { testServer } from '../test/database.ts';

// Each file of tests is a process of its own, and many start the program: what one compiled, the next need not.
process.env['NODE_COMPILE_CACHE'] = '.evenhand/compiled';
const run = (...args: string[]): number => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

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

const checked = run('scripts/check.ts');
if (checked !== 0) process.exit(checked);

const folder = folderInMemory();
if (folder !== undefined) process.env['EVENHAND_TEST_SERVER'] = folder;
const server = await testServer();
try {
  // Three at a time on two cores: a test waits for the database or the browser as much as it works.
  process.exitCode = run(
    '--test',
    '--test-concurrency=3',
    ...globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).toSorted(),
  );
} finally {
  await server.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
