import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TrendBreak, TrendGap } from '../chart/index.ts';
import { knownGaps } from '../source/index.ts';
import { day } from './words.ts';

/** Days from which counts mean something else: facts with a note and how sure they are, never constants. */
const Breaks = z.array(
  z.strictObject({
    day: z.iso.date(),
    words: z.string(),
    note: z.string(),
    confidence: z.enum(['C', 'C2', 'G', 'G?']),
    source: z.string(),
  }),
);
type Breaks = z.infer<typeof Breaks>;

const FILE = join(import.meta.dirname, '../../../data/breaks/breaks.json');

let kept: Breaks | undefined;

const breaks = (): Breaks => {
  kept ??= Breaks.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  return kept;
};

const SURE = {
  C: 'confirmed in its source',
  C2: 'confirmed at second hand',
  G: 'general knowledge',
  'G?': 'not sure: ask the force',
} as const;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Every break under its letter, in the order of their days. */
export const allBreaks = (): readonly TrendBreak[] =>
  breaks()
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map((each, i) => ({
      letter: LETTERS[i] ?? '?',
      day: each.day,
      words: `${each.words} (${day(each.day)}). ${each.note} ${each.source}; ${SURE[each.confidence]}.`,
    }));

/** Known gaps of a measure that tables do not mark, of one force or of all. */
export const gapsOf = (measure: 'outcomes' | 'arrests', force?: string): readonly TrendGap[] =>
  knownGaps
    .filter((gap) => gap.measure === measure && (force === undefined || gap.force === force))
    .map(({ force: of, periodStart: from, periodEnd: to, when, why }) => ({
      from,
      to,
      words: `${of}, ${when}: ${why}.`,
    }));
