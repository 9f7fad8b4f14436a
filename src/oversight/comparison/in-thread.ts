import { Worker } from 'node:worker_threads';

/** What a worker answers to what it is given. */
export const inThread = <Answer>(worker: URL, given: unknown, read: (message: unknown) => Answer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: given });
    thread.once('message', (message: unknown) => {
      try {
        resolve(read(message));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    thread.once('error', reject);
    // One that ends without a word is a failure too: whoever waits for it would wait for ever.
    thread.once('exit', (code) => {
      reject(new Error(`the thread ended with ${code}`));
    });
  });
