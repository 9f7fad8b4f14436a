import type { Command } from 'commander';
import { ShellRefusal } from '../../platform/command/shell.ts';
import type { ShowOptions } from './import-show.ts';

interface ImportOptions extends ShowOptions {
  readonly dryRun?: true;
}

/** `evenhand import`: what files of figures hold, in one shape, with what a person must settle. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('Read published figures and FOI answers into one shape of count; ask what they do not state.')
    .argument('<FILE...>', 'answers of forces (CSV, XLSX, ODS, text; - for standard input) and official tables')
    .option('--dry-run', 'show what would be taken in, and take in nothing')
    .option('--publisher <NAME>', 'who published it: the force whose figures they are, where the file does not say')
    .option('--offence <CODE>', 'of an official table, the counts of one offence only, such as 86')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 the input or the call was refused; then nothing is taken in.\nExample: evenhand import --dry-run --publisher "West Yorkshire" --json data/foi/returns/west-yorkshire_1711564-23.csv',
    )
    .action(async (files: readonly string[], options: ImportOptions) => {
      if (options.dryRun !== true) throw new ShellRefusal('Give --dry-run: nothing can be taken in yet.');
      const { showImport } = await import('./import-show.ts');
      await showImport(files, options);
    });
}
