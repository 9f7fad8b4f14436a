import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { RulingState } from './outcome.ts';

export interface WithdrawProposal {
  readonly case: string;
  readonly proposal: string;
  /** Why it is taken back: read by whoever proposes next. */
  readonly reason: string;
}

export type WithdrawalState = Pick<RulingState, 'ruling' | 'stage'> & { readonly proposal: string | undefined };

export interface ProposalWithdrawn extends WithdrawProposal {
  readonly type: 'ProposalWithdrawn';
  readonly ruling: string;
  readonly at: Date;
  readonly by: string;
}

export interface NothingToWithdraw {
  readonly code: 'NothingToWithdraw';
}

/**
 * Takes back a proposal that nobody has ruled on, so that it can be made anew. Of who works the case, whoever proposed it: one
 * whose proposer is away must not wait for a supervisor to return it.
 */
export const decideWithdrawal = (
  { ruling, stage, proposal }: WithdrawalState,
  input: WithdrawProposal,
  { actor, now }: Moment,
): Result<readonly ProposalWithdrawn[], NothingToWithdraw> =>
  stage === 'proposed' && proposal === input.proposal
    ? ok([{ ...input, type: 'ProposalWithdrawn', ruling, at: now, by: actor.staff }])
    : refused({ code: 'NothingToWithdraw' });
