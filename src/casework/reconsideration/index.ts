export { type UpholdRefusal } from './reconsideration.ts';
export { reconsiderationApi } from './reconsideration.api.ts';
export { reconsiderationPages } from './reconsideration.web.ts';
export { reconsiderationProblems } from './reconsideration.problem.ts';
export {
  mayUphold,
  reconsideringIn,
  type DecidedReadings,
  reopenCase,
  reopenWhenRecorded,
  upholdOutcome,
  type UpholdReading,
} from './reconsideration.store.ts';
export { returnedOf } from './returned.store.ts';
export { decidedOutcomes, reopenedOwed, reopenedWaits } from './current.store.ts';
export const reconsiderationViews = import.meta.dirname;
