import type { Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { holdsIn } from './proof-holds.ts';
import { AGGRAVATING, PRESENT, type Shown } from './proof-statement.ts';
import type { View } from './proof-view.ts';

/** What gives a level, highest first to be counted. */
export type Reasons = readonly (readonly [level: number, where: Condition])[];

/** The highest level whose condition holds: as a diagram of everything, and in one case. */
export const levelIn = (view: View, reasons: Reasons): Diagram =>
  view.d.any(reasons.map(([level, where]) => view.d.map(`level ${level}`, (is) => is * level, view.is(where))));
export const levelOfCase = (shown: Pick<Shown, 'files' | 'input'>, reasons: Reasons): number =>
  Math.max(0, ...reasons.filter(([, where]) => holdsIn(where, shown)).map(([level]) => level));

export const factorIn = (factors: readonly string[]): Condition => ({
  any: factors.map((factor) => ({ factor, is: PRESENT })),
});
export const factorsOf = (files: PolicyFiles): string[] =>
  files.facts.filter(({ kind }) => kind === 'factor').map(({ id }) => id);

export const AGGRAVATES: readonly string[] = [...AGGRAVATING, 'adult-involved'];
