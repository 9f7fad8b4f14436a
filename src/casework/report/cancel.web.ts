import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import {
  type Form,
  type FormBody,
  freshForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
  unasked,
} from '../../platform/web/index.ts';
import { changedForm } from '../case/index.ts';
import { CancelBody, CrimeParams, toCancel } from './cancel.schema.ts';
import { cancelCrime, readCancelling } from './cancel.store.ts';
import { askedRows, cancelChoices } from './cancel.view.ts';

/** What another reason hides is not read. */
export const askedOf = (form: FormBody): FormBody => {
  const { reason } = form.fields;
  const verified = reason === 'C2' ? form : unasked(form, ['information']);
  return reason === 'C1' || reason === 'C3' ? verified : unasked(verified, ['otherReference']);
};

/** What the registrar reads, with what was typed: both answers to a request are on it. */
export const showCancelling =
  ({ consult }: Pick<Gateway, 'consult'>) =>
  async (actor: Actor, { case: id, crime: of }: { case: string; crime: string }, form: Form): Promise<Reply> => {
    const seen = await consult(actor, readCancelling, { case: id, crime: of });
    if (!seen.ok) return refuse(seen.refusal, `/cases/${id}`);
    const { file, crime, asked } = seen.value;
    const at = `/cases/${id}/crimes/${of}`;
    return render('cancel.njk', {
      title: 'Cancel the record of a crime',
      reference: file.reference,
      version: file.version,
      crime,
      action: `${at}/cancel`,
      asked: asked && { rows: askedRows(asked), refuse: `${at}/cancellation-requests/${asked.request}/refuse` },
      choices: cancelChoices,
      form,
      // Who came because it waited may have no other page of the case.
      back: asked === undefined ? { href: `/cases/${id}` } : { href: '/queue', text: 'Queue' },
    });
  };

/** The registrar cancels the record of a crime. */
export const cancelPages = (gateway: Gateway): readonly Route[] => {
  const shape = { url: '/cases/:case/crimes/:crime/cancel', action: 'cancel-crime', params: CrimeParams } as const;
  const show = showCancelling(gateway);
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
        const done = await gateway.execute(actor, cancelCrime, toCancel(params, read.value), attempt);
        if (!done.ok)
          return done.refusal.code === 'CaseChanged'
            ? show(actor, params, changedForm(form))
            : refuse(done.refusal, `/cases/${params.case}`);
        return redirect(done.value['request'] === undefined ? `/cases/${params.case}#crimes` : '/queue');
      },
    }),
  ];
};
