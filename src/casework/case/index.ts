export { caseEndpoint, caseForm, asksAsBefore, changedForm, orQueue } from './case-form.ts';
export { answeredSince } from './answered.store.ts';
export { assignCase, officersSince } from './assignment.store.ts';
export { caseApi } from './case.api.ts';
export { CaseId, CaseParams, FindQuery } from './case.schema.ts';
export { findCase } from './find.store.ts';
export {
  getCase,
  insertCase,
  joinCase,
  holdCases,
  lockCases,
  newReference,
  relationsOf,
  setStage,
  type CaseFile,
} from './case.store.ts';
export { HELD } from './held.ts';
export { checkLeft } from './left.health.ts';
export { tabOf } from './tab.ts';
export { casesLeft, leftNote, type LeftCase } from './left.store.ts';
export { STAGES, type Stage } from './case.ts';
export { emergenciesTold, type EmergencyTold } from './emergency.store.ts';
export { type Emergency } from './emergency.ts';
export { openCase, openingsOf, type Opening } from './opening.store.ts';
export { openingReasonWords } from './opening-reason.ts';
export { type OpeningReading } from './opening-page.store.ts';
export { settleWaiting } from './waiting.store.ts';
export { AWAITED, type Awaited, type Waiting } from './waiting.ts';
export { caseProblems } from './case.problem.ts';
export { casePages } from './case.web.ts';
export const caseViews = import.meta.dirname;
