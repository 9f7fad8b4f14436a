import type { Context } from '../../platform/command/index.ts';
import type { Care, Concern } from './concern.ts';

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
export type AskedBecause = Exclude<Care, 'neither'> | 'referral-owed' | 'danger-at-home';

/**
 * Guidance, child protection referral: care or a plan makes a referral likely to be required, as coercion, exploitation or an
 * adult involved does. Where a supervisor has said already why there is none, nobody is asked twice. A danger at home is a grave
 * risk of its own: who may be the danger is not to be why nobody is told of it.
 */
export const askedBecause = (
  { care, homeUnsafe }: Pick<Concern, 'care' | 'homeUnsafe'>,
  owed: ReferralOwed | undefined,
): AskedBecause | undefined => {
  if (care === 'in-care' || care === 'on-plan') return care;
  if (owed !== undefined && owed.state !== 'not-done') return 'referral-owed';
  if (care === 'not-known') return care;
  return homeUnsafe ? 'danger-at-home' : undefined;
};
