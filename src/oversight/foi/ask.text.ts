import { csvOf, type Download } from '../release/index.ts';
import type { AskAnswerRow } from './ask.schema.ts';
import type { AsksRead } from './ask.store.ts';
import { standingOf, type Ask } from './ask-standing.ts';
import { statusWords } from './ask.words.ts';
import type { FoiClocks } from './foi.setting.ts';
import { findQuestion } from './question.ts';
import { refusalReasons } from './refusal-reason.ts';

const sectionOf = (reason: string | null): string | null =>
  refusalReasons().find(({ id }) => id === reason)?.section ?? null;

export const wordsOf = (question: string): string => findQuestion(question)?.words ?? question;

/** A request as it stands on a day. */
export function rowOf(ask: Ask, clocks: FoiClocks, today: string): AskAnswerRow {
  const { reason, ...standing } = standingOf(ask, clocks, today);
  return {
    ask: ask.ask,
    question: ask.question,
    words: wordsOf(ask.question),
    force: ask.ofForce,
    periodStart: ask.from,
    periodEnd: ask.to,
    sentOn: ask.sentOn,
    ...standing,
    section: sectionOf(reason),
    steps: ask.steps.map((step) => ({ ...step, reason: sectionOf(step.reason) })),
  };
}

export const rowsOf = ({ asks, clocks, today }: AsksRead): readonly AskAnswerRow[] =>
  asks.map((ask) => rowOf(ask, clocks, today));

const columns = [
  ...['Question', 'Force', 'Period start', 'Period end', 'Sent', 'Due', 'Standing', 'Replied', 'Late'],
  ...['Section', 'Their reference', 'Review asked', 'Review result'],
];

const onOf = ({ steps }: AskAnswerRow, ...kinds: readonly string[]): string =>
  steps.findLast(({ kind }) => kinds.includes(kind))?.on ?? '';

const cells = (row: AskAnswerRow): readonly string[] => [
  row.words,
  row.force,
  row.periodStart,
  row.periodEnd,
  row.sentOn,
  row.due ?? '',
  statusWords[row.status],
  row.repliedOn ?? '',
  row.repliedOn === null ? '' : row.isLate ? 'yes' : 'no',
  row.section ?? '',
  row.reference ?? '',
  onOf(row, 'review-asked'),
  onOf(row, 'review-upheld', 'review-answered'),
];

/** Who was asked what, and what came of it: silence too, by name. */
export function trackerDownload(read: AsksRead, by: string): Download {
  const { clocks, today } = read;
  const holidays = clocks.holidays === 'england-and-wales' ? 'England and Wales' : 'any part of the United Kingdom';
  return {
    name: 'requests',
    columns,
    rows: rowsOf(read).map(cells),
    notes: [
      `Requests under the Freedom of Information Act 2000, as they stand on ${today}; asked by ${by}, kept in Evenhand`,
      `A reply is due within ${clocks.answerDays} working days, a review within ${clocks.reviewDays}; bank holidays of ${holidays} do not count`,
      'No answer: nothing was recorded by the day after it was due. It is not none.',
    ],
  };
}

export const trackerCsv = (read: AsksRead, by: string): string => csvOf(trackerDownload(read, by));
