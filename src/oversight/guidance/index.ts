export { GUIDANCE, readGuidance, type GuidanceFault } from './policies.ts';
