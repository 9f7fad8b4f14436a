import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS } from './condition.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { idsOfKind, UNPLACED } from './variables.ts';

/** How often what is answered is so in an invented case: said with every figure that rests on it. */
export const INVENTED_AS =
  'one to three people of 9 to 17, one in twenty an adult; each part held by a quarter of them; each factor suspected or confirmed in one case of twelve, each vulnerability of one person in twelve, one answer in twenty not known';

/** A case that nobody had, from a seed: the same for the same seed. */
export function inventedCase({ facts, ...files }: PolicyFiles, seed: number): AdviceInput {
  const next = randomFrom(seed);
  const chance = (of: number) => next() * of < 1;
  const one = <Thing>(things: readonly Thing[], usual: Thing): Thing =>
    things[Math.floor(next() * things.length)] ?? usual;
  const state = (): AnswerState => {
    if (chance(20)) return 'unknown';
    return chance(12) ? one(['suspected', 'confirmed'], 'suspected') : one(['ruled-out', 'no-evidence'], 'ruled-out');
  };
  const of = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, state()]));
  const all = { facts, ...files };
  // Said of the case first, then of people: nobody did what is not there.
  const factors = of(idsOfKind(all, 'factor').filter((id) => !UNPLACED.has(id)));
  const present = Object.keys(factors).filter((id) => factors[id] === 'suspected' || factors[id] === 'confirmed');
  const person = (ref: string): AdvicePerson => ({
    ref,
    age: chance(20) ? 30 : chance(20) ? 'unknown' : 9 + Math.floor(next() * 9),
    identified: !chance(10),
    parts: PARTS.filter((part) => part !== 'protected' && chance(4)),
    facts: of(idsOfKind(all, 'person-fact')),
    by: Object.fromEntries(
      present.map((id) => [id, factors[id] !== undefined && chance(2) ? factors[id] : 'ruled-out']),
    ),
    towards: of(present),
  });
  return {
    nation: one(NATIONS, 'england'),
    checks: one(CHECKS, 'complete'),
    earlierReports: chance(8) ? 1 : 0,
    factors,
    people: ['A', 'B', 'C'].slice(0, 1 + Math.floor(next() * 3)).map(person),
  };
}

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
