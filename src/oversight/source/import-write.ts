import { once } from 'node:events';
import { answerLine } from './import-answer.ts';
import { BATCH, type Oddity, type Question, type ReadCount, type TakeCounts } from './import-read.ts';
import type { Place } from './count.ts';

/** What was read, but for the counts themselves. */
export interface Whole {
  readonly counts: number;
  readonly missing: number;
  readonly questions: readonly Question[];
  readonly oddities: readonly Oddity[];
}

/** Writes a piece out, and waits where whoever reads it is slower: what waits to be read would fill memory. */
const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

/** Hands counts that are held on as a source does. */
export async function inBatches(counts: readonly ReadCount[], take: TakeCounts): Promise<void> {
  for (let at = 0; at < counts.length; at += BATCH) await take(counts.slice(at, at + BATCH));
}

/** Written as it is read, so that no more than a batch is held. */
export async function writeJson(
  sources: readonly ((take: TakeCounts) => Promise<unknown>)[],
  { questions, oddities }: Pick<Whole, 'questions' | 'oddities'>,
): Promise<void> {
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

export const writeLines = (lines: readonly string[]): Promise<void> => write(lines.map((line) => `${line}\n`).join(''));

const place = ({ file, sheet, row, column }: Place): string =>
  [file, sheet, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
    .filter((part) => part !== null)
    .join(', ');

/** Questions as a person reads them, each with its proposals and why. */
export const questionLines = (questions: readonly Question[]): readonly string[] =>
  questions.flatMap((question) => [
    `- ${question.asks} (${question.counts === 1 ? '1 count' : `${question.counts} counts`}; ${place(question.at)})`,
    ...question.proposals.map(({ answer, why }) => `    ${answer}: ${why}`),
    answerLine(question),
  ]);

export const linesOf = ({ counts, missing, questions, oddities }: Whole): readonly string[] => [
  `${counts} counts, ${missing} of them without a value.`,
  ...(questions.length === 0 ? [] : ['', 'To be settled by a person before it is taken in:']),
  ...questionLines(questions),
  ...(oddities.length === 0 ? [] : ['', 'Strange:']),
  ...oddities.map(({ says, at }) => `- ${says} (${place(at)})`),
];
