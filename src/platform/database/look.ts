import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { findForm, gatheredText, learnForm, rowsIn, type Column, type Form } from './gathered.ts';

/** A connection that also says of which types the columns are. */
interface Describing extends DatabaseConnection {
  readonly ask: (query: Asked) => Promise<Answer>;
}

export type Asked = Pick<CompiledQuery, 'sql' | 'parameters'>;

export interface Answer extends QueryResult<unknown> {
  readonly columns: readonly Column[];
}

// Not a plain WITH: it may hold a write, as that of the log's append does.
const READS = /^\s*(?:select|with recursive)\b/i;

interface Waiting {
  readonly query: Asked;
  readonly form: Form;
  readonly resolve: (result: QueryResult<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/** What a look remembers: under the same object until something is written, or all is asked anew. */
export interface Memory {
  readonly memory: () => object;
  readonly forget: () => void;
}

/**
 * For a look: what was read in its transaction is not read again, whoever asks, until something is written; and what is
 * asked at once, by whichever steps, is one statement. Each costs the server and this process as much to begin as to
 * answer.
 */
export class LookConnection implements DatabaseConnection, Memory {
  readonly #under: Describing;
  // By text and then by values: the one is kept by whoever wrote it, so that only the other is read through.
  readonly #known = new Map<string, Map<string, Promise<QueryResult<unknown>>>>();
  #memory: object = {};
  #waiting: Waiting[] = [];

  constructor(under: Describing) {
    this.#under = under;
  }

  /** The same object as long as nothing was written: what was made of the rows so far still holds. */
  memory(): object {
    return this.#memory;
  }

  /** From now on all is asked anew. */
  forget(): void {
    this.#known.clear();
    this.#memory = {};
  }

  // Row is whatever the asker says of the text: the same text, the same rows.
  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>>;
  executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>> {
    const form = findForm(query);
    if (form === undefined && !READS.test(query.sql)) {
      this.forget();
      this.send();
      return this.#under.executeQuery(query);
    }
    const asked = this.#known.get(query.sql) ?? new Map<string, Promise<QueryResult<unknown>>>();
    this.#known.set(query.sql, asked);
    const values = JSON.stringify(query.parameters);
    const known = asked.get(values);
    if (known !== undefined) return known;
    const answer = this.#read(query, form);
    asked.set(values, answer);
    return answer;
  }

  streamQuery(): never {
    throw new Error('nothing is streamed');
  }

  /** Sends what waits for others: before anything that must come after it. */
  send(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    const settled = waiting.length === 1 ? this.#alone(waiting) : this.#together(waiting);
    settled.catch((error: unknown) => {
      for (const { reject } of waiting) reject(error);
    });
  }

  #read(query: Asked, form: Form | undefined): Promise<QueryResult<unknown>> {
    if (form === undefined) {
      return this.#under.ask(query).then((answer) => {
        learnForm(query, answer.columns);
        return answer;
      });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ query, form, resolve, reject });
      // When nothing is left to run that could ask without an answer.
      if (this.#waiting.length === 1)
        process.nextTick(() => {
          this.send();
        });
    });
  }

  async #alone(waiting: readonly Waiting[]): Promise<void> {
    for (const { query, resolve } of waiting) resolve(await this.#under.ask(query));
  }

  async #together(waiting: readonly Waiting[]): Promise<void> {
    const { rows } = await this.#under.ask({
      sql: gatheredText(waiting.map(({ form }) => form)),
      parameters: waiting.flatMap(({ query }) => query.parameters),
    });
    const [row] = rows;
    if (typeof row !== 'object' || row === null) throw new Error('a statement without a table gave no row');
    for (const [place, { form, resolve }] of waiting.entries())
      resolve({ rows: rowsIn(Reflect.get(row, String(place)), form) });
  }
}
