export { type Finding } from './finding.ts';
export { checkKeys, listForces } from './force.health.ts';
export { assertOwnKeys, claimKeys } from './own-keys.ts';
export { checkHealth, checkPulse } from './health.ts';
