import { isAgeBand } from './age-cell.ts';
import { cellValues } from './cell-value.ts';
import { forcesShort } from './force.ts';
import { meaningOf } from './label.ts';
import type { Column } from './column-kind.ts';
import type { GridRow } from './page.ts';
import { periodOf } from './period-said.ts';

const hasPeriod = (cell: string): boolean => !isAgeBand(cell.trim()) && meaningOf(cell).periodWords !== undefined;

const numberIn = (cell: string | undefined): number => {
  const [only, more] = cellValues(cell?.trim() ?? '');
  return more === undefined ? (only?.value ?? Number.NaN) : Number.NaN;
};

/** Counts from the first column on: its heading says what they count or whose they are, or a total beside it has them in. */
function isCounted({ heading }: Column, columns: readonly Column[], rows: readonly GridRow[]): boolean {
  const isNamed =
    heading.outcome !== undefined || heading.force !== undefined || forcesShort(heading.words.trim()).length > 0;
  if (isNamed && rows.length === 1) return true;
  const total = columns.findLast((column) => column.kind === 'value' && column.heading.total);
  const parts = columns.filter(({ kind, heading: { total: isTotal } }) => kind === 'value' && !isTotal);
  if (heading.words === '' || total === undefined || parts.length < 2) return false;
  return rows.every(
    ({ cells }) => parts.reduce((sum, { at }) => sum + numberIn(cells[at]), 0) === numberIn(cells[total.at]),
  );
}

/** The first column names its rows, unless others do and it holds nothing but counts. */
export function settled(columns: readonly Column[], rows: readonly GridRow[]): readonly Column[] {
  const isAcross = columns.some(({ at, kind, heading }) => at > 0 && kind === 'value' && heading.period !== undefined);
  const others = columns.some(({ at, kind }) => at > 0 && kind !== 'value' && kind !== 'skip' && kind !== 'empty');
  return columns.map((column) => {
    // *Year* in the corner is over the years to its right where no row has one.
    if (isAcross && column.kind === 'period' && !rows.some(({ cells }) => hasPeriod(cells[column.at] ?? ''))) {
      const isAges = rows.some(({ cells }) => isAgeBand(cells[column.at]?.trim() ?? ''));
      return { ...column, kind: isAges ? 'age' : 'name' };
    }
    if (column.at !== 0 || column.kind !== 'value') return column;
    if (isCounted(column, columns, rows)) return column;
    const years = rows.every(({ cells }) => periodOf(cells[0] ?? '') !== undefined);
    return others && !years && column.heading.words !== '' ? column : { ...column, kind: 'name' };
  });
}
