import { type Variables } from './variables.ts';

/** What is known of a case, by variable; what is left out is as in a plain case. */
export type Known = ReadonlyMap<number, number>;

export const PLAIN_AGE = 15;

/** The plain case: England, checks complete, no earlier report, nothing stated or signed otherwise, nothing present, everybody 15 and known. */
export function plainOf({ settings, ageBands, block, ...variables }: Variables): (variable: number) => number {
  const plain = new Map<number, number>();
  for (const { variable, answers, usual } of settings.values()) plain.set(variable, answers.indexOf(usual));
  for (let person = 0; person < variables.people; person += 1) {
    const start = variables.firstPerson + person * block.size;
    plain.set(
      start + block.age,
      ageBands.findLastIndex((low) => low <= PLAIN_AGE),
    );
    plain.set(start + block.identified, 1);
  }
  return (variable) => plain.get(variable) ?? 0;
}

/** What a story costs: a thing that differs from the plain case, and hardly more the later it would be asked. */
export function costOf(variables: Variables): (variable: number, value: number) => number {
  const plain = plainOf(variables);
  return (variable, value) => (value === plain(variable) ? 0 : 1 + variable / 1_000_000);
}

/** The age in a band that is told: 15 where it can be, else the last below the next line. */
export function ageIn(ageBands: readonly number[], band: number): number {
  const [low, next] = [ageBands[band] ?? 0, ageBands[band + 1]];
  if (low <= PLAIN_AGE && (next === undefined || PLAIN_AGE < next)) return PLAIN_AGE;
  return next === undefined ? low : next - 1;
}
