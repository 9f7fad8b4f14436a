import { readFileSync } from 'node:fs';
import { EXIT, print, ShellRefusal, withShell, type OpenShell } from '../../platform/command/shell.ts';
import { nobody, partedInto, partingOf } from './parting.ts';
import { splitAnswer } from './split.answer.ts';
import { sampleIn, type Taken } from './sample.ts';
import { splitProblems } from './split.problem.ts';
import { AskSplit, type SplitResult } from './split.schema.ts';
import { readDecided, type DecidedRead } from './split.store.ts';

interface Asked {
  readonly force?: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  readonly cases?: string;
  readonly json?: true;
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new ShellRefusal(`${file}: there is no such file to read. Check the name.`);
  }
};

/** Sampled decisions of a file; the first line that is wrong is named, and nothing is taken. */
function takenFrom(file: string, asked: AskSplit): Taken {
  const read = sampleIn(textOf(file), asked);
  if ('fault' in read) throw new ShellRefusal(`${file}, ${read.fault}. See --help.`);
  return read;
}

async function ownDecisions(asked: AskSplit, force: string, open: OpenShell): Promise<DecidedRead> {
  const read: DecidedRead[] = [];
  await withShell(open, async (session) => {
    const forces = await session.forces();
    if (!forces.includes(force))
      throw new ShellRefusal(`--force ${force}: no such force; there are ${forces.join(', ')}.`);
    const found = await session.consult(session.actorIn(force), readDecided, asked);
    if (found.ok) read.push(found.value);
    else throw new ShellRefusal(splitProblems[found.refusal.code]?.sentence(found.refusal) ?? found.refusal.code);
  });
  const [only] = read;
  return only ?? nobody();
}

const sourceOf = (forceName: string, file: string | undefined, heads: Taken['heads']): string =>
  [
    ...(forceName === '' ? [] : [`Decisions of ${forceName} as recorded in Evenhand`]),
    ...(file === undefined
      ? []
      : [`Sampled decisions in ${file === '-' ? 'standard input' : file}, as its publisher coded them`]),
    // By their keys: whose a key is was told otherwise than in the file.
    ...heads.map(({ source, signature }) => `${source}, signed by ${signature.key}`),
  ].join('; ');

/** A line of progress for every tenth, on standard error: the answer alone goes to standard output. */
const progress = (done: number, of: number): void => {
  if (done % 20 === 0) process.stderr.write(`Decided anew ${done} of ${of} times\n`);
};

const linesOf = (result: SplitResult, answer: ReturnType<typeof splitAnswer>): readonly string[] => [
  ...(result.kind === 'too-few' ? [result.sentence] : []),
  ...answer.says,
  '',
  ...answer.definition.map(({ key, value }) => `${key}: ${value}`),
  ...(answer.notes.length === 0 ? [] : ['', 'To be read with it', ...answer.notes.map((note) => `  ${note}`)]),
];

/** Works a split out here and prints it; nothing is kept but the entry in the log. */
export async function splitHere({ force, cases: file, json, ...typed }: Asked, open: OpenShell): Promise<void> {
  const read = AskSplit.safeParse(typed);
  if (!read.success) throw new ShellRefusal(read.error.issues.map(({ message }) => `${message}.`).join(' '));
  if (force === undefined && file === undefined)
    throw new ShellRefusal('Say whose decisions: --force FORCE, --cases FILE or both.');
  // The file first: one that is wrong must not have read anybody's decisions.
  const others = file === undefined ? { cases: [], heads: [] } : takenFrom(file, read.data);
  const own = force === undefined ? nobody() : await ownDecisions(read.data, force, open);
  const result = partedInto(partingOf(own, read.data.outcome, others.cases), progress);
  if (result.kind !== 'measured') process.exitCode = EXIT.failed;
  const answer = splitAnswer({ ...read.data, result, source: sourceOf(own.forceName, file, others.heads) });
  print(json, answer, linesOf(result, answer));
}
