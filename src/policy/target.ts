import { CATEGORIES, RESPONSES, STANDINGS } from './policy.schema.ts';
import type { Compiled, Output } from './compile.ts';
import { lowestOf, isOne } from './walk.ts';

/** One thing that is advised, to be asked about on its own. */
export type Target =
  | { readonly of: 'response' }
  | { readonly of: 'category' }
  | { readonly of: 'role'; readonly person: string }
  | { readonly of: 'outcome'; readonly person: string; readonly code: string }
  | { readonly of: 'duty'; readonly person: string | null; readonly id: string };

/** What a level of an output is called; `undecided` is what it is called while it can still be several. */
export interface Aim {
  readonly output: Output;
  readonly person: string | null;
  readonly values: readonly string[];
  readonly undecided: string;
}

/** Undefined where the guidance has no such outcome or duty. */
export function aimAt(compiled: Compiled, target: Target): Aim | undefined {
  const open = 'not-yet-known';
  if (target.of === 'response') return { output: compiled.response, person: null, values: RESPONSES, undecided: open };
  if (target.of === 'category') return { output: compiled.category, person: null, values: CATEGORIES, undecided: open };
  const { person } = target;
  if (target.of === 'role') return { output: compiled.role, person, values: compiled.roles, undecided: open };
  if (target.of === 'outcome') {
    const output = compiled.standings.find(({ code }) => code === target.code);
    return output === undefined ? undefined : { output, person, values: STANDINGS, undecided: 'not-yet' };
  }
  // One id can be owed of the case and of each person: whom it is asked of says which is meant.
  const about = person === null ? 'case' : 'person';
  const output = compiled.duties.find((duty) => duty.id === target.id && duty.about === about);
  return output === undefined
    ? undefined
    : { output, person, values: ['not-raised', 'raised'], undecided: 'not-yet-known' };
}

/** The duties that are asked about: one id can be owed by several people, or by several times. */
export const dutiesOf = (compiled: Compiled, target: Target): Compiled['duties'] =>
  target.of === 'duty'
    ? compiled.duties.filter(
        ({ id, about }) => id === target.id && about === (target.person === null ? 'case' : 'person'),
      )
    : [];

export const valueAt = (aim: Aim, reach: number): string =>
  isOne(reach) ? (aim.values[lowestOf(reach)] ?? aim.undecided) : aim.undecided;
