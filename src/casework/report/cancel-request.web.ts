import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { keyed, page, readForm, redirect, refuse, type Route } from '../../platform/web/index.ts';
import { caseForm, changedForm } from '../case/index.ts';
import { RefuseBody, RequestParams } from './cancel-request.schema.ts';
import { askCancellation, readAsking, refuseCancellation } from './cancel-request.store.ts';
import { CancelBody, CrimeParams, toCancel } from './cancel.schema.ts';
import { cancelChoices } from './cancel.view.ts';
import { askedOf, showCancelling } from './cancel.web.ts';

const CRIMES = (params: { readonly case: string }): string => `/cases/${params.case}#crimes`;

const asking = (gateway: Gateway): readonly Route[] =>
  caseForm(gateway, {
    url: '/cases/:case/crimes/:crime/ask-cancellation',
    params: CrimeParams,
    body: CancelBody,
    asked: askedOf,
    look: readAsking,
    template: 'ask-cancel.njk',
    model: ({ crime }, params) => ({
      title: 'Ask for a crime record to be cancelled',
      crime,
      choices: cancelChoices,
      back: { href: CRIMES(params) },
    }),
    change: askCancellation,
    input: toCancel,
    next: CRIMES,
    back: CRIMES,
  });

/** Who works the case asks the registrar to cancel the record of a crime; the registrar may refuse to. */
export const cancelRequestPages = (gateway: Gateway): readonly Route[] => [
  ...asking(gateway),
  page({
    method: 'POST',
    url: '/cases/:case/crimes/:crime/cancellation-requests/:request/refuse',
    action: 'refuse-cancellation',
    params: RequestParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const read = readForm(RefuseBody, form);
      // Both answers stand on one page, so it is the page of the other that is shown again.
      if (!read.ok) return showCancelling(gateway)(actor, params, read.form);
      const { idempotency } = keyed(idempotencyKey, { params, body: read.value });
      const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
      const done = await gateway.execute(actor, refuseCancellation, { ...params, ...read.value }, attempt);
      if (done.ok) return redirect('/queue');
      return done.refusal.code === 'CaseChanged'
        ? showCancelling(gateway)(actor, params, changedForm(form))
        : refuse(done.refusal, '/queue');
    },
  }),
];
