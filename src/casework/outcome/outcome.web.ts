import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  freshForm,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { CaseParams } from '../case/index.ts';
import { decisionModel, readDecisionFor, type DecisionPage } from '../decision/index.ts';
import { ReturnBody, RulingParams } from './outcome.schema.ts';
import { readQueue } from './queue.store.ts';
import { approveOutcome, returnOutcome } from './ruling.store.ts';
import type { Waits } from './waiting.store.ts';

const show = (decision: DecisionPage, form: Form): Reply => {
  const model = decisionModel(decision);
  return render('ruling.njk', { ...model, title: 'Approve or return', form, back: { href: '/queue', text: 'Queue' } });
};

const ruling = ({ execute, consult }: Gateway, adviser: Adviser): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/ruling',
    action: 'approve-outcome',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readDecisionFor(adviser, 'approve-outcome'), params);
      return found.ok ? show(found.value, freshForm()) : refuse(found.refusal, `/cases/${params.case}/open`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/proposals/:proposal/approve',
    action: 'approve-outcome',
    params: RulingParams,
    handle: async ({ actor, params, idempotencyKey, ifMatch }) => {
      const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, body: params };
      const done = await execute(
        actor,
        approveOutcome(adviser),
        { ...params, verdict: { is: 'approved' } },
        { idempotency, seen: seenVersion(params.case, ifMatch) },
      );
      return done.ok ? redirect('/queue') : refuse(done.refusal, `/cases/${params.case}/ruling`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/proposals/:proposal/return',
    action: 'return-outcome',
    params: RulingParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const read = readForm(ReturnBody, form);
      if (!read.ok) {
        const found = await consult(actor, readDecisionFor(adviser, 'approve-outcome'), params);
        return found.ok ? show(found.value, read.form) : refuse(found.refusal, '/queue');
      }
      const idempotency =
        idempotencyKey === undefined ? undefined : { key: idempotencyKey, body: { params, ...read.value } };
      const verdict = { is: 'returned', reason: read.value.reason } as const;
      const done = await execute(
        actor,
        returnOutcome(adviser),
        { ...params, verdict },
        { idempotency, seen: seenVersion(params.case, ifMatch) },
      );
      return done.ok ? redirect('/queue') : refuse(done.refusal, `/cases/${params.case}/ruling`);
    },
  }),
];

const waitsWords: Readonly<Record<Waits, string>> = {
  response: 'Decide the response',
  category: 'Decide the category',
  exception: 'Grant an exception, or not',
  'no-referral': 'A child in care or on a plan, or not known: not referred',
  'not-telling': 'A reason not to tell a child',
};

const QueueQuery = z.object({ after: z.uuid().optional() });

/** A supervisor's queue, and the one screen on which a proposal is approved or returned. */
export const outcomePages = (gateway: Gateway, adviser: Adviser): readonly Route[] => [
  page({
    method: 'GET',
    url: '/queue',
    action: 'read-queue',
    query: QueueQuery,
    handle: async ({ actor, query }) => {
      const found = await gateway.consult(actor, readQueue, query);
      if (!found.ok) return refuse(found.refusal, '/');
      const next = found.value.next === undefined ? undefined : `/queue?after=${found.value.next}`;
      const waiting = found.value.waiting.map((row) => ({ ...row, what: waitsWords[row.waits] }));
      return render('queue.njk', { title: 'Queue', ...found.value, waiting, next });
    },
  }),
  ...ruling(gateway, adviser),
];
