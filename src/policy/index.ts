export { Advice, AdviceInput, type AdvicePerson, type Question } from './advice.schema.ts';
export { Adviser, type Asking, type Digest, type Prepared } from './adviser.ts';
export { BackTest, type BackTestCase, type BackTestCounts, type GroupCount } from './back-test.ts';
export { compareVersions, knownTo, type SituationClass } from './compare.ts';
export { confidenceWords, restsOn, titlesOf } from './cited.ts';
export { CHECKS, Condition, NATIONS, STATES, type PersonCondition } from './condition.schema.ts';
export { Decider, type Decision } from './decide.ts';
export { isInvolved, mayBeInvolved } from './involved.ts';
export { OpenRules } from './open.words.ts';
export { withinText } from './within.words.ts';
export { MOVABLE, movesBetween, moveWords, sortOf, type Move, type Sort } from './difference.ts';
export { DIMENSIONS, NOT_KNOWN, type Dimension, type PersonGroups } from './group.ts';
export {
  CATEGORIES,
  CONFIDENCES,
  PolicyFiles,
  RESPONSES,
  ROLES,
  Scenario,
  STANDINGS,
  type Rule,
} from './policy.schema.ts';
export { readPolicy, type Policy } from './policy.ts';
export { prove, type Proof, type Proved } from './prove.ts';
export type { InputRefusal } from './refusal.ts';
export type { PolicyFault } from './fault.ts';
export { ok, refused, type Result } from './result.ts';
export type { Target } from './target.ts';
export { expectationsIn } from './expectation.ts';
export { shortfalls } from './shortfall.ts';
export { isFloorAlone } from './next-question.ts';
export { nearest } from './nearest.ts';
export { neglectIn, unkeptIn, type Neglect } from './upkeep.ts';
export type { ToAsk } from './advise.ts';
export { type AnswerValue } from './answer.ts';
export { questionCounts, INVENTED_AS, type QuestionCounts } from './question-count.ts';
export { isRange, whatWouldChange, type Change, type Changes } from './what-would-change.ts';
export { unaskable } from './unaskable.ts';
export type { RuleStanding, WhyNot } from './reason-why.ts';
export { whyNot } from './why-not.ts';
export { UNSTATED } from './variables.ts';
