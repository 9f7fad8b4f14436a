// A thread of its own: what takes seconds must not keep anybody else waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { partedInto, Parting } from './parting.ts';

const result = partedInto(Parting.parse(workerData), (done, of) => {
  parentPort?.postMessage({ done, of });
});
parentPort?.postMessage({ result });
