export { adviceInputOf, isAskedAsChild } from './advice-input.ts';
export { mayHaveComeOfAge, settleAdultNow } from './adult-now.store.ts';
export { stateAge, stateConductDay } from './age.store.ts';
export { RESPONSIBILITY, type AgeSpan, type ConductDay } from './age-span.ts';
export { ALIKE_FROM, alikeOf, type Alike } from './alike.ts';
export { isAdultRuledOutUnseen } from './not-placed.ts';
export { deletionIn } from './deletion.ts';
export { casesElsewhere, digestsOf } from './elsewhere.store.ts';
export { answerFact, answerSeveral } from './answer.store.ts';
export { carryOver } from './carry.store.ts';
export { factsDigest, refOf, type Age, type CaseFacts, type PersonFacts } from './case-facts.ts';
export { factsOf, findConductDay, statedOfChildren, toldWhenOf } from './case-facts.store.ts';
export { type FactHistory } from './fact-history.ts';
export { factHistoryOf } from './fact-history.store.ts';
export { dayLeftText, daysLeft, type DayLeft } from './day-left.store.ts';
export { stateEarlierReports } from './earlier.store.ts';
export { type FactText, type Guidance } from './guidance.ts';
export type { MatchJudged } from './match.ts';
export { judgeMatch } from './match.store.ts';
export { ADULT } from './may-be-child.ts';
export { ageToday } from './may-be-child.store.ts';
export { namePerson } from './name.store.ts';
export { knownSince, type Known } from './news.store.ts';
export { answersSince } from './news.view.ts';
export { statePart } from './part.store.ts';
export { type Part } from './part.ts';
export { addPerson } from './people.store.ts';
export { casesOfSameChildren } from './same-child.store.ts';
export { openRisks, RISKS, searchForPerson, withAlike, type Risk } from './search.store.ts';
export { recordersIn } from './recorder.store.ts';
export { whoWorked } from './who-worked.store.ts';
export { ABUSE_FACT, HOME_FACT, HOME_FACTS } from './at-home.ts';
export { alwaysOpen, harmQuestions, openQuestions, type TriageQuestion } from './question.ts';
export {
  DIRECTIONS,
  STATES,
  type Direction,
  type Enquirer,
  type FromWhom,
  type State,
  type Statement,
  type Way,
} from './statement.ts';
export { type MatchTakenBack } from './take-back.ts';
export { readTriage, type TriagePage } from './triage-page.store.ts';
export { adultText, ageText, EXCLUDED, partText, responsibilityText } from './triage.view.ts';
export { enquirerWords, fromWhomWords, riskWords, stateWords, wayWords } from './triage.words.ts';
export { adultWorkedOut } from './answers.view.ts';
export { answerPages } from './answer.web.ts';
export { severalPages } from './several.web.ts';
export { peoplePages } from './people.web.ts';
export { triageApi } from './triage.api.ts';
export { triageProblems } from './triage.problem.ts';
export { triagePages } from './triage.web.ts';
export { ADULT_INVOLVED, isOvertaken } from './worked-out.ts';
export { weighingRows, type WeighingRow } from './weighing-row.ts';
export { weighedFrom, weighedText } from './weighing.view.ts';
export const triageViews = import.meta.dirname;
