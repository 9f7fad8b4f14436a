import { ShellRefusal, withShell, type OpenShell, type ShellSession } from '../../platform/command/shell.ts';
import { bytesOf } from './answer-file.ts';
import { bringing } from './bring.ts';
import { headingOf } from './heading.ts';
import { linesOf, nameOf, type ShowOptions } from './import-show.ts';
import { readerFor } from './readers.ts';
import { readSource } from './taken.look.store.ts';
import { sourceProblems } from './taken.problem.ts';
import type { SourceAnswer } from './taken.schema.ts';
import { bringSource, takeSource } from './taken.store.ts';
import type { BringSource } from './taken.ts';

export interface TakeOptions extends ShowOptions {
  readonly force?: string;
}

async function inputOf(path: string, publisher: string): Promise<BringSource> {
  const heading = path === '-' ? undefined : await headingOf(path);
  const reader = heading === undefined ? undefined : readerFor(heading);
  if (reader !== undefined)
    throw new ShellRefusal(
      `${path} was not taken in: it is a ${reader.name}, which is read where it lies whenever it is needed. Give --dry-run to see its counts.`,
    );
  const bytes = await bytesOf(path);
  if (!Buffer.isBuffer(bytes)) throw new ShellRefusal(bytes.sentence);
  const brought = await bringing(publisher, nameOf(path), bytes);
  if (brought.kind === 'refused') throw new ShellRefusal(brought.sentence);
  return brought.input;
}

async function forceOf(session: ShellSession, asked: string | undefined): Promise<string> {
  const forces = await session.forces();
  const [only, ...more] = forces;
  const force = asked ?? (more.length === 0 ? only : undefined);
  if (force === undefined)
    throw new ShellRefusal(`Give --force: whose analysts are to see it, ${forces.join(' or ')}.`);
  if (!forces.includes(force))
    throw new ShellRefusal(`--force ${force}: there is no such force here; there are ${forces.join(', ')}.`);
  return force;
}

const words = (refusal: { readonly code: string }): string =>
  sourceProblems[refusal.code]?.sentence(refusal) ?? 'The shell may not take in sources here.';

/** Brings one file and takes it in, with what was settled for its publisher before. */
async function takeOne(session: ShellSession, force: string, input: BringSource): Promise<SourceAnswer> {
  const actor = session.actorIn(force);
  const brought = await session.execute(actor, bringSource, input);
  // Brought before, by a page or by a shell that was stopped: it goes on from there.
  const before = brought.ok || brought.refusal.code !== 'SourceBroughtAlready' ? undefined : brought.refusal.source;
  const source = brought.ok ? brought.value['source'] : before;
  if (source === undefined) throw new ShellRefusal(brought.ok ? 'Nothing was brought.' : words(brought.refusal));
  const read = await session.consult(actor, readSource, { source });
  if (!read.ok) throw new ShellRefusal(words(read.refusal));
  const taken = await session.execute(actor, takeSource, { source });
  if (!taken.ok) throw new ShellRefusal(`${input.file}: ${words(taken.refusal)}`);
  return read.value;
}

/** Takes files in under one force. All are read before the first is taken: one that is refused leaves the others out too. */
export async function takeImport(open: OpenShell, paths: readonly string[], options: TakeOptions): Promise<void> {
  const { publisher, force, json } = options;
  if (publisher === undefined)
    throw new ShellRefusal(
      'Give --publisher NAME: what was settled is remembered for it. Or --dry-run, to take in nothing.',
    );
  const inputs: BringSource[] = [];
  for (const path of paths) inputs.push(await inputOf(path, publisher));
  await withShell(open, async (session) => {
    const under = await forceOf(session, force);
    const read: SourceAnswer[] = [];
    for (const input of inputs) read.push(await takeOne(session, under, input));
    const counts = read.flatMap((each) => each.read);
    const questions = read.flatMap((each) => each.questions);
    const oddities = read.flatMap((each) => each.oddities);
    const missing = counts.filter(({ value }) => value === null).length;
    const undated = counts.filter(({ periodStart }) => periodStart === null).length;
    process.stdout.write(
      json === true
        ? `${JSON.stringify({ counts, questions, oddities })}\n`
        : [
            ...linesOf({ counts: counts.length, missing, questions, oddities }),
            '',
            `Taken in: ${counts.length - undated} counts${undated === 0 ? '' : `; ${undated} have no days yet and were left out`}.`,
            '',
          ].join('\n'),
    );
  });
}
