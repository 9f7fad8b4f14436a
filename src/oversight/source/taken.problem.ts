import { z } from 'zod';
import { NOTHING_FOUND } from './nothing-found.ts';
import { BUSY } from './refusal.ts';
import type { Problems, Refusal } from '../../platform/web/index.ts';

const said = (refusal: Refusal, name: string): string | undefined => {
  const found: unknown = new Map<string, unknown>(Object.entries(refusal)).get(name);
  return typeof found === 'string' ? found : undefined;
};

/** A page can leave hundreds of cells open: its first questions say what kind they are, and its own page has all. */
const asked = (refusal: Refusal): readonly string[] =>
  z
    .object({ asks: z.array(z.string()) })
    .safeParse(refusal)
    .data?.asks.slice(0, 5) ?? [];

/** What the refusals about sources say to people, and the status they have. */
export const sourceProblems: Problems = {
  NoSuchSource: {
    status: 404,
    title: 'No such source',
    sentence: () => 'There is no such source in this force. Open the list at /sources and choose there.',
  },
  SourceTooLarge: {
    status: 422,
    title: 'The source is too large',
    sentence: () => 'Its sheets hold more than 4 million characters. Bring the one sheet that is needed, as CSV.',
  },
  SourceBroughtAlready: {
    status: 409,
    title: 'Brought already',
    sentence: () => 'The same file of the same publisher was brought before. Open it in the list of sources.',
    way: () => ({ text: 'Open the list of sources', href: '/sources' }),
  },
  SourceTakenAlready: {
    status: 409,
    title: 'Taken in already',
    sentence: () =>
      'It was taken in, and its counts stand. If the publisher gave it anew, bring the new file: what moved is then said.',
  },
  TableTakenAlready: {
    status: 409,
    title: 'Taken in already',
    sentence: () => 'The same table was taken in before, and its counts stand.',
  },
  ReadersBusy: { status: 503, title: 'Try again in a minute', retryAfter: 60, sentence: () => BUSY },
  AnswerNotOne: {
    status: 422,
    title: 'Not an answer to that question',
    sentence: (refusal) => said(refusal, 'why') ?? 'An answer cannot be read as one to its question.',
  },
  NothingFound: {
    status: 409,
    title: 'Nothing to take in',
    sentence: () => NOTHING_FOUND,
  },
  NothingToTake: {
    status: 409,
    title: 'Nothing to take in',
    sentence: () => 'No count in it has its days yet. Answer which days the figures cover, and try again.',
  },
  PresumedYet: {
    status: 409,
    title: 'To be settled first',
    sentence: (refusal) =>
      `It was not taken in: without an answer its counts would stand on what is only likely. Answer on its page, and take it in again: ${asked(refusal).join(' ')}`,
  },
  SourceNotRead: {
    status: 422,
    title: 'Not read',
    sentence: (refusal) => said(refusal, 'why') ?? 'It cannot be read as a table of counts.',
  },
};
