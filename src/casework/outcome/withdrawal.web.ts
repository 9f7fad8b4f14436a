import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { decisionModel, readDecisionFor } from '../decision/index.ts';
import { RulingParams, WithdrawBody } from './outcome.schema.ts';
import type { WithdrawProposal } from './withdrawal.ts';
import { withdrawProposal } from './withdrawal.store.ts';

/** Taking a proposal back before anybody ruled on it: the page, and the same for programs. */
export const withdrawalRoutes = (gateway: Gateway, adviser: Adviser): readonly Route[] => {
  const of = {
    params: RulingParams,
    body: WithdrawBody,
    change: withdrawProposal,
    input: (params: z.output<typeof RulingParams>, { reason }: z.output<typeof WithdrawBody>): WithdrawProposal => ({
      ...params,
      reason,
    }),
  };
  const decision = ({ case: id }: z.output<typeof RulingParams>): string => `/cases/${id}/decision`;
  return [
    ...caseForm(gateway, {
      ...of,
      url: '/cases/:case/proposals/:proposal/withdraw',
      look: readDecisionFor(adviser, 'withdraw-proposal'),
      template: 'withdraw.njk',
      model: (page, params) => {
        const { proposal } = decisionModel(page);
        // Ruled on, withdrawn or followed by another meanwhile: there is no form any more, and the page says so.
        const isSettled = page.file.stage !== 'proposed' || proposal?.id !== params.proposal;
        const back = { href: decision(params), text: 'Back to the decision' };
        return { title: 'Withdraw the proposal', isSettled, proposal, back };
      },
      next: decision,
      back: decision,
    }),
    caseEndpoint(gateway, {
      ...of,
      url: '/api/cases/:case/proposals/:proposal/withdraw',
      summary: 'Withdraw a proposal that nobody has ruled on, with the reason: it can then be made anew',
      answer: z.object({ case: z.uuid(), ruling: z.uuid() }),
    }),
  ];
};
