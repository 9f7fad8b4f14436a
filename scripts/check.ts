// The static checks: format, lint, types, architecture, unused code, sizes. Each prints its own findings; any that fails fails the run.
import { spawn, spawnSync } from 'node:child_process';
import { basename } from 'node:path';

// By the machine’s own day: guidance ages whether or not anybody changes it.
const today = spawnSync('date', ['-u', '+%F'], { encoding: 'utf8' }).stdout.trim();

// What is written in Go ends before its rubbish would crowd anything out: collecting it was a third of the processor's time of
// the lint and of the compiler, for a tenth less memory.
process.env['GOGC'] = 'off';

type Check = readonly [string, ...string[]];

const CHECKS: readonly Check[] = [
  ['oxlint'],
  ['oxfmt', '--check', '.'],
  // The compiler in its own machine code: the one that dependency-cruiser reads by takes three times as long to say the same.
  // One checker: several on as many cores work out much of the same, a third more of the processor's time in all.
  ['../typescript7/bin/tsc', '-p', '.', '--checkers', '1'],
  ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'],
  ['node', 'scripts/sizes.ts'],
  ['node', 'scripts/upkeep.ts', today],
  ['knip'],
];

const run = ([command, ...args]: Check): Promise<boolean> =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(`node_modules/.bin/${command}`, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const done = (passed: boolean): void => {
      const name = args[0]?.startsWith('scripts/') === true ? args[0] : basename(command);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${passed ? 'ok' : 'FAILED'} ${name} (${seconds} s)\n`);
      resolve(passed);
    };
    child.once('error', () => {
      done(false);
    });
    child.once('close', (code) => {
      done(code === 0);
    });
  });

// One after another: the tests beside them have the other cores. Each is run, so that all there is to mend is said at once.
const results: boolean[] = [];
for (const check of CHECKS) results.push(await run(check));
process.exitCode = results.every(Boolean) ? 0 : 1;
