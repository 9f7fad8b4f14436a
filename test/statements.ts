// What the program sends to PostgreSQL, taken down as it is sent.
import type { Database } from '../src/platform/database/index.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Which connection it went over. */
  readonly over: number;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Takes down every statement of a pool from now on; `taken` empties what was taken so far. */
export const takeDown = ({ pool }: Database): { readonly taken: () => readonly Statement[] } => {
  const known = new WeakSet();
  let connections = 0;
  let statements: Statement[] = [];
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const over = (connections += 1);
    const query: unknown = Reflect.get(client, 'query');
    if (typeof query !== 'function') throw new TypeError('a connection that cannot be asked');
    const asked = (...args: readonly unknown[]): unknown => {
      const [text, values] = args;
      if (isText(text)) statements.push({ text, values: isList(values) ? values : [], over });
      return Reflect.apply(query, client, args);
    };
    Reflect.set(client, 'query', asked);
  });
  return {
    taken: () => {
      const all = statements;
      statements = [];
      return all;
    },
  };
};

/** The statements transaction by transaction, in the order in which they began; what stood alone stays alone. */
export const transactionsOf = (statements: readonly Statement[]): readonly (readonly Statement[])[] => {
  const found: Statement[][] = [];
  const open = new Map<number, Statement[]>();
  for (const statement of statements) {
    const { over, text } = statement;
    const running = open.get(over);
    if (running === undefined) {
      const begun = [statement];
      found.push(begun);
      if (/^begin|^start transaction/i.test(text)) open.set(over, begun);
    } else {
      running.push(statement);
      if (/^(?:commit|rollback)$/i.test(text)) open.delete(over);
    }
  }
  return found;
};
