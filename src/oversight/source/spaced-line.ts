import { cellValues } from './cell-value.ts';
import { meaningOf } from './label.ts';
import type { Sentence } from './page.ts';
import { periodOf } from './period-said.ts';
import { endsInNoCount } from './prose.ts';

/** A line of a table without delimiters: cells where wide gaps part it, else its words. */
export interface SpacedLine {
  readonly row: number;
  readonly words: string;
  readonly wide: boolean;
  readonly cells: readonly string[];
}

// A number that belongs to the word before it stands in one cell with it.
const NAMED_NUMBER = /\b(outcomes?|oc|types?|under|over|aged?|code|section) (?=\d)/gi;

export function spacedLine({ row, words }: Sentence): SpacedLine {
  const text = words.trim();
  const wide = text.split(/\s{2,}|\t/);
  const cells = wide.length > 1 ? wide : text.replaceAll(NAMED_NUMBER, '$1\u00A0').split(/[^\S\u00A0]+/);
  return { row, words: text, wide: wide.length > 1, cells: cells.map((cell) => cell.replaceAll('\u00A0', ' ')) };
}

const VERB =
  /\b(?:there|we|i|you|your|our|please|were|was|is|are|has|have|had|been|can|may|will|would|which|that|these|this|dear|thank|following)\b/i;

/** Whether a line says something instead of listing it. */
export const isSaid = ({ words, cells }: SpacedLine): boolean =>
  VERB.test(words) || /[a-z\d)][.?!;:]$/i.test(words) || cells.some((cell) => cell.length > 60);

const isNumber = (cell: string): boolean =>
  periodOf(cell) === undefined &&
  cellValues(cell).some(({ value, doubt, missing }) => value !== null || doubt === 'below' || missing === 'withheld');

/** Whether a line can head a table: no count in it, and no sentence. */
export const canHead = (line: SpacedLine): boolean => !isSaid(line) && !line.cells.some(isNumber);

/** Whether one of the columns says what is counted under it, or when. */
export const headsCounts = ({ cells }: Pick<SpacedLine, 'cells'>): boolean =>
  cells.some((cell) => {
    const { measure, outcome, periodWords } = meaningOf(cell);
    return measure !== undefined || outcome !== undefined || periodWords !== undefined;
  });

const isValue = (cell: string): boolean => cellValues(cell).length > 0;

/** The name of a row and its counts; undefined where the line is no row of so many. */
export function rowCells(line: SpacedLine, counts: number): readonly string[] | undefined {
  if (line.wide) return line.cells.length === counts + 1 && line.cells.slice(1).some(isValue) ? line.cells : undefined;
  const split = line.cells.length - counts;
  const [name, values] = [line.cells.slice(0, split), line.cells.slice(split)];
  const last = name.at(-1) ?? '';
  if (split < 1 || split > 8 || !values.every(isValue) || endsInNoCount(line.words)) return undefined;
  // *Kent 1 904*: whether the number is the end of a name or the beginning of a count, nobody can say.
  if (/^[\d,]+$/.test(last) && !(split === 1 && periodOf(last) !== undefined)) return undefined;
  return [name.join(' '), ...values];
}
