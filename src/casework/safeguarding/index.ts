export { actsNow } from './act-now.ts';
export { nextStepHours, safeguardingSettings, strategyHours } from './safeguarding.setting.ts';
export { answerNoReferral, noReferralWaits } from './answer.store.ts';
export { type NoReferralAnswered } from './answer.ts';
export { CHILD_ALARMS, childAlarms, childAlarmWords, dangersOf, type ChildAlarm } from './child-alarm.ts';
export { concernOf, type Care, type Concern } from './concern.ts';
export { concernsOf } from './concern.store.ts';
export { DANGER_FACTS, type Danger } from './danger.ts';
export { recordNextStep } from './next-step.store.ts';
export { type NextStepRecorded } from './next-step.ts';
export { type AskedBecause, type ReferralOwed, type ReferralReading } from './owed.ts';
export { referredToWords } from './nation.view.ts';
export { type Running } from './measure.store.ts';
export { isProtecting, measuresOf, measureWaits } from './measure.store.ts';
export { measureRoutes } from './measure.web.ts';
export { type MeasureEnded } from './measure.ts';
export { answerNotHeard, notHeardWaits } from './not-heard.store.ts';
export { type NotHeardAnswered } from './not-heard.ts';
export { isHeard, ownWordsOf, recordOwnWords, type OwnWordsRow } from './own-words.store.ts';
export { type OwnWordsRecorded } from './own-words.ts';
export { isReason, REASON_TOO_SHORT } from './reason.ts';
export { readSafeguarding, type SafeguardingPage } from './safeguarding-page.store.ts';
export { safeguardingApi } from './safeguarding.api.ts';
export { safeguardingProblems } from './safeguarding.problem.ts';
export { Reason, sentence } from './safeguarding.schema.ts';
export {
  awaitsNextStep,
  awaitsStrategy,
  recordSafeguarding,
  safeguardingOf,
  safeguardingOfDead,
  safeguardingWaits,
  type SafeguardingRow,
} from './safeguarding.store.ts';
export { isToAuthority, type SafeguardingDecided, type SafeguardingDecision } from './safeguarding.ts';
export { askedBecauseWords, heardWords, safeguardingWords, unheardWords } from './safeguarding.view.ts';
export { safeguardingPages } from './safeguarding.web.ts';
export { standingOfDecision, type DecisionStanding } from './stands.ts';
export const safeguardingViews = import.meta.dirname;
