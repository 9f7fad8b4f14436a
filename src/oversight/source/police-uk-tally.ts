import type { Count } from './count.ts';
import { isNoForce, knownForce } from './force.ts';
import { monthPeriod, type Period } from './period.ts';
import { meaningOf } from './police-uk-words.ts';
import type { TakenRow } from './table.ts';
import { known } from './value.ts';

/** Street: every crime recorded in a month with its last outcome so far. Outcomes: every outcome given in a month. */
export type PoliceUkKind = 'street' | 'outcomes';

/** One wording as printed, and how many rows have it. */
export interface Wording {
  readonly words: string;
  /** What its rows were counted as. */
  readonly measure: string;
  readonly outcomeType: string | null;
  readonly rows: number;
}

interface Held {
  readonly force: string;
  readonly period: Period;
  readonly crime: string;
  readonly measure: string;
  readonly outcomeType: string | null;
  readonly row: number;
  readonly column: number;
  crimes: number;
}

const REPORTS = 'Anti-social behaviour';

const columnOf = (kind: PoliceUkKind): string => (kind === 'street' ? 'last_outcome_category' : 'outcome_type');

/** Counts the records of one street or outcomes file; what was strange is kept beside. */
export class PoliceUkTally {
  readonly #held = new Map<string, Held>();
  readonly #periods = new Map<string, Period | undefined>();
  readonly #words = new Map<string, number>();
  readonly #ids = new Set<string>();
  #kind: PoliceUkKind | undefined;
  twice = 0;
  elsewhere = 0;
  readonly notForces = new Set<string>();

  get kind(): PoliceUkKind {
    return this.#kind ?? 'street';
  }

  take(row: TakenRow): string | undefined {
    this.#kind ??= row.columnOf('last_outcome_category') > 0 ? 'street' : 'outcomes';
    const column = columnOf(this.#kind);
    if (row.columnOf(column) === 0) return 'stands under neither “Last outcome category” nor “Outcome type”';
    const [month, name] = [row.field('month'), row.field('reported_by')];
    const period = this.#period(month);
    if (period === undefined) return `has the month “${month}”, which is not of the form 2021-07`;
    if (name === '') return 'names no force';
    if (isNoForce(name)) {
      this.notForces.add(name);
      return undefined;
    }
    this.#note(row);
    this.#add(row, knownForce(name) ?? name, period, row.field(column));
    return undefined;
  }

  #period(month: string): Period | undefined {
    const period = this.#periods.get(month) ?? monthPeriod(month);
    this.#periods.set(month, period);
    return period;
  }

  #note(row: TakenRow): void {
    if (row.field('reported_by') !== row.field('falls_within')) this.elsewhere += 1;
    const id = row.field('crime_id');
    // In an outcomes file one crime may come again; in a street file it is one crime counted twice.
    if (this.kind === 'outcomes' || id === '') return;
    if (this.#ids.has(id)) this.twice += 1;
    this.#ids.add(id);
  }

  #add(row: TakenRow, force: string, period: Period, words: string): void {
    this.#words.set(words, (this.#words.get(words) ?? 0) + 1);
    const crime = row.field('crime_type');
    const { measure, outcomeType } = this.#what(crime, words);
    const key = `${force}|${period.periodStart}|${crime}|${measure}|${outcomeType ?? ''}`;
    const held = this.#held.get(key);
    if (held !== undefined) {
      held.crimes += 1;
      return;
    }
    const column = row.columnOf(columnOf(this.kind));
    this.#held.set(key, { force, period, crime, measure, outcomeType, row: row.number, column, crimes: 1 });
  }

  #what(crime: string, words: string): { readonly measure: string; readonly outcomeType: string | null } {
    if (crime === REPORTS && words === '') return { measure: 'reports', outcomeType: null };
    const { outcomeType, isCourt } = meaningOf(words) ?? { outcomeType: null, isCourt: false };
    // Of one crime charged in March and fined in May, only the charge is an outcome.
    if (this.kind === 'outcomes' && isCourt) return { measure: 'court results', outcomeType: null };
    if (outcomeType !== null) return { measure: 'outcomes', outcomeType };
    return { measure: words === '' ? 'no outcome stated' : words, outcomeType };
  }

  get wordings(): readonly Wording[] {
    return Array.from(this.#words, ([words, rows]) => ({
      ...{ words, rows, ...this.#what('', words) },
    })).toSorted((one, other) => one.words.localeCompare(other.words, 'en'));
  }

  counts(file: string): readonly Count[] {
    return Array.from(this.#held.values(), ({ period, crime, crimes, row, column, ...held }) => ({
      ...{ force: held.force, ...period, measure: held.measure, outcomeType: held.outcomeType },
      unit: crime === REPORTS ? ('reports' as const) : ('crimes' as const),
      ...{ ageScope: 'not stated', offenceScope: crime === '' ? 'not stated' : crime },
      basis: this.kind === 'street' ? ('recorded' as const) : ('closed' as const),
      ...known(crimes),
      at: { file, sheet: null, row, column },
    }));
  }
}
