// The client of the write benchmark: in a thread of its own, so that what it costs is not counted against the program.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { shared } from './shared-work.ts';
import { wireOf, type Wire } from './wire.ts';

const REPORT = { toldBy: 'school', when: 'now', safe: 'yes', children: 2 };

const { baseUrl, cookies, csrf, writers } = z
  .strictObject({
    baseUrl: z.string(),
    cookies: z.array(z.tuple([z.string(), z.string()])),
    csrf: z.string(),
    writers: z.int(),
  })
  .parse(workerData);
if (parentPort === null) throw new Error('the client is a worker');
const port = parentPort;
const wire = wireOf({ baseUrl }, { cookies: new Map(cookies), csrf });

const report = async (on: Wire): Promise<void> => {
  const { status, text } = await on.ask('POST', '/api/reports', REPORT);
  if (status !== 201) throw new Error(`${status} ${text}`);
};

port.on('message', (message) => {
  const times = z.int().parse(message);
  void shared(
    writers,
    Array.from({ length: times }, () => () => report(wire)),
  ).then(() => {
    port.postMessage('sent');
  });
});
