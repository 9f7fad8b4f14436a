// A server on a port of its own, closed after the test file.
import { createServer as createSocket } from 'node:net';
import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = createSocket();
    socket.once('error', reject);
    socket.listen(0, '127.0.0.1', () => {
      const address = socket.address();
      socket.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });

export interface Listening {
  readonly baseUrl: string;
  readonly app: FastifyInstance;
}

/** Makes a server for an address that is free, and listens there. */
export const listen = async (create: (baseUrl: string) => Promise<FastifyInstance>): Promise<Listening> => {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const app = await create(baseUrl);
  // Other files of this process may keep it busy for a minute: then the server would close what the client is about to use.
  app.server.keepAliveTimeout = 0;
  await app.listen({ port, host: '127.0.0.1' });
  after(async () => {
    const closed = app.close();
    // A browser holds its connections open; waiting for it would be waiting for ever.
    app.server.closeAllConnections();
    await closed;
  });
  return { baseUrl, app };
};
