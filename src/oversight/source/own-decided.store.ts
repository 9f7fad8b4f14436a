import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { startOfDay, startOfNextDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { AdviceInput } from '../../policy/index.ts';
import { FIELDS } from './own-field.ts';
import { decided } from './own-statement.ts';
import { strataOf } from './stratum.ts';

/** One decision as the split takes it: on which facts, under which guidance and settings, by whom, and how. */
export interface DecidedCase {
  readonly force: string;
  /** From the finest to the coarsest: cases of one stratum are alike as far as it looks. */
  readonly strata: readonly string[];
  readonly policy: string;
  /** Version and settings as they stood, as the digest of both: forces with the same have the same. */
  readonly settings: string;
  /** Another code in every reading: two readings cannot be put together into a record of an officer. */
  readonly decider: string;
  /** Of whatever crimes it ended; one decision counts once, since its crimes were not decided apart. */
  readonly outcomes: readonly string[];
}

interface Row {
  readonly outcomes: readonly string[];
  readonly asked: string;
  readonly policy: string;
  readonly settings: string;
  readonly by: string;
}

/** The decisions of a period, for the split of the variance alone: nothing in them finds a case, a child or an officer. */
export async function readDecidedCases(
  { tx, actor }: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly DecidedCase[]> {
  const scope = { from: startOfDay(from), until: startOfNextDay(startOfDay(to)), offences: FIELDS.offence };
  const { rows } = await sql<Row>`
    SELECT d.outcomes, q.asked, q.policy, q.policy_digest AS settings, q.proposed_by AS by
    FROM (SELECT t.force, t.proposal, array_agg(DISTINCT t.outcome ORDER BY t.outcome) AS outcomes FROM (${decided(scope)}) t GROUP BY t.force, t.proposal) d
    JOIN proposal q ON q.force = d.force AND q.proposal = d.proposal ORDER BY q.asked, d.proposal`.execute(tx);
  const secret = randomBytes(32);
  const codeOf = (by: string): string => createHmac('sha256', secret).update(by).digest('hex').slice(0, 12);
  return rows.map(({ outcomes, asked, policy, settings, by }) => ({
    force: actor.force,
    strata: strataOf(AdviceInput.parse(JSON.parse(asked))),
    policy,
    settings,
    decider: codeOf(by),
    outcomes,
  }));
}
