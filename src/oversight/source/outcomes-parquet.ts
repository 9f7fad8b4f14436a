import { basename } from 'node:path';
import { forceKey, isNoForce } from './force.ts';
import { outcomeType } from './outcome-type.ts';
import type { OutcomesFile } from './outcomes-file.ts';
import { OUTCOMES_COLUMNS, OutcomesTable, type Offence } from './outcomes-table.ts';
import {
  asText,
  digestOf,
  isWhole,
  literal,
  Parquet,
  ParquetRefusal,
  type ParquetColumn,
  type TextRow,
} from './parquet.ts';
import { RECORDS, sum } from './parquet-records.ts';
import { countValue } from './quarter-count.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { vintageOf } from './vintage.ts';

const HEADER = Object.values(OUTCOMES_COLUMNS);

/** No code is this: rows of other offences show what a force sent, and are not counted. */
const OTHER = '\u007f';

type Text = Readonly<Record<keyof typeof OUTCOMES_COLUMNS, string>>;

/** The questions that one outcomes table in Parquet is asked. Each goes over few columns, none over all. */
class Questions {
  readonly #parquet: Parquet;
  readonly #text: Text;
  readonly #offence: string;

  constructor(parquet: Parquet, text: Text, offence: string) {
    this.#parquet = parquet;
    this.#text = text;
    this.#offence = offence;
  }

  /**
   * Force, year, quarter, one of its types, rows, first row: what each force sent for each quarter. To number every row takes as
   * long again as all else of it: only where a row has to be named, or comes before another, is it asked for.
   */
  sent(isNumbered: boolean): Promise<readonly TextRow[]> {
    const { force, year, quarter, outcome } = this.#text;
    const [first, order] = isNumbered ? ['min(file_row_number)', '6'] : ['0', '1, 2, 3'];
    return this.#parquet.ask(
      `SELECT ${force}, ${year}, ${quarter}, any_value(${outcome}), count(*), ${first} FROM ${this.#parquet.from} GROUP BY 1, 2, 3 ORDER BY ${order}`,
    );
  }

  #where(foreign: readonly string[]): string {
    return foreign.length === 0 ? '' : `WHERE ${this.#text.force} NOT IN (${foreign.map(literal).join(', ')})`;
  }

  /** Each value of a column and its first row, in rows of forces. */
  values(of: string, foreign: readonly string[]): Promise<readonly TextRow[]> {
    return this.#parquet.ask(
      `SELECT ${of}, min(file_row_number) AS first FROM ${this.#parquet.from} ${this.#where(foreign)} GROUP BY 1 ORDER BY first`,
    );
  }

  offences(foreign: readonly string[]): Promise<readonly TextRow[]> {
    const { code, description, group } = this.#text;
    return this.#parquet.ask(
      `SELECT ${code}, any_value(${description}), any_value(${group}) FROM ${this.#parquet.from} ${this.#where(foreign)} GROUP BY 1`,
    );
  }

  /** The rows of the offence, in their order: the columns of a table, then the row. */
  rows(): Promise<readonly TextRow[]> {
    const { code, ...text } = this.#text;
    const columns = [text.year, text.quarter, text.force, text.description, text.group, code, text.outcome];
    const where = `WHERE upper(trim(${code})) = ${literal(this.#offence.toUpperCase())}`;
    const { from, columns: has } = this.#parquet;
    if (!has.has(RECORDS))
      return this.#parquet.ask(
        `SELECT ${[...columns, text.recorded, text.closed].join(', ')}, file_row_number FROM ${from} ${where} ORDER BY file_row_number`,
      );
    return this.#parquet.ask(
      `SELECT ${[...columns, sum(text.recorded), sum(text.closed)].join(', ')}, min(file_row_number) AS first FROM ${from} ${where} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY first`,
    );
  }
}

const rowNumber = (first: string | undefined): number => Number(first) + 1;

/** Takes the answers into the same table that a CSV is taken into, so that the same is refused in the same words. */
class Taken {
  readonly table: OutcomesTable;
  readonly foreign: string[] = [];
  rows = 0;
  empty = 0;

  constructor(path: string, offence: string) {
    this.table = new OutcomesTable(path, offence);
    this.table.take([HEADER]);
  }

  take(fields: TextRow, first: string | undefined): SourceRefused | undefined {
    this.table.records = rowNumber(first) - 1;
    return this.table.take([fields]);
  }

  sent(groups: readonly TextRow[]): SourceRefused | undefined {
    for (const [force = '', year = '', quarter = '', type = '', rows, first] of groups) {
      if (force === '' && year === '' && quarter === '') {
        this.empty += Number(rows);
        continue;
      }
      this.rows += Number(rows);
      if (isNoForce(force)) this.foreign.push(force);
      const wrong = this.take([year, quarter, force, '', '', OTHER, type, '0', '0'], first);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
}

function textOf(path: string, { columns }: Parquet): SourceRefused | Text {
  const missing = HEADER.filter((name) => !columns.has(name));
  if (missing.length > 0)
    return refused(
      `${path} was not read: it is not a Home Office outcomes table, which has the columns ${HEADER.join(', ')}; missing: ${missing.join(', ')}.`,
    );
  const of = (name: string): string => asText(columns.get(name) ?? { name, type: 'VARCHAR' });
  const { year, quarter, force, description, group, code, outcome, recorded, closed } = OUTCOMES_COLUMNS;
  return {
    ...{ year: of(year), quarter: of(quarter), force: of(force), description: of(description), group: of(group) },
    ...{ code: of(code), outcome: of(outcome), recorded: of(recorded), closed: of(closed) },
  };
}

/** What is wrong in rows of other offences, which are not taken one by one. */
async function faultElsewhere(
  path: string,
  { columns }: Parquet,
  text: Text,
  questions: Questions,
  foreign: readonly string[],
): Promise<SourceRefused | ReadonlySet<string>> {
  const types = new Set<string>();
  for (const [printed = '', first] of await questions.values(text.outcome, foreign)) {
    const type = outcomeType(printed);
    if (type === undefined)
      return refused(
        `${path} was not read: row ${rowNumber(first)} has the outcome type “${printed}”, which does not exist.`,
      );
    types.add(type);
  }
  for (const basis of ['closed', 'recorded'] as const) {
    const column: ParquetColumn | undefined = columns.get(OUTCOMES_COLUMNS[basis]);
    // A column of whole numbers can hold nothing that is no count.
    if (column === undefined || isWhole(column)) continue;
    for (const [printed = '', first] of await questions.values(text[basis], foreign))
      if (countValue(printed) === undefined)
        return refused(
          `${path} was not read: row ${rowNumber(first)} has “${printed}” in ${OUTCOMES_COLUMNS[basis]}, which is no count.`,
        );
  }
  return types;
}

async function offencesOf(taken: Taken, questions: Questions): Promise<ReadonlyMap<string, Offence>> {
  const offences = new Map([...taken.table.offences].filter(([code]) => code !== OTHER));
  if (offences.size > 0) return offences;
  // Nobody asks for all of them but to name the nearest to one that is not there.
  const all = await questions.offences(taken.foreign);
  return new Map(all.map(([code = '', description = '', group = '']) => [code, { code, description, group }]));
}

/** Of one force under two spellings the first that the file has is kept, and a fault names its row: both by the rows’ numbers. */
const isInOrder = (groups: readonly TextRow[]): boolean => {
  const names = new Set(groups.map(([force = '']) => force));
  return new Set([...names].map(forceKey)).size === names.size;
};

async function takeSent(path: string, questions: Questions, offence: string): Promise<SourceRefused | Taken> {
  const groups = await questions.sent(false);
  const quickly = new Taken(path, offence);
  if (isInOrder(groups) && quickly.sent(groups) === undefined) return quickly;
  const taken = new Taken(path, offence);
  return taken.sent(await questions.sent(true)) ?? taken;
}

async function readOpen(
  path: string,
  parquet: Parquet,
  offence: string,
): Promise<SourceRefused | ({ kind: 'read' } & Omit<OutcomesFile, 'source'> & { readonly rows: number })> {
  const text = textOf(path, parquet);
  if ('kind' in text) return text;
  const questions = new Questions(parquet, text, offence);
  const taken = await takeSent(path, questions, offence);
  if ('kind' in taken) return taken;
  if (taken.rows === 0) return refused(`${path} was not read: it has columns but no rows.`);
  const types = await faultElsewhere(path, parquet, text, questions, taken.foreign);
  if ('kind' in types) return types;
  for (const row of await questions.rows()) {
    const again = taken.take(row.slice(0, -1), row.at(-1));
    if (again !== undefined) return again;
  }
  const { table, rows, empty } = taken;
  const file = basename(path);
  return {
    ...{ kind: 'read', rows, counts: table.counts, forces: table.forces, notForces: table.notForces },
    ...{ outcomeTypes: types, offences: await offencesOf(taken, questions) },
    oddities: [
      ...(empty > 0 ? [`${file} has ${empty} empty rows; they were passed over.`] : []),
      ...(parquet.columns.has(RECORDS)
        ? [`${file} has a row a record (${RECORDS}): records were added up, and none was looked for twice.`]
        : []),
    ],
  };
}

/** Reads a Home Office outcomes table in Parquet where it lies, of whatever size: count rows, or records. */
export async function readOutcomesParquet(
  path: string,
  offence: string,
): Promise<SourceRefused | ({ kind: 'read' } & OutcomesFile)> {
  // The engine would read every file that such a name could mean.
  if (/[*?[\]{}]/.test(path)) return refused(`${path} was not read: a Parquet file’s path may have no *, ?, [ or {.`);
  const digest = digestOf(path);
  let parquet: Parquet | undefined;
  try {
    parquet = await Parquet.open(path);
    const read = await readOpen(path, parquet, offence);
    const sha256 = await digest;
    if (read.kind === 'refused') return read;
    const { rows, ...file } = read;
    return { ...file, source: { file: basename(path), sha256, rows, vintage: vintageOf(sha256) } };
  } catch (error) {
    await digest;
    if (error instanceof ParquetRefusal) return refused(`${path} was not read: ${error.message}.`);
    throw error;
  } finally {
    parquet?.close();
  }
}
