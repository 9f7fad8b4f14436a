// A thread of its own, with little memory and little time: a workbook can be made so that reading it takes all of both.
import { parentPort, workerData } from 'node:worker_threads';
import { partsOf } from './workbook-parts.ts';
import { sheetsOf, type WorkbookRead } from './workbook-sheets.ts';

async function workbookIn(bytes: Uint8Array): Promise<WorkbookRead> {
  const parts = partsOf(bytes);
  if (parts.kind === 'unreadable') return parts;
  const { zip, odd, hidden, notShown } = parts;
  // The reader of workbooks is large: what is refused does not wait for it.
  const { read } = await import('@e965/xlsx');
  const book = read(zip, { type: 'array', dense: true, sheetStubs: true, cellHTML: false, cellNF: true });
  const text = sheetsOf(book);
  if (text.kind === 'too large') return text;
  const sheets = text.sheets.map((sheet) => ({ ...sheet, hidden: sheet.hidden || notShown.has(sheet.name) }));
  return { kind: 'sheets', sheets, odd: [...odd], hidden: [...hidden] };
}

if (workerData instanceof Uint8Array) parentPort?.postMessage(await workbookIn(workerData));
