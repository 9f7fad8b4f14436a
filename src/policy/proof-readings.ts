import { levelOf, rankedRoles, type Compiled, type Output } from './compile.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type Effect, type Rule } from './policy.schema.ts';
import { ofOutcome } from './proof-turned.ts';

/** One thing that is advised, and what its rules give it. */
export interface Reading {
  readonly name: string;
  readonly output: Output;
  readonly levels: number;
  /** The level that a rule gives this output, where it bears on it. */
  readonly levelOf: (rule: Rule) => number | undefined;
  /** What a level is read as, where two of them are one answer. */
  readonly readAs?: (level: number) => number;
}

/** Everything advised, with what its rules give it. */
export function readings(compiled: Compiled, rules: readonly Rule[]): Reading[] {
  const ranks = rankedRoles(rules);
  const bearing = (isBearing: (effect: Effect) => boolean) => (rule: Rule) =>
    isBearing(rule.effect) ? levelOf(rule.effect, ranks) : undefined;
  const place = (level: number) => ranks.findIndex((each) => each.role === ranks[level]?.role);
  return [
    {
      name: 'the response',
      output: compiled.response,
      levels: RESPONSES.length,
      levelOf: bearing((each) => 'response' in each),
    },
    {
      name: 'the category',
      output: compiled.category,
      levels: CATEGORIES.length,
      levelOf: bearing((each) => 'category' in each),
    },
    {
      name: 'the role',
      output: compiled.role,
      levels: ranks.length,
      levelOf: bearing((each) => 'role' in each),
      readAs: place,
    },
    ...compiled.standings.map((output) => ({
      name: ofOutcome(output.code),
      output,
      levels: STANDINGS.length,
      levelOf: bearing((each) => 'standing' in each && each.outcomes.includes(output.code)),
    })),
    ...compiled.duties.map((output) => {
      const own = new Set(output.rules.map(({ rule }) => rule));
      return {
        name: `the duty ${output.id}`,
        output,
        levels: 2,
        levelOf: (rule: Rule) => (own.has(rule) ? 1 : undefined),
      };
    }),
  ];
}
