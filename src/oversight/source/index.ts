export { quarterName, type Basis, type QuarterCount, type Quarter } from './quarter-count.ts';
export { forceKey, knownForce } from './force.ts';
export { nearest } from './nearest.ts';
export { isAlternate, outcomeType, outcomeTypes, outcomeWords } from './outcome-type.ts';
export { readAllOutcomes, type Outcomes } from './outcomes-set.ts';
export type { Offence } from './outcomes-table.ts';
export type { ForceCoverage, SourceFile } from './outcomes.ts';
