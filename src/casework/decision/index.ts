export { conflictApi } from './conflict.api.ts';
export { conflictWaits } from './conflict.store.ts';
export { conflictPages } from './conflict.web.ts';
export { restsOn } from './basis.ts';
export {
  digestUnder,
  policyOn,
  readAdvised,
  readKnownUnder,
  stillRests,
  unfinishedOf,
  type Advised,
} from './basis.store.ts';
export { decisionApi } from './decision.api.ts';
export { adviceModel, outcomeTitle, questionText } from './advice.view.ts';
export { departs, HEADS, NAMES_NOBODY, WITH_OR_AFTER, type Head } from './decision.ts';
export { DEPARTURES, departures, departureWords, type Departure } from '../response/index.ts';
export { heads, headWords } from './decision.words.ts';
export { recordedView } from './recorded.view.ts';
export { decisionProblems } from './decision.problem.ts';
export { answersOf, atOnceIn, deadlineOf, referralsOwed, type Duty, type OwedReading } from './duty.ts';
export { firstOf, holding } from './duty-holding.ts';
export { dutyTitle } from './duty.words.ts';
export { dutiesOf, findOutIn } from './duty.store.ts';
export { proposeOutcome } from './decision.store.ts';
export { DECIDED_PAGE, readStoredDecisions, type StoredDecision } from './decided.store.ts';
export { type OutcomeProposed } from './decision.ts';
export { DecisionRead, decisionRead, ProposingRead } from './decision-read.view.ts';
export { decisionModel } from './decision.view.ts';
export { decisionPages } from './decision.web.ts';
export {
  loadDecision,
  peopleOf as peopleOfDecision,
  readDecisionFor,
  type DecisionPage,
} from './decision-page.store.ts';
export { type Returned } from './returned.ts';
export { reopeningAnswers } from './reopened.store.ts';
export { CAUSES, causeWords, reopeningText, type Cause, type ReopeningAnswer } from './reopened.words.ts';
export { saying } from './saying.ts';
export { conditionsStated, getProposal, proposalOf, type Proposal } from './proposal.store.ts';
export { standingOfNobody } from './standing.ts';
export { UNFINISHED, type Unfinished } from './unfinished.ts';
export { placeOfUnfinished, unfinishedWords } from './unfinished.view.ts';
export { adviceNow, readRests } from './rests.store.ts';
export { whyNotApi } from './why-not.api.ts';
export { whyNotPages } from './why-not.web.ts';
export const decisionViews = import.meta.dirname;
