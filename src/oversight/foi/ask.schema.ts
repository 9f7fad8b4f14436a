import { z } from 'zod';
import { allForces } from '../source/index.ts';
import { QuestionId } from './answer.schema.ts';
import { STATUSES, STEPS } from './ask-standing.ts';
import { refusalReasons } from './refusal-reason.ts';

const Day = z.iso.date();
const OneForce = z.enum(allForces, 'Choose forces of the list');

/** The form and the endpoint that send a question. */
export const SendBody = z.strictObject({
  question: QuestionId,
  forces: z.array(OneForce, 'Choose one force at least').min(1, 'Choose one force at least').max(allForces.length),
  from: Day.exactOptional(),
  to: Day.exactOptional(),
  sentOn: z.iso.date('Enter the day on which it was sent'),
});

const REASONS = refusalReasons().map(({ id }) => id);

/** One thing that became of it; a reference of the force’s own, never a name. */
export const StepBody = z.strictObject({
  kind: z.enum(STEPS, 'Choose what happened'),
  on: z.iso.date('Enter the day on which it happened'),
  until: Day.exactOptional(),
  reason: z.enum(REASONS, 'Choose a reason').exactOptional(),
  reference: z
    .string()
    .regex(/^(?=.*[0-9])[A-Za-z0-9/.-]{3,40}$/, 'Use 3 to 40 letters, figures, / . or -, a figure at least')
    .exactOptional(),
});

export const AskParams = z.strictObject({ ask: z.uuid() });
export const KitParams = z.strictObject({ question: QuestionId });
export const KitQuery = z.object({
  from: Day.optional(),
  to: Day.optional(),
  force: z.union([OneForce, z.literal('')]).optional(),
});
/** An empty choice of the form narrows nothing. */
const Narrowed = z.union([z.literal('').transform(() => undefined), QuestionId]).optional();
export const AsksQuery = z.object({
  question: Narrowed,
  status: z.union([z.literal('').transform(() => undefined), z.enum(STATUSES)]).optional(),
});
export const NewQuery = z.object({ question: QuestionId.optional() });

/** How a question that was sent stands, as a program reads it and as it is cited. */
export const AskAnswerRow = z.object({
  ask: z.uuid(),
  question: z.string(),
  words: z.string(),
  force: z.string(),
  periodStart: Day,
  periodEnd: Day,
  sentOn: Day,
  due: Day.nullable(),
  status: z.enum(STATUSES),
  repliedOn: Day.nullable(),
  isLate: z.boolean(),
  section: z.string().nullable(),
  reference: z.string().nullable(),
  steps: z.array(
    z.object({
      kind: z.enum(STEPS),
      on: Day,
      until: Day.nullable(),
      reason: z.string().nullable(),
      reference: z.string().nullable(),
    }),
  ),
});
export type AskAnswerRow = z.infer<typeof AskAnswerRow>;
