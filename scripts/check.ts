// The static checks: format, lint, types, architecture, unused code, sizes. Each prints its own findings; the first that fails ends the run.
import { spawnSync } from 'node:child_process';

// By the machine’s own day: guidance ages whether or not anybody changes it.
const today = spawnSync('date', ['-u', '+%F'], { encoding: 'utf8' }).stdout.trim();

const checks: readonly (readonly [string, ...string[]])[] = [
  ['prettier', '--check', '--log-level=warn', '.'],
  ['tsc', '-p', '.'],
  ['eslint', '.', '--max-warnings=0', '--cache', '--cache-location', '.evenhand/eslint'],
  ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'],
  ['node', 'scripts/sizes.ts'],
  ['node', 'scripts/upkeep.ts', today],
  ['knip'],
];

for (const [command, ...args] of checks) {
  const started = process.hrtime.bigint();
  const run = spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' });
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  process.stdout.write(
    `${run.status === 0 ? 'ok' : 'FAILED'} ${args[0]?.startsWith('scripts/') === true ? args[0] : command} (${seconds.toFixed(1)} s)\n`,
  );
  if (run.status !== 0) process.exit(run.status ?? 1);
}
