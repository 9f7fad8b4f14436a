import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One row of an outcomes table for tests: what is left out is a plain closed count of code 86 in Q1 2018/19. */
export interface MadeRow {
  readonly force: string;
  readonly type: string;
  readonly closed: string | number;
  readonly recorded?: string | number;
  readonly quarter?: string | number;
  readonly year?: string;
  readonly code?: string;
}

export const HEADER =
  'financial_year,financial_quarter,force_name,offence_description,offence_group,offence_subgroup,offence_code,offence_code_expired,outcome_description,outcome_group,outcome_type,force_outcomes_for_offences_recorded_in_quarter,force_outcomes_recorded_in_quarter';

const quoted = (field: string): string => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

export const line = ({
  force,
  type,
  closed,
  recorded = closed,
  quarter = 1,
  year = '2018/19',
  code = '86',
}: MadeRow): string =>
  [
    year,
    quarter,
    force,
    'Obscene publications etc',
    'Miscellaneous',
    'Other',
    code,
    'FALSE',
    'words',
    'words',
    type,
    recorded,
    closed,
  ]
    .map((field) => quoted(String(field)))
    .join(',');

export const table = (rows: readonly MadeRow[], end = '\n'): string => [HEADER, ...rows.map(line), ''].join(end);

/** Forces with so many of type 21 and so many of type 1, closed, in one quarter. */
export const shares = (forces: Readonly<Record<string, readonly [number, number]>>): readonly MadeRow[] =>
  Object.entries(forces).flatMap(([force, [soft, charged]]) => [
    { force, type: '21', closed: soft },
    { force, type: '1', closed: charged },
  ]);

const folder = mkdtempSync(join(tmpdir(), 'evenhand-outcomes-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

/** A file that is gone when the test process ends. */
export function made(name: string, content: string | Buffer): string {
  // Of each its own: another file of tests in the same process may make one of the same name.
  const path = join(mkdtempSync(join(folder, 'made-')), name);
  writeFileSync(path, content);
  return path;
}

/** The table that ships with the program. */
export const SHIPPED = 'data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz';
