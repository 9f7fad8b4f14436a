export { type Finding } from './finding.ts';
export { checkKeys } from './force.health.ts';
export { checkHealth, checkPulse } from './health.ts';
