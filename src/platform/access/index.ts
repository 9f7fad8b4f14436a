export { isSelf, type Actor } from './actor.ts';
export {
  answersAwaited,
  permit,
  ruleAwaited,
  type Answer,
  type CaseJoined,
  type LedOn,
  type PermissionLine,
  type Permissions,
  type Permit,
  type PermitRefusal,
  type Relations,
} from './permit.ts';
export { ok, refused, type Result } from './result.ts';
