import { countValue, quarterName, type QuarterCount, type CountValue, type Quarter } from './quarter-count.ts';
import type { Row } from './csv.ts';
import { forceKey, isNoForce } from './force.ts';
import { columnName } from './header.ts';
import { outcomeType } from './outcome-type.ts';
import { isFinancialYear } from './period.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { MOST_WORDS, WordNumbers } from './word-numbers.ts';

/** What the table is called wherever a file is known to be one. */
export const OUTCOMES_TABLE = 'Home Office outcomes table';

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

/** Where each column stands in a row, from 0. */
export type OutcomesPlaces = Readonly<Record<Column, number>>;

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

/** Before the header is read. */
const NOWHERE: OutcomesPlaces = {
  ...{ year: -1, quarter: -1, force: -1, description: -1, group: -1, code: -1, outcome: -1, recorded: -1, closed: -1 },
};

/** Takes the rows of one file in order; stops at the first that cannot be true. */
export class OutcomesTable {
  readonly #file: string;
  /** Undefined: every offence. */
  readonly #offence: string | undefined;
  readonly #found: Found | undefined;
  readonly #spell: (field: string) => string;
  readonly #at: Record<Column, number> = { ...NOWHERE };
  readonly #cells = new Map<string, CountValue | undefined>();
  readonly #printed = new Map<string, PrintedForce>();
  readonly #quarters = new Map<string, Map<string, Quarter | string>>();
  readonly #types = new Map<string, string>();
  readonly #asked = new Map<string, Offence | false>();
  readonly #seen = new Map<number, number>();
  readonly #words = new WordNumbers();
  readonly counts: QuarterCount[] = [];
  readonly offences = new Map<string, Offence>();
  readonly outcomeTypes = new Set<string>();
  readonly forces = new Map<string, Coverage>();
  readonly notForces = new Set<string>();
  /** Of a workbook, the sheet whose rows are being taken. */
  sheet: string | null = null;
  width = 0;
  rows = 0;
  records = 0;
  empty = 0;
  /** Whether the row last taken was whole and true, and of another offence than the one that is read. */
  wasElsewhere = false;

  /** `spell` makes text of a field, where rows come a letter a byte. */
  constructor(file: string, offence: string | undefined, found?: Found, spell = (field: string): string => field) {
    this.#file = file;
    this.#offence = offence?.toUpperCase();
    this.#found = found;
    this.#spell = spell;
  }

  get places(): OutcomesPlaces {
    return this.#at;
  }

  /** A row of another offence that its caller knows to say nothing new. */
  passOver(): void {
    this.records += 1;
    this.rows += 1;
  }

  /** Where a count of either basis stands in its row, from 1. */
  columnOf(basis: 'closed' | 'recorded'): number {
    return this.#at[basis] + 1;
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
    for (const column of columns) this.#at[column] = names.indexOf(OUTCOMES_COLUMNS[column]);
    return undefined;
  }

  #field(row: Row, column: Column): string {
    const field = row[this.#at[column]] ?? '';
    const [first, last] = [field.charCodeAt(0), field.charCodeAt(field.length - 1)];
    // Most fields have nothing about them to trim; a byte of a letter can look like a space, and stays.
    return first > 32 && last > 32 ? field : field.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  }

  #text(field: string): string {
    return this.#spell(field).trim();
  }

  #row(row: Row): string | undefined {
    this.wasElsewhere = false;
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
    const type = this.#type(this.#field(row, 'outcome'));
    if (type === undefined)
      return `has the outcome type “${this.#text(this.#field(row, 'outcome'))}”, which does not exist`;
    const closed = this.#value(this.#field(row, 'closed'));
    const recorded = this.#value(this.#field(row, 'recorded'));
    if (closed === undefined || recorded === undefined) return this.#notCount(row, closed === undefined);
    const wrong = this.#cover(force, quarter);
    if (wrong !== undefined) return wrong;
    const code = this.#field(row, 'code');
    const offence = this.#asked.get(code) ?? this.#asks(row, code);
    this.wasElsewhere = offence === false;
    return offence === false
      ? undefined
      : this.#count(row, force, offence, { quarter, outcomeType: type, values: { closed, recorded } });
  }

  #notCount(row: Row, closed: boolean): string {
    const column = closed ? 'closed' : 'recorded';
    return `has “${this.#text(this.#field(row, column))}” in ${OUTCOMES_COLUMNS[column]}, which is no count`;
  }

  #value(cell: string): CountValue | undefined {
    const known = this.#cells.get(cell);
    if (known !== undefined) return known;
    const value = countValue(this.#text(cell));
    // Most cells are the same few numbers; a file of nothing but different ones must not fill memory.
    if (this.#cells.size < 100_000) this.#cells.set(cell, value);
    return value;
  }

  /** Both lookups are asked on every row and have few answers. */
  #force(name: string): PrintedForce {
    const known = this.#printed.get(name);
    if (known !== undefined) return known;
    const spelled = this.#text(name);
    const force = { name: spelled, key: forceKey(spelled), foreign: isNoForce(spelled) };
    this.#printed.set(name, force);
    return force;
  }

  #quarter(year: string, number: string): Quarter | string {
    const numbers = this.#quarters.get(year) ?? new Map<string, Quarter | string>();
    const known = numbers.get(number);
    if (known !== undefined) return known;
    const quarter = quarterOf(this.#text(year), this.#text(number));
    this.#quarters.set(year, numbers.set(number, quarter));
    return quarter;
  }

  #type(printed: string): string | undefined {
    const known = this.#types.get(printed);
    if (known !== undefined) return known;
    const type = outcomeType(this.#text(printed));
    if (type === undefined) return undefined;
    this.#types.set(printed, type);
    this.outcomeTypes.add(type);
    return type;
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

  /** The offence of a code that is met for the first time, or false where it is not asked for. */
  #asks(row: Row, printed: string): Offence | false {
    const code = this.#text(printed);
    const [description, group] = [this.#text(this.#field(row, 'description')), this.#text(this.#field(row, 'group'))];
    const offence = { code, description, group };
    const asked = this.#offence === undefined || code.toUpperCase() === this.#offence ? offence : false;
    this.#asked.set(printed, asked);
    this.offences.set(code, offence);
    return asked;
  }

  #count(row: Row, force: PrintedForce, offence: Offence, count: Omit<QuarterCount, 'force'>): string | undefined {
    const { quarter, outcomeType: type } = count;
    const described = `${offence.code}|${this.#field(row, 'description')}`;
    const cell = this.#words.key([force.key, quarterName(quarter), type, described]);
    if (cell === undefined)
      return `is of more than ${MOST_WORDS} different forces, quarters, types and offences, as no published table is`;
    const before = this.#seen.get(cell);
    if (before !== undefined)
      return `gives ${force.name}, ${quarterName(quarter)}, type ${type} a second time (first in row ${before})`;
    this.#seen.set(cell, this.records);
    const named = { ...count, force: this.forces.get(force.key)?.force ?? force.name };
    if (this.#found === undefined) this.counts.push(named);
    else this.#found(named, offence, this.records);
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
