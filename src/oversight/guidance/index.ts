export { registerAdvise } from './advise.cli.ts';
export { GUIDANCE, readGuidance } from './policies.ts';
