import { sql } from 'kysely';
import { londonDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { outcomeTitle, policyOn, questionText, type Head } from '../decision/index.ts';

/** What an outcome was approved on: each head with the passage that was written under it. */
export interface Grounds {
  readonly crime: string;
  readonly approvedAt: Date;
  readonly title: string;
  readonly reasons: Readonly<Partial<Record<Head, string>>>;
}

export type GroundsReading = (
  context: Context,
  id: string,
) => Promise<{ readonly approved: readonly Grounds[]; readonly question: (fact: string) => string }>;

/** The grounds of every outcome that was approved in a case, newest first: what is decided anew does not take them away. */
export const groundsIn =
  (adviser: Adviser): GroundsReading =>
  async ({ tx, now }, id) => {
    const policy = policyOn(adviser, londonDay(now));
    const { rows } = await sql<Omit<Grounds, 'title'> & { readonly outcome: string }>`
      SELECT o.crime, o.outcome, r.ruled_at AS "approvedAt",
        (SELECT coalesce(json_object_agg(q.head, q.passage), '{}') FROM proposal_reason q WHERE q.force = r.force AND q.proposal = r.proposal) AS reasons
      FROM ruling r JOIN proposal_outcome o ON o.force = r.force AND o.proposal = r.proposal
      WHERE r.case_file = ${id} AND r.verdict = 'approved' ORDER BY r.ruled_at DESC`.execute(tx);
    return {
      approved: rows.map(({ outcome, ...row }) => ({ ...row, title: outcomeTitle(policy, outcome) })),
      question: (fact) => questionText(policy, fact),
    };
  };
