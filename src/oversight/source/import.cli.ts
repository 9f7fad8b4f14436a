import type { Command } from 'commander';
import type { OpenShell } from '../../platform/command/shell.ts';
import type { TakeOptions } from './import-take.ts';

interface ImportOptions extends Omit<TakeOptions, 'answers'> {
  readonly dryRun?: true;
  readonly answer: readonly string[];
}

/** `evenhand import`: what files of figures hold, in one shape, with what a person must settle. */
export function registerImport(program: Command, open: OpenShell): void {
  program
    .command('import')
    .description('Read published figures and FOI answers into one shape of count; ask what they do not state.')
    .argument(
      '<FILE...>',
      'answers of forces (CSV, XLSX, ODS, text; - for standard input) and official tables (those, gzip, Parquet, months of data.police.uk)',
    )
    .option('--dry-run', 'show what would be taken in, and take in nothing; needs no database')
    .option(
      '--publisher <NAME>',
      'who published it: the force whose figures they are; of an official table its publisher',
    )
    .option('--force <FORCE>', 'under which force of this installation it is taken in, where there are several')
    .option('--offence <CODE>', 'of an official table, the counts of one offence only, such as 86')
    .option(
      '--answer <ABOUT=ANSWER>',
      'settle a question, as it was shown; remembered for the publisher (again for each question)',
      (given: string, before: readonly string[]) => [...before, given],
      [],
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Without --dry-run files are taken in: all of them, or none. Answers are read with what was settled for their publisher before;
while a question is open the file waits for a person to settle it, with --answer or at /sources. Given again, the command changes
nothing. A dry run keeps no answer, and shows what would be read with it.

Exit codes: 0 done, or taken in before; 1 failed, or a dry run found nothing in a file; 2 the input or the call was refused, or a question is open: then nothing is taken in.
Examples:
  evenhand import --dry-run --publisher "West Yorkshire" --json data/foi/returns/west-yorkshire_1711564-23.csv
  evenhand import --dry-run --answer 'year=financial' --answer 'outcome: Caution (3)=3' answer.csv
  evenhand import --offence 86 --force northmoor data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz`,
    )
    .action(async (files: readonly string[], options: ImportOptions) => {
      const { answersGiven } = await import('./import-answer.ts');
      const settled = { ...options, answers: answersGiven(options.answer) };
      if (options.dryRun === true) await (await import('./import-show.ts')).showImport(files, settled);
      else await (await import('./import-take.ts')).takeImport(open, files, settled);
    });
}
