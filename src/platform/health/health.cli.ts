import type { Command } from 'commander';
import { EXIT, print, type FindPremises } from '../command/index.ts';
import type { CheckOfForce } from './force.health.ts';
import { checkHealth } from './health.ts';
import type { Finding } from './finding.ts';

const told = ({ ok, look, part, found, todo }: Finding): string => {
  if (ok && look !== true) return `ok     ${part}: ${found}`;
  return `${ok ? 'LOOK ' : 'WRONG'}  ${part}: ${found.replace(/\.$/, '')}. ${todo ?? ''}`;
};

/** `evenhand health`. `others` finds how what the platform does not know of is. */
export const registerHealth = (
  program: Command,
  find: FindPremises,
  others: { readonly ofForce: readonly CheckOfForce[]; readonly here: () => readonly Finding[] },
): void => {
  program
    .command('health')
    .description(
      'look at the database, its settings, the logs, the keys, the disk and the guidance; exit code 1 when something is WRONG. ' +
        'LOOK is for people, such as open cases that nobody works: pass it on; the exit code stays 0',
    )
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const found = [...(await checkHealth(await find(), others.ofForce)), ...others.here()];
      const ok = found.every((finding) => finding.ok);
      print(json, { ok, findings: found }, found.map(told));
      if (!ok) process.exitCode = EXIT.failed;
    });
};
