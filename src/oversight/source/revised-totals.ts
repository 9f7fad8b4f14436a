import type { Count } from './count.ts';
import type { Counted } from './counted.ts';
import { knownForce } from './force.ts';
import { columnName } from './header.ts';
import { financialYear, type Period } from './period.ts';
import { countValue } from './quarter-count.ts';
import { readTable, type TakenRow } from './table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { valueOfCount } from './value.ts';

/** Totals of a year by force over all offences, as a later issue has them. */
export const REVISED = {
  name: 'a table of a year’s outcomes by force over all offences',
  columns: ['force', 't1', 't2', 't3', 't8', 'all_assigned_excl0'],
} as const;

/** What all assigned outcomes together are called where a type would stand. */
export const ASSIGNED = 'outcomes assigned';

/** The financial year in the file’s name, since no column has it: revised_2018-19_crosscheck.csv. */
function yearIn(file: string): string | undefined {
  const match = /((?:19|20)\d{2})[-_](\d{2})(?!\d)/.exec(file);
  return match === null ? undefined : `${match[1] ?? ''}/${match[2] ?? ''}`;
}

interface Cell {
  readonly force: string;
  readonly outcomeType: string | null;
  readonly printed: string;
  readonly row: number;
  readonly column: number;
}

function cellsOf(row: TakenRow): readonly Cell[] {
  const force = knownForce(row.field('force')) ?? row.field('force');
  return row.columns.flatMap((printed, i) => {
    const name = columnName(printed);
    const outcomeType = /^t(\d{1,2}a?)$/.exec(name)?.[1]?.toUpperCase() ?? null;
    if (outcomeType === null && name !== 'all_assigned_excl0') return [];
    return [{ force, outcomeType, printed: row.field(name), row: row.number, column: i + 1 }];
  });
}

const countOf = (file: string, period: Period, { printed, force, outcomeType, row, column }: Cell): Count => ({
  ...{ force, ...period, measure: outcomeType === null ? ASSIGNED : 'outcomes', outcomeType },
  ...{ unit: 'crimes', ageScope: 'all ages', offenceScope: 'all offences', basis: 'closed' },
  // Each was found to be a count when its row was taken.
  ...valueOfCount(countValue(printed) ?? { kind: 'missing', why: 'not-given', low: 0, high: null, as: printed }),
  at: { file, sheet: null, row, column },
});

/** Reads a year’s totals by force as a later issue has them, to be held against the issue before. */
export async function readRevisedTotals(path: string): Promise<SourceRefused | Counted> {
  const cells: Cell[] = [];
  const forces = new Set<string>();
  const read = await readTable(path, REVISED, (row) => {
    const found = cellsOf(row);
    const force = found[0]?.force ?? '';
    if (force === '') return 'names no force';
    if (forces.has(force)) return `gives ${force} a second time`;
    forces.add(force);
    const wrong = found.find(({ printed }) => countValue(printed) === undefined);
    if (wrong !== undefined) return `has “${wrong.printed}” in column ${wrong.column}, which is no count`;
    cells.push(...found);
    return undefined;
  });
  if (read.kind === 'refused') return read;
  const year = yearIn(read.source.file);
  const period = year === undefined ? undefined : financialYear(year);
  if (period === undefined)
    return refused(
      `${path} was not read: it does not say which year its totals are of. Name it so: revised_2018-19.csv.`,
    );
  const counts = cells.map((cell) => countOf(read.source.file, period, cell));
  return { kind: 'read', files: [read.source], counts, oddities: read.oddities };
}
