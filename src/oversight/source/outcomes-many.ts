import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { beginning } from './first-bytes.ts';
import { OutcomesSent, type OutcomesRead } from './outcomes-read.schema.ts';
import { readOutcomes } from './outcomes.ts';

/** Fewer are read before a second thread has begun. */
const WORTH_A_THREAD = 3;

/** The places that nobody else has taken, one after another, by a number that all threads count on. */
export function* placesLeft(count: number, next: SharedArrayBuffer): Generator<number> {
  const counter = new Int32Array(next);
  for (let place = Atomics.add(counter, 0, 1); place < count; place = Atomics.add(counter, 0, 1)) yield place;
}

/** Parquet and workbooks have threads of their own, and bounds on how many of them there are. */
const isText = async (path: string): Promise<boolean> => !/^(?:PAR1|PK)/.test(await beginning(path).catch(() => ''));

async function oneByOne(paths: readonly string[], offence: string): Promise<readonly OutcomesRead[]> {
  const all: OutcomesRead[] = [];
  for (const path of paths) {
    const read = await readOutcomes(path, offence);
    all.push(read);
    if (read.kind === 'refused') break;
  }
  return all;
}

async function onTwoThreads(paths: readonly string[], offence: string): Promise<readonly OutcomesRead[]> {
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const all: OutcomesRead[] = [];
  const take = (place: number, read: OutcomesRead): void => {
    all[place] = read;
    // Nothing after it is wanted; what comes before it was taken before, and is still waited for.
    if (read.kind === 'refused') Atomics.store(new Int32Array(next), 0, paths.length);
  };
  const beside = new Worker(new URL('./outcomes.worker.ts', import.meta.url), { workerData: { paths, offence, next } });
  beside.on('message', (message: unknown) => {
    const { place, read } = OutcomesSent.parse(message);
    take(place, read);
  });
  // What goes wrong in it rejects this.
  const ended = once(beside, 'exit');
  const own = (async () => {
    for (const place of placesLeft(paths.length, next)) take(place, await readOutcomes(paths[place] ?? '', offence));
  })();
  await Promise.all([own, ended]);
  const wrong = all.findIndex((read) => read.kind === 'refused');
  return wrong === -1 ? all : all.slice(0, wrong + 1);
}

/** What is read of each file, in their order, up to the first that is refused. */
export const readManyOutcomes = async (paths: readonly string[], offence: string): Promise<readonly OutcomesRead[]> =>
  paths.length >= WORTH_A_THREAD && availableParallelism() > 1 && (await Promise.all(paths.map(isText))).every(Boolean)
    ? onTwoThreads(paths, offence)
    : oneByOne(paths, offence);
