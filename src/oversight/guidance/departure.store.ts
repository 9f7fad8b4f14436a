import { sql } from 'kysely';
import { z } from 'zod';
import { DEPARTURES } from '../../casework/decision/index.ts';
import { refOf } from '../../casework/triage/index.ts';
import { londonDay, startOfDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { settingsInForce, wholeIn } from '../../platform/setting/index.ts';
import type { Policy } from '../../policy/index.ts';
import { countDepartures, countRulings, periodOf, type DepartedCase, type RuleDepartures } from './departure.ts';
import { departuresShownFrom } from './departure.setting.ts';

const states = z.record(z.string(), z.string()).optional();

const Advised = z.looseObject({
  response: z.string(),
  because: z.array(z.string()),
  people: z.array(
    z.looseObject({
      ref: z.string(),
      outcomes: z.array(z.looseObject({ code: z.string(), because: z.array(z.string()), needs: z.array(z.string()) })),
    }),
  ),
});

const Asked = z.looseObject({
  factors: states,
  people: z.array(z.looseObject({ by: states, towards: states })).optional(),
  earlierReports: z.union([z.number(), z.literal('unknown')]).optional(),
  checks: z.string().optional(),
});

const Chosen = z.array(
  z.object({
    outcome: z.string(),
    departure: z.enum(DEPARTURES),
    kind: z.enum(['child', 'adult', 'person', 'reporter']).nullable(),
    position: z.int().nullable(),
  }),
);

interface Row {
  readonly policy: string;
  readonly advice: string;
  readonly asked: string;
  readonly chosen: unknown;
}

/**
 * By rule and never by officer: nothing that says who proposed, and nothing that says which case it is, leaves the database.
 * A case counts once, by its newest proposal of the period.
 */
export const DEPARTED = (from: Date) => sql<Row>`
  SELECT newest.policy, newest.advice, newest.asked, departed.chosen
  FROM (SELECT DISTINCT ON (case_file) force, case_file, proposal, policy, advice, asked FROM proposal
    WHERE proposed_at >= ${from} ORDER BY case_file, proposed_at DESC, proposal DESC) newest
  CROSS JOIN LATERAL (SELECT json_agg(json_build_object('outcome', o.outcome, 'departure', o.departure, 'kind', p.kind, 'position', p.position)) AS chosen
    FROM proposal_outcome o LEFT JOIN party p ON p.force = o.force AND p.case_file = newest.case_file AND p.person = o.person
    WHERE o.force = newest.force AND o.proposal = newest.proposal AND o.departure IS NOT NULL) departed
  WHERE departed.chosen IS NOT NULL`;

const caseOf = ({ policy, advice, asked, chosen }: Row): DepartedCase => ({
  policy,
  advice: Advised.parse(JSON.parse(advice)),
  asked: Asked.parse(JSON.parse(asked)),
  chosen: Chosen.parse(chosen).map(({ outcome, departure, kind, position }) => ({
    outcome,
    departure,
    ref: kind === null || position === null ? undefined : refOf({ kind, position }),
  })),
});

/** The newest decision of a supervisor on response and on category in each case of the period, where it was against the advice. */
const RULED = (from: Date) => sql<{ policy: string; rules: readonly string[]; departure: string; value: string }>`
  SELECT policy, rules, departure, value FROM (SELECT DISTINCT ON (case_file, about) policy, rules, departure, value FROM supervisor_decision
    WHERE decided_at >= ${from} AND about <> 'exception' AND find_out_by IS NULL ORDER BY case_file, about, decided_at DESC, decision DESC) newest
  WHERE departure IS NOT NULL`;

const Ruled = z.object({
  ...{ policy: z.string(), rules: z.array(z.string()), value: z.string() },
  departure: z.enum(DEPARTURES),
});

export interface Counted {
  readonly period: { readonly from: string; readonly until: string };
  readonly least: number;
  readonly departures: readonly RuleDepartures[];
  /** What supervisors decided against when they ruled on response or category. */
  readonly rulings: readonly RuleDepartures[];
}

/** What officers and supervisors departed from, by rule, in the last year of months. */
export const departuresIn = async ({ tx, now }: Context, versions: readonly Policy[]): Promise<Counted> => {
  const period = periodOf(londonDay(now));
  const least = wholeIn((await settingsInForce(tx)).settings, departuresShownFrom);
  const from = startOfDay(period.from);
  const { rows } = await DEPARTED(from).execute(tx);
  const ruled = (await RULED(from).execute(tx)).rows.map((row) => Ruled.parse(row));
  const filesOf = (policy: string) => versions.find(({ files }) => files.policy.id === policy)?.files;
  const departures = countDepartures(rows.map(caseOf), filesOf, least);
  return { period, least, departures, rulings: countRulings(ruled, least) };
};
