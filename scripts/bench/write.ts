// A request that changes something, beside its own statements sent bare: same parameters, same commits, as many at once.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { takeDown, transactionsOf, type Statement } from '../../test/statements.ts';
import { median, megabytes, processTimed, type Print } from './figure.ts';
import { connect, serve, signedIn, type Databases } from './installation.ts';
import { shared } from './shared-work.ts';

const ROUNDS = 8;
const BLOCK = 64;
// Measured is a server that has been up for a minute: of the first thousand requests, half the time goes to compiling them,
// and nearly none of that of the replay.
const WARMING = 24;

/** As the program sent it: prepared where it was, and together with the one ahead where it did not wait for it. */
const sendAgain = async (client: pg.Client, statements: readonly Statement[]): Promise<void> => {
  let sent: Promise<unknown>[] = [];
  for (const { text, values, name, together } of statements) {
    if (!together) {
      await Promise.all(sent);
      sent = [];
    }
    const asked = { text, values: [...values], ...(name === undefined ? {} : { name }) };
    sent.push(name === undefined && values.length === 0 ? client.query(text) : client.query(asked));
  }
  await Promise.all(sent);
};

const replay = (clients: readonly pg.Client[], transactions: readonly (readonly Statement[])[]): Promise<void> =>
  shared(
    clients.length,
    transactions.map((statements) => async (writer: number) => {
      const client = clients[writer];
      if (client !== undefined) await sendAgain(client, statements);
    }),
  );

interface Counts {
  readonly reports: number;
  readonly entries: number;
}

const countOf = async (client: pg.Client): Promise<Counts> => {
  await client.query(`BEGIN`);
  await client.query(`SET LOCAL evenhand.force = 'northmoor'`);
  const answer = await client.query<Counts>(
    'SELECT (SELECT count(*)::int FROM report) AS reports, (SELECT count(*)::int FROM ledger_entry) AS entries',
  );
  await client.query('COMMIT');
  return answer.rows[0] ?? { reports: Number.NaN, entries: Number.NaN };
};

const since = (before: Counts, after: Counts): string =>
  `${after.reports - before.reports} reports and ${after.entries - before.entries} entries of the log`;

const measureAt = async (databases: Databases, seeded: string, writers: number, print: Print): Promise<void> => {
  const ours = await databases.create(seeded);
  const first = await serve(databases, ours);
  const officer = await signedIn(first, 'officer');
  await first.close();
  // Copied after the sign-in: what reads and touches the session finds it here too.
  const bare = await databases.create(ours);
  const serving = await serve(databases, ours);
  const clients = await connect(databases, bare, writers);
  const [reader] = await connect(databases, ours, 1);
  const [replayer] = clients;
  const { baseUrl } = serving;
  const client = new Worker(new URL('./write.worker.ts', import.meta.url), {
    workerData: { baseUrl, cookies: [...officer.cookies], csrf: officer.csrf, writers },
  });
  if (reader === undefined || replayer === undefined) throw new Error('no connection');
  try {
    const before = [await countOf(reader), await countOf(replayer)] as const;
    const { taken } = takeDown(serving.opened.database);
    const rounds: { request: number; requestCore: number; statements: number; statementsCore: number }[] = [];
    let sent = 0;
    for (let round = -WARMING; round < ROUNDS; round += 1) {
      const [request, requestCore] = await processTimed(() => {
        client.postMessage(BLOCK);
        return once(client, 'message');
      });
      const transactions = transactionsOf(taken());
      sent = transactions.flat().length / BLOCK;
      const [statements, statementsCore] = await processTimed(() => replay(clients, transactions));
      if (round >= 0) rounds.push({ request, requestCore, statements, statementsCore });
    }
    const made = since(before[0], await countOf(reader));
    const again = since(before[1], await countOf(replayer));
    if (made !== again) throw new Error(`the replay left ${again}, the requests ${made}`);
    const each = (pick: (round: (typeof rounds)[number]) => number) => (median(rounds.map(pick)) / BLOCK).toFixed(2);
    print({
      ...{ name: `a report beside its own statements, ${writers} at once`, n: ROUNDS * BLOCK, unit: '×' },
      value: median(rounds.map(({ request, statements }) => statements / request)),
      wanted: { atLeast: 0.5 },
      says:
        `${each(({ request }) => request)} ms a request, ${each(({ statements }) => statements)} ms for its ${sent.toFixed(1)} statements bare ` +
        `(Node's own driver, prepared and sent together as the program did, each commit flushed to disk); both left ${made}, of which ${WARMING * BLOCK} reports warmed both up and are not counted. The client runs in a thread of its own, and costs next to nothing. ` +
        `Of this process's own time, the client's in it and PostgreSQL's not, ${each(({ requestCore }) => requestCore)} ms and ${each(({ statementsCore }) => statementsCore)} ms. ` +
        `What is left over: the keys of two children, flushed to disk beside the statements, one flush for all who write at once; and the work of one Node process: HTTP, the checks of input, the query builder and the hashing of the log. ${megabytes()}.`,
    });
  } finally {
    await client.terminate();
    for (const connection of [...clients, reader]) await connection.end();
    await serving.close();
  }
};

export const measureWrite = async (databases: Databases, seeded: string, print: Print): Promise<void> => {
  for (const writers of [1, 16]) await measureAt(databases, seeded, writers, print);
};
