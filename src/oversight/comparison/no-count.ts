import type { Excluded } from './tally.ts';

/** [D] All forces of England and Wales together record some six million crimes a year: a force with more in a period has no such count. */
const MOST_CASES = 6_000_000;

const ASKED = 'is it a count?';

/** Why a figure can be no count of a force: one of them would be the whole headline. */
export const noCount = (given: number): string | undefined =>
  given > MOST_CASES
    ? `given ${given.toLocaleString('en-GB')}, more than all forces of England and Wales record in a year: ${ASKED}`
    : undefined;

/** Said beneath the headline, and not only where the others that are left out stand. */
export const heldOut = (excluded: readonly Excluded[]): readonly string[] =>
  excluded
    .filter(({ why }) => why.endsWith(ASKED))
    .map(
      ({ force, why }) =>
        `${force} is ${why} It is held out of every figure until its publisher, who has to be asked, says what it is.`,
    );
