import type { PermitRefusal, Result } from '../../platform/access/index.ts';
import { chosenForce, print, ShellRefusal, type ShellSession } from '../../platform/command/shell.ts';
import { answerOf } from './compare-answer.ts';
import { comparisonText } from './comparison.text.ts';
import { comparisonView } from './comparison.view.ts';
import { comparisonProblems } from './compare.problem.ts';
import { CompareQuery } from './compare.schema.ts';
import { sourcesLook, type Comparable } from './compare.store.ts';
import { listedSources, type ListedSource } from './compare-sources.view.ts';
import { answerShapeOf } from './answer-shape.ts';
import { beyondSentences } from './beyond.ts';
import { caseMixSentences } from './case-mix.words.ts';

export interface CompareOptions extends Omit<CompareQuery, 'source'> {
  readonly force?: string;
  readonly to?: string;
  readonly json?: true;
}

const refusal = (code: { readonly code: string }): ShellRefusal =>
  new ShellRefusal(comparisonProblems[code.code]?.sentence(code) ?? 'The shell may not compare forces here.');

/** Every page of the list, each look logged. */
async function everySource(session: ShellSession, force: string): Promise<readonly ListedSource[]> {
  const sources: ListedSource[] = [];
  for (let page: number | null = 1; page !== null;) {
    const found: Result<Comparable, PermitRefusal> = await session.consult(session.actorIn(force), sourcesLook, {
      page,
    });
    if (!found.ok) throw refusal(found.refusal);
    sources.push(...listedSources(found.value));
    page = found.value.publications.next;
  }
  return sources;
}

async function list(session: ShellSession, force: string, json: true | undefined): Promise<void> {
  const sources = await everySource(session, force);
  const lines = sources.map(
    ({ id, title, publisher, vintage, whyNot }) =>
      `${id}  ${title}; ${publisher}; ${vintage}${whyNot === null ? '' : `. Not to be compared: ${whyNot}`}`,
  );
  print(json, { sources }, lines);
}

/** Compares forces on a source that was taken in, or lists what there is. */
export async function compareHere(
  session: ShellSession,
  source: string | undefined,
  { force: named, to, json, ...options }: CompareOptions,
): Promise<void> {
  const force = await chosenForce(session, named, 'whose analysts took it in');
  if (source === undefined) {
    await list(session, force, json);
    return;
  }
  const query = CompareQuery.safeParse({ ...options, source });
  if (!query.success)
    throw new ShellRefusal(
      `--${query.error.issues[0]?.path.join('.') ?? ''}: ${query.error.issues[0]?.message ?? ''}.`,
    );
  const answered = await answerOf(session, { actor: session.actorIn(force), query: query.data }, 'shell');
  if (answered.kind === 'unlogged') throw refusal(answered.refusal);
  if (answered.kind === 'refused') throw new ShellRefusal(answered.refused.sentence);
  const { compared } = answered;
  if (to === undefined) {
    const { comparison } = compared;
    const beside = [...beyondSentences(comparison), ...caseMixSentences(compared)];
    const text = comparisonText(comparisonView(comparison), beside);
    print(json, answerShapeOf(compared), [text]);
    return;
  }
  const { writeReport } = await import('./report-files.ts');
  const made = await writeReport(compared, to);
  print(json, made, made.files);
}
