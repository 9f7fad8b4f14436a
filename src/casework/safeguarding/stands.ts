import type { ReferralOwed } from './owed.ts';
import type { SafeguardingRow } from './safeguarding.store.ts';
import { isToAuthority } from './safeguarding.ts';

/** How what was decided for a child stands: not at all yet, on less than is known now, with a supervisor, sent back, or it stands. */
export type DecisionStanding = 'none' | 'outdated' | 'asked' | 'returned' | 'stands';

/**
 * The one answer for every page, duty and command. Not to refer a child, or to refer them elsewhere, rests on what was known: where
 * the guidance has come to ask for the local authority since, and no supervisor has said why not, nothing is decided for them.
 */
export const standingOfDecision = (
  row: SafeguardingRow | undefined,
  owed: Pick<ReferralOwed, 'state'> | undefined,
): DecisionStanding => {
  if (row === undefined) return 'none';
  if (row.isOutdated) return 'outdated';
  if (row.supervisor === 'asked' || row.supervisor === 'returned') return row.supervisor;
  return owed?.state === 'open' && !isToAuthority(row) ? 'outdated' : 'stands';
};
