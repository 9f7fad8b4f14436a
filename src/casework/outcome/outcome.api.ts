import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { CaseParams } from '../case/index.ts';
import { ApproveBody, ReturnBody, RulingParams } from './outcome.schema.ts';
import { readRuling, type ToldReading } from './ruling-page.store.ts';
import { approveOutcome, returnOutcome } from './ruling.store.ts';
import { RulingRead, rulingRead } from './ruling.view.ts';

const Answer = z.object({ case: z.uuid(), ruling: z.uuid() });

/** What is ruled by, approving and returning, as a program. */
export const outcomeApi = ({ execute, consult }: Gateway, adviser: Adviser, toldOf: ToldReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/ruling',
    action: 'approve-outcome',
    operation: 'read-ruling',
    summary: 'Everything that a supervisor rules by, with the rank that each proposed outcome asks for',
    schema: { params: CaseParams, response: { 200: RulingRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRuling(adviser, toldOf), params);
      if (!found.ok) return refuse(found.refusal);
      return json(rulingRead(found.value, actor.staff), { etag: String(found.value.decision.file.version) });
    },
  }),
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
