import { z } from 'zod';
import { AdviceInput, STATES } from '../../policy/index.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'small letters, digits and hyphens');
const sentence = z.string().trim().min(10).max(600);

/** A standard case: invented, told by answers alone, about the part of one person in it. */
export const Vignette = z.strictObject({
  id,
  /** The version of the guidance that it was written for. */
  policy: z.string().min(1),
  title: z.string().trim().min(3).max(100),
  story: sentence,
  /** Whose part is decided. */
  about: z.string().min(1),
  /** Why it is in the library: which line it lies near, or what its neighbour shows beside it. */
  why: sentence,
  /** The rules that it tries. */
  rules: z.array(z.string().min(1)).min(1).max(8),
  recorded: AdviceInput,
  /** What everything that is not named was found to be: never unknown, which has to be said. */
  rest: z.enum(STATES),
});
export type Vignette = z.infer<typeof Vignette>;

export const VignetteLibrary = z.array(Vignette);
