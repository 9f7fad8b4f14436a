import { ShellRefusal } from '../../platform/command/shell.ts';
import { headingOf } from './heading.ts';
import type { Oddity, Question, Reader, ReaderAsk } from './import-read.ts';
import { readerFor } from './readers.ts';

interface Show extends ReaderAsk {
  readonly json: boolean;
}

interface Known {
  readonly path: string;
  readonly reader: Reader;
}

async function known(path: string): Promise<Known> {
  const heading = await headingOf(path);
  const reader = heading === undefined ? undefined : readerFor(heading);
  if (reader === undefined) throw new ShellRefusal(`${path} was not read: its columns are those of no known table.`);
  return { path, reader };
}

interface Whole {
  readonly counts: number;
  readonly missing: number;
  readonly questions: readonly Question[];
  readonly oddities: readonly Oddity[];
}

/** Reads everything once without keeping it: a refusal at the last row must come before the first count is printed. */
async function check(files: readonly Known[], ask: ReaderAsk): Promise<Whole> {
  let [counts, missing] = [0, 0];
  const [questions, oddities]: [Question[], Oddity[]] = [[], []];
  for (const { path, reader } of files) {
    const taken = await reader.read(path, ask, (batch) => {
      counts += batch.length;
      missing += batch.filter(({ value }) => value === null).length;
    });
    if (taken.kind === 'refused') throw new ShellRefusal(taken.sentence);
    questions.push(...taken.questions);
    oddities.push(...taken.oddities);
  }
  return { counts, missing, questions, oddities };
}

/** Written as it is read: on this platform a pipe takes its text at once, so memory stays bounded. */
async function writeJson(files: readonly Known[], ask: ReaderAsk, { questions, oddities }: Whole): Promise<void> {
  process.stdout.write('{"counts":[');
  let first = true;
  for (const { path, reader } of files)
    await reader.read(path, ask, (batch) => {
      if (batch.length === 0) return;
      process.stdout.write(`${first ? '' : ','}\n${batch.map((count) => JSON.stringify(count)).join(',\n')}`);
      first = false;
    });
  process.stdout.write(`\n],"questions":${JSON.stringify(questions)},"oddities":${JSON.stringify(oddities)}}\n`);
}

/** Prints what the files hold; takes in nothing. */
export async function showImport(
  paths: readonly string[],
  options: { readonly offence?: string; readonly json?: true },
) {
  const ask: Show = { offence: options.offence, json: options.json === true };
  const files: Known[] = [];
  for (const path of paths) files.push(await known(path));
  const whole = await check(files, ask);
  if (ask.json) await writeJson(files, ask, whole);
  else
    process.stdout.write(
      [
        `${whole.counts} counts, ${whole.missing} of them missing; ${whole.questions.length} questions; ${whole.oddities.length} oddities.`,
        ...whole.questions.map(({ asks }) => `Question: ${asks}`),
        ...whole.oddities.map(({ says }) => `Oddity: ${says}`),
        '',
      ].join('\n'),
    );
}
