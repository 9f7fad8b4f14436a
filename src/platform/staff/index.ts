export { checkAdministrators } from './administrator.health.ts';
export {
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  demonstrationIdentity,
  type InventedPerson,
} from './demonstration-identity.ts';
export { findForce, listForces, type ForceEntry } from './force.store.ts';
export { homePage, type ByCommand } from './home.web.ts';
export { openSessions } from './session.store.ts';
export { signIn, type SignInOptions } from './sign-in.ts';
export {
  changeRoles,
  findStaffBySubject,
  leaveStaff,
  namedStaff,
  staffNames,
  staffNamesIn,
  startStaff,
  supervisorsIn,
  type StaffMember,
} from './staff.store.ts';
export const staffViews = import.meta.dirname;
export { addForce, type AddForce } from './force.change.ts';
export { RANKS, rankWords, type Rank } from './rank.ts';
export { leaver, rankGiver, readStaff, roleChanger, starter, type StaffRow } from './staff.change.ts';
