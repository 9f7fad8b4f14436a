import { agesOfDay } from './age-cell.ts';
import { ageIn } from './age-scope.ts';
import { BLANK, cellValues, isNoCount, type CellValue } from './cell-value.ts';
import type { BASES } from './count.ts';
import type { Place } from './count.ts';
import type { Column, ColumnKind } from './column-kind.ts';
import { forceIn, meaningOf, NOTHING, unitsIn, WHOLE_REQUEST, within, type Meaning } from './label.ts';
import type { DataRow, Layout } from './layout.ts';
import { withoutPeriod } from './left-over.ts';
import { forcesShort } from './force.ts';
import { offenceIn } from './offence-scope.ts';
import { outcomeType } from './outcome-type.ts';
import { outcomeCell, type OutcomeSaid } from './outcome-wording.ts';
import { isPart, underTheirRows } from './part-row.ts';
import { proseIn } from './prose.ts';
import type { Reading } from './span-said.ts';
import { daysIn, onDay, rowPeriod } from './row-period.ts';

/** A cell with all that the table itself says of it; what it leaves open is still to be settled. */
export interface Found {
  readonly value: CellValue;
  readonly printed: string;
  readonly meaning: Meaning;
  /** Labels that say what was counted, nearest last; dates, ages and names of forces are none. */
  readonly labels: readonly string[];
  readonly at: Place;
  readonly totalOf: 'row' | 'column' | undefined;
  /** What its period may be, where a note speaks of a part of one. */
  readonly part?: { readonly asks: string; readonly readings: readonly Reading[] };
}

const outcomeIs = (cell: string): OutcomeSaid => {
  if (!/^\d{1,2}[a-z]?$/i.test(cell)) return outcomeCell(cell);
  const type = outcomeType(cell);
  return { types: type === undefined ? [] : [type], by: 'number' };
};

const basisCell = (cell: string): (typeof BASES)[number] | undefined => {
  if (/^recorded/i.test(cell)) return 'recorded';
  return /^closed/i.test(cell) ? 'closed' : undefined;
};

/** *Total* stands where forces, years or ages do, and is none of them; *Total North East* is somebody's own total. */
const TOTAL = /^(?:grand |overall )?(?:totals?|sum|all(?: forces| years)?):?$/i;

const named =
  (say: (cell: string) => Partial<Meaning>) =>
  (cell: string): Meaning =>
    TOTAL.test(cell)
      ? { ...NOTHING, total: true, words: cell }
      : { ...NOTHING, total: meaningOf(cell).total, ...say(cell), words: cell };

const CELL: Readonly<Partial<Record<ColumnKind, (cell: string) => Meaning>>> = {
  force: named((cell) => ({ force: forceIn(cell) ?? cell, age: isPart(cell) ? ageIn(cell)?.scope : undefined })),
  period: named((cell) => ({ period: meaningOf(cell).period, periodWords: meaningOf(cell).periodWords ?? cell })),
  // A total among outcomes is of all of them, whatever its columns part it by.
  outcome: (cell) =>
    TOTAL.test(cell)
      ? { ...NOTHING, total: true, measure: 'all outcomes', words: cell }
      : { ...NOTHING, total: meaningOf(cell).total, outcome: outcomeIs(cell), words: cell },
  age: named((cell) => ({ age: ageIn(cell)?.scope ?? cell })),
  offence: named((cell) => ({ offence: offenceIn(cell) ?? cell })),
  unit: (cell) => ({ ...NOTHING, unit: unitsIn(cell.replace('_', ' '))[0], words: cell }),
  basis: (cell) => ({ ...NOTHING, basis: basisCell(cell), words: cell }),
  measure: meaningOf,
  name: meaningOf,
};

/** The name of a row that says that no count stands in it, but a rate, a change or a length of time: *investigations per month*. */
export const rateIn = (columns: readonly Column[], { cells }: DataRow): string | undefined =>
  columns
    .filter(({ kind }) => NAMING.includes(kind) || kind === 'period' || kind === 'force')
    .map(({ at, kind }) => ({ cell: cells[at]?.trim() ?? '', kind }))
    // Among years and forces a mean alone is none of them.
    .find(({ cell, kind }) => {
      const { skip } = meaningOf(cell);
      return NAMING.includes(kind) ? !['note', undefined].includes(skip) : skip === 'mean';
    })?.cell;

/** Labels of these kinds say what was counted. */
const NAMING: readonly ColumnKind[] = ['name', 'measure', 'outcome'];

interface RowMeaning {
  readonly meaning: Meaning;
  readonly labels: readonly string[];
}

/** What a column of units says holds against what its row's name seems to count: *offences charged* are outcomes. */
function overruled(meaning: Meaning, units: readonly string[]): Meaning {
  const [unit] = units.flatMap((cell) => unitsIn(cell.replace('_', ' ')));
  const isOutcome = units.some((cell) => /^outcomes?$/i.test(cell)) && meaning.measure === 'offences';
  if (isOutcome) return { ...meaning, measure: undefined, unit };
  return unit === undefined ? meaning : { ...meaning, unit };
}

function rowMeaning(columns: readonly Column[], row: DataRow): RowMeaning {
  let meaning = row.under;
  const labels: string[] = [];
  for (const { at, kind } of columns) {
    const cell = row.cells[at]?.trim() ?? '';
    if (cell === '') continue;
    const read = CELL[kind]?.(cell);
    if (read === undefined) continue;
    meaning = within(meaning, read);
    if (NAMING.includes(kind)) labels.push(cell);
  }
  const units = columns.filter(({ kind }) => kind === 'unit').map(({ at }) => row.cells[at]?.trim() ?? '');
  return {
    meaning: { ...overruled(meaning, units), ...rowPeriod(columns, row, meaning), skip: undefined },
    labels,
  };
}

/** A spreadsheet makes a day of `1-4`: which numbers it was is said, and none is taken. */
function oddCell(cell: string): string {
  const was = agesOfDay(cell);
  return was === undefined
    ? 'no count can be read from it'
    : `no count can be read from it; a spreadsheet makes such a day of “${was.replace(' to ', '-')}”, so that it may have been a small count that was hidden: ask its publisher`;
}

/** *Refused under section 40(2), but between 10 and 15*: the reason is read, and what it still tells is asked. */
const saysBounds = (cell: string, { value, high, missing, doubt }: CellValue): boolean =>
  value === null &&
  high === null &&
  missing !== null &&
  doubt === undefined &&
  proseIn(cell).counts.some((number) => number.value.value === null && number.value.high !== null);

/** Several values of one cell, each with what its brackets say; of one that cannot be read it is said, and no number is known. */
function valuesIn(cell: string): readonly CellValue[] {
  if (cell === '') return [BLANK];
  const values = cellValues(cell);
  if (values.length > 0) return values.map((value) => (saysBounds(cell, value) ? { ...value, doubt: 'prose' } : value));
  if (isNoCount(cell)) return [{ ...BLANK, low: null, odd: 'a share, a time or a broken number, and no count' }];
  // A sentence in a cell: which of its numbers is the count, a person says.
  const isProse = cell.length <= 400 && proseIn(cell).counts.length > 0;
  return [{ ...BLANK, low: null, ...(isProse ? { doubt: 'prose' } : { odd: oddCell(cell) }) }];
}

/** A reason for a refusal holds no count, whatever its words would be elsewhere ("none"). */
const groundIn = (cell: string): readonly CellValue[] =>
  cellValues(cell).some(({ missing, doubt }) => missing !== null && doubt !== 'nil')
    ? cellValues(cell).slice(0, 1)
    : [BLANK];

const saidIn = ({ said }: CellValue): Meaning =>
  // Shares in brackets (88 per cent) say nothing about who was counted.
  said === '' || /%|per ?cent/.test(said) ? NOTHING : { ...NOTHING, age: ageIn(said)?.scope, words: '' };

/** A reason for a refusal stands in any of the columns of words; a year beside it is what was refused. */
function reasonOf(
  columns: readonly Column[],
  { cells }: DataRow,
): { readonly value: CellValue; readonly reason: string; readonly said: Meaning } {
  const texts = columns
    .filter(({ kind }) => kind === 'ground' || kind === 'name' || kind === 'value')
    .toSorted((a, b) => Number(b.kind === 'ground') - Number(a.kind === 'ground'))
    .map(({ at }) => cells[at]?.trim() ?? '');
  const reason = texts.find((cell) => groundIn(cell)[0] !== BLANK) ?? '';
  const [value = BLANK] = groundIn(reason);
  const { period, periodWords } = meaningOf(reason);
  return { value, reason, said: value.missing === 'refused' ? { ...NOTHING, period, periodWords } : NOTHING };
}

/** Beside columns of ages a column *Unknown* is of those whose age is not known: read without it, it would stand for all ages. */
function byAge(counted: readonly Column[]): readonly Column[] {
  if (!counted.some(({ heading }) => heading.age !== undefined)) return counted;
  return counted.map((column) =>
    column.heading.age === undefined && /^(?:unknown|not (?:known|recorded|stated))$/i.test(column.heading.words.trim())
      ? { ...column, heading: { ...column.heading, age: 'age not known', words: '' } }
      : column,
  );
}

/** *GMP*, *Herts* over columns: what a force may be called for short is asked as one, where it is letters alone or stands among other forces. */
function byForce(counted: readonly Column[]): readonly Column[] {
  const shortOf = ({ heading }: Column): string | undefined => {
    const name = withoutPeriod(heading.words).trim();
    return heading.force === undefined && forcesShort(name).length > 0 ? name : undefined;
  };
  const forces = counted.filter((column) => column.heading.force !== undefined || shortOf(column) !== undefined).length;
  return counted.map((column) => {
    const short = shortOf(column);
    if (short === undefined || (forces < 2 && !/^[A-Z]{3,4}$/.test(short))) return column;
    return { ...column, heading: { ...column.heading, force: short, words: '' } };
  });
}

/** Every cell of a table that can hold a count, with what its row, its column and its own brackets say. */
export function foundIn(file: string, { grid, columns, rows }: Layout): readonly Found[] {
  const counted = byForce(byAge(columns.filter(({ kind }) => kind === 'value')));
  // A list of refusals has its reasons where other tables have counts.
  const [ground] = columns.filter(({ kind }) => kind === 'ground');
  return underTheirRows(columns, rows)
    .filter((row) => rateIn(columns, row) === undefined)
    .flatMap((row) => {
      const { meaning, labels } = rowMeaning(columns, row);
      const place = (column: number) => ({ file, sheet: grid.sheet, row: row.row, column: column + 1 });
      if (ground !== undefined) {
        const { value, reason, said } = reasonOf(columns, row);
        const whole = within({ ...meaning, measure: WHOLE_REQUEST }, said);
        const printed = reason === '' ? (row.cells[ground.at]?.trim() ?? '') : reason;
        return [
          { value, printed, meaning: whole, labels: [], at: place(ground.at), totalOf: totalOf(meaning.total, false) },
        ];
      }
      const days = daysIn(columns, row);
      return counted.flatMap(({ at, heading }) => {
        const printed = row.cells[at]?.trim() ?? '';
        return valuesIn(printed).map((value) => ({
          value,
          printed,
          meaning: within(onDay(days, within({ ...heading, total: false }, meaning)), saidIn(value)),
          labels: [...(heading.words === '' ? [] : [heading.words]), ...labels],
          at: place(at),
          totalOf: totalOf(meaning.total, heading.total && counted.length > 1),
        }));
      });
    });
}

/** A title that stands over a table says what it counts where nothing in the table does. */
export function underTitle(found: readonly Found[], titles: readonly string[]): readonly Found[] {
  const says = ({ measure, outcome }: Meaning): boolean => measure !== undefined || outcome !== undefined;
  const title = titles.at(-1);
  if (title === undefined || title.length > 120 || found.some(({ meaning }) => says(meaning))) return found;
  const { measure, outcome, unit, words } = meaningOf(title);
  const over = { ...NOTHING, measure, outcome, unit, words };
  return says(over) ? found.map((each) => ({ ...each, meaning: within(over, each.meaning) })) : found;
}

const totalOf = (row: boolean, column: boolean): Found['totalOf'] => {
  if (row) return 'row';
  return column ? 'column' : undefined;
};
