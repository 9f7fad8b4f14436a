import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { CaseParams } from '../case/index.ts';
import { ProposeOutcomeBody, toProposal } from './decision.schema.ts';
import { proposeOutcome } from './decision.store.ts';
import { readDecisionFor } from './decision-page.store.ts';
import { DecisionRead, decisionRead, ProposingRead, proposingRead } from './decision-read.view.ts';
import type { ReturnedReading } from './returned.ts';

/** What a supervisor decides response or category on, for a program: the same as the page shows. */
const readForSupervisor = (
  { consult }: Pick<Gateway, 'consult'>,
  adviser: Adviser,
  about: 'response' | 'category',
): Route =>
  api({
    method: 'GET',
    url: `/api/cases/:case/response/decide-${about}`,
    action: `decide-${about}`,
    operation: `read-for-${about}`,
    summary: `What a supervisor decides the ${about} on: what is known and from whom, the advice and its sources`,
    schema: { params: CaseParams, response: { 200: DecisionRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readDecisionFor(adviser, `decide-${about}`), params);
      if (!found.ok) return refuse(found.refusal);
      return json(decisionRead(found.value), { etag: String(found.value.file.version) });
    },
  });

/** The advice on a case, and the proposal of outcomes. */
export const decisionApi = (
  { execute, consult }: Gateway,
  adviser: Adviser,
  returnedOf: ReturnedReading,
): readonly Route[] => [
  readForSupervisor({ consult }, adviser, 'response'),
  readForSupervisor({ consult }, adviser, 'category'),
  api({
    method: 'GET',
    url: '/api/cases/:case/decision',
    action: 'propose-outcome',
    summary:
      'What an outcome rests on, in the order of its page: own words, safeguarding, what is known and from whom, the advice',
    schema: { params: CaseParams, response: { 200: ProposingRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readDecisionFor(adviser, 'propose-outcome', returnedOf), params);
      if (!found.ok) return refuse(found.refusal);
      return json(proposingRead(found.value), { etag: String(found.value.file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/proposals',
    action: 'propose-outcome',
    summary: 'Propose an outcome for each crime of a case',
    schema: {
      params: CaseParams,
      body: ProposeOutcomeBody,
      response: { 201: z.object({ case: z.uuid(), proposal: z.uuid() }) },
    },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, { params, body });
      const done = await execute(actor, proposeOutcome(adviser), toProposal(params.case, body), {
        idempotency,
        seen: seenVersion(params.case, ifMatch),
      });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
