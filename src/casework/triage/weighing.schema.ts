import { z } from 'zod';
import { FactId } from './answer.schema.ts';
import { WEIGHED_FROM, WEIGHED_STATES, type StateWeighing } from './weighing.ts';

export const WeighingParams = z.strictObject({ case: z.uuid(), fact: FactId });
export const PersonWeighingParams = z.strictObject({ case: z.uuid(), person: z.uuid(), fact: FactId });

const Weighing = z.strictObject({
  state: z.enum(WEIGHED_STATES, 'Choose whether it is known'),
  fromWhom: z.enum(WEIGHED_FROM, 'Choose from whom this is known').exactOptional(),
  words: z
    .string()
    .trim()
    .min(1)
    .max(500, 'Write at most 500 letters: what is known, not how an image looks')
    .exactOptional(),
});
type Weighing = z.infer<typeof Weighing>;

const check = ({ state, fromWhom, words }: Weighing, context: z.RefinementCtx): void => {
  if (state === 'unknown') return;
  const missing = (path: string, message: string): void => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (words === undefined)
    missing('words', state === 'none' ? 'Write where it was looked for' : 'Write what is known, in a sentence or two');
  if (fromWhom === undefined) missing('fromWhom', 'Choose from whom this is known');
};

/** A fact that is weighed, whose place is in the address. */
export const WeighingBody = Weighing.superRefine(check);

/** The same with its place: of the case, or of a person. */
export const StateWeighingBody = Weighing.extend({ fact: FactId, person: z.uuid().exactOptional() }).superRefine(check);

export const toWeighing = (
  at: Pick<StateWeighing, 'case' | 'fact' | 'person'>,
  { state, fromWhom, words }: Weighing,
): StateWeighing => ({ ...at, state, fromWhom, words });
