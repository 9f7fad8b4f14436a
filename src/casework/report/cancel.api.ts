import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { RefuseBody, RequestParams } from './cancel-request.schema.ts';
import { askCancellation, refuseCancellation } from './cancel-request.store.ts';
import { CancelBody, CrimeParams, toCancel } from './cancel.schema.ts';
import { cancelCrime } from './cancel.store.ts';

const Asked = z.object({ case: z.uuid(), request: z.uuid() });

/** Asking the registrar to cancel the record of a crime, and both of the answers. */
export const cancelApi = ({ execute }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/crimes/:crime/cancellation-requests',
    action: 'ask-cancellation',
    summary: 'Ask the registrar to cancel the record of a crime: one request at a time',
    schema: { params: CrimeParams, body: CancelBody, response: { 201: Asked } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, askCancellation, toCancel(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/crimes/:crime/cancellation-requests/:request/refuse',
    action: 'refuse-cancellation',
    summary: 'As the registrar, leave the record as it is, and say why',
    schema: { params: RequestParams, body: RefuseBody, response: { 201: Asked } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, refuseCancellation, { ...params, ...body }, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/crimes/:crime/cancellation',
    action: 'cancel-crime',
    summary: 'As the registrar, cancel the record of a crime with its reason; it answers a request that waits',
    schema: {
      params: CrimeParams,
      body: CancelBody,
      response: { 201: z.object({ case: z.uuid(), crime: z.uuid(), request: z.uuid().exactOptional() }) },
    },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, cancelCrime, toCancel(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
