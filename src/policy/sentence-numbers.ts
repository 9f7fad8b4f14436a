import type { PolicyFiles, Rule } from './policy.schema.ts';

/** What names an outcome or an Act is no number that a rule turns on. */
const NAMES = [
  /\boutcomes?(?:,? but)? \d+(?:(?:, | and | or | nor )+\d+)*/giu,
  /\bsections? \d+(?: (?:and|or) \d+)*/giu,
  /\bAct \d{4}/gu,
] as const;

/** What a note says is its own content: its condition stands before the colon. */
const NOTED = /:.*$/u;

/**
 * The numbers in a rule’s sentence that stand neither in its condition nor in what it gives (a period by its own length):
 * what is read aloud and what is done would differ. Other words can differ too, which only a reader finds.
 */
export function numbersAstray({ says, when, effect }: Rule, { periods }: Pick<PolicyFiles, 'periods'>): number[] {
  const within = 'duty' in effect ? periods.find(({ id }) => id === effect.duty.within)?.within : undefined;
  const turnsOn = new Set(numbersIn([when, effect, within]));
  const drawn = 'note' in effect || 'warning' in effect ? says.replace(NOTED, '') : says;
  const bare = NAMES.reduce((text, name) => text.replaceAll(name, ''), drawn);
  return [...bare.matchAll(/\b\d+\b/gu)].map(([digits]) => Number(digits)).filter((number) => !turnsOn.has(number));
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  // *under-13* is a fact.
  if (typeof value === 'string') return [...value.matchAll(/(?<=^[a-z-]+-)\d+$/gu)].map(([digits]) => Number(digits));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
