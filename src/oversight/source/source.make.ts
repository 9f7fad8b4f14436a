import assert from 'node:assert/strict';
import { openAnswer, openBytes } from './answer-file.ts';
import type { Answer } from './answers.ts';
import type { ImportRead, ReadCount } from './import-read.ts';
import { readPage } from './read-page.ts';

const NOTHING_SETTLED = { publisher: undefined, answers: [] };

interface Settled {
  readonly publisher?: string;
  readonly answers?: readonly Answer[];
}

const asked = (settled: Settled) => ({ ...NOTHING_SETTLED, ...settled });

/** A text as it was pasted, read. */
export async function pasted(text: string, settled: Settled = {}): Promise<ImportRead> {
  const opened = await openBytes('pasted text', Buffer.from(text));
  if (opened.kind === 'refused') assert.fail(opened.sentence);
  const read = readPage(opened.page, asked(settled));
  return read.kind === 'refused' ? assert.fail(read.sentence) : read;
}

/** The sentence that refuses a text or its bytes. */
export async function whyNot(content: string | Buffer, name = 'made.csv'): Promise<string> {
  const opened = await openBytes(name, Buffer.from(content));
  if (opened.kind === 'refused') return opened.sentence;
  const read = readPage(opened.page, NOTHING_SETTLED);
  return read.kind === 'refused' ? read.sentence : assert.fail('it was read');
}

/** One of the answers of forces that ship with the program. */
export async function returned(name: string, settled: Settled = {}): Promise<ImportRead> {
  const opened = await openAnswer(`data/foi/returns/${name}`);
  if (opened.kind === 'refused') assert.fail(opened.sentence);
  const read = readPage(opened.page, asked(settled));
  return read.kind === 'refused' ? assert.fail(read.sentence) : read;
}

/** A count's value, or its bounds where it has none. */
export const said = ({ value, low, high, missing }: ReadCount): string =>
  value === null ? `${missing ?? ''} ${low ?? '?'}..${high ?? ''}` : String(value);
