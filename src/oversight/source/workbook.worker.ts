// A thread of its own, with little memory and little time: a workbook can be made so that reading it takes all of both.
import { parentPort, workerData } from 'node:worker_threads';
import { read } from '@e965/xlsx';
import { sheetsOf } from './workbook-sheets.ts';

if (workerData instanceof Uint8Array)
  parentPort?.postMessage(
    sheetsOf(
      read(workerData, {
        type: 'array',
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellNF: true,
      }),
    ),
  );
