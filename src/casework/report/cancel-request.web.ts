import type { Actor } from '../../platform/access/index.ts';
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
import { RefuseBody, RequestParams } from './cancel-request.schema.ts';
import { askCancellation, readAsking, refuseCancellation } from './cancel-request.store.ts';
import { CancelBody, CrimeParams, toCancel } from './cancel.schema.ts';
import { cancelChoices } from './cancel.view.ts';
import { askedOf, showCancelling } from './cancel.web.ts';

const asking = ({ execute, consult }: Gateway): readonly Route[] => {
  const url = '/cases/:case/crimes/:crime/ask-cancellation';
  const shape = { url, action: 'ask-cancellation', params: CrimeParams } as const;
  const show = async (actor: Actor, at: { case: string; crime: string }, form: Form): Promise<Reply> => {
    const seen = await consult(actor, readAsking, at);
    if (!seen.ok) return refuse(seen.refusal, `/cases/${at.case}#crimes`);
    const { file, crime } = seen.value;
    return render('ask-cancel.njk', {
      title: 'Ask for a crime record to be cancelled',
      reference: file.reference,
      version: file.version,
      crime,
      action: `/cases/${at.case}/crimes/${at.crime}/ask-cancellation`,
      choices: cancelChoices,
      form,
      back: { href: `/cases/${at.case}#crimes` },
    });
  };
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => show(actor, params, freshForm()) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(CancelBody, askedOf(form));
        if (!read.ok) return show(actor, params, read.form);
        const { idempotency } = keyed(idempotencyKey, { params, body: read.value });
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done = await execute(actor, askCancellation, toCancel(params, read.value), attempt);
        const back = `/cases/${params.case}#crimes`;
        return done.ok ? redirect(back) : refuse(done.refusal, back);
      },
    }),
  ];
};

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
      return done.ok ? redirect('/queue') : refuse(done.refusal, '/queue');
    },
  }),
];
