import { z } from 'zod';
import { Place } from './count.ts';

const GridRow = z.strictObject({ row: z.int(), cells: z.array(z.string()) });
const Sentence = z.strictObject({ row: z.int(), words: z.string() });

/** A page as it is kept: text alone. */
export const PageText = z.strictObject({
  file: z.string(),
  grids: z.array(
    z.strictObject({
      sheet: z.string().nullable(),
      over: z.array(z.string()),
      rows: z.array(GridRow),
      about: z.array(z.string()),
    }),
  ),
  sentences: z.array(Sentence),
  odd: z.array(z.strictObject({ says: z.string(), at: Place })),
  /** Of an official table: what each offence code is called in it. */
  offences: z.array(z.strictObject({ code: z.string(), description: z.string(), group: z.string() })).exactOptional(),
});
