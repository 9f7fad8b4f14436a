import type { Actor } from '../../platform/access/index.ts';
import {
  chosenForce,
  ShellRefusal,
  withShell,
  type OpenShell,
  type ShellSession,
} from '../../platform/command/shell.ts';
import type { Answer } from './answer-kind.ts';
import { prepare, type Prepared } from './import-prepare.ts';
import type { Oddity, Question, ReadCount } from './import-read.ts';
import type { ShowOptions } from './import-show.ts';
import { inBatches, linesOf, questionLines, writeJson, writeLines } from './import-write.ts';
import { takeTable } from './taken-table.store.ts';
import { readSource } from './taken.look.store.ts';
import { sourceProblems } from './taken.problem.ts';
import type { SourceAnswer } from './taken.schema.ts';
import { bringSource, settleSource, takeSource } from './taken.store.ts';
import type { BringSource } from './taken.ts';

export interface TakeOptions extends ShowOptions {
  readonly force?: string;
}

const words = (refusal: { readonly code: string }): string =>
  sourceProblems[refusal.code]?.sentence(refusal) ?? 'The shell may not take in sources here.';

/** What is ready to be taken in, and what was found in it. */
interface Ready {
  readonly file: string;
  readonly questions: readonly Question[];
  readonly oddities: readonly Oddity[];
  readonly counts: readonly ReadCount[];
  /** Where a person answers its questions. */
  readonly source: string | undefined;
  /** Takes it in; false where it stands already. */
  readonly take: () => Promise<boolean>;
}

/** Brings an answer, or finds where it was brought before: by a page, or by a shell that was stopped. */
async function bringOrFind({ execute }: ShellSession, actor: Actor, input: BringSource): Promise<string> {
  const brought = await execute(actor, bringSource, input);
  const before = brought.ok || brought.refusal.code !== 'SourceBroughtAlready' ? undefined : brought.refusal.source;
  const source = brought.ok ? brought.value['source'] : before;
  if (source === undefined) throw new ShellRefusal(brought.ok ? 'Nothing was brought.' : words(brought.refusal));
  return source;
}

const NO_BOUND = 1_000_000;

/** Answers are remembered for the publisher of the file; one that was taken in before stands as it is. */
async function settleIn({ execute }: ShellSession, actor: Actor, source: string, answers: readonly Answer[]) {
  if (answers.length === 0) return;
  const settled = await execute(actor, settleSource, { source, answers: [...answers] });
  if (!settled.ok && settled.refusal.code !== 'SourceTakenAlready') throw new ShellRefusal(words(settled.refusal));
}

async function readyAnswer(
  session: ShellSession,
  actor: Actor,
  input: BringSource,
  answers: readonly Answer[],
): Promise<Ready> {
  const source = await bringOrFind(session, actor, input);
  await settleIn(session, actor, source, answers);
  const read = await session.consult(actor, readSource, { source, most: NO_BOUND });
  if (!read.ok) throw new ShellRefusal(words(read.refusal));
  const { questions, oddities, read: counts, takenAt }: SourceAnswer = read.value;
  const take = async (): Promise<boolean> => {
    if (takenAt !== null) return false;
    const taken = await session.execute(actor, takeSource, { source });
    if (!taken.ok) throw new ShellRefusal(`${input.file}: ${words(taken.refusal)}`);
    return true;
  };
  return { file: input.file, source, questions, oddities, counts, take };
}

function ready(
  session: ShellSession,
  actor: Actor,
  prepared: Prepared,
  answers: readonly Answer[],
): Promise<Ready> | Ready {
  if (prepared.kind === 'answer') return readyAnswer(session, actor, prepared.input, answers);
  const { input, oddities } = prepared;
  const take = async (): Promise<boolean> => {
    const taken = await session.execute(actor, takeTable, input);
    if (taken.ok) return true;
    if (taken.refusal.code === 'TableTakenAlready') return false;
    throw new ShellRefusal(`${input.file}: ${words(taken.refusal)}`);
  };
  return { file: input.file, source: undefined, questions: [], oddities, counts: input.counts, take };
}

/** Nothing is taken in as *not stated* by a program: that nobody can say is for a person to answer. */
function refuseOpen(all: readonly Ready[]): void {
  const open = all.filter(({ questions }) => questions.length > 0);
  if (open.length === 0) return;
  throw new ShellRefusal(
    open
      .flatMap(({ file, source, questions }) => [
        `${file} was not taken in: a person must settle ${questions.length === 1 ? 'a question' : `${questions.length} questions`} first, with --answer or at /sources/${source ?? ''}. Then give the same command again.`,
        ...questionLines(questions),
      ])
      .join('\n'),
  );
}

async function print(all: readonly Ready[], taken: readonly boolean[], json: boolean): Promise<void> {
  const oddities = all.flatMap((each) => each.oddities);
  if (json) {
    await writeJson(
      all.map(
        ({ counts }) =>
          (take) =>
            inBatches(counts, take),
      ),
      { questions: [], oddities },
    );
    return;
  }
  const missing = all.flatMap(({ counts }) => counts.filter(({ value }) => value === null)).length;
  const counts = all.reduce((sum, each) => sum + each.counts.length, 0);
  await writeLines([
    ...linesOf({ counts, missing, questions: [], oddities }),
    '',
    ...all.map(({ file, counts: { length } }, i) =>
      taken[i] === true
        ? `${file}: ${length} counts were taken in.`
        : `${file}: it was taken in before, and its counts stand. Nothing was changed.`,
    ),
  ]);
}

/**
 * Takes files in under one force. All are read, and their questions looked at, before the first is taken: one that is refused
 * leaves the others out too. Given again, it changes nothing.
 */
export async function takeImport(open: OpenShell, paths: readonly string[], options: TakeOptions): Promise<void> {
  const { publisher, offence, force, answers, json } = options;
  const prepared: Prepared[] = [];
  for (const path of paths) {
    const each = await prepare(path, { publisher, offence });
    if (each.kind === 'refused') throw new ShellRefusal(each.sentence);
    prepared.push(each);
  }
  await withShell(open, async (session) => {
    const actor = session.actorIn(await chosenForce(session, force, 'whose analysts are to see it'));
    const all: Ready[] = [];
    for (const each of prepared) all.push(await ready(session, actor, each, answers));
    refuseOpen(all);
    const taken: boolean[] = [];
    for (const { take } of all) taken.push(await take());
    await print(all, taken, json === true);
  });
}
