import type { ArrestCount, Grouping } from './arrest-count.ts';
import { FirstPlaces } from './first-places.ts';
import { isNoForce, knownForce } from './force.ts';
import { financialYear, type Period } from './period.ts';
import { countValue, type CountValue } from './quarter-count.ts';
import type { TakenRow } from './table.ts';
import { added, valueOfCount } from './value.ts';

/** How the groups of offences are printed since they were made anew. */
const ANEW = '2015/16 onwards - ';

const AGES: ReadonlyMap<string, string> = new Map([
  ['10 - 17 years', '10 to 17'],
  ['18 - 20 years', '18 to 20'],
  ['21 years and over', '21 and over'],
  ['under 10 years', 'under 10'],
  ['unknown', 'age not known'],
]);

interface Cell {
  readonly force: string;
  readonly year: string;
  readonly period: Period;
  readonly offence: string;
  readonly grouping: Grouping;
  readonly age: string;
  readonly ethnicity: string;
  readonly sex: string;
}

interface Held {
  readonly cell: Cell;
  readonly sheet: string | null;
  readonly row: number;
  readonly column: number;
  value: CountValue;
}

/** Cells of one force and year that have no figure. */
export interface Gap {
  readonly force: string;
  readonly year: string;
  readonly as: string;
  cells: number;
}

/** Adds up the rows of an arrests table; what it saw on the way is kept for its oddities. */
export class ArrestTally {
  readonly #by: ReadonlySet<string>;
  readonly #held = new Map<string, Held>();
  /** Every cell as printed, to find one that is given twice. */
  readonly #seen = new Set<string>();
  readonly #ids = new Map<string, number>();
  readonly gaps = new Map<string, Gap>();
  readonly forces = new Set<string>();
  readonly notForces = new Set<string>();
  readonly below = new FirstPlaces();
  rows = 0;
  /** The first year in which each force’s groups are the new ones. */
  readonly anewFrom = new Map<string, string>();

  constructor(by: readonly string[]) {
    this.#by = new Set(by);
  }

  take(row: TakenRow): string | undefined {
    const name = row.field('force_name');
    if (name === '') return 'names no force';
    if (isNoForce(name)) {
      this.notForces.add(name);
      return undefined;
    }
    const cell = this.#cell(row, knownForce(name) ?? name);
    if (typeof cell === 'string') return cell;
    const value = countValue(row.field('arrests'));
    if (value === undefined) return `has “${row.field('arrests')}” in arrests, which is no count`;
    if (this.#isSecond(cell)) return `gives ${cell.force}, ${cell.year}, ${cell.offence}, ${cell.age} a second time`;
    this.rows += 1;
    if (value.kind === 'known' && value.value < 0) this.below.push(row.number);
    this.#note(cell, value);
    this.#add(cell, value, row);
    return undefined;
  }

  #cell(row: TakenRow, force: string): Cell | string {
    const year = row.field('financial_year');
    const period = financialYear(year);
    if (period === undefined) return `has the financial year “${year}”, which is not of the form 2018/19`;
    const printed = row.field('offence_group');
    const isAnew = printed.startsWith(ANEW);
    const age = row.field('age_group');
    return {
      ...{ force, year, period, offence: isAnew ? printed.slice(ANEW.length) : printed },
      grouping: isAnew ? '2015/16 onwards' : 'to 2014/15',
      age: AGES.get(age.toLowerCase()) ?? age,
      ethnicity: row.field('ethnic_group'),
      sex: row.field('sex'),
    };
  }

  /** Short numbers for long words: a key of a cell is then a few bytes, and there are hundreds of thousands. */
  #id(word: string): number {
    const id = this.#ids.get(word) ?? this.#ids.size;
    this.#ids.set(word, id);
    return id;
  }

  #key(cell: Cell, by: (part: 'ethnicity' | 'sex') => string): string {
    const words = [cell.force, cell.year, cell.offence, cell.grouping, cell.age, by('ethnicity'), by('sex')];
    return words.map((word) => this.#id(word).toString(36)).join(' ');
  }

  #isSecond(cell: Cell): boolean {
    const before = this.#seen.size;
    return this.#seen.add(this.#key(cell, (part) => cell[part])).size === before;
  }

  #note({ force, year, grouping }: Cell, value: CountValue): void {
    this.forces.add(force);
    if (grouping === '2015/16 onwards' && year < (this.anewFrom.get(force) ?? '9')) this.anewFrom.set(force, year);
    if (value.kind === 'known') return;
    const key = `${force}|${year}|${value.as}`;
    const gap = this.gaps.get(key) ?? { force, year, as: value.as, cells: 0 };
    gap.cells += 1;
    this.gaps.set(key, gap);
  }

  #add(cell: Cell, value: CountValue, row: TakenRow): void {
    const part = (name: 'ethnicity' | 'sex'): string => (this.#by.has(name) ? cell[name] : 'all');
    const key = this.#key(cell, part);
    const held = this.#held.get(key);
    if (held !== undefined) {
      held.value = added(held.value, value);
      return;
    }
    const place = { sheet: row.sheet, row: row.number, column: row.columnOf('arrests') };
    this.#held.set(key, { cell: { ...cell, ethnicity: part('ethnicity'), sex: part('sex') }, ...place, value });
  }

  /** By what its rows were parted and were added up, and how many counts they became. */
  get summed(): { readonly over: readonly string[]; readonly counts: number } {
    return { over: ['ethnicity', 'sex'].filter((part) => !this.#by.has(part)), counts: this.#held.size };
  }

  /** Each stands where the first of its cells stood. */
  counts(file: string): readonly ArrestCount[] {
    return Array.from(this.#held.values(), ({ cell, sheet, row, column, value }) => ({
      count: {
        ...{ force: cell.force, ...cell.period, measure: 'arrests', outcomeType: null, unit: 'arrests' },
        ...{ ageScope: cell.age, offenceScope: cell.offence, basis: 'not-stated', ...valueOfCount(value) },
        at: { file, sheet, row, column },
      },
      ...{ grouping: cell.grouping, ethnicity: cell.ethnicity, sex: cell.sex },
    }));
  }
}
