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
import { decisionModel } from '../decision/index.ts';
import { ReturnBody, RulingParams } from './outcome.schema.ts';
import { readRuling, type RulingPage, type ToldReading } from './ruling-page.store.ts';
import { approveOutcome, returnOutcome } from './ruling.store.ts';

const show = ({ decision, told }: RulingPage, form: Form): Reply => {
  const model = decisionModel(decision);
  const telling = model.telling.map((child) => ({
    ...child,
    told: told.filter(({ person }) => person === child.person),
  }));
  // A supervisor who came from the queue may not be assigned, and has no other page of this case.
  const back = { href: '/queue', text: 'Queue' };
  return render('ruling.njk', { ...model, telling, title: 'Approve or return', form, back });
};

/** The one screen on which a proposal is approved or returned. */
export const outcomePages = (
  { execute, consult }: Gateway,
  adviser: Adviser,
  toldOf: ToldReading,
): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/ruling',
    action: 'approve-outcome',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRuling(adviser, toldOf), params);
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
      // Shown with the whole ruling around it: a reason is written beside what it is about.
      if (!read.ok) {
        const found = await consult(actor, readRuling(adviser, toldOf), params);
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
