import { z } from 'zod';
import { MOST_GATHERED } from './gathered.ts';
import { ReadCount, Question, Oddity } from './import-read.ts';

export const SourceParams = z.strictObject({ source: z.uuid() });

const Place = z.coerce.number().int().min(0).max(1_000_000).default(0);

/** From which count on, and from which that moved, where there are more than one answer carries. */
export const SourceQuery = z.object({ from: Place, movedFrom: Place });
/** On the page what was strange is turned too. */
export const SourcePageQuery = SourceQuery.extend({ oddFrom: Place });
export type SourcePageQuery = z.infer<typeof SourcePageQuery>;

const Publisher = z.string('Enter who published it').trim().min(1, 'Enter who published it').max(120);

/** A text as it was pasted, and who published it. */
export const PasteBody = z.strictObject({
  publisher: Publisher,
  text: z.string('Paste the text, or choose a file').min(1, 'Paste the text, or choose a file').max(60_000),
});

/** As long as an answer may be. */
export const MOST_ANSWER = 120;

/** What a person settles of one question: the words that it hangs on, and the answer. */
export const AnswersBody = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        about: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        printed: z.string().max(400).nullable(),
        answer: z.string().trim().min(1).max(MOST_ANSWER),
      }),
    )
    .min(1)
    .max(MOST_GATHERED),
});
export type AnswersBody = z.infer<typeof AnswersBody>;

const Moved = z.object({
  force: z.string(),
  period: z.string(),
  what: z.string(),
  was: z.string(),
  now: z.string(),
});
export type Moved = z.infer<typeof Moved>;

export const SourceListed = z.object({
  source: z.uuid(),
  publisher: z.string(),
  file: z.string(),
  sha256: z.string(),
  broughtAt: z.iso.datetime(),
  takenAt: z.iso.datetime().nullable(),
  counts: z.int().nullable(),
  /** Of an official table: which it is, which issue of it, and the one offence that was taken of it; else null. */
  official: z.string().nullable(),
  vintage: z.string().nullable(),
  offence: z.string().nullable(),
});

export const SourcesAnswer = z.object({ sources: z.array(SourceListed), next: z.int().nullable() });
export const SourcesQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });

/** A source as it is read now: what is proposed, or what was taken in, with what moved against an earlier issue. */
export const SourceAnswer = SourceListed.extend({
  read: z.array(ReadCount),
  total: z.int(),
  /** How many have no days yet, and are left out when it is taken in. */
  undated: z.int(),
  /** The place of the first count that is not among these; null where none is left. */
  next: z.int().nullable(),
  questions: z.array(Question),
  oddities: z.array(Oddity),
  moved: z.array(Moved),
  movedTotal: z.int(),
  /** The place of the first that moved and is not among these; null where none is left. */
  nextMoved: z.int().nullable(),
});
export type SourceAnswer = z.infer<typeof SourceAnswer>;

export const SourceMade = z.object({ source: z.uuid() });
