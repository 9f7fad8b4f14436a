import { countValue, quarterName, type QuarterCount, type CountValue, type Quarter } from './quarter-count.ts';
import type { Row } from './csv.ts';
import { forceKey, isNoForce } from './force.ts';
import { columnName } from './header.ts';
import { outcomeType } from './outcome-type.ts';
import { isFinancialYear } from './period.ts';
import { refused, type SourceRefused } from './refusal.ts';

export interface Offence {
  readonly code: string;
  readonly description: string;
  readonly group: string;
}

/** Its columns as the Home Office names them, spelled as `columnName` spells. */
export const OUTCOMES_COLUMNS = {
  year: 'financial_year',
  quarter: 'financial_quarter',
  force: 'force_name',
  description: 'offence_description',
  group: 'offence_group',
  code: 'offence_code',
  outcome: 'outcome_type',
  recorded: 'force_outcomes_for_offences_recorded_in_quarter',
  closed: 'force_outcomes_recorded_in_quarter',
} as const;

type Column = keyof typeof OUTCOMES_COLUMNS;

/** The columns that a row of headings lacks to be an outcomes table's. */
export function missingColumns(heading: Row): readonly string[] {
  const names = heading.map(columnName);
  return Object.values(OUTCOMES_COLUMNS).filter((name) => !names.includes(name));
}

interface Coverage {
  readonly force: string;
  readonly quarters: Map<string, Quarter>;
  /** The spelling used in each quarter: two in one quarter are one force listed twice. */
  readonly spelling: Map<Quarter, string>;
}

interface PrintedForce {
  readonly name: string;
  readonly key: string;
  readonly foreign: boolean;
}

/** Told of each count as it is read, with its offence and its row, instead of keeping it. */
export type Found = (count: QuarterCount, offence: Offence, record: number) => void;

/** Takes the rows of one file in order; stops at the first that cannot be true. */
export class OutcomesTable {
  readonly #file: string;
  /** Undefined: every offence. */
  readonly #offence: string | undefined;
  readonly #found: Found | undefined;
  readonly #at = new Map<Column, number>();
  readonly #cells = new Map<string, CountValue | undefined>();
  readonly #printed = new Map<string, PrintedForce>();
  readonly #quarters = new Map<string, Quarter | string>();
  readonly #types = new Map<string, string>();
  readonly #asked = new Map<string, boolean>();
  readonly #seen = new Map<string, number>();
  readonly counts: QuarterCount[] = [];
  readonly offences = new Map<string, Offence>();
  readonly outcomeTypes = new Set<string>();
  readonly forces = new Map<string, Coverage>();
  readonly notForces = new Set<string>();
  width = 0;
  rows = 0;
  records = 0;
  empty = 0;

  constructor(file: string, offence: string | undefined, found?: Found) {
    this.#file = file;
    this.#offence = offence?.toUpperCase();
    this.#found = found;
  }

  /** Where a count of either basis stands in its row, from 1. */
  columnOf(basis: 'closed' | 'recorded'): number {
    return (this.#at.get(basis) ?? -1) + 1;
  }

  take(rows: readonly Row[]): SourceRefused | undefined {
    for (const row of rows) {
      this.records += 1;
      const wrong = this.width === 0 ? this.#header(row) : this.#row(row);
      if (wrong !== undefined) return refused(`${this.#file} was not read: ${wrong}.`);
    }
    return undefined;
  }

  #header(row: Row): string | undefined {
    if (row.every((field) => field.trim() === '')) return undefined;
    const names = row.map(columnName);
    const missing = missingColumns(row);
    if (missing.length > 0)
      return `it is not a Home Office outcomes table, which has the columns ${Object.values(OUTCOMES_COLUMNS).join(', ')}; missing: ${missing.join(', ')}`;
    // Of two columns of one name either could be meant.
    const twice = names.find(
      (name, i) => names.indexOf(name) !== i && Object.values<string>(OUTCOMES_COLUMNS).includes(name),
    );
    if (twice !== undefined) return `it has the column ${twice} twice`;
    this.width = row.length;
    for (const column of columns) this.#at.set(column, names.indexOf(OUTCOMES_COLUMNS[column]));
    return undefined;
  }

  #field(row: Row, column: Column): string {
    return (row[this.#at.get(column) ?? -1] ?? '').trim();
  }

  #row(row: Row): string | undefined {
    if (row.every((field) => field === '')) {
      this.empty += 1;
      return undefined;
    }
    // Cut off, or shifted by a comma in a name (*London, City of*): its counts would stand in the wrong columns.
    if (row.length !== this.width)
      return `row ${this.records} has ${row.length} fields where the header has ${this.width}; the file may be cut off there`;
    this.rows += 1;
    const wrong = this.#outcome(row);
    return wrong === undefined ? undefined : `row ${this.records} ${wrong}`;
  }

  #outcome(row: Row): string | undefined {
    const force = this.#force(this.#field(row, 'force'));
    if (force.key === '') return 'names no force';
    // Passed over, and named in the answer: what is left out is never left out silently.
    if (force.foreign) {
      this.notForces.add(force.name);
      return undefined;
    }
    const quarter = this.#quarter(this.#field(row, 'year'), this.#field(row, 'quarter'));
    if (typeof quarter === 'string') return quarter;
    const printed = this.#field(row, 'outcome');
    const type = this.#types.get(printed) ?? outcomeType(printed);
    if (type === undefined) return `has the outcome type “${printed}”, which does not exist`;
    this.#types.set(printed, type);
    this.outcomeTypes.add(type);
    const closed = this.#value(this.#field(row, 'closed'));
    const recorded = this.#value(this.#field(row, 'recorded'));
    if (closed === undefined || recorded === undefined) return this.#notCount(row, closed === undefined);
    return (
      this.#cover(force, quarter) ??
      this.#count(row, force.key, { force: force.name, quarter, outcomeType: type, values: { closed, recorded } })
    );
  }

  #notCount(row: Row, closed: boolean): string {
    const column = closed ? 'closed' : 'recorded';
    return `has “${this.#field(row, column)}” in ${OUTCOMES_COLUMNS[column]}, which is no count`;
  }

  #value(cell: string): CountValue | undefined {
    const known = this.#cells.get(cell);
    if (known !== undefined) return known;
    const value = countValue(cell);
    // Most cells are the same few numbers; a file of nothing but different ones must not fill memory.
    if (this.#cells.size < 100_000) this.#cells.set(cell, value);
    return value;
  }

  /** Both lookups are asked on every row and have few answers. */
  #force(name: string): PrintedForce {
    const known = this.#printed.get(name);
    if (known !== undefined) return known;
    const force = { name, key: forceKey(name), foreign: isNoForce(name) };
    this.#printed.set(name, force);
    return force;
  }

  #quarter(year: string, number: string): Quarter | string {
    const printed = `${year}|${number}`;
    const known = this.#quarters.get(printed) ?? quarterOf(year, number);
    this.#quarters.set(printed, known);
    return known;
  }

  #cover({ name, key }: PrintedForce, quarter: Quarter): string | undefined {
    let coverage = this.forces.get(key);
    if (coverage === undefined) {
      coverage = { force: name, quarters: new Map(), spelling: new Map() };
      this.forces.set(key, coverage);
    }
    const spelling = coverage.spelling.get(quarter);
    if (spelling === name) return undefined;
    if (spelling !== undefined)
      return `names ${name}, which is the same force as ${spelling}, for ${quarterName(quarter)} again`;
    coverage.quarters.set(quarterName(quarter), quarter);
    coverage.spelling.set(quarter, name);
    return undefined;
  }

  #count(row: Row, key: string, count: QuarterCount): string | undefined {
    const code = this.#field(row, 'code');
    const asked = this.#asked.get(code) ?? (this.#offence === undefined || code.toUpperCase() === this.#offence);
    if (!this.#asked.has(code)) {
      this.#asked.set(code, asked);
      this.offences.set(code, { code, description: this.#field(row, 'description'), group: this.#field(row, 'group') });
    }
    if (!asked) return undefined;
    const description = this.#field(row, 'description');
    const cell = `${key}|${quarterName(count.quarter)}|${count.outcomeType}|${code}|${description}`;
    const before = this.#seen.get(cell);
    if (before !== undefined)
      return `gives ${count.force}, ${quarterName(count.quarter)}, type ${count.outcomeType} a second time (first in row ${before})`;
    this.#seen.set(cell, this.records);
    const named = { ...count, force: this.forces.get(key)?.force ?? count.force };
    if (this.#found === undefined) this.counts.push(named);
    else this.#found(named, this.offences.get(code) ?? { code, description, group: '' }, this.records);
    return undefined;
  }
}

const columns: readonly Column[] = [
  ...(['year', 'quarter', 'force', 'description', 'group', 'code', 'outcome', 'recorded', 'closed'] as const),
];

function quarterOf(year: string, number: string): Quarter | string {
  if (!isFinancialYear(year)) return `has the financial year “${year}”, which is not of the form 2018/19`;
  return /^[1-4]$/.test(number)
    ? { year, quarter: Number(number) }
    : `has the financial quarter “${number}”, not 1 to 4`;
}
