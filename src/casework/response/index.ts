export { isOfParents } from './duty.ts';
export { dischargeDuty, dischargesOf, type DischargeRow, type DutySaid } from './duty.store.ts';
export { contradictedIn, deathsOf, isDeathContradicted, withdrawDeath, type DeathRow } from './death.store.ts';
export { saidElsewhere, type SaidElsewhere } from './death-elsewhere.store.ts';
export { isContradicted } from './death.ts';
export { deathRoutes } from './death.web.ts';
export { contradictedWords, deathSourceWords } from './response.words.ts';
export { dutiesRoutes } from './duties.web.ts';
export { dutyRoutes } from './duty.web.ts';
export { doneByWords } from './duty.words.ts';
export { DIED, isNoFloor, NO_FLOOR } from './request.ts';
export { keepOutdated, outdatedWaits } from './outdated.store.ts';
export { nameResponder } from './responder.store.ts';
export { DEPARTURES, type Departure } from './departure.ts';
export { departures, departureWords } from './departure.words.ts';
export { type AdvisedReading } from './against.ts';
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
  type HandoverRow,
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
export { askSupervisor, grantException, requestWaits } from './supervisor.store.ts';
export { type DecidedCategory, type DecidedResponse } from './supervisor.ts';
export const responseViews = import.meta.dirname;
