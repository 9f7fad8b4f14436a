import { marksBehind, markBefore } from './foot-mark.ts';
import { isComments } from './caveat.ts';
import type { Found } from './found.ts';
import type { Layout } from './layout.ts';
import { periodOf, type Period } from './period-said.ts';
import { partReadings, saysPart } from './part-said.ts';

/** As much of a note as a question quotes. */
const MOST_QUOTED = 300;

interface Note {
  readonly words: string;
  readonly mark: string | undefined;
  /** The years that it names, each as the days that it has as a label. */
  readonly periods: readonly Period[];
  /** Of a column of comments, the row that it is of. */
  readonly row: number | undefined;
}

const YEARS = /\b(?:19|20)\d{2}(?:[/-]\d{2}\b(?![-/\d]))?/gu;

const noteOf = (words: string, row?: number): readonly Note[] => {
  const mark = markBefore(words);
  if (!saysPart(words, mark !== undefined || row !== undefined)) return [];
  const periods = [...words.matchAll(YEARS)].flatMap(([year]) => periodOf(year) ?? []);
  return [{ words, mark, periods, row }];
};

function notesIn({ grid, titles, notes, columns, rows }: Layout): readonly Note[] {
  const comments = columns
    .filter(isComments)
    .flatMap(({ at }) => rows.flatMap(({ row, cells }) => noteOf(cells[at]?.trim() ?? '', row)));
  const words = new Set([...grid.over, ...titles, ...grid.about, ...notes.map((note) => note.words)]);
  return [...comments, ...[...words].flatMap((each) => noteOf(each))];
}

const isSame = (one: Pick<Period, 'start' | 'end'>, other: Pick<Period, 'start' | 'end'>): boolean =>
  one.start === other.start && one.end === other.end;

/** Whether a note speaks of this count: of its row, by a mark behind one of its labels, or by its year. */
function isOf({ mark, periods, row }: Note, { meaning, labels, at }: Found, isOnly: boolean): boolean {
  const { period, periodWords = '' } = meaning;
  if (period === undefined) return false;
  const isNamed = periods.some((each) => isSame(each, period));
  if (row !== undefined) return row === at.row && (isNamed || periods.length === 0 || isOnly);
  if (mark !== undefined && [periodWords, ...labels].some((label) => marksBehind(label).includes(mark))) return true;
  return isNamed || (periods.length === 0 && isOnly && mark === undefined);
}

/** A period beside a note that speaks of a part of one (*2021 is January to June only*): asked, and whole for nobody until it is answered. */
export function partsNoted(layout: Layout, found: readonly Found[]): readonly Found[] {
  const notes = notesIn(layout);
  if (notes.length === 0) return found;
  const isOnly =
    new Set(found.map(({ meaning: { period } }) => `${period?.start ?? ''} ${period?.end ?? ''}`)).size === 1;
  return found.map((each) => {
    const { period, periodWords = '' } = each.meaning;
    const note = notes.find((one) => isOf(one, each, isOnly));
    const readings = period === undefined || note === undefined ? [] : partReadings(note.words, period);
    if (note === undefined || readings.length === 0) return each;
    const quoted = note.words.slice(0, MOST_QUOTED);
    const words = `${periodWords}, beside the note “${quoted}”`;
    const asks = `A note that speaks of a part of a period stands beside “${periodWords}”: “${quoted}”. Which days do these figures cover?`;
    return { ...each, meaning: { ...each.meaning, period: undefined, periodWords: words }, part: { asks, readings } };
  });
}
