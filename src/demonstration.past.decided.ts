import { createHash } from 'node:crypto';
import { DEPARTURES } from './casework/decision/index.ts';
import { at, nth, type Made, type Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';
import { canonical } from './platform/ledger/index.ts';

const SETTINGS = canonical({ set: null, mandatoryChecks: ['pnc', 'pnd', 'local'], recheckAfterDays: 28 });

export const decidedRows = ({ of, id, ids, crime, officer, supervisor }: Made, proposal: string): readonly Row[] => {
  const { asked, advice, outcome, days } = of;
  const [question, proposed, ruled] = [canonical(asked), at(days.proposed, 11), at(days.ruled, 13)];
  return [
    {
      table: 'proposal',
      row: {
        ...{ proposal, case_file: id, proposed_at: proposed, proposed_by: officer, force_settings: SETTINGS },
        ...{ basis_digest: `\\x${createHash('sha256').update(question).digest('hex')}`, asked: question },
        ...{ advice: canonical(advice), policy: advice.policy.id, policy_digest: advice.policy.digest },
        advice_version: advice.adviceVersion,
      },
    },
    {
      table: 'proposal_outcome',
      row: {
        ...{ proposal, crime, outcome: outcome.code, person: outcome.of === undefined ? undefined : ids[outcome.of] },
        ...{ standing: outcome.standing, needs: outcome.needs },
        departure: outcome.departs ? nth(DEPARTURES, of.number) : undefined,
      },
    },
    {
      table: 'ruling',
      row: {
        ...{
          ruling: newId(ruled),
          case_file: id,
          proposal,
          verdict: 'approved',
          ruled_at: ruled,
          ruled_by: supervisor,
        },
      },
    },
  ];
};
