import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { basisOf } from './basis.ts';
import { smallFromOf } from './small-from.ts';

interface Options {
  readonly offence: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly basis: string;
  readonly json?: true;
  readonly svg?: string;
  readonly revised?: readonly string[];
  readonly vintage?: string;
  readonly smallFrom?: string;
}

async function writeSvg(path: string, svg: string): Promise<void> {
  try {
    await writeFile(path, `${svg}\n`);
  } catch {
    throw new ShellRefusal(
      `The chart was not written to ${path}: name a file, in a folder that is there and in which you may write, on a disk with room.`,
    );
  }
}

/** Loaded when asked for: the distribution functions take longer to load than most commands take to run. */
async function consistency(files: readonly string[], options: Options): Promise<void> {
  const [{ compareFiles, comparisonChart, comparisonText, comparisonView }, { shapeOf }, { caseMixSentences }] =
    await Promise.all([import('./compare-files.ts'), import('./comparison-shape.ts'), import('./case-mix.words.ts')]);
  const { revised: paths = [], vintage } = options;
  if (vintage !== undefined && paths.length === 0)
    throw new ShellRefusal('--vintage names a later issue: give that issue with --revised FILE.');
  const compared = await compareFiles(files, {
    ...{ ...options, basis: basisOf(options.basis) },
    revision: { paths, vintage },
    smallFrom: smallFromOf(options.smallFrom),
  });
  if (compared.kind === 'refused') throw new ShellRefusal(compared.sentence);
  const { comparison } = compared;
  // Before the answer is printed: a file that cannot be written is a refusal, and then nothing else was said.
  if (options.svg !== undefined) await writeSvg(options.svg, comparisonChart(comparison));
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(shapeOf(comparison), null, 2)}\n`
      : comparisonText(comparisonView(comparison), caseMixSentences(compared)),
  );
}

export function consistencyCommand(program: Command): void {
  program
    .command('consistency')
    .description('Compare forces on a published outcomes table: the spread between them first, never a ranking.')
    .argument('<FILE...>', 'Home Office outcomes tables: CSV, CSV.gz, Parquet or ODS')
    .requiredOption('--offence <CODE>', 'offence code as the file has it, such as 86')
    .requiredOption('--numerator <TYPES>', 'outcome types, commas between, such as 21')
    .requiredOption('--denominator <TYPES>', 'outcome types that hold the numerator, such as 21,1, or assigned')
    .requiredOption('--basis <BASIS>', 'closed: outcomes recorded in the period; recorded: of offences recorded in it')
    .option(
      '--revised <FILE...>',
      'later issues of a period that a FILE gives: they take its place, and what moved is said',
    )
    .option('--vintage <TEXT>', 'what the publisher calls the later issue, such as "July 2024"')
    .option(
      '--small-from <0|1>',
      'the least that “<5” can be, as its publisher says; 1 if nobody has said, which is then asked',
    )
    .option('--json', 'answer in JSON')
    .option('--svg <FILE>', 'write the funnel chart to a file')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 2 the input or the call was refused.\nExample: evenhand consistency data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz --offence 86 --numerator 21 --denominator 21,1 --basis closed',
    )
    .action(consistency);
}
