export { sourceApi } from './taken.api.ts';
export { sourceProblems } from './taken.problem.ts';
export { sourcePages } from './taken.web.ts';
/** Where the pages of sources are. */
export const sourceViews = import.meta.dirname;
