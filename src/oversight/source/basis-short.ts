import { withoutPeriod } from './left-over.ts';

const CLOSED = /^(?:closed|finalised)\b|\b(?:closed|finalised)$/i;
const RECORDED = /^recorded\b|(?<!\b(?:was|were|is|not|age) )\brecorded$/i;

/** The lines of a heading, each without its period. */
const linesOf = (label: string): readonly string[] => label.split(' / ').map((line) => withoutPeriod(line).trim());

/**
 * *Outcome 21 closed 2019/20* is by the day of the outcome. *Recorded* alone says of what only to whoever wrote it: the label is
 * given, to be asked of by itself, so that no answer for other columns is put on it.
 */
export function basisShort(labels: readonly string[]): string | undefined {
  const says = (words: RegExp): string | undefined =>
    labels.findLast((label) => linesOf(label).some((line) => words.test(line)));
  const recorded = says(RECORDED);
  return says(CLOSED) === undefined ? recorded : (recorded ?? 'closed');
}
