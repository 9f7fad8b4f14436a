import { z } from 'zod';
import type { Agreement, NoAgreement } from '../measure/index.ts';
import type { Figures } from './agreement.ts';

const Coefficient = z.object({
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  whyNone: z.enum(['too-few', 'one-category']).nullable(),
});
/** Agreement as a program reads it: a coefficient that is not told is null, with why. */
export const FiguresAnswer = z.object({
  cases: z.int(),
  answers: z.int(),
  pairsAlike: z.number(),
  alpha: Coefficient,
  ac1: Coefficient,
});
const coefficientOf = (found: Agreement | NoAgreement) =>
  found.kind === 'told'
    ? { value: found.coefficient, interval: found.interval, whyNone: null }
    : { value: null, interval: null, whyNone: found.why };

export const figuresAnswer = ({ cases, answers, alike, alpha, ac1 }: Figures) => ({
  ...{ cases, answers, pairsAlike: alike },
  alpha: coefficientOf(alpha),
  ac1: coefficientOf(ac1),
});
