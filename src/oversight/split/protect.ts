import type { DecidedCase } from '../measure/index.ts';

/** As few as release control shows of anything else that leaves (handbook 2.9): fewer that are alike are held back. */
export const LEAST_ALIKE = 10;
/** Of somebody who decided fewer nothing could be told, and they could be guessed at. */
export const LEAST_BY_ONE = 5;

type Group = (each: DecidedCase) => string;

const alike: Group = ({ pattern, setting }) => JSON.stringify([pattern, setting]);
const decider: Group = ({ person }) => person;

const fromEnough = (cases: readonly DecidedCase[], group: Group, least: number): readonly DecidedCase[] => {
  const counts = Map.groupBy(cases, group);
  return cases.filter((each) => (counts.get(group(each))?.length ?? 0) >= least);
};

/** Decisions that may leave: each is one of enough that are alike, by somebody who decided enough of them. */
export function protectedCases(cases: readonly DecidedCase[]): readonly DecidedCase[] {
  const kept = fromEnough(fromEnough(cases, alike, LEAST_ALIKE), decider, LEAST_BY_ONE);
  // What one holds back can leave too few of the other.
  return kept.length === cases.length ? kept : protectedCases(kept);
}
