import type { Count } from './count.ts';
import type { Counted } from './counted.ts';
import { allForces, forceKey, knownForce } from './force.ts';
import { countValue } from './quarter-count.ts';
import { readTable, type TakenRow } from './table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { known } from './value.ts';

/** Residents of one force’s area in the middle of a year. */
export interface Residents {
  readonly force: string;
  /** The Office for National Statistics’ code of the area. */
  readonly code: string;
  readonly aged10To17: number;
  readonly aged10To13: number;
  readonly all: number;
}

export interface Population extends Counted {
  readonly year: number;
  readonly residents: readonly Residents[];
}

export const POPULATION = {
  name: 'a table of residents by police force area',
  columns: ['pfa_code', 'pfa_name', 'pop_10_17', 'pop_10_13', 'pop_all'],
} as const;

const AGES = [
  ['pop_10_17', '10 to 17'],
  ['pop_10_13', '10 to 13'],
  ['pop_all', 'all ages'],
] as const;

class Areas {
  readonly residents: Residents[] = [];
  readonly #places: Pick<TakenRow, 'sheet' | 'number'>[] = [];
  readonly #columns = new Map<string, number>();
  readonly #seen = new Set<string>();

  take(row: TakenRow): string | undefined {
    const [code, name] = [row.field('pfa_code'), row.field('pfa_name')];
    if (!/^[EW]\d{8}$/.test(code))
      return `has the area code “${code}”, which is not one of England or Wales such as E23000036`;
    if (this.#seen.has(forceKey(name))) return `gives ${name} a second time`;
    this.#seen.add(forceKey(name));
    const numbers = this.#numbers(row);
    if (typeof numbers === 'string') return numbers;
    const [aged10To17 = 0, aged10To13 = 0, all = 0] = numbers;
    if (aged10To13 > aged10To17 || aged10To17 > all)
      return `has ${aged10To13} residents aged 10 to 13, ${aged10To17} aged 10 to 17 and ${all} in all, which cannot be`;
    this.residents.push({ force: knownForce(name) ?? name, code, aged10To17, aged10To13, all });
    this.#places.push({ sheet: row.sheet, number: row.number });
    return undefined;
  }

  #numbers(row: TakenRow): readonly number[] | string {
    const numbers: number[] = [];
    for (const [column, age] of AGES) {
      const value = countValue(row.field(column));
      // Every rate of the force would rest on it.
      if (value?.kind !== 'known' || value.value <= 0)
        return `has “${row.field(column)}” for residents (${age}), which is no number of people`;
      numbers.push(value.value);
      this.#columns.set(column, row.columnOf(column));
    }
    return numbers;
  }

  counts(file: string, year: number): readonly Count[] {
    const day = `${year}-06-30`;
    return this.residents.flatMap(({ force, ...residents }, i) => {
      const values = [residents.aged10To17, residents.aged10To13, residents.all];
      return AGES.map(([column, ageScope], j) => ({
        ...{ force, periodStart: day, periodEnd: day, measure: 'population', outcomeType: null },
        ...{ unit: 'population' as const, ageScope, offenceScope: 'not stated', basis: 'not-stated' as const },
        ...known(values[j] ?? 0),
        at: {
          file,
          sheet: this.#places[i]?.sheet ?? null,
          row: this.#places[i]?.number ?? null,
          column: this.#columns.get(column) ?? null,
        },
      }));
    });
  }
}

/** The year that the estimates are for: no column says it, the file’s name does. */
const yearOf = (file: string): number | undefined => {
  const year = /mid-?_?((?:19|20)\d{2})/i.exec(file)?.[1];
  return year === undefined ? undefined : Number(year);
};

function oddities({ residents }: Areas): readonly string[] {
  const has = new Set(residents.map(({ force }) => force));
  const missing = allForces.filter((force) => !has.has(force));
  const small = residents.filter(({ aged10To17 }) => aged10To17 < 5000);
  return [
    ...(missing.length === 0 ? [] : [`No residents, so no rate per head: ${missing.join('; ')}.`]),
    ...small.map(
      ({ force, aged10To17 }) =>
        `${force} has ${aged10To17} residents aged 10 to 17: most whom it meets live elsewhere, and a rate per head says little.`,
    ),
  ];
}

/** Reads residents by force area and age, for rates per 1,000 aged 10 to 17. */
export async function readPopulation(
  path: string,
  options: { year?: number } = {},
): Promise<SourceRefused | Population> {
  const areas = new Areas();
  const read = await readTable(path, POPULATION, (row) => areas.take(row));
  if (read.kind === 'refused') return read;
  const year = options.year ?? yearOf(read.source.file);
  if (year === undefined)
    return refused(
      `${path} was not read: it does not say for the middle of which year its estimates are. Name it so, such as population_mid2019.csv.`,
    );
  return {
    ...{ kind: 'read', files: [read.source], year, residents: areas.residents },
    counts: areas.counts(read.source.file, year),
    oddities: [...read.oddities, ...oddities(areas)],
  };
}

/** Residents of a force under any of its spellings, or why there can be no rate per head of it. */
export function residentsOf(
  { residents, year }: Population,
  force: string,
): ({ readonly kind: 'residents' } & Residents) | { readonly kind: 'none'; readonly why: string } {
  const found = residents.find((each) => forceKey(each.force) === forceKey(force));
  if (found !== undefined) return { kind: 'residents', ...found };
  return knownForce(force) === 'British Transport Police'
    ? { kind: 'none', why: 'British Transport Police polices the railways and has no residents' }
    : { kind: 'none', why: `the estimates for mid-${year} have no area of ${force}` };
}
