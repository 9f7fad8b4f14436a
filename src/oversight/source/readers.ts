import type { Row } from './csv.ts';
import type { Reader } from './import-read.ts';
import { officialReaders } from './official-readers.ts';
import { outcomesReader } from './outcomes-import.ts';

/** Every kind of official file that is known by its row of headings. A new reader is added here, and nowhere else. */
const readers: readonly Reader[] = [outcomesReader, ...officialReaders];

/** What a reader reads, in a sentence. */
export const readerWords = ({ name }: Reader): string => (/^(?:an?|the) /.test(name) ? name : `the ${name}`);

/** The reader whose own a row of headings is, or undefined: then it is an answer as forces give them. */
export const readerFor = (heading: Row): Reader | undefined => readers.find(({ recognises }) => recognises(heading));
