export { addChild } from './child.store.ts';
export { contradictionsIn, type SafeContact, type TakeOff } from './contact.ts';
export { safeContactIn, writeContact } from './contact.schema.ts';
export { CANCEL_REASONS } from './cancel.ts';
export { cancelledOf } from './cancel.store.ts';
export { answerText, askedRows, cancelWords } from './cancel.view.ts';
export { cancellationsAsked, type CancellationAskedRow } from './cancel-asked.store.ts';
export { cancellationsOpen, cancellationWaits } from './cancel-request.store.ts';
export { offenceWords } from './crime.ts';
export { againstWhom } from './crime.view.ts';
export { crimesOf, recordCrime, type CrimeRow } from './crime.store.ts';
export { ALARMS, alarmsOf, findsAlive, FROM_WHOM as FLOOR_FROM_WHOM, type FromWhom as FloorFromWhom } from './floor.ts';
export { contactsChangedSince } from './contact-since.store.ts';
export { contactsContradicting } from './contact-both.store.ts';
export { namedIn, whoIn } from './named.ts';
export { mustNotOf } from './must-not.store.ts';
export { floorFindsAlive, floorsOf, isCheckTooOld, walkFloor, type FloorRow } from './floor.store.ts';
export {
  isOfCase,
  isOfLiving,
  partiesOf,
  personsIn,
  recordReport,
  reportsOf,
  type Party,
  type ReportRow,
} from './report.store.ts';
export { FIRST_DAY, type Known, type ReportRecorded, type ToldBy } from './report.ts';
export { alarmWords, fromWhomWords, knownWords, toldByWords, welfareByWords, withWhomWords } from './report.view.ts';
export { cancelPages } from './cancel.web.ts';
export { cancelRequestPages } from './cancel-request.web.ts';
export { crimePages } from './crime.web.ts';
export { floorPages } from './floor.web.ts';
export { nameOf } from './floor.view.ts';
export { readFloors, type Deletion, type FirstNightReading } from './floor-page.store.ts';
export { reportApi } from './report.api.ts';
export { reportProblems } from './report.problem.ts';
export { reportPages } from './report.web.ts';
export { casesLedHere, isLedHere, isSaidHere } from './led-here.store.ts';
export { joinedTo, type JoinedRow, type JoinReading } from './join.store.ts';
export { type Elsewhere, type JoinedChild, type ReportJoined } from './join.ts';
export { joinPages } from './join.web.ts';
export { takenOffIn, type OffReading, type OffRow } from './off-case.store.ts';
export { offCaseRoutes } from './off-case.web.ts';
export { takeOffsOf } from './take-off.store.ts';
export {
  childlineNumber,
  complaintsRoute,
  forceNumber,
  reportRemoveAddress,
  reportSettings,
  welfareCheckHours,
} from './report.setting.ts';
export const reportViews = import.meta.dirname;
export { isListedChild } from './report.store.ts';
