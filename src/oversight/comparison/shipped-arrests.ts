import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Count } from '../source/index.ts';
import { Kept } from './kept.ts';

/** Made of the table beside it by `npm run written`: its 286,500 rows take seconds to read, and the first to open a page waited for them. */
const FILE = join(import.meta.dirname, '../../../data/ho-arrests/aged-10-to-17.json');

const ShippedArrests = z.strictObject({
  /** The table that they are of. */
  file: z.strictObject({
    file: z.string(),
    sha256: z.string(),
    rows: z.int(),
    vintage: z.string(),
    provenance: z.string(),
  }),
  oddities: z.array(z.string()),
  /** Of people aged 10 to 17, for all offences. */
  counts: z.array(Count),
});
type ShippedArrests = z.infer<typeof ShippedArrests>;

const kept = new Kept<ShippedArrests>(1);

/** The file does not change while the program runs: every page has the one reading. */
export const readShippedArrests = (): Promise<ShippedArrests> =>
  kept.get('', async () => ShippedArrests.parse(JSON.parse(await readFile(FILE, 'utf8'))));
