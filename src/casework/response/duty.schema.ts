import { z } from 'zod';
import { DISCHARGES, DONE_BY, PARENT, type Discharge, type DischargeDuty, type ParentDecided } from './duty.ts';

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
  /** Of the decision whether a parent or carer is told alone: which of the two, and of whom. */
  parent: z.enum(PARENT, 'Choose whether this parent or carer is told').exactOptional(),
  parentName: z
    .string()
    .trim()
    .min(2, 'Write which parent or carer')
    .max(200, 'Write it in at most 200 characters')
    .exactOptional(),
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

export const isParentWhole = ({ parent, parentName }: { readonly parent?: unknown; readonly parentName?: unknown }) =>
  (parent === undefined) === (parentName === undefined);
export const WHICH_PARENT = {
  path: ['parentName'],
  message: 'Say both whether a parent or carer is told, and which of them',
};

type Answer = Discharge['is'] | typeof NO_INTERVIEW | typeof NOT_IDENTIFIED;

/** Kept for ever in words: whoever reads it later must not take it for an interview with an appropriate adult. */
export const wordsOf = (body: Pick<DutyBody, 'answer' | 'words' | 'parent' | 'parentName'>): string => {
  const { answer, words } = body;
  if (answer === NO_INTERVIEW) return `${NO_INTERVIEW_WORDS} ${words}`;
  const parent = answer === 'done' ? parentIn(body) : undefined;
  return parent === undefined ? words : `${PARENT_WORDS[parent.is]}: ${parent.who}. ${words}`;
};

export const DutyBody = z.strictObject(said).refine(isWhole, BY_WHOM).refine(isParentWhole, WHICH_PARENT);
export type DutyBody = z.infer<typeof DutyBody>;

export const whomOf = ({ whom }: Pick<DutyParams, 'whom'>): string | undefined => (whom === OF_CASE ? undefined : whom);

const PARENT_WORDS: Readonly<Record<ParentDecided['is'], string>> = {
  'to-tell': 'To be told',
  'not-to-tell': 'Not to be told',
};

const parentIn = ({ parent, parentName }: Pick<DutyBody, 'parent' | 'parentName'>): ParentDecided | undefined =>
  parent === undefined || parentName === undefined ? undefined : { is: parent, who: parentName };

export const toAnswer = (body: DutyBody): Discharge => {
  const { answer, by, doneAt } = body;
  if (answer === NO_INTERVIEW) return { is: 'done', by: 'me', at: 'now', noInterview: true };
  if (answer === NOT_IDENTIFIED) return { is: 'not-done', notIdentified: true };
  if (answer === 'not-done' || by === undefined) return { is: 'not-done' };
  const parent = parentIn(body);
  const at = doneAt === undefined ? 'now' : new Date(doneAt);
  return { is: 'done', by, at, ...(parent === undefined ? {} : { parent }) };
};

export const toDischarge = (params: DutyParams, body: DutyBody): DischargeDuty => ({
  case: params.case,
  duty: params.duty,
  person: whomOf(params),
  answer: toAnswer(body),
  words: wordsOf(body),
});
