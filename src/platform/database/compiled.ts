import {
  DefaultQueryExecutor,
  IdentifierNode,
  RawNode,
  ValueNode,
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type OperationNode,
  type QueryCompiler,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
} from 'kysely';

/** More than the program has, of either: what is built anew each time must not fill the memory. */
const MOST = 1000;

const numbers = new WeakMap<readonly string[], number>();
const numberByText = new Map<string, number>();

/** Lists are joined by a template of their own, made anew each time, whose pieces are all empty: known by how many. */
const isJoin = (pieces: readonly string[]): boolean => pieces.every((piece) => piece === '');

/** A number for the pieces of a template, which are the same list each time that it runs; of other lists, by what they say. */
const numberOf = (pieces: readonly string[]): number | string | undefined => {
  const known = numbers.get(pieces);
  if (known !== undefined) return known;
  if (isJoin(pieces)) return `j${pieces.length}`;
  // No text of SQL holds the sign between them.
  const text = pieces.join('\0');
  const number = numberByText.get(text) ?? numberByText.size;
  if (number >= MOST) return undefined;
  numberByText.set(text, number);
  numbers.set(pieces, number);
  return number;
};

/** What a query is made of without its values, and those values in their order. */
interface Shape {
  key: string;
  readonly values: unknown[];
}

/** Whether all of it is templates, names and values: anything else is left to Kysely. */
const take = (node: OperationNode, shape: Shape): boolean => {
  if (ValueNode.is(node) && node.immediate !== true) {
    shape.key += 'v';
    shape.values.push(node.value);
    return true;
  }
  if (IdentifierNode.is(node)) {
    shape.key += JSON.stringify(node.name);
    return true;
  }
  const number = RawNode.is(node) ? numberOf(node.sqlFragments) : undefined;
  if (!RawNode.is(node) || number === undefined) return false;
  shape.key += `${number}(`;
  const isTaken = node.parameters.every((part) => take(part, shape));
  shape.key += ')';
  return isTaken;
};

const texts = new Map<string, string>();

/** Asks everything of one connection; of what is the same but for its values, the text is written once. */
export class OneConnection extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection;

  constructor(compiler: QueryCompiler, adapter: DialectAdapter, connection: DatabaseConnection) {
    super(compiler, adapter, { provideConnection: (work) => work(connection) });
    this.#connection = connection;
  }

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const shape: Shape = { key: '', values: [] };
    if (!take(node, shape)) return super.compileQuery(node, queryId);
    const known = texts.get(shape.key);
    if (known !== undefined) return { query: node, queryId, sql: known, parameters: shape.values };
    const written = super.compileQuery(node, queryId);
    if (texts.size < MOST) texts.set(shape.key, written.sql);
    return written;
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#connection.executeQuery<Row>(query);
  }
}
