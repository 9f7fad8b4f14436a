import { z } from 'zod';
import type { Target } from '../../policy/index.ts';
import { CaseId } from '../case/index.ts';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,60}$/);

/** What is asked about: `what` is a code, a role, a response, a category or a duty; `case` where it is of nobody in particular. */
export const WhyNotParams = z.strictObject({
  case: CaseId,
  of: z.enum(['outcome', 'role', 'response', 'category', 'duty']),
  what: id,
  person: z.union([z.uuid(), z.literal('case')]),
});
export type WhyNotParams = z.infer<typeof WhyNotParams>;

/** As the guidance is asked it, of a person by their place in the case; undefined where nobody is meant and somebody has to be. */
export const targetOf = ({ of, what }: WhyNotParams, ref: string | null): Target | undefined => {
  if (of === 'response' || of === 'category') return { of };
  if (of === 'duty') return { of, id: what, person: ref };
  if (ref === null) return undefined;
  return of === 'role' ? { of, person: ref } : { of, person: ref, code: what };
};

const question = z.object({ person: z.uuid().nullable(), fact: z.string() });

const change = z.object({
  becomes: z.string(),
  /** Whether an answer among them takes back what was stated. */
  revises: z.boolean(),
  answers: z.array(question.extend({ anyOf: z.array(z.unknown()) })),
});

export const WhyNotAnswer = z.object({
  case: z.uuid(),
  value: z.string(),
  wanted: z.array(z.string()),
  /** In one sentence, what it waits for or what stands in its way. */
  waits: z.string(),
  because: z.array(z.string()),
  needs: z.array(z.string()),
  unknowns: z.array(question),
  rules: z.array(
    z.object({
      rule: z.string(),
      says: z.string(),
      gives: z.string(),
      status: z.enum(['fired', 'failed', 'undecided']),
      bearing: z.enum(['against', 'for', 'neither']),
    }),
  ),
  changes: z.array(change),
  /** The changes to be read: those that are alike told once, with how many they are, and what supposes a harm last. */
  ways: z.array(change.extend({ sets: z.int() })),
  /** Null where so much is open that it was not worked out. */
  inAll: z.int().nullable(),
});
