import { ShellRefusal } from '../../platform/command/shell.ts';
import { howToAnswer, misfit, type Answer } from './answer-kind.ts';
import type { Question } from './import-read.ts';
import { MOST_ANSWER } from './taken.schema.ts';

// The words of a source may hold “=” and “:”, an answer and the name of a kind never do.
const GIVEN = /^([a-z-]+)(?::\s*(.*))?=([^=]*)$/s;

/** What `--answer` gives: `unit=crimes`, or of a question that hangs on words `outcome: Caution (3)=2`. */
function answerGiven(given: string): Answer {
  const [, about = '', printed, said = ''] = GIVEN.exec(given.trim()) ?? [];
  const answer = { about, printed: printed?.trim() ?? null, answer: said.trim() };
  if (about === '' || answer.answer === '')
    throw new ShellRefusal(
      `--answer ${given}: write what it is about, “=” and the answer, as each question shows it: --answer 'unit=crimes'.`,
    );
  if (answer.answer.length > MOST_ANSWER)
    throw new ShellRefusal(`--answer ${given}: an answer has ${MOST_ANSWER} characters or fewer.`);
  const why = misfit(answer);
  if (why !== undefined) throw new ShellRefusal(`--answer ${given}: ${why}`);
  return answer;
}

export const answersGiven = (given: readonly string[]): readonly Answer[] => given.map(answerGiven);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** How a question is answered in the shell. */
export const answerLine = ({ about, printed, proposals }: Pick<Question, 'about' | 'printed' | 'proposals'>): string =>
  `    --answer ${quoted(`${about}${printed === null ? '' : `: ${printed}`}=${proposals[0]?.answer ?? '…'}`)}  (${howToAnswer(about)})`;
