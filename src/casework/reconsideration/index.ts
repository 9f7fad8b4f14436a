export { type CaseReopened, type OutcomeUpheld } from './reconsideration.ts';
export { reconsiderationApi } from './reconsideration.api.ts';
export { reconsiderationPages } from './reconsideration.web.ts';
export { reconsiderationProblems } from './reconsideration.problem.ts';
export {
  readReconsiderations,
  reconsiderationsOf,
  reconsideringIn,
  reopenCase,
  reopenWhenRecorded,
  upholdOutcome,
  type Reconsideration,
} from './reconsideration.store.ts';
export { returnedOf } from './returned.store.ts';
export { decidedOutcomes, reopenedOwed, reopenedWaits } from './current.store.ts';
export const reconsiderationViews = import.meta.dirname;
