import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { ApproveBody, ReturnBody, RulingParams } from './outcome.schema.ts';
import { approveOutcome, returnOutcome } from './ruling.store.ts';

const Answer = z.object({ case: z.uuid(), ruling: z.uuid() });

/** Approving and returning as a program. */
export const outcomeApi = ({ execute }: Gateway, adviser: Adviser): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/proposals/:proposal/approve',
    action: 'approve-outcome',
    summary: 'Approve a proposal: never one’s own, and only on the facts that its proposer saw',
    schema: { params: RulingParams, body: ApproveBody, response: { 201: Answer } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, { params, body });
      const done = await execute(
        actor,
        approveOutcome(adviser),
        { ...params, verdict: { is: 'approved', ...body } },
        { idempotency, seen: seenVersion(params.case, ifMatch) },
      );
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/proposals/:proposal/return',
    action: 'return-outcome',
    summary: 'Return a proposal with a reason',
    schema: { params: RulingParams, body: ReturnBody, response: { 201: Answer } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, { params, body });
      const verdict = { is: 'returned', reason: body.reason } as const;
      const done = await execute(
        actor,
        returnOutcome(adviser),
        { ...params, verdict },
        { idempotency, seen: seenVersion(params.case, ifMatch) },
      );
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
