import type { Context } from '../../platform/command/index.ts';
import type { Care } from './concern.ts';

/** What the guidance owes a child: a referral to the local authority, a strategy discussion, or a supervisor’s word why not. */
export interface ReferralOwed {
  /** The sentence of the rule that raises it. */
  readonly says: string;
  readonly state: 'open' | 'done' | 'not-done';
}

/** Of which children of a case the guidance owes it, by what is known: read of the step that asks the guidance. */
export type ReferralReading = (
  of: Pick<Context, 'tx' | 'now'>,
  caseId: string,
) => Promise<ReadonlyMap<string, ReferralOwed>>;

/** Why a supervisor decides where a child is not referred to the local authority. */
export type AskedBecause = Exclude<Care, 'neither'> | 'referral-owed';

/**
 * Guidance, child protection referral: care or a plan makes a referral likely to be required, as coercion, exploitation or an
 * adult involved does. Where a supervisor has said already why there is none, nobody is asked twice.
 */
export const askedBecause = (care: Care, owed: ReferralOwed | undefined): AskedBecause | undefined => {
  if (care === 'in-care' || care === 'on-plan') return care;
  if (owed !== undefined && owed.state !== 'not-done') return 'referral-owed';
  return care === 'neither' ? undefined : care;
};
