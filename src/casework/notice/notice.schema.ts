import { z } from 'zod';
import { sentence } from '../safeguarding/index.ts';
import { BY_WHOM, HOW, STILL_RIGHT, WHOM, type TellChild, type ToldWho } from './notice.ts';
import { REASONS, type AnswerNotTelling, type ProposeNotTelling } from './not-telling.ts';
import { WORDS_IDS } from './words.ts';

const Moment = z.iso.datetime({ offset: true });

export const NoticeParams = z.strictObject({ case: z.uuid(), person: z.uuid() });
export const NotTellingParams = z.strictObject({ case: z.uuid(), person: z.uuid(), notTelling: z.uuid() });

/** That a child, or somebody for them, was told: the safe contact confirmed first, then whom, how, when, by whom, in which words. */
export const TellBody = z
  .strictObject({
    contact: z.uuid(),
    stillRight: z.enum(STILL_RIGHT, 'Choose whether the safe contact was still right'),
    // One value only: a box that is ticked, or is not there; it cannot be sent as no and read as done.
    keptFrom: z.enum(['confirmed']).exactOptional(),
    whom: z.enum(WHOM, 'Choose who was told'),
    /** Somebody of the case who was told for the child. */
    toldPerson: z.uuid().exactOptional(),
    /** Or anybody else, by name or by what they are to the child. */
    toldName: z
      .string()
      .trim()
      .min(2, 'Write who it was')
      .max(200, 'Write who it was in at most 200 characters')
      .exactOptional(),
    /** Of the safe contact: one of those whom the floor has, in the words recorded there. */
    toldContact: z.string().trim().min(1).max(2000).exactOptional(),
    how: z.enum(HOW, 'Choose how they were told'),
    byWhom: z.enum(BY_WHOM, 'Choose by whom they were told'),
    // In the program's own words, chosen and not typed: free text could promise, or name another child.
    words: z.array(z.enum(WORDS_IDS), 'Tick the words that were given').min(1, 'Tick the words that were given'),
    when: z.enum(['now', 'earlier'], 'Choose when they were told'),
    toldAt: Moment.exactOptional(),
  })
  .refine((body) => body.when === 'now' || body.toldAt !== undefined, {
    path: ['toldAt'],
    message: 'Enter when it was told',
  })
  .refine(
    ({ whom, toldPerson, toldName, toldContact }) =>
      (whom === 'child') === (toldPerson === undefined && toldName === undefined && toldContact === undefined),
    {
      path: ['toldName'],
      message: 'Say who exactly was told for the child; of the child alone it is left empty',
    },
  )
  .refine(
    ({ toldPerson, toldName, toldContact }) =>
      [toldPerson, toldName, toldContact].filter((who) => who !== undefined).length < 2,
    { path: ['toldName'], message: 'Choose who it was or write who it was, not both' },
  );
export type TellBody = z.infer<typeof TellBody>;

const whoIn = (of: Pick<TellBody, 'toldPerson' | 'toldName' | 'toldContact'>): ToldWho | undefined => {
  if (of.toldPerson !== undefined) return { person: of.toldPerson };
  const name = of.toldContact ?? of.toldName;
  return name === undefined ? undefined : { name };
};

export const toTelling = (at: z.infer<typeof NoticeParams>, body: TellBody): TellChild => ({
  ...at,
  contact: body.contact,
  stillRight: body.stillRight,
  keptFrom: body.keptFrom === 'confirmed',
  whom: body.whom,
  who: whoIn(body),
  how: body.how,
  byWhom: body.byWhom,
  words: body.words,
  toldAt: body.when === 'now' || body.toldAt === undefined ? 'now' : new Date(body.toldAt),
});

export const NotTellingBody = z.strictObject({
  reason: z.enum(REASONS, 'Choose why this child cannot be told now'),
  why: sentence('Write in at least one whole sentence what is known and what you have tried'),
  reviewOn: z.iso.date('Enter when this is looked at again'),
});
export type NotTellingBody = z.infer<typeof NotTellingBody>;

export const toProposal = (at: z.infer<typeof NoticeParams>, body: NotTellingBody): ProposeNotTelling => ({
  ...at,
  ...body,
});

export const AnswerBody = z.strictObject({
  answer: z.enum(['approved', 'returned'], 'Choose whether you approve or return it'),
  why: sentence('Write at least one whole sentence that says why you approve or return it'),
  /** Another day of review: a danger whose day has come is renewed with one. */
  reviewOn: z.iso.date('Enter when this is looked at again').exactOptional(),
});
export type AnswerBody = z.infer<typeof AnswerBody>;

export const toAnswer = (at: z.infer<typeof NotTellingParams>, body: AnswerBody): AnswerNotTelling => ({
  ...at,
  answer: body.answer,
  why: body.why,
  reviewOn: body.answer === 'approved' ? body.reviewOn : undefined,
});

/** To whom a letter is given. */
export const LetterQuery = z.strictObject({ for: z.enum(WHOM) });
