import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { Advice, type Adviser } from '../../policy/index.ts';
import { CaseParams } from '../case/index.ts';
import { ProposeOutcomeBody, toProposal } from './decision.schema.ts';
import { proposeOutcome } from './decision.store.ts';
import { readDecisionFor } from './decision-page.store.ts';

const DecisionAnswer = z.object({
  case: z.uuid(),
  version: z.int(),
  stage: z.string(),
  /** Sent back with a proposal: the digest of the facts that were read. */
  seen: z.string(),
  refs: z.array(z.object({ ref: z.string(), person: z.uuid() })),
  crimes: z.array(z.object({ crime: z.uuid(), offence: z.string(), reference: z.string() })),
  advice: Advice,
});

/** The advice on a case, and the proposal of outcomes. */
export const decisionApi = ({ execute, consult }: Gateway, adviser: Adviser): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/decision',
    action: 'propose-outcome',
    summary: 'What an outcome rests on: the advice on the facts as they stand, and their digest',
    schema: { params: CaseParams, response: { 200: DecisionAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readDecisionFor(adviser, 'propose-outcome'), params);
      if (!found.ok) return refuse(found.refusal);
      const { file, advised } = found.value;
      const refs = advised.basis.facts.people.map(({ ref, person }) => ({ ref, person }));
      const body = {
        case: file.case,
        version: file.version,
        stage: file.stage,
        seen: advised.digest,
        refs,
        crimes: advised.basis.crimes,
        advice: advised.advice,
      };
      return json(body, { etag: String(file.version) });
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
      const { idempotency } = keyed(idempotencyKey, body);
      const done = await execute(actor, proposeOutcome(adviser), toProposal(params.case, body), {
        idempotency,
        seen: seenVersion(params.case, ifMatch),
      });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
