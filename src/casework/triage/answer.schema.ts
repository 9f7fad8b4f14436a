import { z } from 'zod';
import type { AnswerFact, Found } from './answer.ts';
import { DIRECTIONS, ENQUIRERS, FROM_WHOM, STATES, WAYS } from './statement.ts';

export const FactId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

export const FactParams = z.strictObject({ case: z.uuid(), fact: FactId });
export const PersonFactParams = z.strictObject({
  case: z.uuid(),
  person: z.uuid(),
  direction: z.enum(['person', 'by', 'towards']),
  fact: FactId,
});

export const Interview = z
  .string()
  .trim()
  .toUpperCase()
  // A number of another system, at least one figure in it: no name and no account of what was said fits.
  .regex(/^(?=.*\d)[A-Z0-9/-]{3,40}$/, 'Enter the reference of the interview, such as INT/204/26');

const Answer = z.strictObject({
  state: z.enum(STATES, 'Choose what is known of this'),
  fromWhom: z.enum(FROM_WHOM, 'Choose from whom this is known').exactOptional(),
  interview: Interview.exactOptional(),
  way: z.enum(WAYS, 'Choose how it was enquired into').exactOptional(),
  byWhom: z.enum(ENQUIRERS, 'Choose by whom it was enquired into').exactOptional(),
  words: z.string().trim().min(1).max(1000).exactOptional(),
});
type Answer = z.infer<typeof Answer>;

const needsOf = ({ state, fromWhom }: Answer): readonly (readonly [keyof Answer, string])[] => [
  ...(state === 'unknown' ? [] : [['fromWhom', 'Choose from whom this is known'] as const]),
  ...(fromWhom === 'interview' ? [['interview', 'Enter the reference of the interview'] as const] : []),
  ...(state === 'no-evidence'
    ? ([
        ['way', 'Choose how it was enquired into'],
        ['byWhom', 'Choose by whom it was enquired into'],
        ['words', 'Write what was done to find out, and by whom'],
      ] as const)
    : []),
];

/** Nothing found wants how and by whom; everything but *not known* wants from whom. */
const check = (body: Answer, context: z.RefinementCtx): void => {
  for (const [field, message] of needsOf(body)) {
    if (body[field] === undefined) context.addIssue({ code: 'custom', path: [field], message });
  }
};

/** An answer to one question, whose place is in the address. */
export const AnswerBody = Answer.superRefine(check);

/** An answer with its place: of the case, of a person, or done by or towards a person. */
export const AnswerFactBody = Answer.extend({
  fact: FactId,
  direction: z.enum(DIRECTIONS),
  person: z.uuid().exactOptional(),
})
  .superRefine(check)
  .refine((body) => (body.direction === 'case') === (body.person === undefined), {
    path: ['person'],
    message: 'Name the person, unless the answer is of the case',
  });

const toFound = ({ state, way, byWhom, words }: Answer): Found | undefined =>
  state !== 'no-evidence' || way === undefined || byWhom === undefined || words === undefined
    ? undefined
    : { way, byWhom, words };

export const toAnswer = (
  at: Pick<AnswerFact, 'case' | 'fact' | 'direction' | 'person'>,
  { state, fromWhom, interview, ...enquiry }: Answer,
): AnswerFact => ({ ...at, state, fromWhom, interview, found: toFound({ state, ...enquiry }) });
