import type { Command } from 'commander';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { basisOf } from './basis.ts';

interface Options {
  readonly to: string;
  readonly offence: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly basis: string;
  readonly json?: true;
}

async function report(paths: readonly string[], options: Options): Promise<void> {
  const basis = basisOf(options.basis);
  const [{ compareFiles }, { writeReport }] = await Promise.all([
    import('./compare-files.ts'),
    import('./report-files.ts'),
  ]);
  const compared = await compareFiles(paths, { ...options, basis });
  if (compared.kind === 'refused') throw new ShellRefusal(compared.sentence);
  const made = await writeReport(compared, options.to);
  process.stdout.write(options.json === true ? `${JSON.stringify(made, null, 2)}\n` : `${made.files.join('\n')}\n`);
}

/** `evenhand report`: the comparison whole, as files that need nothing else. Opens no database. */
export function reportCommand(program: Command): void {
  program
    .command('report')
    .description('Write a comparison of forces as a report: HTML, a tagged PDF, and its tables as CSV and ODS.')
    .argument('<FILE...>', 'Home Office outcomes tables, CSV or CSV.gz')
    .requiredOption('--to <DIR>', 'the folder to write to')
    .option('--offence <CODE>', 'offence code as the file has it', '86')
    .option('--numerator <TYPES>', 'outcome types, commas between', '21')
    .option('--denominator <TYPES>', 'outcome types that hold the numerator, or assigned', '21,1')
    .option('--basis <BASIS>', 'closed or recorded', 'closed')
    .option('--json', 'say in JSON what was written')
    .addHelpText(
      'after',
      '\nThe same files and question give the same report to the byte: it holds no time and no name of whoever made it.\nExit codes: 0 done, 2 the input or the call was refused.\nExample: evenhand report data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz --to report',
    )
    .action(report);
}
