import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, PageQuery, refuse, type Route } from '../../platform/web/index.ts';
import { shownCount } from '../release/index.ts';
import { DeparturesAnswer, RuleAnswerBody, RuleChangeBody, RuleProposalParams } from './departure.schema.ts';
import { readDepartures } from './departures-page.store.ts';
import { DEFINITION } from './departure.view.ts';
import type { Reading } from './published.ts';
import { answerRuleChange, ruleChangeProposer } from './rule-proposal.store.ts';

const Made = z.object({ proposal: z.uuid() });

/** Departures and proposals to change a rule, as a program reads and makes them. */
export const departureApi = ({ execute, consult }: Gateway, reading: Reading): readonly Route[] => {
  const versions = () => reading.versions;
  return [
    api({
      method: 'GET',
      url: '/api/departures',
      action: 'read-departures',
      summary:
        'Departures from the advice, by rule and never by officer, small counts held back; proposals to change a rule',
      schema: { query: PageQuery, response: { 200: DeparturesAnswer } },
      handle: async ({ actor, query }) => {
        const found = await consult(actor, readDepartures(versions), query);
        if (!found.ok) return refuse(found.refusal);
        const { period, least, proposed, departures, rulings, proposals } = found.value;
        return json({
          definition: DEFINITION,
          ...period,
          heldBackBelow: least,
          casesProposed: shownCount(proposed, least),
          rules: departures,
          rulings,
          nextProposals: proposals.next,
          proposals: proposals.rows.map(({ answered, at, ...proposal }) => ({
            ...proposal,
            at: at.toISOString(),
            answer: answered?.answer ?? null,
            reason: answered?.reason ?? null,
          })),
        });
      },
    }),
    api({
      method: 'POST',
      url: '/api/departures/proposals',
      action: 'propose-rule-change',
      summary: 'Propose to change a rule that was departed from often',
      schema: { body: RuleChangeBody, response: { 201: Made } },
      handle: async ({ actor, body, idempotencyKey }) => {
        const { idempotency } = keyed(idempotencyKey, body);
        const done = await execute(actor, ruleChangeProposer(versions), body, { idempotency });
        return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
      },
    }),
    api({
      method: 'POST',
      url: '/api/departures/proposals/:proposal/answer',
      action: 'answer-rule-change',
      summary: 'Answer a proposal to change a rule: taken up or not, and why',
      schema: { params: RuleProposalParams, body: RuleAnswerBody, response: { 201: Made } },
      handle: async ({ actor, params, body, idempotencyKey }) => {
        const input = { ...params, ...body };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, answerRuleChange, input, { idempotency });
        return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
      },
    }),
  ];
};
