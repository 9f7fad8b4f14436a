import type { Command } from 'commander';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { today } from './advise.cli.ts';
import { dayOf } from './back-test.cli.ts';
import { dayIn, versionOf } from './version-of.ts';

interface Options {
  readonly dmn?: true;
  readonly on?: string;
}

const HELP = `
DMN carries what the guidance says where everything is known; the file says itself what it cannot carry.
Exit codes: 0 done, 2 the input or the call was refused.
Example: evenhand policy export 2024-05 --dmn > guidance.dmn`;

/** `evenhand policy export`: a version of the guidance in a format of somebody else's. */
export function registerExport(policy: Command): void {
  policy
    .command('export')
    .description('A version in another format: decision tables with the sentence and source of every rule beside it.')
    .argument('<VERSION>', 'the version, or the folder of a draft')
    .option('--dmn', 'as DMN 1.5')
    .option('--on <DATE>', 'the day whose rules and outcomes are written (default: today, or the last day in force)')
    .addHelpText('after', HELP)
    .action(async (named: string, { dmn, on }: Options) => {
      if (dmn !== true) throw new ShellRefusal('say --dmn: it is the one format there is.');
      const version = versionOf(named);
      const { inForceFrom, inForceUntil } = version.files.policy;
      const usual = [inForceUntil ?? today(), today()].sort()[0] ?? today();
      const { toDmn } = await import('./dmn.ts');
      process.stdout.write(
        await toDmn(version, dayIn(version, dayOf(on) ?? (usual < inForceFrom ? inForceFrom : usual))),
      );
    });
}
