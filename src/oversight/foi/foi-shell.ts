import { chosenForce, print, ShellRefusal, type ShellSession } from '../../platform/command/shell.ts';
import { releaseProblems } from '../release/own.ts';
import { foiProblems } from './answer.problem.ts';
import type { GivenAnswer } from './answer.schema.ts';
import { answerFoi, readAnswer } from './answer.store.ts';
import { answerCsv, answerText } from './answer.text.ts';
import { askedHere } from './asked-here.ts';
import { questions } from './question.ts';

export interface AnswerOptions {
  readonly force?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: true;
  readonly json?: true;
}

/** Prints every question that ships ready. */
export function showQuestions(json: true | undefined): void {
  const all = questions();
  print(
    json,
    all.map((each) => ({
      id: each.id,
      words: each.words,
      definition: each.kind === 'answered' ? each.definition.id : null,
      why: each.kind === 'refused' ? each.why : null,
    })),
    all.map((each) => `${each.id}\n  ${each.words}${each.kind === 'refused' ? `\n  No answer: ${each.why}` : ''}`),
  );
}

const sentence = (refusal: { readonly code: string }): string =>
  (foiProblems[refusal.code] ?? releaseProblems[refusal.code])?.sentence(refusal) ??
  'the shell may not answer questions here.';

function printed(answer: GivenAnswer, { csv, json }: AnswerOptions): void {
  if (csv === true) process.stdout.write(answerCsv(answer));
  else process.stdout.write(json === true ? `${JSON.stringify(answer, null, 2)}\n` : answerText(answer));
}

/** Answers a question and prints the answer. */
export async function answerHere(session: ShellSession, question: string, options: AnswerOptions): Promise<void> {
  const asked = askedHere(question, options);
  const actor = session.actorIn(await chosenForce(session, options.force, 'whose cases'));
  const done = await session.execute(actor, answerFoi, asked);
  if (!done.ok) throw new ShellRefusal(sentence(done.refusal));
  const read = await session.consult(actor, readAnswer, { answer: done.value['answer'] ?? '' });
  if (!read.ok) throw new ShellRefusal(sentence(read.refusal));
  printed(read.value, options);
}
