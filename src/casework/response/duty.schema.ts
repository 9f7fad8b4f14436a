import { z } from 'zod';
import { DISCHARGES, DONE_BY, type Discharge, type DischargeDuty } from './duty.ts';

export const OF_CASE = 'case';

/** A duty by its id in the guidance. */
export const duty = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
/** A person of the case, or `case` where the duty is about nobody in particular. */
export const whom = z.union([z.uuid(), z.literal(OF_CASE)]);

export const DutyParams = z.strictObject({
  case: z.uuid(),
  duty,
  whom,
});
export type DutyParams = z.infer<typeof DutyParams>;

/** What a duty that is owed before any interview is answered by where nobody was interviewed: it was kept, and there is no reference of it. */
export const NO_INTERVIEW = 'no-interview';
/** What cannot be done yet: nobody knows who they are. */
export const NOT_IDENTIFIED = 'not-identified';
const NO_INTERVIEW_WORDS = 'No interview took place.';

export const said = {
  answer: z.enum([...DISCHARGES, NO_INTERVIEW, NOT_IDENTIFIED], 'Choose whether it was done'),
  by: z.enum(DONE_BY).exactOptional(),
  /** Left out: just now. */
  doneAt: z.iso.datetime({ offset: true }).exactOptional(),
  words: z
    .string('Enter the reference, or why it was not done')
    .trim()
    .min(3, 'Enter the reference, or why it was not done')
    .max(600),
};

export const isWhole = ({ answer, by }: { readonly answer: Answer; readonly by?: unknown }): boolean =>
  answer !== 'done' || by !== undefined;
export const BY_WHOM = { path: ['by'], message: 'Choose who did it' };

type Answer = Discharge['is'] | typeof NO_INTERVIEW | typeof NOT_IDENTIFIED;

/** Kept for ever in words: whoever reads it later must not take it for an interview with an appropriate adult. */
export const wordsOf = ({ answer, words }: { readonly answer: Answer; readonly words: string }): string =>
  answer === NO_INTERVIEW ? `${NO_INTERVIEW_WORDS} ${words}` : words;

export const DutyBody = z.strictObject(said).refine(isWhole, BY_WHOM);
export type DutyBody = z.infer<typeof DutyBody>;

export const whomOf = ({ whom }: Pick<DutyParams, 'whom'>): string | undefined => (whom === OF_CASE ? undefined : whom);

export const toAnswer = ({ answer, by, doneAt }: DutyBody): Discharge => {
  if (answer === NO_INTERVIEW) return { is: 'done', by: 'me', at: 'now', noInterview: true };
  if (answer === NOT_IDENTIFIED) return { is: 'not-done', notIdentified: true };
  if (answer === 'not-done' || by === undefined) return { is: 'not-done' };
  return { is: 'done', by, at: doneAt === undefined ? 'now' : new Date(doneAt) };
};

export const toDischarge = (params: DutyParams, body: DutyBody): DischargeDuty => ({
  case: params.case,
  duty: params.duty,
  person: whomOf(params),
  answer: toAnswer(body),
  words: wordsOf(body),
});
