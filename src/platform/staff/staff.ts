import { ok, refused, type Result } from '../access/index.ts';
import type { Rank } from './rank.ts';

export interface StartStaff {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly rank?: Rank | undefined;
}

/** Said on purpose: that afterwards the force has nobody who may add staff but whoever reaches its machine. */
interface EvenIfLast {
  readonly evenIfLast?: boolean | undefined;
}

export interface EndStaff extends EvenIfLast {
  readonly subject: string;
}

export interface ChangeRoles extends EvenIfLast {
  readonly subject: string;
  readonly roles: readonly string[];
}

export interface GiveRank {
  readonly subject: string;
  readonly rank: Rank;
}

export interface StaffState {
  /** Who works here under this subject now. */
  readonly present: { readonly staff: string; readonly roles: readonly string[] } | undefined;
  /** Their row of a term that is over: who starts again is the person that they were. */
  readonly before: string | undefined;
  readonly fresh: string;
}

/** With everybody of the force who may add staff now. */
export interface LeavingState extends StaffState {
  readonly administrators: readonly string[];
}

export interface StaffStarted extends StartStaff {
  readonly type: 'StaffStarted';
  readonly staff: string;
}
export interface StaffEnded {
  readonly type: 'StaffEnded';
  readonly staff: string;
}
export interface StaffRolesChanged {
  readonly type: 'StaffRolesChanged';
  readonly staff: string;
  readonly roles: readonly string[];
}

export interface RankGiven {
  readonly type: 'RankGiven';
  readonly staff: string;
  readonly rank: Rank;
}

export type StaffRefusal =
  | { readonly code: 'UnknownRole'; readonly role: string; readonly known: readonly string[] }
  | { readonly code: 'NoRole' }
  | { readonly code: 'AlreadyStaff'; readonly subject: string }
  | { readonly code: 'NotStaff'; readonly subject: string }
  | { readonly code: 'LastAdministrator'; readonly subject: string };

export const ADMINISTRATOR = 'administrator';

const isLast = ({ present, administrators }: LeavingState): boolean =>
  present?.roles.includes(ADMINISTRATOR) === true && administrators.every((one) => one === present.staff);

const checkRoles = (roles: readonly string[], known: readonly string[]): StaffRefusal | undefined => {
  // Without one somebody could sign in and be refused everywhere, and nobody would know why.
  if (roles.length === 0) return { code: 'NoRole' };
  const role = roles.find((one) => !known.includes(one));
  return role === undefined ? undefined : { code: 'UnknownRole', role, known };
};

export const decideStart =
  (known: readonly string[]) =>
  ({ present, before, fresh }: StaffState, input: StartStaff): Result<readonly StaffStarted[], StaffRefusal> => {
    const fault = checkRoles(input.roles, known);
    if (fault !== undefined) return refused(fault);
    if (present !== undefined) return refused({ code: 'AlreadyStaff', subject: input.subject });
    // The ledger names who acted by their row: with a second one they could approve what they themselves proposed.
    return ok([{ ...input, type: 'StaffStarted', staff: before ?? fresh }]);
  };

export const decideEnd = (state: LeavingState, input: EndStaff): Result<readonly StaffEnded[], StaffRefusal> => {
  const { present } = state;
  const { subject, evenIfLast } = input;
  if (present === undefined) return refused({ code: 'NotStaff', subject });
  if (evenIfLast !== true && isLast(state)) return refused({ code: 'LastAdministrator', subject });
  return ok([{ type: 'StaffEnded', staff: present.staff }]);
};

export const decideRoles =
  (known: readonly string[]) =>
  (state: LeavingState, input: ChangeRoles): Result<readonly StaffRolesChanged[], StaffRefusal> => {
    const fault = checkRoles(input.roles, known);
    if (fault !== undefined) return refused(fault);
    const { present } = state;
    const { subject, roles, evenIfLast } = input;
    if (present === undefined) return refused({ code: 'NotStaff', subject });
    if (evenIfLast !== true && !roles.includes(ADMINISTRATOR) && isLast(state))
      return refused({ code: 'LastAdministrator', subject });
    return ok([{ type: 'StaffRolesChanged', staff: present.staff, roles: input.roles }]);
  };

export const decideRank = ({ present }: StaffState, input: GiveRank): Result<readonly RankGiven[], StaffRefusal> =>
  present === undefined
    ? refused({ code: 'NotStaff', subject: input.subject })
    : ok([{ type: 'RankGiven', staff: present.staff, rank: input.rank }]);
