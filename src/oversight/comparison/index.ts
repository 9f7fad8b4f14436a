export { claimPages } from './claims.web.ts';
export { comparisonApi } from './compare.api.ts';
export { comparisonPages } from './compare.web.ts';
export const comparisonViews = import.meta.dirname;
