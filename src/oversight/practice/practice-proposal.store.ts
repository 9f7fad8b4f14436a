import { londonDay } from '../../platform/clock/index.ts';
import type { Policy } from '../../policy/index.ts';
import { ruleProposer, type ProposeRuleChange, type RuleDepartures } from '../guidance/index.ts';
import { shownCount } from '../release/index.ts';
import { apartOn, LEAST_PEOPLE } from './agreement.ts';
import { resultsReader } from './practice-page.store.ts';
import { agreementIn } from './results.view.ts';
import type { OfRound } from './round.ts';

const GROUND = 'These are answers to standard cases in practice, other than what most chose; no cases of the force';

/** Proposes to change a rule on whose standard cases people did not agree: counted anew, and only of a closed round. */
export const practiceProposer = (versions: () => readonly Policy[]) =>
  ruleProposer<ProposeRuleChange & OfRound>(async (context, { round }) => {
    const found = await resultsReader(versions).load(context, { round });
    const today = londonDay(context.now);
    if (!found.ok) return { period: { from: today, until: today }, departures: [] };
    const { round: of, policy } = found.value;
    const agreement = agreementIn(found.value);
    const departures = agreement.byRule.flatMap(({ rule, vignettes }): RuleDepartures[] => {
      const cases = apartOn(agreement, vignettes);
      if (cases < LEAST_PEOPLE) return [];
      const shown = shownCount(cases);
      return [{ policy: policy.files.policy.id, rule, shown, cases, reasons: [], inCommon: [GROUND] }];
    });
    return {
      period: { from: londonDay(of.openedAt), until: londonDay(of.closedAt ?? context.now) },
      departures,
    };
  });
