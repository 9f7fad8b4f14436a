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
import { assignCase, readAssignable } from './assignment.store.ts';
import { changedForm } from './case-form.ts';
import { AssignCaseBody, CaseParams } from './case.schema.ts';

/** Where a supervisor gives a case to somebody who works cases. */
export const assignmentPages = ({ execute, consult }: Gateway): readonly Route[] => {
  const show = async (actor: Actor, id: string, form: Form): Promise<Reply> => {
    const found = await consult(actor, readAssignable, { case: id });
    const back = `/cases/${id}`;
    if (!found.ok) return refuse(found.refusal, back);
    const { file, staff } = found.value;
    const items = staff.map((one) => ({
      value: one.staff,
      text: one.name,
      hint: { text: one.cases === 1 ? '1 case now' : `${one.cases} cases now` },
      // Shown all the same: a list without them would look as if they had left.
      disabled: one.staff === file.officer?.staff,
    }));
    return render('assign-case.njk', {
      title: 'Who has this case from now on?',
      form,
      file,
      version: file.version,
      items,
      back: { href: back },
    });
  };
  return [
    page({
      method: 'GET',
      url: '/cases/:case/assign',
      action: 'assign-case',
      params: CaseParams,
      handle: ({ actor, params }) => show(actor, params.case, freshForm()),
    }),
    page({
      method: 'POST',
      url: '/cases/:case/assign',
      action: 'assign-case',
      params: CaseParams,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(AssignCaseBody, form);
        if (!read.ok) return show(actor, params.case, read.form);
        const input = { ...params, ...read.value };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, assignCase, input, { idempotency, seen: seenVersion(params.case, ifMatch) });
        if (done.ok) return redirect(`/cases/${params.case}`);
        return done.refusal.code === 'CaseChanged'
          ? show(actor, params.case, changedForm(form))
          : refuse(done.refusal, `/cases/${params.case}/assign`);
      },
    }),
  ];
};
