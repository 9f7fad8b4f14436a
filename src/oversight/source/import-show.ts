import { dayHere, EXIT, ShellRefusal } from '../../platform/command/shell.ts';
import type { Answer } from './answer-kind.ts';
import { Gathered, moreSentence } from './gathered.ts';
import type { Oddity, Question } from './import-read.ts';
import { linesOf, writeJson, writeLines, type Whole } from './import-write.ts';
import { smallNote } from './small-count.ts';
import { sourceOf, type ImportSource, type SourceAsk } from './import-source.ts';

export interface ShowOptions {
  readonly offence?: string;
  readonly publisher?: string;
  /** What was answered in the shell. */
  readonly answers: readonly Answer[];
  readonly json?: true;
}

/** Reads everything once without keeping it: a refusal at the last row must come before the first count is printed. */
async function check(sources: readonly ImportSource[]): Promise<Whole & { readonly nothingIn: number }> {
  let [counts, missing, nothingIn] = [0, 0, 0];
  const small = new Set<string>();
  const [questions, oddities] = [new Gathered<Question>(), new Gathered<Oddity>()];
  for (const source of sources) {
    const before = counts;
    const taken = await source((batch) => {
      counts += batch.length;
      for (const { value } of batch) if (value === null) missing += 1;
      for (const says of smallNote(batch, 'its publisher')) small.add(says);
    });
    if (taken.kind === 'refused') throw new ShellRefusal(taken.sentence);
    questions.push(...taken.questions);
    oddities.push(...taken.oddities);
    if (counts === before && taken.questions.length === 0) nothingIn += 1;
  }
  const nowhere = { file: 'all files together', sheet: null, row: null, column: null };
  const more = [...moreSentence('questions', questions), ...moreSentence('oddities', oddities), ...small];
  return {
    ...{ counts, missing, nothingIn, questions: questions.all },
    oddities: [...oddities.all, ...more.map((says) => ({ says, at: nowhere }))],
  };
}

/** Prints what the files hold; takes in nothing. A file in which nothing was found is found wanting. */
export async function showImport(
  paths: readonly string[],
  { offence, publisher, answers, json }: ShowOptions,
): Promise<void> {
  const ask: SourceAsk = { offence, publisher, answers, today: dayHere() };
  const sources: ImportSource[] = [];
  for (const path of paths) {
    const found = await sourceOf(path, ask);
    if (found.kind === 'refused') throw new ShellRefusal(found.sentence);
    sources.push(found.source);
  }
  const whole = await check(sources);
  await (json === true ? writeJson(sources, whole) : writeLines(linesOf(whole)));
  if (whole.nothingIn > 0) process.exitCode = EXIT.failed;
}
