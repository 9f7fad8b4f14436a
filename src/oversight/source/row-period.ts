import type { Column, ColumnKind } from './column-kind.ts';
import { daysSaid } from './day-said.ts';
import type { Meaning } from './label.ts';
import type { DataRow } from './layout.ts';
import { periodOf } from './period-said.ts';

type Said = Pick<Meaning, 'period' | 'periodWords'>;

const cellsOf = (columns: readonly Column[], { cells }: DataRow, wanted: ColumnKind): readonly string[] =>
  columns
    .filter(({ kind }) => kind === wanted)
    .map(({ at }) => cells[at]?.trim() ?? '')
    .filter((cell) => cell !== '');

const wordsOf = (start: string | undefined, end: string | undefined): string | undefined => {
  if (start === undefined) return end === undefined ? undefined : `to ${end}`;
  return end === undefined ? `from ${start}` : `${start} to ${end}`;
};

/** The period of a row that prints its first day and its last: where they do not say one alone, their words are asked. */
export function rowPeriod(columns: readonly Column[], row: DataRow, { period, periodWords }: Said): Said {
  const [[start], [end]] = [cellsOf(columns, row, 'start'), cellsOf(columns, row, 'end')];
  const words = wordsOf(start, end);
  if (words === undefined) return { period, periodWords };
  const [only, other] = daysSaid(start ?? '', end ?? '');
  if (only !== undefined && other === undefined)
    return { period: { start: only.start, end: only.end, presumed: false }, periodWords: periodWords ?? words };
  // Another column of the row may say it plainly; *since 2013* says more than its first day.
  if (period !== undefined) return { period, periodWords };
  const isHalf = start === undefined || end === undefined;
  return { period: periodOf(words), periodWords: isHalf ? (periodWords ?? words) : words };
}

/** The days of a row that do not say what they are of (*Date*). */
export const daysIn = (columns: readonly Column[], row: DataRow): string => cellsOf(columns, row, 'day').join(', ');

/** Such a day is asked by its words where nothing else says when. */
export const onDay = (days: string, meaning: Meaning): Meaning =>
  days === '' || meaning.periodWords !== undefined ? meaning : { ...meaning, periodWords: days };
