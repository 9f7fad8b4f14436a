// What the program sends to PostgreSQL, taken down as it is sent.
import type { Database } from '../src/platform/database/index.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The name under which the server keeps it prepared, where it does. */
  readonly name: string | undefined;
  /** Which connection it went over. */
  readonly over: number;
  /** Whether it left before the one ahead of it on its connection was answered. */
  readonly together: boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A query as the driver takes it: a text and its values, or both in one object. */
const read = (query: unknown, values: unknown): Pick<Statement, 'text' | 'values' | 'name'> | undefined => {
  if (isText(query)) return { text: query, values: isList(values) ? values : [], name: undefined };
  if (typeof query !== 'object' || query === null || !('text' in query) || !isText(query.text)) return undefined;
  const name = 'name' in query && isText(query.name) ? query.name : undefined;
  return { text: query.text, values: 'values' in query && isList(query.values) ? query.values : [], name };
};

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
    let waiting = 0;
    const answered = (): void => void (waiting -= 1);
    const asked = (...args: readonly unknown[]): unknown => {
      const statement = read(args[0], args[1]);
      if (statement !== undefined) statements.push({ ...statement, over, together: waiting > 0 });
      const answer: unknown = Reflect.apply(query, client, args);
      if (answer instanceof Promise) {
        waiting += 1;
        answer.then(answered, answered);
      }
      return answer;
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
