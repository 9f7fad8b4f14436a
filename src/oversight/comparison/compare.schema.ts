import { z } from 'zod';
import { OFFENCE } from './shipped.ts';

/** The question of a comparison, as an address has it. */
export const CompareQuery = z.object({
  offence: z.string().max(12).default(OFFENCE),
  numerator: z.string().max(60).default('21'),
  denominator: z.string().max(80).default('charge'),
  basis: z.enum(['closed', 'recorded']).default('closed'),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

/** Silence is of the table compared, of the arrests table, or of answers in print. */
export const SilenceQuery = CompareQuery.extend({ of: z.enum(['outcomes', 'arrests', 'foi']).default('outcomes') });

/** The question as part of an address; what is asked by default is left out, so that addresses stay short. */
export function asked(query: CompareQuery): string {
  const usual = CompareQuery.parse({});
  const said = (['offence', 'numerator', 'denominator', 'basis'] as const).filter(
    (name) => query[name] !== usual[name],
  );
  const written = new URLSearchParams(Object.fromEntries(said.map((name) => [name, query[name]]))).toString();
  return written === '' ? '' : `?${written}`;
}
