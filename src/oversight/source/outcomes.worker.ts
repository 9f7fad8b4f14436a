// The second thread that reads several outcomes files: whichever is free takes the next.
import { parentPort, workerData } from 'node:worker_threads';
import { placesLeft } from './outcomes-many.ts';
import { OutcomesAsked } from './outcomes-read.schema.ts';
import { readOutcomes } from './outcomes.ts';

const { paths, offence, next } = OutcomesAsked.parse(workerData);
for (const place of placesLeft(paths.length, next)) {
  const read = await readOutcomes(paths[place] ?? '', offence);
  parentPort?.postMessage({ place, read });
  if (read.kind === 'refused') break;
}
