import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Stage } from '../case/index.ts';
import type { Unfinished } from '../decision/index.ts';
import { formalFault, type FormalActionUndecided } from './formal-action.ts';
import { rankFault, recordedFault, type RecordedByYou, type RanksAsked, type RankTooLow } from './rank.ts';

export interface RuleOnProposal {
  readonly case: string;
  readonly proposal: string;
  /**
   * Approved, or returned with the reason why. A formal end for a child of whom nothing that by itself aggravates is known
   * is a decision of its own: it is approved with the reason why it fits this child.
   */
  readonly verdict:
    | { readonly is: 'approved'; readonly formalReason?: string | undefined }
    | { readonly is: 'returned'; readonly reason: string };
}

/** How the outcomes proposed stand now, by the advice on the facts as they are now. */
export interface StandingNow {
  readonly outcome: string;
  readonly standing: 'available' | 'needs-decision' | 'not-yet' | 'barred';
  readonly needs: readonly string[];
  readonly because: readonly string[];
}

export interface RulingState extends RanksAsked {
  readonly ruling: string;
  readonly stage: Stage;
  readonly proposal: { readonly proposal: string; readonly by: string; readonly basisDigest: string } | undefined;
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
  /** Who recorded facts that the advice rests on, though the case was never theirs. */
  readonly recorders: readonly string[];
  readonly basisDigest: string;
  readonly standings: readonly StandingNow[];
  readonly unfinished: readonly Unfinished[];
}

export interface ProposalRuled extends RuleOnProposal {
  readonly type: 'ProposalRuled';
  readonly ruling: string;
  readonly at: Date;
  readonly by: string;
  /** Approved by who recorded some of its facts, since nobody else could. */
  readonly recordedToo: boolean;
}

export type RulingRefusal =
  | { readonly code: 'NothingProposed' }
  | { readonly code: 'OwnProposal' }
  | { readonly code: 'OwnCase' }
  | { readonly code: 'FactsChanged' }
  | { readonly code: 'UnfinishedFirst'; readonly what: readonly Unfinished[] }
  | { readonly code: 'OutcomeBarred'; readonly outcome: string; readonly because: readonly string[] }
  | {
      readonly code: 'OutcomeNotYet';
      readonly outcome: string;
      readonly because: readonly string[];
      readonly needs: readonly string[];
    }
  | { readonly code: 'RegistrarNeeded'; readonly outcome: string }
  | RecordedByYou
  | RankTooLow
  | FormalActionUndecided;

const checkStanding = ({ outcome, standing, needs, because }: StandingNow): RulingRefusal | undefined => {
  // Asked again at the ruling: guidance or its reading may have changed since it was proposed.
  if (standing === 'barred') return { code: 'OutcomeBarred', outcome, because };
  if (standing === 'not-yet') return { code: 'OutcomeNotYet', outcome, because, needs };
  // Where a force's two settings conflict its cases go to the registrar (handbook 2.3), whoever supervises.
  return needs.includes('registrar-decision') ? { code: 'RegistrarNeeded', outcome } : undefined;
};

const checkApproval = (state: RulingState, basisDigest: string): RulingRefusal | undefined => {
  // A supervisor approves what the proposer saw; on other facts it is another decision, and the proposer's to make.
  if (basisDigest !== state.basisDigest) return { code: 'FactsChanged' };
  const fault = state.standings.map(checkStanding).find((one) => one !== undefined);
  // The guidance first: what it bars is not mended by finishing a step.
  if (fault !== undefined || state.unfinished.length === 0) return fault;
  return { code: 'UnfinishedFirst', what: state.unfinished };
};

/** Rules on the proposal that waits: never one's own, and approved only on the facts that its proposer saw. */
export const decideRuling = (
  state: RulingState,
  input: RuleOnProposal,
  { actor, now }: Moment,
): Result<readonly ProposalRuled[], RulingRefusal> => {
  const { proposal } = state;
  if (state.stage !== 'proposed' || proposal?.proposal !== input.proposal) return refused({ code: 'NothingProposed' });
  // Never one's own, whatever the role (handbook 10.5, scenario 10).
  if (isSelf(actor, proposal.by)) return refused({ code: 'OwnProposal' });
  // Proposed by a colleague it is one's own all the same, if the facts that it rests on are.
  if (isSelf(actor, ...state.officers)) return refused({ code: 'OwnCase' });
  // Returning is never refused for the facts: it is how a proposal that no longer holds gets back to its proposer.
  const { verdict } = input;
  const fault =
    verdict.is === 'approved'
      ? (checkApproval(state, proposal.basisDigest) ??
        recordedFault(actor, state, 'approved', [proposal.by, ...state.officers]) ??
        rankFault(actor.staff, state, 'approved', [proposal.by]) ??
        // Last: a reason is asked for only where everything else would let it pass.
        formalFault(state.standings, verdict.formalReason))
      : undefined;
  if (fault !== undefined) return refused(fault);
  const recordedToo = verdict.is === 'approved' && isSelf(actor, ...state.recorders);
  return ok([{ ...input, type: 'ProposalRuled', ruling: state.ruling, at: now, by: actor.staff, recordedToo }]);
};
