import type { Count } from './count.ts';
import type { Counted } from './counted.ts';
import { FirstPlaces } from './first-places.ts';
import { isNoForce, knownForce } from './force.ts';
import { columnName } from './header.ts';
import { calendarYear, type Period } from './period.ts';
import { COLOUR_ONLY, meaningOf } from './police-uk-words.ts';
import { countValue, type CountValue } from './quarter-count.ts';
import { readTable, type TakenRow } from './table.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { added, valueOfCount } from './value.ts';

/** By force, year, crime type and last outcome; the count’s column has the name that a query gave it. */
export const BBC_LONG = {
  name: 'the BBC’s extract of data.police.uk',
  columns: ['year', 'f0_', 'crime_type', 'reported_by', 'last_outcome_category'],
} as const;

/** By force, a column an outcome. */
export const BBC_WIDE = {
  name: 'the BBC’s outcomes by force',
  columns: ['force', 'further_investigation_is_not_in_the_public_interest', 'under_investigation', '_blank_'],
} as const;

/** `(blank)` and `` are a crime or report without an outcome. */
const wordsOf = (printed: string): string =>
  columnName(printed).replaceAll('_', '') === 'blank' ? '' : printed.trim();

type Cell = Pick<Count, 'force' | 'offenceScope'> &
  Period & { readonly words: string; readonly value: CountValue; readonly row: number; readonly column: number };

const typeOf = ({ words }: Cell): string | null => meaningOf(words)?.outcomeType ?? null;

const countOf = (file: string, { words, value, row, column, ...cell }: Cell): Count => {
  const outcomeType = meaningOf(words)?.outcomeType ?? null;
  const isReport = cell.offenceScope === 'Anti-social behaviour';
  return {
    ...cell,
    ...{ measure: outcomeType === null ? words || 'no outcome stated' : 'outcomes', outcomeType },
    ...{ unit: isReport ? 'reports' : 'crimes', ageScope: 'not stated', basis: 'recorded', ...valueOfCount(value) },
    at: { file, sheet: null, row, column },
  };
};

class Extract {
  readonly cells: Cell[] = [];
  readonly notForces = new Set<string>();
  readonly #seen = new Set<string>();

  /** The force, or undefined where it is none of England and Wales. */
  force(name: string): string | undefined {
    if (!isNoForce(name)) return knownForce(name) ?? name;
    this.notForces.add(name);
    return undefined;
  }

  add(cell: Cell): string | undefined {
    const key = `${cell.force}|${cell.periodStart}|${cell.offenceScope}|${cell.words}`;
    if (this.#seen.has(key)) return `gives ${cell.force}, ${cell.offenceScope}, “${cell.words}” a second time`;
    this.#seen.add(key);
    this.cells.push(cell);
    return undefined;
  }

  /** Of one force, year and crime each outcome once: fourteen results of a court are one charge, as they are in the street files. */
  counts(file: string): readonly Count[] {
    const once = Map.groupBy(this.cells, (cell) => {
      const type = typeOf(cell);
      return [cell.force, cell.periodStart, cell.offenceScope, type === null ? cell.words : `type ${type}`].join('|');
    });
    return [...once.values()].flatMap((cells) => {
      const [first] = cells;
      const value = cells.map((cell) => cell.value).reduce(added);
      return first === undefined ? [] : [countOf(file, { ...first, value })];
    });
  }

  /** Every outcome that stands under several words, with how many cells became how many counts. */
  get #together(): readonly string[] {
    const typed = Map.groupBy(this.cells, (cell) => typeOf(cell) ?? '');
    return [...typed].flatMap(([type, cells]) => {
      const words = [...new Set(cells.map((each) => each.words))];
      if (type === '' || words.length < 2) return [];
      const places = new FirstPlaces();
      for (const { row } of cells) places.push(row);
      return [
        `Outcome ${type} stands in it under ${words.length} wordings (${words.map((each) => `“${each}”`).join(', ')}): of one force, year and crime they were added up to one count (${cells.length} cells, ${places.words}).`,
      ];
    });
  }

  get oddities(): readonly string[] {
    const words = [...new Set(this.cells.map((each) => each.words))].filter((each) => meaningOf(each) === undefined);
    const forces = Map.groupBy(this.cells, ({ force }) => force);
    const silent = [...forces].filter(([, cells]) =>
      cells.every(({ words: said, value }) => said === '' || value.kind === 'missing'),
    );
    return [
      ...(this.notForces.size > 0
        ? [`No force of England and Wales, passed over: ${[...this.notForces].join('; ')}.`]
        : []),
      ...silent.map(([force]) => `${force} gives no outcome at all: not known, not none.`),
      ...this.#together,
      ...(words.length > 0 ? [`In no list of outcomes, taken as printed: ${words.join('; ')}.`] : []),
      'Last outcomes stand as they were when the BBC read them: recent years hold more crimes still open.',
      COLOUR_ONLY,
    ];
  }
}

/** Reads the long extract: its lines end in CR, its counts stand in `f0_`. */
export async function readBbcExtract(path: string): Promise<SourceRefused | Counted> {
  const extract = new Extract();
  const read = await readTable(path, BBC_LONG, (row) => {
    const force = extract.force(row.field('reported_by'));
    if (force === undefined) return undefined;
    const [year, printed] = [row.field('year'), row.field('f0_')];
    const period = calendarYear(year);
    if (period === undefined) return `has the year “${year}”`;
    const value = countValue(printed);
    if (value === undefined) return `has “${printed}” in f0_, which is no count`;
    const words = wordsOf(row.field('last_outcome_category'));
    const at = { row: row.number, column: row.columnOf('f0_') };
    return extract.add({ force, ...period, offenceScope: row.field('crime_type'), words, value, ...at });
  });
  if (read.kind === 'refused') return read;
  const counts = extract.counts(read.source.file);
  return { kind: 'read', files: [read.source], counts, oddities: [...read.oddities, ...extract.oddities] };
}

/** The years that the wide table sums: neither a column nor its name says them. */
const SUMMED: Period = { periodStart: '2012-01-01', periodEnd: '2016-12-31' };

function wideRow(extract: Extract, row: TakenRow, period: Period): string | undefined {
  const force = extract.force(row.field('force'));
  if (force === undefined) return undefined;
  for (const printed of row.columns) {
    const column = columnName(printed);
    if (column === 'force') continue;
    const value = countValue(row.field(column));
    if (value === undefined) return `has “${row.field(column)}” under ${printed}, which is no count`;
    const at = { row: row.number, column: row.columnOf(column) };
    const wrong = extract.add({ force, ...period, offenceScope: 'all types', words: wordsOf(printed), value, ...at });
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Reads the wide table. A blank is taken as not given; in the long extract it has no row, which reads as none. */
export async function readBbcByForce(path: string, period?: Period): Promise<SourceRefused | Counted> {
  const extract = new Extract();
  const read = await readTable(path, BBC_WIDE, (row) => wideRow(extract, row, period ?? SUMMED));
  if (read.kind === 'refused') return read;
  if (period === undefined && read.source.provenance === 'not known')
    return refused(`${path} was not read: it does not say which years it sums, and it is not the issue that is known.`);
  const blank = extract.cells.filter(({ value }) => value.kind === 'missing').length;
  return {
    ...{ kind: 'read', files: [read.source], counts: extract.counts(read.source.file) },
    oddities: [
      ...read.oddities,
      ...(blank > 0 ? [`${blank} cells are blank: not given, though the long extract has no row for them.`] : []),
      ...extract.oddities,
    ],
  };
}
