import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
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
import { BreakGlassBody, CaseParams, OpenCaseBody } from './case.schema.ts';
import { breakGlass } from './emergency.store.ts';
import { openCase } from './opening.store.ts';
import { readOpening, type OpeningReading } from './opening-page.store.ts';
import { openingReasonWords } from './opening-reason.ts';
import { OPENING_REASONS } from './opening.ts';

const reasons = OPENING_REASONS.map((value) => ({ value, text: openingReasonWords[value] }));

const FORMS = {
  'open-case': { template: 'open-case.njk', title: 'Why do you open this case?' },
  'break-glass': { template: 'break-glass.njk', title: 'Open this case in an emergency' },
} as const;

/** Asks a reason of who is not assigned, after what is known to be open; and keeps it. */
export const openingPages = (
  { execute, consult }: Gateway,
  reading: OpeningReading,
  homeOf: (actor: Actor) => string,
): readonly Route[] => {
  const show = async (actor: Actor, id: string, action: keyof typeof FORMS, form: Form): Promise<Reply> => {
    const found = await consult(actor, readOpening(reading, action), { case: id });
    if (!found.ok) return refuse(found.refusal, homeOf(actor));
    const { template, title } = FORMS[action];
    const { file, risks } = found.value;
    if (file.joinedInto !== undefined) return redirect(`/cases/${file.joinedInto}`);
    const { reference } = file;
    return render(template, { title, form, reasons, risks, file, reference, back: { href: homeOf(actor) } });
  };
  const asked = (url: string, action: keyof typeof FORMS): Route =>
    page({
      method: 'GET',
      url,
      action,
      params: CaseParams,
      handle: ({ actor, params }) => show(actor, params.case, action, freshForm()),
    });
  return [
    asked('/cases/:case/open', 'open-case'),
    page({
      method: 'POST',
      url: '/cases/:case/open',
      action: 'open-case',
      params: CaseParams,
      handle: async ({ actor, params, form, idempotencyKey }) => {
        const read = readForm(OpenCaseBody, form);
        if (!read.ok) return show(actor, params.case, 'open-case', read.form);
        const input = { ...params, ...read.value };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, openCase, input, { idempotency });
        // Home, not to the case: it could not be read, and would lead back here.
        return done.ok ? redirect(`/cases/${params.case}`) : refuse(done.refusal, homeOf(actor));
      },
    }),
    asked('/cases/:case/break-glass', 'break-glass'),
    page({
      method: 'POST',
      url: '/cases/:case/break-glass',
      action: 'break-glass',
      params: CaseParams,
      handle: async ({ actor, params, form, idempotencyKey }) => {
        const read = readForm(BreakGlassBody, form);
        if (!read.ok) return show(actor, params.case, 'break-glass', read.form);
        const input = { ...params, ...read.value };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, breakGlass(reading), input, { idempotency });
        return done.ok ? redirect(`/cases/${params.case}`) : refuse(done.refusal, `/cases/${params.case}`);
      },
    }),
  ];
};
