import { z } from 'zod';
import { splitVariation, unmeasuredSentence, type DecidedCase } from '../measure/index.ts';
import { betweenForces } from './like-cases.ts';
import { patternsOf } from './pattern.ts';
import { splitLeastDecisions, splitLeastPeople } from './split.setting.ts';
import type { DecidedRead } from './split.store.ts';
import type { SplitResult } from './split.schema.ts';

/** Cases as a thread takes them. */
export const Parting = z.strictObject({
  cases: z.array(
    z.strictObject({
      ...{ pattern: z.string(), setting: z.string(), force: z.string(), person: z.string() },
      outcome: z.boolean(),
    }),
  ),
  least: z.strictObject({ cases: z.int(), people: z.int() }),
});
export type Parting = z.infer<typeof Parting>;

/** Own decisions as the measure takes them; a decision has the outcome where any crime of it ended so. */
export function partingOf(
  { cases, least }: Pick<DecidedRead, 'cases' | 'least'>,
  outcome: string,
  others: readonly DecidedCase[] = [],
): Parting {
  const patterns = patternsOf(cases);
  const own = cases.map((each, i) => ({
    pattern: patterns[i] ?? '',
    setting: `${each.policy} ${each.settings}`,
    force: each.force,
    person: each.decider,
    outcome: each.outcomes.includes(outcome),
  }));
  return { cases: [...own, ...others], least };
}

/** Without a force nobody's settings hold: the least that the measure itself asks. */
export const nobody = (): DecidedRead => ({
  ...{ forceName: '', cases: [] },
  least: { cases: splitLeastDecisions.default, people: splitLeastPeople.default },
});

const tooFew = ({ cases, people }: Parting['least']): string =>
  `Too few to say: from ${cases} decisions by ${people} people up it can be told what goes with facts, with policy and with who decided, in one force or between three and more. Choose more months.`;

const nearest = (value: number, step: number): number => Math.round(value / step) * step;

/** Parts the difference in outcome: seconds of work, told after each fit how far it is. */
export function partedInto({ cases, least }: Parting, onFit: (done: number, of: number) => void): SplitResult {
  const found = splitVariation(cases, { least, onFit });
  // The force may have asked for more than the measure does.
  if (found.kind === 'unmeasured' && found.why === 'too-few-to-split')
    return { kind: 'too-few', sentence: tooFew(least) };
  // Forces that decide under one setting leave nothing to part, and can differ all the same.
  if (found.kind === 'unmeasured')
    return { kind: 'too-few', sentence: unmeasuredSentence(found), between: betweenForces(cases) };
  const part = ({ share, interval: [low, high] }: (typeof found)['facts']) => ({
    share,
    interval: [low, high] satisfies [number, number],
  });
  return {
    kind: 'measured',
    ...{ facts: part(found.facts), policy: part(found.policy), people: part(found.people) },
    ...{ systematic: found.systematic, overlap: found.overlap, forces: found.forces },
    between: betweenForces(cases),
    ...{ decisions: nearest(found.cases, 10), deciders: nearest(found.deciders, 5) },
  };
}
