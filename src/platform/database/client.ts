import pg from 'pg';

/** Runs `work` on one connection of its own, and closes it whatever happens: for the owner's chores, never for a request. */
export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Lost between two queries: the next one says so, and the process does not end of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};
