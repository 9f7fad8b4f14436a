import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
  type Upload,
} from '../../platform/web/index.ts';
import { misfit, type Answer } from './answer-kind.ts';
import { bringing } from './bring.ts';
import { readSource, readSources } from './taken.look.store.ts';
import { AnswersBody, MOST_ANSWER, PasteBody, SourcePageQuery, SourceParams, SourcesQuery } from './taken.schema.ts';
import { bringSource, settleSource, takeSource } from './taken.store.ts';
import { SOURCE_PART, sourcePage, sourcesPage } from './taken.view.ts';

const HOME = '/sources';

interface Brought {
  readonly publisher: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A file wins over pasted text: whoever chose one meant it. */
const broughtBy = (form: FormBody, upload: Upload | undefined): Brought | { readonly form: Form } => {
  const fields = upload === undefined ? form.fields : { ...form.fields, text: upload.name };
  const read = readForm(PasteBody, { ...form, fields });
  if (!read.ok) return { form: read.form };
  const { publisher, text } = read.value;
  return upload === undefined
    ? { publisher, file: 'pasted text', bytes: new TextEncoder().encode(text) }
    : { publisher, file: upload.name.slice(0, 200), bytes: upload.bytes };
};

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Every question that was answered: in words of one's own, or by one of the proposals. */
const answersIn = ({ fields }: FormBody): readonly (Answer & { readonly id: string })[] =>
  Object.keys(fields)
    .flatMap((name) => /^(q\d+)-about$/.exec(name)?.[1] ?? [])
    .flatMap((id) => {
      const answer = text(fields[`${id}-own`]) || text(fields[id]);
      const printed = text(fields[`${id}-printed`]);
      const about = text(fields[`${id}-about`]);
      return answer === '' ? [] : [{ id, about, printed: printed === '' ? null : printed, answer }];
    });

const TOO_LONG = `Use ${MOST_ANSWER} characters or fewer`;

/** The answers, or beside which question something else than an answer to it stands. */
function settledBy(form: FormBody): AnswersBody | { readonly faults: readonly FieldFault[] } {
  const all = answersIn(form);
  const faults = all.flatMap(({ id, ...answer }) => {
    const why = answer.answer.length > MOST_ANSWER ? TOO_LONG : misfit(answer);
    return why === undefined ? [] : [{ field: id, text: why }];
  });
  if (faults.length > 0) return { faults };
  const body = AnswersBody.safeParse({ answers: all.map(({ id: _, ...answer }) => answer) });
  return body.data ?? { faults: [{ field: 'q0', text: 'Answer at least one question' }] };
}

const list = async ({ consult }: Gateway, actor: Actor, form?: Form, page = 1): Promise<Reply> => {
  const found = await consult(actor, readSources, { page });
  return found.ok ? render('sources.njk', sourcesPage(found.value, page, form)) : refuse(found.refusal, '/');
};

const TOP: SourcePageQuery = { from: 0, movedFrom: 0, oddFrom: 0 };

const show = async (
  { consult }: Gateway,
  actor: Actor,
  source: string,
  query: SourcePageQuery,
  form?: Form,
): Promise<Reply> => {
  const found = await consult(actor, readSource, { source, ...query, most: SOURCE_PART });
  return found.ok ? render('source.njk', sourcePage(found.value, query, form)) : refuse(found.refusal, HOME);
};

/** The one page of the program that takes a file. */
const bringPage = (gateway: Gateway): Route =>
  page({
    method: 'POST',
    url: HOME,
    action: 'bring-source',
    takesFile: true,
    takesLinks: true,
    handle: async ({ actor, form, file, idempotencyKey }) => {
      // Reading what is brought takes time and memory: asked first, of whoever sends it.
      const leave = await gateway.admit(actor, 'bring-source', []);
      if (!leave.ok) return refuse(leave.refusal, HOME);
      const brought = broughtBy(form, file);
      if ('form' in brought) return list(gateway, actor, brought.form);
      const read = await bringing(brought.publisher, brought.file, brought.bytes);
      // Not a fault of what was sent: it says when to come again, and keeps what was typed.
      if (read.kind === 'refused' && read.isBusy === true) return refuse({ code: 'ReadersBusy' }, HOME);
      if (read.kind === 'refused')
        return list(
          gateway,
          actor,
          faultyForm(form, [{ field: file === undefined ? 'text' : 'file', text: read.sentence }]),
        );
      const { idempotency } = keyed(idempotencyKey, read.input);
      const done = await gateway.execute(actor, bringSource, read.input, { idempotency });
      return done.ok ? redirect(`${HOME}/${done.value['source'] ?? ''}`) : refuse(done.refusal, HOME);
    },
  });

/** Published figures and answers of forces: brought, settled and taken in. */
export const sourcePages = (gateway: Gateway): readonly Route[] => {
  const { execute } = gateway;
  return [
    page({
      ...{ method: 'GET', url: HOME, action: 'read-sources', query: SourcesQuery },
      handle: ({ actor, query }) => list(gateway, actor, undefined, query.page),
    }),
    bringPage(gateway),
    page({
      method: 'GET',
      url: '/sources/:source',
      action: 'read-sources',
      params: SourceParams,
      query: SourcePageQuery,
      handle: ({ actor, params, query }) => show(gateway, actor, params.source, query),
    }),
    page({
      method: 'POST',
      url: '/sources/:source/answers',
      action: 'settle-source',
      params: SourceParams,
      handle: async ({ actor, params: { source }, form, idempotencyKey }) => {
        const body = settledBy(form);
        if ('faults' in body) return show(gateway, actor, source, TOP, faultyForm(form, body.faults));
        const input = { source, ...body };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, settleSource, input, { idempotency });
        return done.ok ? redirect(`${HOME}/${source}`) : refuse(done.refusal, `${HOME}/${source}`);
      },
    }),
    page({
      method: 'POST',
      url: '/sources/:source/take',
      action: 'take-source',
      params: SourceParams,
      handle: async ({ actor, params: { source }, idempotencyKey }) => {
        const { idempotency } = keyed(idempotencyKey, { source });
        const done = await execute(actor, takeSource, { source }, { idempotency });
        return done.ok ? redirect(`${HOME}/${source}`) : refuse(done.refusal, `${HOME}/${source}`);
      },
    }),
  ];
};
