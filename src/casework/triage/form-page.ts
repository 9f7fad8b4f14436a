import { z } from 'zod';
import type { Actor, Result } from '../../platform/access/index.ts';
import { seenVersion, type Attempt, type Gateway, type Given, type RefusalData } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
  freshForm,
  keyed,
  page,
  type PageModel,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { changedForm, tabOf } from '../case/index.ts';
import type { Place } from './place.ts';
import { lookAtTriage, type TriagePage } from './triage-page.store.ts';

type Kinds = Parameters<typeof readForm>[2];

/** One form on one page: what it shows, reads and does. */
export interface FormPage<Body> {
  readonly url: string;
  readonly action: string;
  readonly place: z.ZodType<Place>;
  readonly body: z.ZodType<Body>;
  readonly kinds: Kinds;
  /** Leaves out what the answer chosen hides on the page. */
  readonly asked?: (form: FormBody) => FormBody;
  readonly template: string;
  /** What the template wants besides the form; undefined where the place is not in the case. */
  readonly model: (triage: TriagePage, place: Place) => (PageModel & { readonly typed?: Form['typed'] }) | undefined;
  readonly change: (actor: Actor, place: Place, body: Body, attempt: Attempt) => Promise<Result<Given, RefusalData>>;
  readonly faults: Readonly<Partial<Record<string, FieldFault>>>;
}

const Query = z.object({ to: z.enum(['next', 'several', 'answers', 'triage']).exactOptional() });

const nextOf = (id: string, to: z.infer<typeof Query>['to']): string =>
  ({
    next: `/cases/${id}/triage/next`,
    several: `/cases/${id}/triage/several`,
    answers: `/cases/${id}/triage/answers`,
    triage: `/cases/${id}/triage`,
  })[to ?? 'next'];

/** The two routes of a form: to open it, and to send it. */
export const formPage = <Body>({ consult }: Pick<Gateway, 'consult'>, own: FormPage<Body>): readonly Route[] => {
  const look = lookAtTriage(own.action);
  const show = async (actor: Actor, place: Place, form: Form | undefined): Promise<Reply> => {
    const triage = await consult(actor, look, { case: place.case });
    if (!triage.ok) return refuse(triage.refusal, `/cases/${place.case}/open`);
    const model = own.model(triage.value, place);
    if (model === undefined) return refuse({ code: 'NotInThisCase' }, `/cases/${place.case}/triage`);
    const { file } = triage.value;
    // Answered meanwhile, by whomever: its faults would point at questions that are not there any more.
    const shown = model['isSettled'] === true ? undefined : form;
    const { people } = triage.value;
    return render(own.template, {
      tab: tabOf(model.title, file, people.values(), place.person),
      reference: file.reference,
      version: file.version,
      back: { href: `/cases/${file.case}/triage`, text: 'Back to triage' },
      ...model,
      form: shown ?? freshForm(model.typed),
    });
  };
  const shape = { url: own.url, action: own.action, params: own.place, query: Query } as const;
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => show(actor, params, undefined) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, query, form, idempotencyKey, ifMatch }) => {
        const read = readForm(own.body, own.asked?.(form) ?? form, own.kinds);
        // All that was typed, also behind an answer that hides it: changing the answer back must not find it gone.
        if (!read.ok) return show(actor, params, { ...read.form, typed: form.fields });
        const { idempotency } = keyed(idempotencyKey, { params, body: read.value });
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done = await own.change(actor, params, read.value, attempt);
        if (done.ok) return redirect(nextOf(params.case, query.to));
        if (done.refusal.code === 'CaseChanged') return show(actor, params, changedForm(form));
        const fault = own.faults[done.refusal.code];
        return fault === undefined
          ? refuse(done.refusal, `/cases/${params.case}/triage`)
          : show(actor, params, faultyForm(form, [fault]));
      },
    }),
  ];
};
