import type { Change } from './what-would-change.ts';

/** A set of answers as a person reads it, standing for all that ask the same of somebody else or in the other direction. */
export interface Way extends Change {
  /** How many of the sets that are listed it stands for. */
  readonly sets: number;
}

const PRESENT = ['suspected', 'confirmed'];
const DIRECTION = /^(?:by|towards)\./u;

/** Sets that are alike as one; those that record or rule out before any that suppose a part or a harm. */
export function waysOf(changes: readonly Change[]): Way[] {
  const alike = Map.groupBy(changes, ({ becomes, answers }) =>
    JSON.stringify([becomes, answers.map(({ fact, anyOf }) => [fact.replace(DIRECTION, ''), anyOf]).sort()]),
  );
  const ways = [...alike.values()].flatMap((sets) => {
    // Told of the case where it can be: that is the question which is asked first.
    const [first] = sets.toSorted((a, b) => asideIn(a) - asideIn(b));
    return first === undefined ? [] : [{ ...first, sets: sets.length }];
  });
  return ways.sort((a, b) => supposed(a) - supposed(b));
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
