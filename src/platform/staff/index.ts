export { checkAdministrators } from './administrator.health.ts';
export {
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  demonstrationIdentity,
  type InventedPerson,
} from './demonstration-identity.ts';
export { listForces } from './force.store.ts';
export { homePage, type ByCommand } from './home.web.ts';
export { openSessions } from './session.store.ts';
export { signIn } from './sign-in.ts';
export {
  changeRoles,
  leaveStaff,
  namedStaff,
  staffNames,
  staffNamesIn,
  startStaff,
  supervisorsIn,
} from './staff.store.ts';
export const staffViews = import.meta.dirname;
export { addForce } from './force.change.ts';
export { RANKS, rankWords, type Rank } from './rank.ts';
export { leaver, rankGiver, readStaff, roleChanger, starter } from './staff.change.ts';
