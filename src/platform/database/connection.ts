import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import { OneConnection } from './compiled.ts';
import { LookConnection, type Answer, type Asked, type Memory } from './look.ts';

type Done = (error?: Error | null) => void;

/** A socket whose writes of one turn leave together: what is asked at once goes to the server as one piece. */
export class GatheringSocket extends Socket {
  #isGathering = false;

  constructor() {
    super();
    const write = this.write.bind(this);
    // Node's own `connect` sets its own `write` on the socket, which would hide the one below.
    Object.defineProperty(this, 'write', { get: () => write, set: () => undefined });
  }

  override write(chunk: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    this.#gather();
    return typeof encoding === 'function' ? super.write(chunk, encoding) : super.write(chunk, encoding, done);
  }

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      this.uncork();
    });
  }
}

/** More texts than the program has: one that builds its text anew each time must not fill the server's memory. */
const MOST_NAMES = 1000;
const names = new Map<string, string>();

/** The name under which the server keeps a statement parsed and planned; none once there are too many. */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
};

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * One connection as a transaction has it. Statements are sent as they come and answered in that order: who awaits one
 * before asking the next waits for it, who asks several at once waits for all together.
 */
class HeldConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #isOver = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** What still runs of a transaction that ended must never reach the one that has the connection next. */
  end(): void {
    this.#isOver = true;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { command, rowCount, rows } = await this.#send<Row & pg.QueryResultRow>(query);
    return CHANGES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  }

  async ask(query: Asked): Promise<Answer> {
    const { rows, fields } = await this.#send<pg.QueryResultRow>(query);
    return { rows, columns: fields };
  }

  async #send<Row extends pg.QueryResultRow>({ sql, parameters }: Asked): Promise<pg.QueryResult<Row>> {
    if (this.#isOver) throw new Error('the transaction is over');
    const name = nameOf(sql);
    return this.#client.query<Row>({ text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) });
  }

  streamQuery(): never {
    throw new Error('nothing is streamed');
  }
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
// Kysely writes statements here and nothing more: who begins, commits and gives back a connection is transaction.ts
// alone.
const driver = new DummyDriver();
const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (database) => new PostgresIntrospector(database),
  createQueryCompiler: () => compiler,
};

export interface HeldTransaction<Tables> {
  readonly tx: Transaction<Tables>;
  /** Of a look alone: see `once.ts`. */
  readonly memory: Memory | undefined;
  /** From now on nothing more is sent in its name. */
  readonly end: () => void;
}

/** A transaction's queries, over the connection on which it is begun; a look's read each thing once, and together. */
export const transactionOver = <Tables>(client: pg.PoolClient, isLook: boolean): HeldTransaction<Tables> => {
  const held = new HeldConnection(client);
  const look = isLook ? new LookConnection(held) : undefined;
  const connection = look ?? held;
  const executor = new OneConnection(compiler, adapter, connection);
  const tx = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor });
  return {
    tx,
    memory: look,
    end: () => {
      look?.send();
      held.end();
    },
  };
};
