export { GUIDANCE, readGuidance, type GuidanceFault } from './policies.ts';
export { type Reading } from './published.ts';
export { sitePages } from './site.web.ts';
export const guidanceViews = import.meta.dirname;
export { tryPages } from './try.web.ts';
export { proofPages } from './proofs.web.ts';
export { transparencyPages } from './transparency.web.ts';
