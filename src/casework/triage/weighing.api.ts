import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import type { Guidance } from './guidance.ts';
import { StateWeighingBody, toWeighing } from './weighing.schema.ts';
import { stateWeighing } from './weighing.store.ts';

/** What is weighed before a decision, stated by a program. It is read with everything else that triage knows. */
export const weighingApi = ({ execute }: Gateway, guidance: Guidance): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/weighings',
    action: 'state-weighing',
    summary:
      'State what is known of a fact that is weighed before a decision, or that it is not known; no rule reads it',
    schema: {
      params: CaseParams,
      body: StateWeighingBody,
      response: { 201: z.object({ case: z.uuid(), weighing: z.uuid() }) },
    },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const { fact, person, ...said } = body;
      const input = toWeighing({ case: params.case, fact, person }, said);
      const done = await execute(actor, stateWeighing(guidance), input, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
