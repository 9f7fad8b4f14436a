import type { z } from 'zod';
import {
  seenVersion,
  type Change,
  type EventData,
  type ExecuteRefusal,
  type Gateway,
  type Given,
  type Look,
  type RefusalData,
} from '../../platform/command/index.ts';
import {
  api,
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
  freshForm,
  json,
  keyed,
  page,
  type PageModel,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
  unasked,
} from '../../platform/web/index.ts';
import type { CaseFile } from './case.store.ts';
import { tabOfForm, type PageOfCase } from './tab.ts';

type Kinds = NonNullable<Parameters<typeof readForm>[2]>;

interface OfCase {
  readonly case: string;
}
type ParamsOfCase = z.ZodType<OfCase>;

/** A page with one form that changes a case: shown, read, kept with what was typed when it is refused. */
export interface CaseForm<
  P extends ParamsOfCase,
  B extends z.ZodType,
  Page extends PageOfCase,
  LookRefusal extends RefusalData,
  Input,
  State,
  Event extends EventData,
  Refusal extends RefusalData,
> {
  readonly url: string;
  readonly params: P;
  readonly body: B;
  /** How its inputs are read; where what is asked differs, by what was sent. */
  readonly kinds?: Kinds | ((form: FormBody) => Kinds);
  /** Takes away the inputs that the answers chosen hide. */
  readonly asked?: (form: FormBody) => FormBody;
  readonly look: Look<z.output<P>, Page, LookRefusal>;
  readonly template: string;
  readonly model: (page: Page, params: z.output<P>) => PageModel;
  readonly typed?: (page: Page, params: z.output<P>) => Form['typed'];
  readonly change: Change<Input, State, Event, Refusal>;
  readonly input: (params: z.output<P>, body: z.output<B>) => Input;
  /** Where on the form a refusal belongs; one that is not here is a page of its own. */
  readonly faults?: Readonly<Record<string, FieldFault>>;
  /** The same where the place is one of several, and the refusal says which. */
  readonly faultOf?: (refusal: Refusal | ExecuteRefusal) => FieldFault | undefined;
  readonly next: (params: z.output<P>, given: Given) => string;
  /** Answered by a supervisor from the queue too, who has not the case open and is led back there. */
  readonly fromQueue?: true;
  /** Where a refusal that has no place on the form leads back to: the case, unless it says otherwise. */
  readonly back?: (params: z.output<P>) => string;
}

/** Read anew, the form carries the version that is now shown; what was typed stays. */
const CHANGED: FieldFault = {
  field: 'main-content',
  text: 'Somebody changed this case after you opened the page, and nothing was saved. Read what is new, then send this again',
};

/** A form sent for a case that somebody changed meanwhile: to be shown with what is new, what was typed kept. */
export const changedForm = (form: FormBody, fault = CHANGED): Form => ({
  ...faultyForm(unasked(form, ['if-match', 'seen', 'basis', 'read-at']), [fault]),
  isOutdated: true,
});

/** Whether a form could not be read because it asked what its page does not ask any more. */
export const asksAsBefore = (
  { errors }: Form,
  ifMatch: string | undefined,
  { version }: Pick<CaseFile, 'version'>,
): boolean => errors['main-content'] !== undefined && ifMatch !== undefined && ifMatch !== String(version);

/** Where it goes on after an answer: what waited for any supervisor may have been all that let this one see the case. */
export const orQueue = async (
  { leads }: Pick<Gateway, 'leads'>,
  actor: Parameters<Gateway['leads']>[0],
  id: string,
  place: string,
): Promise<string> => ((await leads(actor, 'read-case', [id])) ? place : '/queue');

const led = async (
  gateway: Pick<Gateway, 'leads'>,
  actor: Parameters<Gateway['leads']>[0],
  { fromQueue }: { readonly fromQueue?: true },
  id: string,
  next: string,
): Promise<Reply> => redirect(fromQueue === true ? await orQueue(gateway, actor, id, next) : next);

const addressOf = (url: string, params: OfCase): string =>
  url.replaceAll(/:(\w+)/g, (_, name: string) => String(Object.entries(params).find(([key]) => key === name)?.[1]));

const ofPage = (model: PageModel, page: PageOfCase, params: object) => {
  const { version, reference } = page.file;
  return { tab: tabOfForm(model, page, params), version, reference };
};

/** The two routes of a form: to see it, and to send it. */
export const caseForm = <
  P extends ParamsOfCase,
  B extends z.ZodType,
  Page extends PageOfCase,
  LookRefusal extends RefusalData,
  Input,
  State,
  Event extends EventData,
  Refusal extends RefusalData,
>(
  { execute, consult, leads }: Gateway,
  of: CaseForm<P, B, Page, LookRefusal, Input, State, Event, Refusal>,
): readonly Route[] => {
  const { url, params: schema, look, change } = of;
  const { action } = change;
  const backFrom = of.back ?? ((params: z.output<P>): string => `/cases/${params.case}`);
  const show = async (
    actor: Parameters<typeof consult>[0],
    params: z.output<P>,
    form: Form | undefined,
  ): Promise<Reply> => {
    const seen = await consult(actor, look, params);
    if (!seen.ok) return refuse(seen.refusal, backFrom(params));
    const model = of.model(seen.value, params);
    // Done meanwhile, as in another window: what is wrong with a form that is gone would point nowhere.
    const filled = (model['isSettled'] === true ? undefined : form) ?? freshForm(of.typed?.(seen.value, params));
    const own = ofPage(model, seen.value, params);
    return render(of.template, { ...model, ...own, form: filled, action: addressOf(url, params) });
  };
  return [
    page<P>({
      method: 'GET',
      url,
      action,
      params: schema,
      handle: ({ actor, params }) => show(actor, params, undefined),
    }),
    page<P>({
      method: 'POST',
      url,
      action,
      params: schema,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const kinds = typeof of.kinds === 'function' ? of.kinds(form) : of.kinds;
        const read = readForm(of.body, of.asked?.(form) ?? form, kinds);
        // With what was typed behind an answer that hides it too: changing the answer back must not find it gone.
        if (!read.ok) return show(actor, params, { ...read.form, typed: form.fields });
        const { idempotency } = keyed(idempotencyKey, { params, body: read.value });
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done = await execute(actor, change, of.input(params, read.value), attempt);
        if (done.ok) return led({ leads }, actor, of, params.case, of.next(params, done.value));
        if (done.refusal.code === 'CaseChanged') return show(actor, params, changedForm(form));
        const fault = of.faults?.[done.refusal.code] ?? of.faultOf?.(done.refusal);
        return fault === undefined
          ? refuse(done.refusal, backFrom(params))
          : show(actor, params, faultyForm(form, [fault]));
      },
    }),
  ];
};

/** The same change for a program: what it made is answered by reference. */
export const caseEndpoint = <
  P extends ParamsOfCase,
  B extends z.ZodType,
  Input,
  State,
  Event extends EventData,
  Refusal extends RefusalData,
>(
  { execute }: Gateway,
  of: {
    readonly url: `/api/${string}`;
    /** Its name among the operations; the action's own, unless two endpoints have one action. */
    readonly operation?: string;
    readonly summary: string;
    readonly params: P;
    readonly body: B;
    readonly answer: z.ZodType;
    readonly change: Change<Input, State, Event, Refusal>;
    readonly input: (params: z.output<P>, body: z.output<B>) => Input;
    /** Where in what was sent a refusal belongs, as a JSON pointer: of one that is about one of several. */
    readonly pointerOf?: (refusal: Refusal | ExecuteRefusal, body: z.output<B>) => string | undefined;
  },
): Route =>
  api<P, z.ZodUndefined, B>({
    method: 'POST',
    url: of.url,
    action: of.change.action,
    ...(of.operation === undefined ? {} : { operation: of.operation }),
    summary: of.summary,
    schema: { params: of.params, body: of.body, response: { 201: of.answer } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, { params, body });
      const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, of.change, of.input(params, body), attempt);
      if (done.ok) return json(done.value, { status: 201 });
      const pointer = of.pointerOf?.(done.refusal, body);
      if (pointer === undefined) return refuse(done.refusal);
      const errors = [{ pointer, detail: 'This one cannot stand. Nothing was saved.' }];
      const placed = { ...done.refusal, errors };
      return refuse(placed);
    },
  });
