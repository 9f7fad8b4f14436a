import type { Change } from './what-would-change.ts';

/** A set of answers as a person reads it, standing for all that ask the same of somebody else or in the other direction. */
export interface Way extends Change {
  /** How many of the sets that are listed it stands for. */
  readonly sets: number;
}

const PRESENT = ['suspected', 'confirmed'];
const DIRECTION = /^(?:by|towards)\./u;

/**
 * Sets that are alike as one; those that record or rule out before any that suppose a part or a harm, and of as many
 * answers those that take back nothing that was stated. What could be true is never folded away behind what contradicts.
 */
export function waysOf(changes: readonly Change[]): Way[] {
  const alike = Map.groupBy(changes, ({ becomes, answers }) =>
    JSON.stringify([becomes, answers.map(({ fact, anyOf }) => [fact.replace(DIRECTION, ''), anyOf]).sort()]),
  );
  const ways = [...alike.values()].flatMap((sets) => {
    // Told as it could be true, and of the case where it can be: that is the question which is asked first.
    const [first] = sets.toSorted((a, b) => Number(a.revises) - Number(b.revises) || asideIn(a) - asideIn(b));
    return first === undefined ? [] : [{ ...first, sets: sets.length }];
  });
  return ways.sort(
    (a, b) => supposed(a) - supposed(b) || a.answers.length - b.answers.length || Number(a.revises) - Number(b.revises),
  );
}

const asideIn = ({ answers }: Change): number => answers.filter(({ person }) => person !== null).length;

/** 0 where everything is only recorded or ruled out; more where it supposes a part that a person had, most where a harm. */
const supposed = ({ answers }: Change): number =>
  Math.max(
    0,
    ...answers.map(({ fact, anyOf }) => {
      if (anyOf.every((answer) => PRESENT.some((state) => state === answer))) return 2;
      return fact.startsWith('parts.') && anyOf.every((answer) => answer === true) ? 1 : 0;
    }),
  );
