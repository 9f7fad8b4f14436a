// Everything that CI runs: the static checks, then every test under src and test on a PostgreSQL of its own.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { testServer } from '../test/database.ts';

// Each file of tests is a process of its own, and many start the program: what one compiled, the next need not.
const env = { ...process.env, NODE_COMPILE_CACHE: '.evenhand/compiled' };
const run = (...args: string[]): number => spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;

const checked = run('scripts/check.ts');
if (checked !== 0) process.exit(checked);

const server = await testServer();
try {
  // Three at a time on two cores: a test waits for the database or the browser as much as it works. The long ones of
  // the whole program come first, so that none of them is left running alone at the end.
  process.exitCode = run(
    '--test',
    '--test-concurrency=3',
    ...globSync('test/**/*.test.ts').toSorted(),
    ...globSync('src/**/*.test.ts').toSorted(),
  );
} finally {
  await server.stop();
}
