import { sql } from 'kysely';
import { ok } from '../access/index.ts';
import type { Change, Context, EventData, Look } from '../command/index.ts';
import { newId } from '../database/index.ts';
import type { Rank } from './rank.ts';
import {
  changeRoles,
  findStaffBySubject,
  formerRow,
  giveRank,
  leaveStaff,
  lockHolders,
  startStaff,
} from './staff.store.ts';
import {
  ADMINISTRATOR,
  decideEnd,
  decideRank,
  decideRoles,
  decideStart,
  type ChangeRoles,
  type EndStaff,
  type GiveRank,
  type LeavingState,
  type RankGiven,
  type StaffEnded,
  type StaffRefusal,
  type StaffRolesChanged,
  type StaffStarted,
  type StaffState,
  type StartStaff,
} from './staff.ts';

const load = async ({ tx, now }: Context, input: { readonly subject: string }): Promise<StaffState> => ({
  present: await findStaffBySubject(tx, input.subject),
  before: await formerRow(tx, input.subject),
  fresh: newId(now),
});

const loadLeaving = async (context: Context, input: { readonly subject: string }): Promise<LeavingState> => ({
  // First, and locked: two who leave at once must not each count on the other.
  administrators: await lockHolders(context.tx, ADMINISTRATOR),
  ...(await load(context, input)),
});

const telling =
  <Event extends EventData & { readonly staff: string }>(
    content: (event: Event) => Readonly<Record<string, unknown>>,
  ) =>
  (events: readonly Event[]) => ({
    kind: 'alteration' as const,
    cases: [],
    people: [],
    content: { staff: events.map((event) => ({ staff: event.staff, ...content(event) })) },
    given: Object.fromEntries(events.map((event) => ['staff', event.staff])),
  });

/** Somebody starts: their subject is what the force's identity provider calls them. `known` are the roles there are. */
export const starter = (known: readonly string[]): Change<StartStaff, StaffState, StaffStarted, StaffRefusal> => ({
  action: 'start-staff',
  cases: () => [],
  load,
  decide: decideStart(known),
  apply: async ({ tx, actor }, events) => {
    for (const event of events)
      await startStaff(tx, {
        force: actor.force,
        staff: event.staff,
        subject: event.subject,
        name: event.name,
        roles: event.roles,
        rank: event.rank,
      });
  },
  tell: telling(({ roles, rank }) => ({ started: roles, rank: rank ?? null })),
});

/** Somebody leaves: refused from the next request on. */
export const leaver: Change<EndStaff, LeavingState, StaffEnded, StaffRefusal> = {
  action: 'end-staff',
  cases: () => [],
  load: loadLeaving,
  decide: decideEnd,
  apply: async ({ tx }, events) => {
    for (const event of events) await leaveStaff(tx, event.staff);
  },
  tell: telling(() => ({ left: true })),
};

export const roleChanger = (
  known: readonly string[],
): Change<ChangeRoles, LeavingState, StaffRolesChanged, StaffRefusal> => ({
  action: 'change-staff-roles',
  cases: () => [],
  load: loadLeaving,
  decide: decideRoles(known),
  apply: async ({ tx }, events) => {
    for (const event of events) await changeRoles(tx, event.staff, event.roles);
  },
  tell: telling(({ roles }) => ({ roles })),
});

/** Gives somebody the rank or grade that they hold now. */
export const rankGiver: Change<GiveRank, StaffState, RankGiven, StaffRefusal> = {
  action: 'give-staff-rank',
  cases: () => [],
  load,
  decide: decideRank,
  apply: async ({ tx }, events) => {
    for (const event of events) await giveRank(tx, event.staff, event.rank);
  },
  tell: telling(({ rank }) => ({ rank })),
};

export interface StaffRow {
  readonly staff: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly rank: Rank | null;
  readonly startedAt: Date;
  readonly leftAt: Date | null;
}

export const STAFF_PAGE = 100;
/** A longer page would be read into memory whole, and logged as one look. */
export const LONGEST_STAFF_PAGE = 1000;

export interface StaffPage {
  /** The last of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** A page of the force's staff, by the order they started in. */
export const readStaff: Look<StaffPage, readonly StaffRow[]> = {
  action: 'read-staff',
  cases: () => [],
  load: async ({ tx }, { after, limit = STAFF_PAGE }) => {
    const { rows } = await sql<StaffRow>`
      SELECT staff, subject, name, roles, rank, started_at AS "startedAt", left_at AS "leftAt" FROM staff
      WHERE ${after ?? null}::uuid IS NULL OR staff > ${after ?? null}::uuid ORDER BY staff LIMIT ${limit}`.execute(tx);
    return ok(rows);
  },
  tell: (rows) => ({ cases: [], people: [], content: { staff: rows.length } }),
};
