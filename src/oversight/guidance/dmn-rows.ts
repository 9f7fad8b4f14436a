import type { Condition, PersonCondition, PolicyFiles } from '../../policy/index.ts';
import { CHECKS, NATIONS, STATES, UNSTATED } from '../../policy/index.ts';
import { caseFeel, feelName, literal, personFeel } from './feel.ts';

/** A column of a decision table: what it asks, and every answer there is, so that *not this* can be said as *one of those*. */
export interface Column {
  readonly expression: string;
  readonly type: 'string' | 'number' | 'boolean';
  /** As a cell says each of them; of numbers, bands from one limit to the next. */
  readonly answers: readonly string[];
  readonly limits?: readonly number[];
}

/** A row: of each column that it asks, the answers allowed, as bits. */
type Row = ReadonlyMap<string, number>;

/** More rows than this for one rule say less to a reader than the rule written out. */
const MOST_ROWS = 24;

const EVERYTHING: readonly Row[] = [new Map()];

/** Gathers the columns of one table while its rules are laid out. */
export class Columns {
  readonly all = new Map<string, Column>();
  readonly #files: PolicyFiles;
  readonly #ages: readonly number[];
  readonly #reports: readonly number[];

  constructor(files: PolicyFiles) {
    this.#files = files;
    const text = JSON.stringify(files.rules.map(({ when }) => when));
    this.#ages = limitsIn(text, 'age');
    this.#reports = limitsIn(text, 'earlierReports');
  }

  /** The rows in which a condition holds: any of them is enough. */
  rowsOf(condition: Condition): readonly Row[] {
    const columns = new Map(this.all);
    const rows = this.#rows(condition, true);
    if (rows.length <= MOST_ROWS) return rows;
    this.all.clear();
    for (const [key, column] of columns) this.all.set(key, column);
    return this.#holds(caseFeel(condition), true);
  }

  #rows(condition: Condition, isMeant: boolean): readonly Row[] {
    if ('all' in condition) return this.#joined(condition.all, isMeant, (each) => this.#rows(each, isMeant));
    if ('any' in condition) return this.#joined(condition.any, !isMeant, (each) => this.#rows(each, isMeant));
    if ('not' in condition) return this.#rows(condition.not, !isMeant);
    if ('this' in condition) return this.#personRows(condition.this, isMeant);
    if ('always' in condition) return isMeant ? EVERYTHING : [];
    if ('factor' in condition)
      return this.#answers(`factors.${feelName(condition.factor)}`, STATES, condition.is, isMeant);
    if ('checks' in condition) return this.#answers('checks', CHECKS, condition.checks, isMeant);
    if ('nation' in condition) return this.#answers('nation', NATIONS, [condition.nation], isMeant);
    if ('earlierReports' in condition)
      return this.#span('earlier_reports', this.#reports, condition.earlierReports, isMeant);
    return this.#stated(condition, isMeant);
  }

  #stated(condition: Condition, isMeant: boolean): readonly Row[] {
    if ('setting' in condition) {
      const setting = this.#files.settings.find(({ name }) => name === condition.setting);
      return this.#answers(`settings.${feelName(condition.setting)}`, setting?.answers ?? [], condition.is, isMeant);
    }
    if (!('condition' in condition)) return this.#holds(caseFeel(condition), isMeant);
    const fact = this.#files.facts.find(({ kind, id }) => kind === 'condition' && id === condition.condition);
    const answers = (fact?.answers ?? []).map((answer) => (typeof answer === 'string' ? answer : answer.id));
    const all = [...new Set([...answers, UNSTATED])];
    return this.#answers(`conditions.${feelName(condition.condition)}`, all, condition.is, isMeant);
  }

  #personRows(condition: PersonCondition, isMeant: boolean): readonly Row[] {
    const said = (direction: string, id: string, is: readonly string[]) =>
      this.#answers(`person.${direction}.${feelName(id)}`, STATES, is, isMeant);
    if ('all' in condition) return this.#joined(condition.all, isMeant, (each) => this.#personRows(each, isMeant));
    if ('any' in condition) return this.#joined(condition.any, !isMeant, (each) => this.#personRows(each, isMeant));
    if ('not' in condition) return this.#personRows(condition.not, !isMeant);
    if ('always' in condition) return isMeant ? EVERYTHING : [];
    if ('age' in condition) return this.#span('person.age', this.#ages, condition.age, isMeant);
    if ('by' in condition) return said('by', condition.by, condition.is);
    if ('towards' in condition) return said('towards', condition.towards, condition.is);
    if ('fact' in condition) return said('facts', condition.fact, condition.is);
    return this.#holds(personFeel(condition, 'person'), isMeant);
  }

  /** All at once, or any of them. */
  #joined<Each>(parts: readonly Each[], areAllMeant: boolean, rowsOf: (part: Each) => readonly Row[]): readonly Row[] {
    const found = parts.map(rowsOf);
    if (!areAllMeant) return shortest(found.flat());
    return found.reduce(
      (rows, others) => (rows.length > 8 * MOST_ROWS ? rows : shortest(both(rows, others))),
      EVERYTHING,
    );
  }

  #answers(
    expression: string,
    all: readonly (string | boolean)[],
    is: readonly (string | boolean)[],
    isMeant: boolean,
  ): readonly Row[] {
    const type = all.some((each) => typeof each === 'string') ? 'string' : 'boolean';
    return this.#allowed(
      { expression, type, answers: all.map(literal) },
      (place) => all.slice(place, place + 1).some((each) => is.includes(each)) === isMeant,
    );
  }

  /** What has no place in a table but as a whole: somebody, everybody, one of several. */
  #holds(expression: string, isMeant: boolean): readonly Row[] {
    return this.#allowed(
      { expression, type: 'boolean', answers: ['false', 'true'] },
      (place) => (place === 1) === isMeant,
    );
  }

  #span(
    expression: string,
    limits: readonly number[],
    { from = -Infinity, below = Infinity }: { from?: number | undefined; below?: number | undefined },
    isMeant: boolean,
  ): readonly Row[] {
    const answers = limits.map(String);
    return this.#allowed({ expression, type: 'number', answers, limits }, (place) => {
      const limit = limits[place] ?? -Infinity;
      return (limit >= from && limit < below) === isMeant;
    });
  }

  #allowed(column: Column, isAllowed: (place: number) => boolean): readonly Row[] {
    const known = this.all.get(column.expression) ?? column;
    this.all.set(column.expression, known);
    const bits = known.answers.reduce((sum, _, place) => sum | (isAllowed(place) ? 1 << place : 0), 0);
    if (bits === 0) return [];
    return bits === (1 << known.answers.length) - 1 ? EVERYTHING : [new Map([[column.expression, bits]])];
  }
}

/** Every age, or number of reports, at which some rule begins to tell two apart; from nothing. */
function limitsIn(text: string, name: string): readonly number[] {
  const spans = [...text.matchAll(new RegExp(`"${name}":(\\{[^}]*\\})`, 'gu'))].map(([, span = '']) => span);
  const limits = spans.flatMap((span) => [...span.matchAll(/\d+/gu)].map(([limit]) => Number(limit)));
  return [...new Set([0, ...limits])].sort((one, other) => one - other);
}

function both(rows: readonly Row[], others: readonly Row[]): Row[] {
  return rows.flatMap((row) =>
    others.flatMap((other) => {
      const met = new Map(row);
      for (const [key, bits] of other) met.set(key, (met.get(key) ?? -1) & bits);
      return [...met.values()].includes(0) ? [] : [met];
    }),
  );
}

/** Without the rows that another row says already. */
const shortest = (rows: readonly Row[]): Row[] =>
  rows.filter(
    (row, place) => !rows.some((other, at) => at !== place && says(other, row) && (!says(row, other) || at < place)),
  );

/** Whether one row holds wherever the other does. */
const says = (wide: Row, narrow: Row): boolean =>
  [...wide].every(([key, bits]) => ((narrow.get(key) ?? -1) & ~bits) === 0);

/** What a cell says: `-` where anything goes. */
export function cellOf({ answers, limits }: Column, bits: number | undefined): string {
  if (bits === undefined) return '-';
  const allowed = answers.flatMap((answer, place) => (((bits >> place) & 1) === 1 ? [{ answer, place }] : []));
  if (limits === undefined) return allowed.map(({ answer }) => answer).join(', ');
  const ranges: string[] = [];
  for (let at = 0; at < limits.length; at += 1) {
    if (((bits >> at) & 1) === 0) continue;
    const from = limits[at] ?? 0;
    while (((bits >> (at + 1)) & 1) === 1) at += 1;
    const until = limits[at + 1];
    ranges.push(until === undefined ? `>= ${from}` : `[${from}..${until})`);
  }
  return ranges.join(', ');
}
