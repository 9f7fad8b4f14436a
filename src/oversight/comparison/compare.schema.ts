import { z } from 'zod';

/** What the table that ships is asked by default. Code 86 holds 86/02 and 86/10 (handbook 3.4); it goes no finer, and has no ages. */
export const USUAL = { offence: '86', numerator: '21', denominator: 'charge', basis: 'closed' } as const;

const Scope = z.string().trim().min(1).max(200).optional();

/** The question of a comparison, as an address has it; what is left out is what the source is asked by default. */
export const CompareQuery = z.object({
  source: z.string().max(80).optional().describe('what forces are compared on: an id of /api/compare/sources'),
  definition: Scope.describe('of returns: the definition that they count by'),
  offence: Scope.describe('the offence code, or the offences as a source names them'),
  ages: Scope,
  unit: Scope.describe('crimes, people …, as a source counts'),
  numerator: z.string().max(60).optional().describe('outcome types, commas between; 21 by default'),
  denominator: z.string().max(80).optional().describe('charge, formal, assigned, given, or outcome types'),
  basis: z.enum(['closed', 'recorded', 'not-stated']).optional(),
  period: Scope.describe('a time that the source names, all, or held: all that most forces hold'),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

/** Silence is of what is compared, of the arrests table, or of answers in print. */
export const SilenceQuery = CompareQuery.extend({
  of: z.enum(['outcomes', 'arrests', 'foi']).default('outcomes'),
  /** Of answers in print: the question that they are held against. */
  print: z.string().trim().min(1).max(300).optional(),
});
export type SilenceQuery = z.infer<typeof SilenceQuery>;

const NAMES = CompareQuery.keyof().options;

/** The question as part of an address; what is asked by default is left out, so that addresses stay short. */
export function asked(query: CompareQuery): string {
  const usual = new Map<string, string>(query.source === undefined ? Object.entries(USUAL) : []);
  const said = new URLSearchParams();
  for (const name of NAMES) {
    const value = query[name];
    if (value !== undefined && usual.get(name) !== value) said.set(name, value);
  }
  const written = said.toString();
  return written === '' ? '' : `?${written}`;
}
