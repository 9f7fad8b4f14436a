import { STATES } from './condition.schema.ts';
import type { Steps } from './proof-diagram.ts';
import { ofPerson, UNPLACED, type Variables } from './variables.ts';

/** Whose answers change, and which way. `concerns` are the factors that are said of one person, asked of the case. */
export type Mover =
  | { readonly up: 'factors' | 'reports' | 'concerns' }
  | { readonly up: 'by' | 'towards' | 'facts'; readonly person: number }
  | { readonly younger: number; readonly person: number }
  | { readonly any: 'settings' | 'facts outside' };

type Pair = readonly [from: number, to: number];

const UP: readonly Pair[] = STATES.slice(1).map((_, state) => [state, state + 1]);

/** Every change of one answer that the movers tell of, by variable. */
export function stepsOf(variables: Variables, movers: readonly Mover[]): Steps {
  const steps = new Map<number, readonly Pair[]>(movers.flatMap((mover) => stepsOfMover(variables, mover)));
  return (variable) => steps.get(variable);
}

function stepsOfMover(variables: Variables, mover: Mover): (readonly [number, readonly Pair[]])[] {
  const { block, ageBands, reportBands } = variables;
  if ('any' in mover)
    return [...variables.settings.values()].map(({ variable, answers }) => [variable, pairs(answers.length)]);
  if ('younger' in mover) {
    const bands = ageBands.flatMap((low, band): Pair[] => (band > 0 && low < mover.younger ? [[band, band - 1]] : []));
    return [[ofPerson(variables, mover.person, block.age), bands]];
  }
  if ('person' in mover)
    return [...block[mover.up].values()].map((offset) => [ofPerson(variables, mover.person, offset), UP]);
  if (mover.up === 'reports')
    return [[variables.earlierReports, reportBands.slice(1).map((_, band): Pair => [band, band + 1])]];
  return [...variables.factors]
    .filter(([id]) => mover.up === 'factors' || (UNPLACED.has(id) && id !== 'persistent-behaviour'))
    .map(([, variable]) => [variable, UP]);
}

const pairsOfSize: (readonly Pair[])[] = [];

/** Every two values of a variable, one way. */
export const pairs = (size: number): readonly Pair[] =>
  (pairsOfSize[size] ??= Array.from({ length: size }, (_, from) =>
    Array.from({ length: size - from - 1 }, (__, more): Pair => [from, from + more + 1]),
  ).flat());

/** Every change of an answer of some kinds: of the case, of the first person’s facts, of another person; or of those places in anybody’s block. */
export function everyChange(
  variables: Variables,
  of: readonly ('case' | 'own facts' | 'other')[] | readonly number[],
): Steps {
  const { block, sizes, nation, checks, earlierReports, factors } = variables;
  const places = (person: number, offsets: Iterable<number>) =>
    [...offsets].map((offset) => ofPerson(variables, person, offset));
  const all = of.flatMap((kind) => {
    if (typeof kind === 'number') return [...places(0, [kind]), ...places(1, [kind])];
    if (kind === 'case') return [nation, checks, earlierReports, ...factors.values()];
    return kind === 'other' ? places(1, Array.from({ length: block.size }).keys()) : places(0, block.facts.values());
  });
  const found = new Set(all);
  return (variable) => (found.has(variable) ? pairs(sizes[variable] ?? 0) : undefined);
}
