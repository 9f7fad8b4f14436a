export { type Finding } from './finding.ts';
export { checkKeys, listForces } from './force.health.ts';
export { assertOwnKeys, claimKeys } from './own-keys.ts';
export { checkPulse } from './health.ts';
