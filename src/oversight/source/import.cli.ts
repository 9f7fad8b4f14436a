import type { Command } from 'commander';
import type { OpenShell } from '../../platform/command/shell.ts';
import type { TakeOptions } from './import-take.ts';

interface ImportOptions extends TakeOptions {
  readonly dryRun?: true;
}

/** `evenhand import`: what files of figures hold, in one shape, with what a person must settle. */
export function registerImport(program: Command, open: OpenShell): void {
  program
    .command('import')
    .description('Read published figures and FOI answers into one shape of count; ask what they do not state.')
    .argument('<FILE...>', 'answers of forces (CSV, XLSX, ODS, text; - for standard input) and official tables')
    .option('--dry-run', 'show what would be taken in, and take in nothing')
    .option('--publisher <NAME>', 'who published it: the force whose figures they are, where the file does not say')
    .option('--force <FORCE>', 'under which force of this installation it is taken in')
    .option('--offence <CODE>', 'of an official table, the counts of one offence only, such as 86')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 the input or the call was refused; then nothing is taken in.\nExample: evenhand import --dry-run --publisher "West Yorkshire" --json data/foi/returns/west-yorkshire_1711564-23.csv',
    )
    .action(async (files: readonly string[], options: ImportOptions) => {
      if (options.dryRun === true) await (await import('./import-show.ts')).showImport(files, options);
      else await (await import('./import-take.ts')).takeImport(open, files, options);
    });
}
