import {
  DefaultQueryExecutor,
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type OperationNode,
  type QueryCompiler,
  type QueryId,
  type QueryResult,
  type RawNode,
  type RootOperationNode,
  ValueNode,
} from 'kysely';

const isRaw = (node: RootOperationNode): node is RawNode => node.kind === 'RawNode';

const isParameter = (node: OperationNode): node is ValueNode => ValueNode.is(node) && node.immediate !== true;

/** By the pieces of a template in the source, which are the same list each time that it runs. */
const texts = new WeakMap<readonly string[], string>();

const textOf = (pieces: readonly string[]): string => {
  const known = texts.get(pieces);
  if (known !== undefined) return known;
  const text = pieces.map((piece, place) => (place === 0 ? piece : `$${place}${piece}`)).join('');
  texts.set(pieces, text);
  return text;
};

/**
 * Asks everything of one connection. A template of SQL that holds values alone is written out once; anything else is as
 * long in being written as in being sent.
 */
export class OneConnection extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection;

  constructor(compiler: QueryCompiler, adapter: DialectAdapter, connection: DatabaseConnection) {
    super(compiler, adapter, { provideConnection: (work) => work(connection) });
    this.#connection = connection;
  }

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    if (!isRaw(node) || !node.parameters.every(isParameter)) return super.compileQuery(node, queryId);
    const parameters = node.parameters.filter(isParameter).map(({ value }) => value);
    return { query: node, queryId, sql: textOf(node.sqlFragments), parameters };
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#connection.executeQuery<Row>(query);
  }
}
