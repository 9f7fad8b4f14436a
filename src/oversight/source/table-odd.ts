import { isNoForce, knownForce } from './force.ts';
import { rateIn, type Found } from './found.ts';
import type { Oddity } from './import-read.ts';
import { meaningOf } from './label.ts';
import type { Layout } from './layout.ts';
import type { Grid } from './page.ts';

/** Two cells that a comma between thousands may have parted. */
function thousandsIn(cells: readonly string[]): readonly [string, string] | undefined {
  for (const [i, cell] of cells.entries()) {
    const next = cells[i + 1]?.trim() ?? '';
    if (/^[1-9]\d{0,2}$/.test(cell.trim()) && /^\d{3}$/.test(next)) return [cell.trim(), next];
  }
  return undefined;
}

/** Rows that a delimiter inside a name, or inside a number, moved. */
export const shiftedOdd = (file: string, { sheet, rows }: Grid, { shifted }: Layout): readonly Oddity[] =>
  shifted.map((row) => {
    const pair = thousandsIn(rows.find((each) => each.row === row)?.cells ?? []);
    const hint =
      pair === undefined
        ? ''
        : ` Where ${pair.join(' and ')} are one number, “${pair.join(',')}”, its comma parts thousands: put such numbers in quotation marks, or take the comma out, and bring the file again.`;
    return {
      says: `The row has more cells than there are headings, so that its counts may stand in wrong columns; it was passed over.${hint}`,
      at: { file, sheet, row, column: null },
    };
  });

const NO_COUNT = {
  duration: 'length of time',
  share: 'share or a rate',
  change: 'change',
  mean: 'mean or a median',
} as const;

/** What a label names that is no count, in words. */
function noCount(words: string): string | undefined {
  const { skip } = meaningOf(words);
  return skip === undefined || skip === 'note' ? undefined : NO_COUNT[skip];
}

/** Columns of numbers that are no counts: a mean length, a share. */
export const passedOver = (file: string, { sheet }: Grid, { columns, rows }: Layout): readonly Oddity[] =>
  columns.flatMap(({ heading, at, kind }) => {
    const what = kind === 'skip' && heading.skip !== undefined ? noCount(heading.words) : undefined;
    const place = { file, sheet, row: rows[0]?.row ?? null, column: at + 1 };
    return what === undefined
      ? []
      : [{ says: `“${heading.words}” is a ${what}, no count; the column was passed over.`, at: place }];
  });

/** Rows of which the name says the same: *investigations per month*. */
export const ratesOdd = (file: string, { sheet }: Grid, { columns, rows }: Layout): readonly Oddity[] =>
  rows.flatMap((row) => {
    const name = rateIn(columns, row);
    const says = `“${name ?? ''}” is a ${noCount(name ?? '') ?? ''}, no count; the row was passed over.`;
    return name === undefined ? [] : [{ says, at: { file, sheet, row: row.row, column: null } }];
  });

/** As much of a note as is quoted. */
const MOST_QUOTED = 340;

/** A note can change what is counted (*includes cancelled crimes*), which no field of a count holds: it is named, and read by people. */
export const notesOdd = (file: string, { sheet }: Grid, { notes }: Layout): readonly Oddity[] =>
  notes
    .filter(({ words }) => !/^\W*\w+\W*$/.test(words))
    .map(({ row, words }) => ({
      says: `A note stands below the table, which may change what its figures are: “${words.trim().slice(0, MOST_QUOTED)}”.`,
      at: { file, sheet, row, column: null },
    }));

/** Names that are in no list of forces: kept as printed, each said once. */
export function unlisted(found: readonly Found[]): readonly Oddity[] {
  const names = new Map<string, Oddity>();
  for (const { meaning, at } of found)
    if (meaning.force !== undefined && knownForce(meaning.force) === undefined && !names.has(meaning.force))
      names.set(meaning.force, {
        says: `“${meaning.force}” is ${isNoForce(meaning.force) ? 'no force' : 'in no list of the forces'} of England and Wales; it is kept as printed.`,
        at,
      });
  return [...names.values()];
}
