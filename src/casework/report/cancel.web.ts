import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import {
  freshForm,
  page,
  readForm,
  redirect,
  refuse,
  render,
  unasked,
  type Form,
  type FormBody,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { CancelBody, CrimeParams, toCancel } from './cancel.schema.ts';
import { cancelCrime, readCancelling } from './cancel.store.ts';
import { cancelChoices } from './cancel.view.ts';

/** What another reason hides is not read. */
const asked = (form: FormBody): FormBody => {
  const { reason } = form.fields;
  const verified = reason === 'C2' ? form : unasked(form, ['information']);
  return reason === 'C1' || reason === 'C3' ? verified : unasked(verified, ['otherReference']);
};

/** The registrar cancels the record of a crime. */
export const cancelPages = ({ execute, consult }: Gateway): readonly Route[] => {
  const shape = { url: '/cases/:case/crimes/:crime/cancel', action: 'cancel-crime', params: CrimeParams } as const;
  const show = async (actor: Actor, at: { case: string; crime: string }, form: Form): Promise<Reply> => {
    const seen = await consult(actor, readCancelling, at);
    if (!seen.ok) return refuse(seen.refusal, `/cases/${at.case}`);
    const { file, crime } = seen.value;
    return render('cancel.njk', {
      title: 'Cancel the record of a crime',
      reference: file.reference,
      version: file.version,
      crime,
      action: `/cases/${at.case}/crimes/${at.crime}/cancel`,
      choices: cancelChoices,
      form,
      back: { href: `/cases/${at.case}` },
    });
  };
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => show(actor, params, freshForm()) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(CancelBody, asked(form));
        if (!read.ok) return show(actor, params, read.form);
        const idempotency =
          idempotencyKey === undefined ? undefined : { key: idempotencyKey, body: { params, body: read.value } };
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done = await execute(actor, cancelCrime, toCancel(params, read.value), attempt);
        return done.ok ? redirect(`/cases/${params.case}#crimes`) : refuse(done.refusal, `/cases/${params.case}`);
      },
    }),
  ];
};
