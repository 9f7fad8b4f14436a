import { basename } from 'node:path';
import { ShellRefusal } from '../../platform/command/shell.ts';
import type { Place } from './count.ts';
import type { Oddity, Question } from './import-read.ts';
import { sourceOf, type ImportSource, type SourceAsk } from './import-source.ts';

export interface ShowOptions {
  readonly offence?: string;
  readonly publisher?: string;
  readonly json?: true;
}

/** What a file is called in the answer. */
export const nameOf = (path: string): string => (path === '-' ? 'pasted text' : basename(path));

interface Whole {
  readonly counts: number;
  readonly missing: number;
  readonly questions: readonly Question[];
  readonly oddities: readonly Oddity[];
}

/** Reads everything once without keeping it: a refusal at the last row must come before the first count is printed. */
async function check(sources: readonly ImportSource[]): Promise<Whole> {
  let [counts, missing] = [0, 0];
  const [questions, oddities]: [Question[], Oddity[]] = [[], []];
  for (const source of sources) {
    const taken = await source((batch) => {
      counts += batch.length;
      missing += batch.filter(({ value }) => value === null).length;
    });
    if (taken.kind === 'refused') throw new ShellRefusal(taken.sentence);
    questions.push(...taken.questions);
    oddities.push(...taken.oddities);
  }
  return { counts, missing, questions, oddities };
}

/** Written as it is read: a pipe takes its text at once, so memory stays bounded. */
async function writeJson(sources: readonly ImportSource[], { questions, oddities }: Whole): Promise<void> {
  process.stdout.write('{"counts":[');
  let first = true;
  for (const source of sources)
    await source((batch) => {
      if (batch.length === 0) return;
      process.stdout.write(`${first ? '' : ','}\n${batch.map((count) => JSON.stringify(count)).join(',\n')}`);
      first = false;
    });
  process.stdout.write(`\n],"questions":${JSON.stringify(questions)},"oddities":${JSON.stringify(oddities)}}\n`);
}

const place = ({ file, sheet, row, column }: Place): string =>
  [file, sheet, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
    .filter((part) => part !== null)
    .join(', ');

export const linesOf = ({ counts, missing, questions, oddities }: Whole): readonly string[] => [
  `${counts} counts, ${missing} of them without a value.`,
  ...(questions.length === 0 ? [] : ['', 'To be settled by a person:']),
  ...questions.flatMap(({ asks, proposals, counts: hang, at }) => [
    `- ${asks} (${hang} counts; ${place(at)})`,
    ...proposals.map(({ answer, why }) => `    ${answer}: ${why}`),
  ]),
  ...(oddities.length === 0 ? [] : ['', 'Strange:']),
  ...oddities.map(({ says, at }) => `- ${says} (${place(at)})`),
];

/** Prints what the files hold; takes in nothing. */
export async function showImport(paths: readonly string[], { offence, publisher, json }: ShowOptions): Promise<void> {
  const ask: SourceAsk = { offence, publisher, answers: [] };
  const sources: ImportSource[] = [];
  for (const path of paths) {
    const found = await sourceOf(path, ask);
    if (found.kind === 'refused') throw new ShellRefusal(found.sentence);
    sources.push(found.source);
  }
  const whole = await check(sources);
  if (json === true) await writeJson(sources, whole);
  else
    process.stdout.write(
      linesOf(whole)
        .map((line) => `${line}\n`)
        .join(''),
    );
}
