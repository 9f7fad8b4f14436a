import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

export interface AssignCase {
  readonly case: string;
  readonly staff: string;
}

export interface CaseAssigned extends AssignCase {
  readonly type: 'CaseAssigned';
  readonly from: Date;
}

export interface AssignmentState {
  readonly assigned: string | undefined;
  /** Whether the person to be assigned works here now and may be given cases. */
  readonly eligible: boolean;
}

export type AssignmentRefusal =
  | { readonly code: 'AlreadyAssigned'; readonly staff: string }
  | { readonly code: 'NotEligible'; readonly staff: string };

export const decideAssignment = (
  state: AssignmentState,
  input: AssignCase,
  { now }: Moment,
): Result<readonly CaseAssigned[], AssignmentRefusal> => {
  // A case given to somebody who left would be nobody's, and nobody would notice.
  if (!state.eligible) return refused({ code: 'NotEligible', staff: input.staff });
  if (state.assigned === input.staff) return refused({ code: 'AlreadyAssigned', staff: input.staff });
  return ok([{ ...input, type: 'CaseAssigned', from: now }]);
};
