import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { getCase, setStage } from '../case/index.ts';
import { proposalOf } from '../decision/index.ts';
import { sealReason } from './ruling.store.ts';
import {
  decideWithdrawal,
  type NothingToWithdraw,
  type ProposalWithdrawn,
  type WithdrawalState,
  type WithdrawProposal,
} from './withdrawal.ts';

/** Takes back the proposal that waits for a supervisor: the case is open for a decision again. */
export const withdrawProposal: Change<WithdrawProposal, WithdrawalState, ProposalWithdrawn, NothingToWithdraw> = {
  action: 'withdraw-proposal',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    ruling: newId(now),
    stage: (await getCase(tx, input.case)).stage,
    proposal: (await proposalOf(tx, input.case))?.proposal,
  }),
  decide: decideWithdrawal,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const event of events) {
      const passage = await sealReason(context, event.case, event.reason);
      await sql`INSERT INTO ruling (force, ruling, case_file, proposal, verdict, ruled_at, ruled_by, passage)
        VALUES (${actor.force}, ${event.ruling}, ${event.case}, ${event.proposal}, 'withdrawn', ${event.at}, ${event.by}, ${passage})`.execute(
        tx,
      );
      await setStage(tx, event.case, 'open');
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { withdrawn: events.map(({ ruling, proposal }) => ({ ruling, proposal })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['ruling', event.ruling],
      ]),
    ),
  }),
};
