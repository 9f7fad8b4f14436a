import type { Command } from 'commander';
import { withShell, type OpenShell } from '../../platform/command/shell.ts';
import type { CompareOptions } from './compare-shell.ts';

/** `evenhand compare`: what the pages of Compare forces show, on what was taken in. */
export function registerCompare(program: Command, open: OpenShell): void {
  program
    .command('compare')
    .description('Compare forces on what was taken in: publications, signed returns, own releases. Never a ranking.')
    .argument('[SOURCE]', 'an id of the list that the command gives without it')
    .option('--force <FORCE>', 'whose installation it was taken in under, where there are several')
    .option('--definition <ID>', 'of returns: the definition that they count by')
    .option('--offence <TEXT>', 'the offences, as the source names them')
    .option('--ages <TEXT>', 'such as "under 18"')
    .option('--unit <TEXT>', 'crimes or people')
    .option('--numerator <TYPES>', 'outcome types, commas between; 21 by default')
    .option('--denominator <TYPES>', 'charge, given, assigned, or outcome types')
    .option('--basis <BASIS>', 'closed, recorded or not-stated')
    .option('--period <TIME>', 'a time that the source names, or all')
    .option('--to <DIR>', 'write the report to a folder: HTML, a tagged PDF, and its tables')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nWhat is left out is what most forces in the source give. Every look is in the ledger.\nExit codes: 0 done, 2 the input or the call was refused.\nExample: evenhand compare returns --force northmoor --numerator 21 --denominator assigned',
    )
    .action(async (source: string | undefined, options: CompareOptions) => {
      const { compareHere } = await import('./compare-shell.ts');
      await withShell(open, (session) => compareHere(session, source, options));
    });
}
