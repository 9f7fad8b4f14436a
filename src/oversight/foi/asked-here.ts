import { ShellRefusal } from '../../platform/command/shell.ts';
import { nearest } from '../source/index.ts';
import { AskAnswer } from './answer.schema.ts';
import { findQuestion, questions } from './question.ts';

export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const LIST = 'evenhand foi questions lists all.';

/** A question and its days as somebody typed them, or why not, with what was meant. */
export function askedHere(question: string, { from, to }: Days): AskAnswer {
  const ids = questions().map(({ id }) => id);
  if (findQuestion(question) === undefined)
    throw new ShellRefusal(
      `${question}: there is no such question; the nearest are ${nearest(question, ids, 3).join(', ')}. ${LIST}`,
    );
  const asked = AskAnswer.safeParse({
    question,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  if (asked.success) return asked.data;
  const wrong = asked.error.issues.map(({ path }) => (path[0] === 'to' ? `--to ${to ?? ''}` : `--from ${from ?? ''}`));
  throw new ShellRefusal(`${wrong.join(', ')}: no day of the calendar. Give year, month and day, such as 2026-01-01.`);
}
