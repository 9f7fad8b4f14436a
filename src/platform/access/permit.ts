import { ok, refused, type Result } from './result.ts';
import type { Actor } from './actor.ts';

/**
 * One line of the permission table: `public` (nobody need sign in), `signed-in` (anybody who is), or, for each role that
 * may, the relations to a case under which it may. `anyone` asks for no relation: the action is about no case yet.
 */
export type PermissionLine = 'public' | 'signed-in' | Readonly<Partial<Record<string, readonly string[]>>>;
export type Permissions = Readonly<Record<string, PermissionLine>>;

/** The report of this case joined another, which stands in its place. */
export interface CaseJoined extends LedOn {
  readonly code: 'CaseJoined';
  readonly case: string;
}

export type PermitRefusal =
  | CaseJoined
  | { readonly code: 'NotSignedIn' }
  | { readonly code: 'NotPermitted'; readonly action: string }
  | { readonly code: 'CaseNotFound' }
  | { readonly code: 'ReasonNeeded'; readonly case: string }
  | AnsweredMeanwhile
  | { readonly code: 'EmergencyOnly'; readonly case: string };

/** What waited in a case for anybody of a role, and let who asks into it, waits no more. */
export interface AnsweredMeanwhile {
  readonly code: 'AnsweredMeanwhile';
  readonly case: string;
  /** Who answered, when and what; unknown where nobody did, but nothing waits any more. */
  readonly answer: Answer | undefined;
}

export interface Answer {
  readonly by: string;
  /** By who asks, themselves. */
  readonly own: boolean;
  readonly at: Date;
  readonly action: string;
  /** What it came to, from a closed list. */
  readonly value: string | undefined;
}

/** Where everybody is led who comes to a case in whose place another stands. */
export interface LedOn {
  readonly joinedInto: string;
  readonly joinedReference: string;
}

/** The line under which something was permitted, as the ledger keeps it. */
export interface Permit {
  readonly rule: string;
}

/** The relations of an actor to each case named; a case that is not this force's is not among them. */
export type Relations = ReadonlyMap<string, readonly (string | LedOn)[]>;

const ANYONE = 'anyone';
/** A relation that one gives oneself, by naming a reason. */
const OPENED = 'opened';
/** One that is given for an hour in an emergency, and announced. */
const EMERGENCY = 'emergency';

/** Those that end with what waits for a role, however it ends. */
const AWAITS = 'awaits-';

/** An own entry of a table: a name that every object inherits, such as `constructor`, stands for nothing. */
const entry = <Value>(table: Readonly<Partial<Record<string, Value>>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const permitOnCase = (
  action: string,
  line: Exclude<PermissionLine, string>,
  actor: Actor,
  id: string,
  held: readonly (string | LedOn)[],
): Result<Permit, PermitRefusal> => {
  const allowed = actor.roles.flatMap((role) => (entry(line, role) ?? []).map((relation) => ({ role, relation })));
  const found = allowed.find(({ relation }) => relation === ANYONE || held.includes(relation));
  if (found !== undefined) return ok({ rule: `${action}/${found.role}/${found.relation}` });
  const ledOn = held.find((one) => typeof one !== 'string');
  // No reason opens it any more. Every role with a line here may find that other case, by the reference of this one.
  if (ledOn !== undefined) return refused({ code: 'CaseJoined', case: id, ...ledOn });
  const could = (wanted: string): boolean => allowed.some(({ relation }) => relation === wanted);
  // A reason is asked for before an emergency is offered: breaking the glass is for roles with no other way in (design,
  // section 9).
  if (could(OPENED)) return refused({ code: 'ReasonNeeded', case: id });
  return could(EMERGENCY) ? refused({ code: 'EmergencyOnly', case: id }) : refused({ code: 'NotPermitted', action });
};

/**
 * May `actor` do `action`, having these relations to these cases? Gives the line that says so, or why not. An action that
 * is not in the table is nobody's.
 */
export const permit = (
  permissions: Permissions,
  action: string,
  actor: Actor,
  cases: readonly string[],
  relations: Relations,
): Result<Permit, PermitRefusal> => {
  const line = entry(permissions, action);
  if (line === undefined) return refused({ code: 'NotPermitted', action });
  // No role and no relation to ask of: such a line stands for what shows nobody.
  if (typeof line === 'string') return ok({ rule: `${action}/${line}` });
  // A role without a line learns nothing, not even whether the case is there.
  if (!actor.roles.some((role) => entry(line, role) !== undefined)) return refused({ code: 'NotPermitted', action });
  const [first, ...rest] = cases;
  if (first === undefined) {
    const role = actor.roles.find((held) => entry(line, held)?.includes(ANYONE) === true);
    return role === undefined ? refused({ code: 'NotPermitted', action }) : ok({ rule: `${action}/${role}/${ANYONE}` });
  }
  const decide = (id: string): Result<Permit, PermitRefusal> => {
    // Another force's case and one that does not exist get one answer: telling them apart would tell that it is there.
    const held = relations.get(id);
    return held === undefined ? refused({ code: 'CaseNotFound' }) : permitOnCase(action, line, actor, id, held);
  };
  return rest.reduce((result, id) => (result.ok ? decide(id) : result), decide(first));
};

/** The rule under which something that waits in a case would let the actor do this, without its relation; nothing where none does. */
export const ruleAwaited = (permissions: Permissions, action: string, actor: Actor): string | undefined => {
  const line = entry(permissions, action);
  if (line === undefined || typeof line === 'string') return undefined;
  const role = actor.roles.find((held) => entry(line, held)?.some((relation) => relation.startsWith(AWAITS)) === true);
  return role === undefined ? undefined : `${action}/${role}`;
};

/** Each action by which something that waits is answered, with each role that it waits for: as a rule begins with them. */
export const answersAwaited = (permissions: Permissions): readonly string[] =>
  Object.entries(permissions).flatMap(([action, line]) =>
    typeof line === 'string'
      ? []
      : Object.entries(line).flatMap(([role, held = []]) =>
          held.some((relation) => relation.startsWith(AWAITS)) ? [`${action}/${role}`] : [],
        ),
  );
