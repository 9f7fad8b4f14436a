// Everything that CI runs: the static checks, then every test under src and test.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const run = (...args: string[]): void => {
  const ended = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
};

run('scripts/check.ts');
run('--test', ...globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).toSorted());
