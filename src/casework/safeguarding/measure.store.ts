import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
import { isOfCase } from '../report/index.ts';
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
}

/**
 * What runs for the children of a case, the oldest first. Read from every decision and never from the newest alone: what is
 * decided for a child afterwards wins a protection no time. Where no time was asked yet, it was taken when it was
 * written down at the latest. In Wales an assessment counts from the enquiry; not known when, from the earliest it can be.
 */
export const measuresOf = onceALook(async (tx: Tx, id: string): Promise<readonly Running[]> => {
  // Most cases have no decision yet: nothing more is asked of them.
  if ((await safeguardingOf(tx, id)).size === 0) return [];
  const { rows } = await sql<Running>`
    SELECT DISTINCT m.person, m.measure, m.since, m.nation FROM (
      SELECT s.force, s.case_file, s.person, 'police-protection' AS measure, coalesce(s.protected_at, s.decided_at) AS since, f.nation
      FROM safeguarding s JOIN force f ON f.force = s.force
      WHERE s.case_file = ${id} AND 'police-protection' = ANY (s.referred_to)
      UNION ALL
      SELECT s.force, s.case_file, s.person, 'assessment',
        coalesce(CASE WHEN f.nation = 'wales' THEN n.enquiry_on::timestamp AT TIME ZONE 'Europe/London' END, s.decided_at), f.nation
      FROM safeguarding s JOIN force f ON f.force = s.force
        JOIN next_step n ON n.force = s.force AND n.safeguarding = s.safeguarding AND n.step = 'assessment'
      WHERE s.case_file = ${id}) m
    WHERE ${isOfCase('m')} AND NOT EXISTS (SELECT FROM measure_end e WHERE e.force = m.force AND e.case_file = m.case_file AND e.person = m.person
      AND e.measure = m.measure AND e.ended_at >= m.since)
    ORDER BY m.since, m.person, m.measure`.execute(tx);
  return rows;
});

/** Whether a child of the case is under police protection, as far as anybody has said. */
export const isProtecting = ({ measure }: Running): boolean => measure === 'police-protection';

// One event a law: its timescale of the guidance says how long, and from what.
const EVENT = { england: 'ReferralAssessed', wales: 'EnquiryBegun' } as const;

/** What runs, by the event that its time runs from. */
export const measureWaits = async (
  tx: Tx,
  id: string,
): Promise<readonly { readonly event: string; readonly at: Date }[]> =>
  (await measuresOf(tx, id)).map((one) => ({
    event: isProtecting(one) ? 'PoliceProtectionTaken' : EVENT[one.nation],
    at: one.since,
  }));

/** Records that police protection, or an assessment, ended. */
export const endMeasure: Change<EndMeasure, MeasureState, MeasureEnded, MeasureRefusal> = {
  action: 'end-measure',
  cases: (input) => [input.case],
  load: async ({ tx, now }, { case: id, person, measure }) => ({
    entry: newId(now),
    since: (await measuresOf(tx, id))
      .filter((one) => one.person === person && one.measure === measure)
      .map(({ since }) => since),
  }),
  decide: decideMeasureEnd,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO measure_end (force, measure_end, case_file, person, measure, ended_at, recorded_at, recorded_by)
        VALUES (${actor.force}, ${event.entry}, ${event.case}, ${event.person}, ${event.measure}, ${event.endedAt}, ${event.recordedAt},
          ${actor.staff})`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map(({ person }) => person),
    content: {
      measures: events.map(({ entry, measure, endedAt }) => ({ entry, measure, endedAt: endedAt.toISOString() })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['entry', event.entry],
      ]),
    ),
  }),
};
