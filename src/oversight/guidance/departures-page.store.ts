import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import { startOfDay } from '../../platform/clock/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { turned, type PageQuery, type Turned } from '../../platform/web/index.ts';
import type { Policy } from '../../policy/index.ts';
import { departuresIn, type Counted } from './departure.store.ts';
import type { RuleProposal } from './rule-proposal.ts';
import { PROPOSALS_PAGE, proposalsOf, waitingProposals } from './rule-proposal.store.ts';

const proposedIn = async (tx: Tx, from: Date): Promise<number> => {
  const { rows } = await sql<{
    cases: number;
  }>`SELECT count(DISTINCT case_file)::int AS cases FROM proposal WHERE proposed_at >= ${from}`.execute(tx);
  return rows[0]?.cases ?? 0;
};

export interface DeparturesRead extends Counted {
  /** Cases with any proposal in the period, which departures are some of. */
  readonly proposed: number;
  /** A page of the proposals: those that wait first, then the newest. */
  readonly proposals: Turned<RuleProposal>;
  /** Every proposal that waits for an answer. */
  readonly waiting: readonly RuleProposal[];
}

/** Shows nobody and no case, and is logged like every look. */
export const readDepartures = (versions: () => readonly Policy[]): Look<PageQuery, DeparturesRead> => ({
  action: 'read-departures',
  cases: () => [],
  load: async (context, { page }) => {
    const counted = await departuresIn(context, versions());
    const proposed = await proposedIn(context.tx, startOfDay(counted.period.from));
    const proposals = turned(await proposalsOf(context.tx, page), page, PROPOSALS_PAGE);
    return ok({ ...counted, proposed, proposals, waiting: await waitingProposals(context.tx) });
  },
  tell: ({ period, departures }) => ({
    cases: [],
    people: [],
    content: { page: 'departures', from: period.from, until: period.until, rules: departures.length },
  }),
});
