import type { Actor } from '../../platform/access/index.ts';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  freshForm,
  keyed,
  page,
  redirect,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { CaseParams, changedForm } from '../case/index.ts';
import { closeCase, readClosing, type ClosingReading } from './closing.store.ts';
import { closingPage } from './closing.view.ts';

type Consult = Gateway['consult'];

/** What is open is read anew: where more is, the page says so in the place of the button. */
const show = async (
  consult: Consult,
  reading: ClosingReading,
  actor: Actor,
  id: string,
  form: Form = freshForm(),
): Promise<Reply> => {
  const found = await consult(actor, readClosing(reading), { case: id });
  return found.ok
    ? render('closing.njk', { ...closingPage(found.value), form })
    : refuse(found.refusal, `/cases/${id}/open`);
};

/** What is still open, and closing. */
export const closingPages = ({ execute, consult }: Gateway, reading: ClosingReading): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/closing',
    action: 'read-closing',
    params: CaseParams,
    handle: ({ actor, params }) => show(consult, reading, actor, params.case),
  }),
  page({
    method: 'POST',
    url: '/cases/:case/closing',
    action: 'close-case',
    params: CaseParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, params);
      const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, closeCase(reading), params, attempt);
      if (done.ok) return redirect(`/cases/${params.case}/closing`);
      return done.refusal.code === 'CaseChanged'
        ? show(consult, reading, actor, params.case, changedForm(form))
        : refuse(done.refusal, `/cases/${params.case}/closing`);
    },
  }),
];
