import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  type Form,
  freshForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { CaseParams, changedForm, orQueue } from '../case/index.ts';
import type { OutcomeReading } from '../notice/index.ts';
import { ReopenBody, UpholdBody, UpholdParams } from './reconsideration.schema.ts';
import {
  readReconsiderations,
  readUpholding,
  reopenCase,
  upholdOutcome,
  type DecidedReadings,
  type ReconsiderationPage,
} from './reconsideration.store.ts';
import { reconsiderationPage, reopenPage, upholdPage } from './reconsideration.view.ts';

const placeOf = (id: string): string => `/cases/${id}/reconsideration`;

/** Looks, then shows what `make` makes of it. */
const shower =
  ({ consult }: Gateway, outcomes: OutcomeReading, { present, grounds }: DecidedReadings) =>
  async (actor: Actor, id: string, make: (found: ReconsiderationPage) => Reply): Promise<Reply> => {
    const found = await consult(actor, readReconsiderations(outcomes, present, grounds), { case: id });
    return found.ok ? make(found.value) : refuse(found.refusal, `/cases/${id}/open`);
  };

const reopening = (gateway: Gateway, outcomes: OutcomeReading, readings: DecidedReadings): readonly Route[] => {
  const read = shower(gateway, outcomes, readings);
  // Reading is wider than reopening: who may not reopen is not shown the form.
  const show = async (actor: Actor, id: string, form: Form): Promise<Reply> => {
    const may = await gateway.admit(actor, 'reopen-case', [id]);
    if (!may.ok) return refuse(may.refusal, `/cases/${id}/open`);
    return read(actor, id, (found) => render('reopen.njk', reopenPage(found, form)));
  };
  return [
    page({
      method: 'GET',
      url: '/cases/:case/reopen',
      action: 'reopen-case',
      params: CaseParams,
      handle: ({ actor, params }) => show(actor, params.case, freshForm()),
    }),
    page({
      method: 'POST',
      url: '/cases/:case/reopen',
      action: 'reopen-case',
      params: CaseParams,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const sent = readForm(ReopenBody, form);
        if (!sent.ok) return show(actor, params.case, sent.form);
        const done = await gateway.execute(
          actor,
          reopenCase(outcomes),
          { ...params, ...sent.value },
          { ...keyed(idempotencyKey, { params, ...sent.value }), seen: seenVersion(params.case, ifMatch) },
        );
        if (done.ok) return redirect(placeOf(params.case));
        return done.refusal.code === 'CaseChanged'
          ? show(actor, params.case, changedForm(form))
          : refuse(done.refusal, placeOf(params.case));
      },
    }),
  ];
};

const upholding = (gateway: Gateway, outcomes: OutcomeReading, readings: DecidedReadings): readonly Route[] => {
  // Reading is wider than upholding: who may not uphold is not shown the form.
  const ask = async (actor: Actor, at: z.infer<typeof UpholdParams>, form: Form): Promise<Reply> => {
    // Asked before the reasons are read: looking is logged, and should not happen for a form that cannot be sent.
    const may = await gateway.admit(actor, 'uphold-outcome', [at.case]);
    if (!may.ok) return refuse(may.refusal, placeOf(at.case));
    const found = await gateway.consult(actor, readUpholding(outcomes, readings), { case: at.case });
    return found.ok
      ? render('uphold.njk', upholdPage(found.value, at.reconsideration, actor.staff, form))
      : refuse(found.refusal, `/cases/${at.case}/open`);
  };
  return [
    page({
      method: 'GET',
      url: '/cases/:case/reconsideration/:reconsideration/uphold',
      action: 'uphold-outcome',
      params: UpholdParams,
      handle: ({ actor, params }) => ask(actor, params, freshForm()),
    }),
    page({
      method: 'POST',
      url: '/cases/:case/reconsideration/:reconsideration/uphold',
      action: 'uphold-outcome',
      params: UpholdParams,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(UpholdBody, form);
        if (!read.ok) return ask(actor, params, read.form);
        const done = await gateway.execute(
          actor,
          upholdOutcome(outcomes, readings.present),
          { ...params, ...read.value },
          { ...keyed(idempotencyKey, { params, ...read.value }), seen: seenVersion(params.case, ifMatch) },
        );
        if (done.ok) return redirect(await orQueue(gateway, actor, params.case, placeOf(params.case)));
        return done.refusal.code === 'CaseChanged'
          ? ask(actor, params, changedForm(form))
          : refuse(done.refusal, await orQueue(gateway, actor, params.case, placeOf(params.case)));
      },
    }),
  ];
};

/** What was decided before, opening a case again, and saying that what was decided stands. */
export const reconsiderationPages = (
  gateway: Gateway,
  outcomes: OutcomeReading,
  readings: DecidedReadings,
): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/reconsideration',
    action: 'read-reconsiderations',
    params: CaseParams,
    handle: ({ actor, params }) =>
      shower(gateway, outcomes, readings)(actor, params.case, (found) =>
        render('reconsideration.njk', reconsiderationPage(found, actor.roles.includes('supervisor'))),
      ),
  }),
  ...reopening(gateway, outcomes, readings),
  ...upholding(gateway, outcomes, readings),
];
