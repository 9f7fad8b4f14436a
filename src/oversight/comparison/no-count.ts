import { MOST_CRIMES_A_YEAR } from '../source/index.ts';

const ASKED = 'is it a count?';

/** Why a figure can be no count of a force: one of them would be the whole headline. */
export const noCount = (given: number): string | undefined =>
  given > MOST_CRIMES_A_YEAR
    ? `given ${given.toLocaleString('en-GB')}, more than all forces of England and Wales record in a year: ${ASKED}`
    : undefined;

interface LeftOut {
  readonly force: string;
  readonly why: string;
}

/** Said beneath the headline, and not only where the others that are left out stand. */
export const heldOut = (excluded: readonly LeftOut[]): readonly string[] =>
  excluded
    .filter(({ why }) => why.endsWith(ASKED))
    .map(
      ({ force, why }) =>
        `${force} is ${why} It is held out of every figure until its publisher, who has to be asked, says what it is.`,
    );
