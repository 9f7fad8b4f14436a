export { isOfParents, type DutyDischarged } from './duty.ts';
export { dischargeDuty, dischargesOf, type DischargeRow, type DutySaid } from './duty.store.ts';
export { contradictedIn, deathsOf, isDeathContradicted, withdrawDeath, type DeathRow } from './death.store.ts';
export { saidElsewhere, type SaidElsewhere } from './death-elsewhere.store.ts';
export { isContradicted, type DeathWithdrawn } from './death.ts';
export { deathRoutes } from './death.web.ts';
export { contradictedWords, deathSourceWords } from './response.words.ts';
export { dutiesRoutes } from './duties.web.ts';
export { dutyRoutes } from './duty.web.ts';
export { doneByWords } from './duty.words.ts';
export { consider } from './consideration.store.ts';
export { type Considered } from './consideration.ts';
export { answerHandover, handOver } from './handover.store.ts';
export { type CaseHandedOver, type HandoverAnswered } from './handover.ts';
export { DIED, isNoFloor, NO_FLOOR, type About, type ExceptionKind, type SupervisorAsked } from './request.ts';
export { keepOutdated, outdatedWaits } from './outdated.store.ts';
export { nameResponder } from './responder.store.ts';
export { DEPARTURES, type Departure } from './departure.ts';
export { departures, departureWords } from './departure.words.ts';
export { type AdvisedReading } from './against.ts';
export { type Learnt } from './learnt-since.ts';
export { type ResponderNamed } from './responder.ts';
export { readResponse, type ResponsePage } from './response-page.store.ts';
export { responseApi } from './response.api.ts';
export { responseProblems } from './response.problem.ts';
export {
  awaitsEnd,
  requestsOf,
  responseOf,
  responseWaits,
  standing,
  type CaseResponse,
  type ConsiderationRow,
  type Decided,
  type Exception,
  type HandoverRow,
  type RequestRow,
} from './response.store.ts';
export { handoverAcceptHours, responseSettings } from './response.setting.ts';
export { type RestsOnReading } from './rests-on.store.ts';
export { responsePages } from './response.web.ts';
export {
  aboutWords,
  conclusionWords,
  decidedCategoryWords,
  decidedResponseWords,
  endWords,
  meansWords,
  responderWords,
} from './response.words.ts';
export { askSupervisor, decideCategory, decideResponse, grantException, requestWaits } from './supervisor.store.ts';
export { type DecidedCategory, type DecidedResponse, type SupervisorDecided } from './supervisor.ts';
export const responseViews = import.meta.dirname;
