import type { Command } from 'commander';
import { EXIT, print, type FindPremises } from '../command/index.ts';
import type { CheckOfForce } from './force.health.ts';
import { checkHealth } from './health.ts';
import type { Finding } from './finding.ts';

const told = ({ ok, part, found, todo }: Finding): string =>
  ok ? `ok     ${part}: ${found}` : `WRONG  ${part}: ${found}. ${todo ?? ''}`;

/** `evenhand health`. `others` finds how what the platform does not know of is. */
export const registerHealth = (
  program: Command,
  find: FindPremises,
  others: { readonly ofForce: CheckOfForce; readonly here: () => readonly Finding[] },
): void => {
  program
    .command('health')
    .description(
      'look at the database, its settings, the logs, the keys, the disk and the guidance; exit code 1 when something is wrong',
    )
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const found = [...(await checkHealth(await find(), others.ofForce)), ...others.here()];
      const ok = found.every((finding) => finding.ok);
      print(json, { ok, findings: found }, found.map(told));
      if (!ok) process.exitCode = EXIT.failed;
    });
};
