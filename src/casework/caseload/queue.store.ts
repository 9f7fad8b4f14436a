import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { casesLeft, type LeftCase } from '../case/index.ts';
import { reviewsDue, type ReviewDue } from '../notice/index.ts';
import type { UpholdReading, UpholdRefusal } from '../reconsideration/index.ts';
import { notSafeNow, otherAlarms, type AlarmRow } from './alarm.store.ts';
import { waitingFor, type WaitingRow } from './waiting.store.ts';

export const QUEUE_PAGE = 25;

/** A case that waits for a supervisor: for nobody in particular, so that any of the force may. */
export interface QueueRow {
  readonly case: string;
  readonly proposal: string;
  readonly reference: string;
  readonly proposedAt: Date;
  readonly proposer: string | null;
  readonly own: boolean;
  readonly outcomes: readonly string[];
  /** The officer’s in what is proposed, and those of supervisors in response and category. */
  readonly departures: number;
  /** How often a supervisor returned a proposal of this case. */
  readonly returned: number;
}

export interface EmergencyRow {
  readonly case: string;
  readonly opening: string;
  readonly reference: string;
  readonly by: string | null;
  readonly at: Date;
  readonly until: Date;
  readonly own: boolean;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
}

export interface WaitingShown extends WaitingRow {
  /** Of a case opened again: why the reader could not uphold what was decided, where they could not. */
  readonly barred: UpholdRefusal['code'] | undefined;
}

export interface Queue {
  /** Open cases with children who were not found safe, for supervisors: before all that waits. */
  readonly notSafe: readonly AlarmRow[];
  readonly moreNotSafe: number;
  /** Open cases in which something else about a child cannot wait, or no floor was walked; for supervisors, the longest first. */
  readonly alarmed: readonly AlarmRow[];
  readonly moreAlarmed: boolean;
  readonly rows: readonly QueueRow[];
  readonly waiting: readonly WaitingShown[];
  readonly emergencies: readonly EmergencyRow[];
  /** Emergency openings that nobody has acknowledged and that are not among those. */
  readonly moreEmergencies: number;
  /** Open cases that nobody works: whose officer has left, or works no cases now. */
  readonly left: readonly LeftCase[];
  readonly moreLeft: boolean;
  /** Reasons not to tell whose day of review has come, the longest ago first. */
  readonly reviews: readonly ReviewDue[];
  /** Cases with such reasons that are not among those. */
  readonly moreReviews: number;
  readonly next: string | undefined;
  /** Where the page of what waits for an answer ended. */
  readonly nextWaiting: string | undefined;
}

export interface ReadQueue {
  readonly after?: string | undefined;
  readonly waitingAfter?: string | undefined;
}

/**
 * Emergency openings: until a supervisor has acknowledged them, however long ago, the longest waiting first, so that none falls
 * off the end; then for a week. With how many more wait that have no room.
 */
const emergenciesIn = async (tx: Tx, staff: string, now: Date) => {
  const { rows } = await sql<EmergencyRow & { readonly waits: number }>`
    WITH unseen AS MATERIALIZED (
      SELECT force, opening, count(*) OVER ()::int AS waits FROM opening_unseen ORDER BY from_at, opening LIMIT ${sql.lit(QUEUE_PAGE)}),
    seen AS MATERIALIZED (
      SELECT o.force, o.opening, a.acknowledged_at, a.acknowledged_by FROM opening o
      JOIN opening_acknowledgement a ON a.force = o.force AND a.opening = o.opening
      WHERE o.emergency AND o.from_at > ${now}::timestamptz - interval '7 days' ORDER BY o.from_at DESC LIMIT ${sql.lit(QUEUE_PAGE)}),
    shown AS (SELECT force, opening, waits, NULL::timestamptz AS acknowledged_at, NULL::uuid AS acknowledged_by FROM unseen
      UNION ALL SELECT force, opening, 0, acknowledged_at, acknowledged_by FROM seen)
    SELECT o.case_file AS case, o.opening, f.reference, s.name AS by, o.from_at AS at, o.until_at AS until, o.staff::text = ${staff} AS own,
      t.name AS "acknowledgedBy", shown.acknowledged_at AS "acknowledgedAt", shown.waits
    FROM shown JOIN opening o ON o.force = shown.force AND o.opening = shown.opening JOIN case_file f ON f.force = o.force AND f.case_file = o.case_file
    LEFT JOIN staff s ON s.force = o.force AND s.staff = o.staff LEFT JOIN staff t ON t.force = shown.force AND t.staff = shown.acknowledged_by
    ORDER BY shown.waits = 0, CASE WHEN shown.waits > 0 THEN o.from_at END, o.from_at DESC LIMIT ${sql.lit(QUEUE_PAGE)}`.execute(
    tx,
  );
  const more = Math.max(0, (rows[0]?.waits ?? 0) - QUEUE_PAGE);
  return { rows: rows.map(({ waits: _, ...row }): EmergencyRow => row), more };
};

const UPHELD_AT = /^reconsideration\/([0-9a-f-]{36})\/uphold$/;

/** Nobody is offered what would be refused them: asked of those that are shown, a page at most. */
const shownTo =
  (context: Context, upholding: UpholdReading) =>
  async (row: WaitingRow): Promise<WaitingShown> => {
    const reconsideration = UPHELD_AT.exec(row.place)?.[1];
    if (reconsideration === undefined || !context.actor.roles.includes(row.on)) return { ...row, barred: undefined };
    return { ...row, barred: await upholding(context, { case: row.case, reconsideration }) };
  };

/** Proposals that nobody has ruled on, the longest waiting first; one more than a page where there are more. */
const proposalsIn = async (tx: Tx, staff: string, after: string | undefined): Promise<readonly QueueRow[]> => {
  const { rows } = await sql<QueueRow>`
    SELECT p.proposal, f.case_file AS case, f.reference, p.proposed_at AS "proposedAt", s.name AS proposer, p.proposed_by::text = ${staff} AS own,
      o.outcomes, o.departures + d.departures AS departures,
      (SELECT count(*)::int FROM ruling r WHERE r.force = f.force AND r.case_file = f.case_file AND r.verdict = 'returned') AS returned
    FROM case_file f
    CROSS JOIN LATERAL (SELECT * FROM proposal q WHERE q.force = f.force AND q.case_file = f.case_file ORDER BY q.proposed_at DESC, q.proposal DESC LIMIT 1) p
    LEFT JOIN staff s ON s.force = p.force AND s.staff = p.proposed_by
    CROSS JOIN LATERAL (SELECT array_agg(outcome ORDER BY outcome) AS outcomes, count(departure)::int AS departures
      FROM proposal_outcome o WHERE o.force = p.force AND o.proposal = p.proposal) o
    CROSS JOIN LATERAL (SELECT count(n.departure)::int AS departures FROM (
      SELECT DISTINCT ON (about) departure FROM supervisor_decision s WHERE s.force = f.force AND s.case_file = f.case_file
        AND s.about IN ('response', 'category') AND s.find_out_by IS NULL ORDER BY about, decided_at DESC, decision DESC) n) d
    WHERE f.stage = 'proposed' AND (${after ?? null}::uuid IS NULL OR p.proposal > ${after ?? null}::uuid)
    ORDER BY p.proposal LIMIT ${QUEUE_PAGE + 1}`.execute(tx);
  return rows;
};

/** Who is not safe now; what waits for a ruling or an answer, the longest first; and what was opened in an emergency. */
export const readQueue = (upholding: UpholdReading): Look<ReadQueue, Queue> => ({
  action: 'read-queue',
  cases: () => [],
  load: async (context, { after, waitingAfter }) => {
    const { tx, actor, now } = context;
    const rows = await proposalsIn(tx, actor.staff, after);
    const shown = rows.slice(0, QUEUE_PAGE);
    const supervises = actor.roles.includes('supervisor');
    const notSafe = supervises ? await notSafeNow(tx, QUEUE_PAGE) : { rows: [], more: 0 };
    const alarmed = supervises ? await otherAlarms(tx, QUEUE_PAGE) : { rows: [], more: false };
    const waiting = await waitingFor(tx, actor.staff, { most: QUEUE_PAGE, after: waitingAfter });
    const emergencies = await emergenciesIn(tx, actor.staff, now);
    const left = await casesLeft(tx, QUEUE_PAGE);
    const reviews = await reviewsDue(tx, now, QUEUE_PAGE);
    return ok({
      notSafe: notSafe.rows,
      moreNotSafe: notSafe.more,
      alarmed: alarmed.rows,
      moreAlarmed: alarmed.more,
      rows: shown,
      waiting: await Promise.all(waiting.rows.map(shownTo(context, upholding))),
      nextWaiting: waiting.next,
      emergencies: emergencies.rows,
      moreEmergencies: emergencies.more,
      left: left.rows,
      moreLeft: left.more,
      reviews: reviews.rows,
      moreReviews: reviews.more,
      next: rows.length > QUEUE_PAGE ? shown.at(-1)?.proposal : undefined,
    });
  },
  tell: (queue) => ({
    // A line in the queue is a look at the case: that it waits, for what, and who proposed.
    cases: [
      ...new Set(
        [
          ...queue.notSafe,
          ...queue.alarmed,
          ...queue.rows,
          ...queue.waiting,
          ...queue.emergencies,
          ...queue.left,
          ...queue.reviews,
        ].map((row) => row.case),
      ),
    ],
    people: [],
    content: { page: 'queue', cases: queue.rows.length, waiting: queue.waiting.length },
  }),
});
