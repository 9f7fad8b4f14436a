import { Worker } from 'node:worker_threads';
import type { PolicyFiles, Proved } from '../../policy/index.ts';

export type Prove = (files: PolicyFiles, earlier: PolicyFiles | undefined) => Promise<Proved>;

const WORKER = new URL('./proof.worker.ts', import.meta.url);

const isProved = (message: unknown): message is Proved =>
  typeof message === 'object' && message !== null && 'proofs' in message && Array.isArray(message.proofs);

/** In a thread of its own, which ends with the proof. */
export const proveApart: Prove = (files, earlier) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { files, earlier } });
    // A server that is stopped does not wait for a proof that nobody will read.
    worker.unref();
    worker.once('message', (message: unknown) => {
      if (isProved(message)) resolve(message);
      else reject(new Error('the proof said nothing that can be read'));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the proof ended before it said anything'));
    });
  });
