export { digestUnder, readAdvised, type Advised } from './basis.store.ts';
export { decisionApi } from './decision.api.ts';
export { decisionProblems } from './decision.problem.ts';
export { proposeOutcome } from './decision.store.ts';
export { decisionModel } from './decision.view.ts';
export { decisionPages } from './decision.web.ts';
export { readDecisionFor, type DecisionPage } from './decision-page.store.ts';
export { conditionsStated, getProposal, proposalOf, type Proposal } from './proposal.store.ts';
export const decisionViews = import.meta.dirname;
