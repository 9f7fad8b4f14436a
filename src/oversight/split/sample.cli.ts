import type { Command } from 'commander';
import type { OpenShell } from '../../platform/command/shell.ts';
import type { SampleAsked } from './give-shell.ts';

const HELP = `
The file is what evenhand split --cases takes in: its first line says what it is, of whom, for whom, when, by what definition, with a digest and a signature; each other line is one decision in codes.
It is a record a decision, for the forces that put theirs together, and not to be published. Of few that are alike, or by somebody who decided few, nothing leaves. That it was given, and for whom, is logged with its digest.
Exit codes: 0 done, 2 the input or the call was refused.
Example: evenhand sample --force northmoor --for "Southvale Police" --from 2025-01 --to 2025-12 --out northmoor-2025.jsonl`;

/** `evenhand sample`: own decisions for the split of another force. */
export function registerSample(program: Command, open: OpenShell): void {
  program
    .command('sample')
    .description('Write own decisions as a file that another force takes into its split.')
    .requiredOption('--force <FORCE>', 'whose decisions')
    .requiredOption('--for <NAME>', 'for whom it is made: the force or body that asked for it')
    .requiredOption('--from <MONTH>', 'first month, such as 2025-01')
    .requiredOption('--to <MONTH>', 'last month, such as 2025-12; one that is over')
    .requiredOption('--out <FILE>', 'the file to write; one that is not there yet')
    .option('--outcome <CODE>', 'for this outcome, or for another', '21')
    .option('--json', 'say in JSON what was written')
    .addHelpText('after', HELP)
    .action(async (options: SampleAsked) => {
      const { giveHere } = await import('./give-shell.ts');
      await giveHere(options, open);
    });
}
