import { forceKey } from '../source/index.ts';
import type { PieceFigure } from './pieces.ts';

export interface SameForces {
  /** Each piece that has a figure, of the forces that have one in every such piece. */
  readonly figures: readonly PieceFigure[];
  readonly forces: number;
  /** Those of them that had no case in some piece, each with the pieces: they answered, and have no share there. */
  readonly caseless: readonly string[];
  /** The others, each with the pieces in which it has none. */
  readonly left: readonly string[];
}

/** What the same forces have in common, as it is computed: no case is an answer, and no figure. */
export const inEveryPeriod = ({ caseless }: SameForces): string =>
  caseless.length === 0 ? 'a figure in every period' : 'a figure, or no case, in every period';

/** Who joins late or falls silent would move the share of all together though nobody moved (statistics, traps 7 and 12). */
export function sameForces(all: readonly PieceFigure[]): SameForces {
  const known = all.filter(({ why }) => why === null);
  const names = new Map(known.flatMap(({ forces }) => forces.map(({ force }) => [forceKey(force), force] as const)));
  const inPiece = known.map(
    ({ forces, nothing }) => new Set([...forces.map(({ force }) => force), ...nothing].map((force) => forceKey(force))),
  );
  const lacking = (key: string): readonly string[] =>
    known.flatMap(({ label }, at) => (inPiece[at]?.has(key) === true ? [] : [label]));
  const isSame = (key: string): boolean => lacking(key).length === 0;
  const caseless = (key: string): readonly string[] =>
    known.flatMap(({ label, nothing }) => (nothing.some((force) => forceKey(force) === key) ? [label] : []));
  const named = (keys: readonly (readonly [string, string])[], pieces: (key: string) => readonly string[]) =>
    keys.map(([key, force]) => `${force} (${pieces(key).join(', ')})`).toSorted((a, b) => a.localeCompare(b, 'en'));
  return {
    figures: known.map((figure) => ({
      ...figure,
      forces: figure.forces.filter(({ force }) => isSame(forceKey(force))),
    })),
    forces: [...names.keys()].filter(isSame).length,
    caseless: named(
      [...names].filter(([key]) => isSame(key) && caseless(key).length > 0),
      caseless,
    ),
    left: named(
      [...names].filter(([key]) => !isSame(key)),
      lacking,
    ),
  };
}
