import type { Command } from 'commander';
import type { OpenShell } from '../../platform/command/shell.ts';

interface Options {
  readonly force?: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  readonly cases?: string;
  readonly json?: true;
}

const HELP = `
Three shares with intervals, and how much there is to part; never a figure of a person, a force or a case.
A file of sampled decisions has one a line: {"force": code, "pattern": facts as a code, "setting": guidance and settings as a code, "person": code, "outcome": true or false}. Codes only: no name, no reference. evenhand sample writes one. With --force and --cases both are taken together.
Reading a force's decisions is logged. Progress goes to standard error.
Exit codes: 0 done, 1 too few to say, or nothing to part, with the reason, 2 the input or the call was refused.
Example: evenhand split --force northmoor --from 2025-01 --to 2025-12 --json`;

/** `evenhand split`: what differences between decisions go with. */
export function registerSplit(program: Command, open: OpenShell): void {
  program
    .command('split')
    .description('Parts the differences between decisions into facts, policy and people, with intervals.')
    .requiredOption('--from <MONTH>', 'first month, such as 2025-01')
    .requiredOption('--to <MONTH>', 'last month, such as 2025-12; one that is over')
    .option('--force <FORCE>', 'whose decisions')
    .option('--cases <FILE>', 'sampled decisions from a file, one a line; - reads standard input')
    .option('--outcome <CODE>', 'for this outcome, or for another', '21')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const { splitHere } = await import('./split-shell.ts');
      await splitHere(options, open);
    });
}
