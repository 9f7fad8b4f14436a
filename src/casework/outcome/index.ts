export { outcomeApi } from './outcome.api.ts';
export { outcomeProblems } from './outcome.problem.ts';
export { outcomePages } from './outcome.web.ts';
export { type ToldReading } from './ruling-page.store.ts';
export {
  approveOutcome,
  outcomesOf,
  proposalWaits,
  returnOutcome,
  rulingsOf,
  type OutcomeRow,
  type Ruled,
} from './ruling.store.ts';
export { approvedProposalOf, presentIn, type Present, type PresentReading } from './present.store.ts';
export { rankFault, ranksHeld, type RankTooLow } from './rank.ts';
export { rankLines, RankRead } from './rank.view.ts';
export { type StandingNow } from './outcome.ts';
export { decidersIn } from './yours.ts';
export const outcomeViews = import.meta.dirname;
