export { comparisonPages } from './comparison.web.ts';
export const comparisonViews = import.meta.dirname;
