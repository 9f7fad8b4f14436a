export { actsNow } from './act-now.ts';
export { nextStepHours, safeguardingSettings, strategyHours } from './safeguarding.setting.ts';
export { noReferralWaits } from './answer.store.ts';
export { CHILD_ALARMS, childAlarms, childAlarmWords, dangersOf, type ChildAlarm } from './child-alarm.ts';
export { concernsOf } from './concern.store.ts';
export { DANGER_FACTS, type Danger } from './danger.ts';
export { type ReferralOwed, type ReferralReading } from './owed.ts';
export { referredToWords } from './nation.view.ts';
export { type Running } from './measure.store.ts';
export { isProtecting, measuresOf, measureWaits } from './measure.store.ts';
export { measureRoutes } from './measure.web.ts';
export { notHeardWaits } from './not-heard.store.ts';
export { isHeard, ownWordsOf, recordOwnWords, type OwnWordsRow } from './own-words.store.ts';
export { isReason } from './reason.ts';
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
export { isToAuthority } from './safeguarding.ts';
export { askedBecauseWords, heardWords, safeguardingWords, unheardWords } from './safeguarding.view.ts';
export { safeguardingPages } from './safeguarding.web.ts';
export { standingOfDecision, type DecisionStanding } from './stands.ts';
export const safeguardingViews = import.meta.dirname;
