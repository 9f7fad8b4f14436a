export { claimPages } from './claims.web.ts';
export { comparisonPages } from './comparison.web.ts';
export const comparisonViews = import.meta.dirname;
