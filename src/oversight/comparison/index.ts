export { claimPages } from './claims.web.ts';
export { comparisonApi } from './compare.api.ts';
export { comparisonPages } from './compare.web.ts';
export { comparisonProblems } from './compare.problem.ts';
export const comparisonViews = import.meta.dirname;
