import { once } from 'node:events';
import { basename } from 'node:path';
import { ShellRefusal } from '../../platform/command/shell.ts';
import type { Place } from './count.ts';
import { Gathered, moreSentence } from './gathered.ts';
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
  const [questions, oddities] = [new Gathered<Question>(), new Gathered<Oddity>()];
  for (const source of sources) {
    const taken = await source((batch) => {
      counts += batch.length;
      for (const { value } of batch) if (value === null) missing += 1;
    });
    if (taken.kind === 'refused') throw new ShellRefusal(taken.sentence);
    questions.push(...taken.questions);
    oddities.push(...taken.oddities);
  }
  const nowhere = { file: 'all files together', sheet: null, row: null, column: null };
  const more = [...moreSentence('questions', questions), ...moreSentence('oddities', oddities)];
  return {
    ...{ counts, missing, questions: questions.all },
    oddities: [...oddities.all, ...more.map((says) => ({ says, at: nowhere }))],
  };
}

/** Writes a piece out, and waits where whoever reads it is slower: what waits to be read would fill memory. */
const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

/** Written as it is read, so that no more than a batch is held. */
async function writeJson(sources: readonly ImportSource[], { questions, oddities }: Whole): Promise<void> {
  await write('{"counts":[');
  let before = '\n';
  for (const source of sources)
    await source(async (batch) => {
      if (batch.length === 0) return;
      await write(`${before}${batch.map((count) => JSON.stringify(count)).join(',\n')}`);
      before = ',\n';
    });
  await write(`\n],"questions":${JSON.stringify(questions)},"oddities":${JSON.stringify(oddities)}}\n`);
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
