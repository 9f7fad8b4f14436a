export { closingApi } from './closing.api.ts';
export { CLOSED_PAGE, readClosedCases, type ClosedCase } from './closed-cases.store.ts';
export { closingPages } from './closing.web.ts';
export { closingProblems } from './closing.problem.ts';
export { closeCase, closingOf, readClosing, type ClosingReading } from './closing.store.ts';
export { leftWaits } from './left.store.ts';
export { heldOpen } from './held-open.store.ts';
export { type OpenItem } from './closing.ts';
export const closingViews = import.meta.dirname;
