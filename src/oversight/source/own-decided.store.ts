import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { startOfDay, startOfNextDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { AdviceInput } from '../../policy/index.ts';
import { FIELDS } from './own-field.ts';
import { decided } from './own-statement.ts';
import { stratumOf } from './stratum.ts';

/** One decided crime as the split takes it: which facts, under which guidance and settings, decided by whom, and how. */
export interface DecidedCase {
  readonly force: string;
  readonly stratum: string;
  readonly policy: string;
  /** Which settings of the force stood, as a digest of them; empty where none were signed. */
  readonly settings: string;
  /** Another code in every reading: two readings cannot be put together into a record of an officer. */
  readonly decider: string;
  readonly outcome: string;
}

interface Row {
  readonly outcome: string;
  readonly asked: string;
  readonly policy: string;
  readonly settings: string;
  readonly by: string;
}

/** The decided crimes of a period, for the split of the variance alone: nothing in them finds a case, a child or an officer. */
export async function readDecidedCases(
  { tx, actor }: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly DecidedCase[]> {
  const scope = { from: startOfDay(from), until: startOfNextDay(startOfDay(to)), offences: FIELDS.offence };
  const { rows } = await sql<Row>`
    SELECT d.outcome, q.asked, q.policy, coalesce(md5(q.force_settings), '') AS settings, q.proposed_by AS by
    FROM (${decided(scope)}) d JOIN proposal q ON q.force = d.force AND q.proposal = d.proposal`.execute(tx);
  const secret = randomBytes(32);
  const codeOf = (by: string): string => createHmac('sha256', secret).update(by).digest('hex').slice(0, 12);
  return rows.map(({ outcome, asked, policy, settings, by }) => ({
    force: actor.force,
    stratum: stratumOf(AdviceInput.parse(JSON.parse(asked))),
    policy,
    settings,
    decider: codeOf(by),
    outcome,
  }));
}
