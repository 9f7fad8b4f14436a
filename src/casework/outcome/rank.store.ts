import type { Tx } from '../../platform/database/index.ts';
import { supervisorsIn } from '../../platform/staff/index.ts';
import type { Advised } from '../decision/index.ts';
import { ranksNeeded, type RanksAsked } from './rank.ts';

/** As the force has signed it; its default where it has not. */
const settingOf = ({ basis, policy }: Advised, name: string): unknown =>
  basis.settings[name] ?? policy.files.settings.find((setting) => setting.name === name)?.default;

/** Which ranks these outcomes need, and which is kept of everybody who could decide on them. */
export const ranksAsked = async (
  tx: Tx,
  advised: Advised,
  outcomes: readonly { readonly outcome: string }[],
): Promise<RanksAsked> => ({
  // One outcome for two children is one need.
  ranks: ranksNeeded([...new Set(outcomes.map(({ outcome }) => outcome))], (name) => settingOf(advised, name)),
  approvers: await supervisorsIn(tx),
});
