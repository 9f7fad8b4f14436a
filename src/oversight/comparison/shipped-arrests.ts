import { join } from 'node:path';
import { arrestsByForce, readArrests, type Count, type SourceFile } from '../source/index.ts';
import { Kept } from './kept.ts';

const FILE = join(import.meta.dirname, '../../../data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz');

interface ShippedArrests {
  /** Of people aged 10 to 17, for all offences. */
  readonly counts: readonly Count[];
  readonly oddities: readonly string[];
  readonly file: SourceFile | undefined;
}

const kept = new Kept<ShippedArrests>(1);

/** Reading takes a second or two, and the file does not change while the program runs: every page has the one reading. */
export const readShippedArrests = (): Promise<ShippedArrests> =>
  kept.get('', async () => {
    const read = await readArrests(FILE);
    if (read.kind === 'refused') throw new Error(`the shipped arrests were refused: ${read.sentence}`);
    return { counts: arrestsByForce(read.arrests, '10 to 17'), oddities: read.oddities, file: read.files[0] };
  });
