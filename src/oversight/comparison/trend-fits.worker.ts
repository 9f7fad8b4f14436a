// A thread of its own: the model of all periods takes up to a second, which must keep nobody else waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { fitsIn } from './trend-fits.ts';
import { Fitting } from './trend-fits.schema.ts';

parentPort?.postMessage(fitsIn(Fitting.parse(workerData)));
