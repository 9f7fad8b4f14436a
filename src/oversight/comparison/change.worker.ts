// A thread of its own: where many forces changed, their limits take seconds, which must keep nobody else waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { changeIn } from './change.ts';
import { Watching } from './change.schema.ts';

parentPort?.postMessage(Watching.parse(workerData).map(({ force, periods }) => changeIn(force, periods)));
