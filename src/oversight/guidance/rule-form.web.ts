import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { withEntry } from './draft-part.ts';
import { readDraft, saveDraft } from './draft.store.ts';
import { faultsIn } from './rule-effect.ts';
import { composedRule, inPageOrder, RULE_KINDS, RuleForm, ruleFaults, ruleIn, ruleLines } from './rule-form.ts';
import { ruleFormPage } from './rule-form.view.ts';

const Params = z.strictObject({ draft: z.uuid(), entry: z.string().min(1).max(120) });
type Params = z.infer<typeof Params>;

/** Who may only read a draft is not shown it in answer to what they wrote. */
const draftToWrite = { ...readDraft, action: 'write-guidance' };

/** A rule of a draft in a form, so that its words need no JSON; saved whole with the rest of the draft, or not at all. */
export const ruleFormPages = ({ execute, consult }: Gateway): readonly Route[] => {
  const shape = { url: '/workbench/:draft/rules/:entry/form', params: Params } as const;
  const show = async (actor: Actor, { draft, entry }: Params, form?: Form): Promise<Reply> => {
    const found = await consult(actor, form === undefined ? readDraft : draftToWrite, { draft });
    if (!found.ok) return refuse(found.refusal, '/workbench');
    const rule = found.value.files.rules.find(({ id }) => id === entry);
    if (rule === undefined && entry !== 'new') return refuse({ code: 'no-such-page' }, `/workbench/${draft}/rules`);
    return render('draft-rule.njk', ruleFormPage(found.value, entry, rule, form));
  };
  return [
    page({ method: 'GET', ...shape, action: 'read-drafts', handle: ({ actor, params }) => show(actor, params) }),
    page({
      method: 'POST',
      ...shape,
      action: 'write-guidance',
      handle: async ({ actor, params, form, idempotencyKey }) => {
        const changed = ruleLines(form);
        if (changed !== undefined)
          return show(actor, params, faultyForm({ ...form, fields: changed.typed }, changed.faults));
        const { body, faults } = composedRule(form);
        const read = readForm(RuleForm, body, RULE_KINDS);
        if (!read.ok || faults.length > 0)
          return show(
            actor,
            params,
            faultyForm(form, inPageOrder([...(read.ok ? [] : faultsIn(read.form)), ...faults])),
          );
        const rule = ruleIn(read.value);
        if (!rule.ok) return show(actor, params, faultyForm(form, rule.refusal));
        const { draft, entry } = params;
        const found = await consult(actor, draftToWrite, { draft });
        if (!found.ok) return refuse(found.refusal, '/workbench');
        const files = withEntry(found.value.files, 'rules', entry, JSON.stringify(rule.value));
        if (!files.ok) return refuse({ code: 'no-such-page' }, `/workbench/${draft}`);
        const input = { draft, revision: read.value.revision, files: files.value };
        const done = await execute(actor, saveDraft, input, keyed(idempotencyKey, [draft, entry, read.value]));
        if (done.ok) return redirect(`/workbench/${draft}`);
        if (done.refusal.code !== 'DraftDoesNotHold') return refuse(done.refusal, `/workbench/${draft}`);
        return show(actor, params, faultyForm(form, ruleFaults(found.value.files, entry, done.refusal.faults)));
      },
    }),
  ];
};
