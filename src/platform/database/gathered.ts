import type { CompiledQuery } from 'kysely';

type Asked = Pick<CompiledQuery, 'sql' | 'parameters'>;

/** What the driver says of a column. */
export interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

/** Makes of what JSON holds what the driver would have given. */
type Revive = (written: string) => unknown;

const toDate: Revive = (written) => {
  const date = new Date(written);
  if (Number.isNaN(date.getTime())) throw new Error('an instant that is no date');
  return date;
};

const toBytes: Revive = (written) => {
  if (!written.startsWith(String.raw`\x`)) throw new Error('bytes that are not hexadecimal');
  return Buffer.from(written.slice(2), 'hex');
};

// By the numbers of PostgreSQL's own types, the same in every database: booleans, small numbers, texts, uuids and their
// lists, JSON. Plain dates, large numbers and fractions would come out of JSON as something else.
const AS_IT_IS = new Set([16, 19, 21, 23, 25, 114, 1000, 1007, 1009, 1043, 2950, 2951, 3802]);
const REVIVED: ReadonlyMap<number, Revive> = new Map([
  [17, toBytes],
  [1184, toDate],
]);

/** A statement that can be one of several: its text between its parameters, and which columns are revived. */
export interface Form {
  readonly id: number;
  readonly pieces: readonly string[];
  readonly revived: readonly (readonly [column: string, Revive])[];
}

const isNumbered = (sql: string, count: number): boolean => {
  const signs = [...sql.matchAll(/\$(\d+)/g)];
  return signs.length === count && signs.every(([, number], place) => Number(number) === place + 1);
};

/** None where JSON would lose something of the rows, or where a sign in the text may be no parameter. */
const formOf = ({ sql, parameters }: Asked, columns: readonly Column[], id: number): Form | undefined => {
  const names = new Set(columns.map(({ name }) => name));
  const isKept = columns.every(({ dataTypeID: type }) => AS_IT_IS.has(type) || REVIVED.has(type));
  if (!isKept || names.size < columns.length || !isNumbered(sql, parameters.length)) return undefined;
  const revived = columns.flatMap(({ name, dataTypeID }) => {
    const revive = REVIVED.get(dataTypeID);
    return revive === undefined ? [] : [[name, revive] as const];
  });
  return { id, pieces: sql.split(/\$\d+/), revived };
};

/** More than the program has, of either: what is built anew each time must not fill the memory. */
const MOST = 1000;
const forms = new Map<string, Form | undefined>();
const texts = new Map<string, string>();

/** Keeps of a statement that was answered by itself how it can be read with others; of each text once. */
export const learnForm = (query: Asked, columns: readonly Column[]): void => {
  if (forms.size < MOST && !forms.has(query.sql)) forms.set(query.sql, formOf(query, columns, forms.size));
};

/** How a statement can be read with others; none before it was read by itself. */
export const findForm = ({ sql }: Pick<Asked, 'sql'>): Form | undefined => forms.get(sql);

/** Of an array and not by an aggregate, whose setting up costs PostgreSQL more than most of these lists. */
const listOf = (rows: string): string => `array_to_json(ARRAY(SELECT "a row" FROM (${rows}) "a row"))`;

const write = (gathered: readonly Form[]): string => {
  let parameter = 0;
  const columns = gathered.map(({ pieces }, place) => {
    const rows = pieces.reduce((text, piece) => `${text}$${(parameter += 1)}${piece}`);
    // Under a name that no column of a step has: it would be taken for the column.
    return `${listOf(rows)} AS "${place}"`;
  });
  return `SELECT ${columns.join(', ')}`;
};

/** One statement for several: a column of JSON for each, in their order, and their parameters one after another. */
export const gatheredText = (gathered: readonly Form[]): string => {
  const key = gathered.map(({ id }) => id).join();
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = write(gathered);
  if (texts.size < MOST) texts.set(key, text);
  return text;
};

/** The rows of one of them, from its column, as the driver would have given them. */
export const rowsIn = (written: unknown, { revived }: Form): unknown[] => {
  if (!Array.isArray(written)) throw new Error('a statement read with others gave no list');
  for (const row of written) {
    if (typeof row !== 'object' || row === null) throw new Error('a statement read with others gave no rows');
    for (const [name, revive] of revived) {
      const value: unknown = Reflect.get(row, name);
      if (typeof value === 'string') Reflect.set(row, name, revive(value));
    }
  }
  return written;
};
