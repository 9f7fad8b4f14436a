export { checkApi } from './check.api.ts';
export { checkProblems } from './check.problem.ts';
export {
  checkSettingIn,
  checkSettings,
  mashContact,
  recheckAfterDays,
  SYSTEMS,
  type CheckSetting,
  type SubjectKind,
  type System,
  type SystemSetting,
} from './check.setting.ts';
export { checkersIn, checksOf, checkWaits, recordCheck } from './check.store.ts';
export {
  outstandingSince,
  RESULTS,
  type CheckRecorded,
  type CheckResult,
  type CheckRow,
  type Checks,
  type WhyDue,
} from './check.ts';
export { readChecks, type CheckPage } from './check-page.store.ts';
export { checkResultWords, checkStateWords, systemWords } from './check.view.ts';
export { checkPages } from './check.web.ts';
export { writePassage } from './passage.store.ts';
export { stateNoPlace } from './no-place.store.ts';
export { addPlace, placesOf, type Place } from './place.store.ts';
export { type PlaceAdded } from './place.ts';
export const checkViews = import.meta.dirname;
