import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
import { isOfLiving } from '../report/index.ts';
import { lastResultsOf, type LastResult } from './concern.store.ts';
import {
  decideMeasureEnd,
  type EndMeasure,
  type Measure,
  type MeasureEnded,
  type MeasureRefusal,
  type MeasureState,
} from './measure.ts';
import type { Nation } from './nation.view.ts';
import { safeguardingOf } from './safeguarding.store.ts';

/** A measure for a child that nobody has said ended. */
export interface Running {
  readonly person: string;
  readonly measure: Measure;
  readonly since: Date;
  readonly nation: Nation;
  /** A review that follows another: it has a time of its own. */
  readonly again: boolean;
}

const enquiryBegan = sql`n.enquiry_on::timestamp AT TIME ZONE 'Europe/London'`;

/** An assessment that a strategy discussion led to counts from the referral before it. */
const referredAt = sql`(SELECT max(r.decided_at) FROM safeguarding r WHERE r.force = s.force AND r.case_file = s.case_file AND r.person = s.person
          AND s.strategy IS NOT NULL AND r.decision = 'referred' AND r.decided_at <= s.decided_at)`;

/**
 * What runs for the children of a case, the oldest first. Read from every decision and never from the newest alone: what is
 * decided for a child afterwards wins a protection no time. Where no time was asked yet, it was taken when it was
 * written down at the latest. In Wales an assessment counts from the enquiry; not known when, from the earliest it can be. A
 * conference counts from the strategy discussion at which the enquiry began (T04), and so from the day the enquiry did: where
 * nobody said that one began, none is due. What follows a conference counts from it, while the child is on a plan by the newest.
 */
export const measuresOf = onceALook(async (tx: Tx, id: string): Promise<readonly Running[]> => {
  // Most cases have no decision yet: nothing more is asked of them.
  if ((await safeguardingOf(tx, id)).size === 0) return [];
  const { rows } = await sql<Running>`
    WITH counting AS (SELECT DISTINCT ON (person, measure, ended_at) force, case_file, person, measure, result, ended_at FROM measure_end
      WHERE case_file = ${id} AND measure IN ('conference', 'review') ORDER BY person, measure, ended_at, recorded_at DESC)
    SELECT DISTINCT m.person, m.measure, m.since, m.nation, EXISTS (SELECT FROM measure_end r WHERE r.force = m.force AND r.case_file = m.case_file
      AND r.person = m.person AND r.measure = 'review' AND r.ended_at = m.since) AS again FROM (
      SELECT s.force, s.case_file, s.person, 'police-protection' AS measure, coalesce(s.protected_at, s.decided_at) AS since, f.nation
      FROM safeguarding s JOIN force f ON f.force = s.force
      WHERE s.case_file = ${id} AND 'police-protection' = ANY (s.referred_to)
      UNION ALL
      SELECT s.force, s.case_file, s.person, 'assessment',
        coalesce(CASE WHEN f.nation = 'wales' THEN ${enquiryBegan} END, ${referredAt}, s.decided_at), f.nation
      FROM safeguarding s JOIN force f ON f.force = s.force
        JOIN next_step n ON n.force = s.force AND n.safeguarding = s.safeguarding AND n.step = 'assessment'
      WHERE s.case_file = ${id}
      UNION ALL
      SELECT s.force, s.case_file, s.person, 'conference', ${enquiryBegan}, f.nation
      FROM safeguarding s JOIN force f ON f.force = s.force
        JOIN next_step n ON n.force = s.force AND n.safeguarding = s.safeguarding AND n.enquiry_on IS NOT NULL
      WHERE s.case_file = ${id}
      UNION ALL
      SELECT c.force, c.case_file, c.person, follows.measure, c.ended_at, f.nation
      FROM counting c JOIN force f ON f.force = c.force
        JOIN (VALUES ('conference', 'core-group'), ('conference', 'review'), ('review', 'review')) AS follows (of, measure) ON follows.of = c.measure
      WHERE c.result = 'plan' AND NOT EXISTS (SELECT FROM counting l WHERE l.person = c.person AND l.ended_at > c.ended_at
        AND (l.result <> 'plan' OR l.measure = c.measure))) m
    WHERE ${isOfLiving('m')} AND NOT EXISTS (SELECT FROM measure_end e WHERE e.force = m.force AND e.case_file = m.case_file AND e.person = m.person
      AND e.measure = m.measure AND (e.ended_at > m.since OR (e.ended_at = m.since AND m.measure <> 'review')))
    ORDER BY m.since, m.person, m.measure`.execute(tx);
  return rows;
});

/** Whether a child of the case is under police protection, as far as anybody has said. */
export const isProtecting = ({ measure }: Running): boolean => measure === 'police-protection';

// One event a law: its timescale of the guidance says how long, and from what.
const EVENT = { england: 'ReferralAssessed', wales: 'EnquiryBegun' } as const;

/** The event that the time of a measure runs from. */
const eventOf = ({ measure, nation, again }: Running): string => {
  switch (measure) {
    case 'police-protection':
      return 'PoliceProtectionTaken';
    case 'assessment':
      return EVENT[nation];
    case 'conference':
      return 'StrategyBeganEnquiry';
    case 'core-group':
      return `ConferenceMadePlan-${nation}`;
    case 'review':
      return `${again ? 'ReviewKeptPlan' : 'ConferenceMadePlan'}-${nation}`;
  }
};

/** What runs, by the event that its time runs from. */
export const measureWaits = async (
  tx: Tx,
  id: string,
): Promise<readonly { readonly event: string; readonly at: Date }[]> =>
  (await measuresOf(tx, id)).map((one) => ({
    event: eventOf(one),
    at: one.since,
  }));

/** Records that police protection or an assessment ended, or what came of a conference or core group. */
export const endMeasure: Change<EndMeasure, MeasureState, MeasureEnded, MeasureRefusal> = {
  action: 'end-measure',
  cases: (input) => [input.case],
  load: async ({ tx, now }, { case: id, person, measure }) => {
    const [running, last] = await Promise.all([measuresOf(tx, id), lastResultsOf(tx, id)]);
    const isOf = (one: Running | LastResult): boolean => one.person === person && one.measure === measure;
    return { entry: newId(now), since: running.filter(isOf).map(({ since }) => since), last: last.find(isOf)?.at };
  },
  decide: decideMeasureEnd,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO measure_end (force, measure_end, case_file, person, measure, result, ended_at, recorded_at, recorded_by)
        VALUES (${actor.force}, ${event.entry}, ${event.case}, ${event.person}, ${event.measure}, ${event.result ?? null}, ${event.endedAt}, ${event.recordedAt},
          ${actor.staff})`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map(({ person }) => person),
    content: {
      measures: events.map(({ entry, measure, result, endedAt }) => ({
        entry,
        measure,
        result: result ?? null,
        endedAt: endedAt.toISOString(),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['entry', event.entry],
      ]),
    ),
  }),
};
