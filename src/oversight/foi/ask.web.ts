import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type Form,
  type FormBody,
  keyed,
  page,
  paper,
  readForm,
  redirect,
  type Refusal,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { askProblems } from './ask.problem.ts';
import { AskParams, AsksQuery, NewQuery, SendBody, StepBody } from './ask.schema.ts';
import { readAsk, readAsks, recordAskStep, sendAsk } from './ask.store.ts';
import { trackerCsv } from './ask.text.ts';
import { askPage, asksPage, newAskPage } from './ask.view.ts';
import { foiProblems } from './answer.problem.ts';

const HOME = '/ask';

const SEND_FIELDS: Readonly<Record<string, string>> = {
  NoSuchQuestion: 'question',
  NotAskable: 'question',
  NoShare: 'question',
  PeriodTurned: 'to',
  PeriodNotOver: 'to',
  SentInFuture: 'sentOn',
  SentAlready: 'forces',
};
const STEP_FIELDS: Readonly<Record<string, string>> = {
  StepInFuture: 'on',
  StepBeforeLast: 'on',
  StepOutOfTurn: 'kind',
  SectionNeeded: 'reason',
  ExtensionTooShort: 'until',
};
const DATES: readonly string[] = ['from', 'to', 'sentOn', 'on', 'until'];

/** The refusal beside the field that puts it right, with all that was typed; undefined where it is no field’s. */
const atField = (form: FormBody, refusal: Refusal, fields: Readonly<Record<string, string>>): Form | undefined => {
  const field = fields[refusal.code];
  const problem = askProblems[refusal.code] ?? foiProblems[refusal.code];
  if (field === undefined || problem === undefined) return undefined;
  const at = DATES.includes(field) ? { at: `${field}-day` } : {};
  return faultyForm(form, [{ field, text: problem.sentence(refusal), ...at }]);
};

const listPages = ({ consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: HOME,
    action: 'read-asks',
    query: AsksQuery,
    handle: async ({ actor, query }) => {
      const read = await consult(actor, readAsks, { question: query.question });
      return read.ok ? render('ask.njk', asksPage(read.value, query)) : refuse(read.refusal, '/');
    },
  }),
  page({
    method: 'GET',
    url: '/ask/export/csv',
    action: 'read-asks',
    query: NewQuery,
    handle: async ({ actor, query }) => {
      const read = await consult(actor, readAsks, query);
      if (!read.ok) return refuse(read.refusal, HOME);
      return paper('text/csv', trackerCsv(read.value, actor.force), `evenhand-requests-${read.value.today}.csv`);
    },
  }),
];

const sendPages = ({ execute, consult }: Gateway): readonly Route[] => {
  // Asked of the log too: the form shows nothing, and yet who may not send is not shown it.
  const show = async (actor: Actor, question: string | undefined, form?: Form): Promise<Reply> => {
    const read = await consult(actor, { ...readAsks, action: 'ask-force' }, {});
    return read.ok ? render('ask-new.njk', newAskPage(question, form)) : refuse(read.refusal, '/');
  };
  return [
    page({
      method: 'GET',
      url: '/ask/new',
      action: 'ask-force',
      query: NewQuery,
      handle: ({ actor, query }) => show(actor, query.question),
    }),
    page({
      method: 'POST',
      url: '/ask/new',
      action: 'ask-force',
      handle: async ({ actor, form, idempotencyKey }) => {
        const kinds = {
          forces: 'many',
          from: { date: 'The first day' },
          to: { date: 'The last day' },
          sentOn: { date: 'When it was sent' },
        } as const;
        const read = readForm(SendBody, form, kinds);
        if (!read.ok) return show(actor, undefined, read.form);
        const done = await execute(actor, sendAsk, read.value, keyed(idempotencyKey, read.value));
        if (done.ok) return redirect(`${HOME}?question=${read.value.question}`);
        const again = atField(form, done.refusal, SEND_FIELDS);
        return again === undefined ? refuse(done.refusal, HOME) : show(actor, read.value.question, again);
      },
    }),
  ];
};

const onePages = ({ execute, consult }: Gateway): readonly Route[] => {
  const show = async (actor: Actor, ask: string, form?: Form): Promise<Reply> => {
    const look = form === undefined ? readAsk : { ...readAsk, action: 'record-force-reply' };
    const read = await consult(actor, look, { ask });
    return read.ok ? render('ask-one.njk', askPage(read.value, form)) : refuse(read.refusal, HOME);
  };
  return [
    page({
      method: 'GET',
      url: '/ask/:ask',
      action: 'read-asks',
      params: AskParams,
      handle: ({ actor, params }) => show(actor, params.ask),
    }),
    page({
      method: 'POST',
      url: '/ask/:ask',
      action: 'record-force-reply',
      params: AskParams,
      handle: async ({ actor, params, form, idempotencyKey }) => {
        const read = readForm(StepBody, form, {
          on: { date: 'The day on which it happened' },
          until: { date: 'The day to which they extended the time' },
        });
        if (!read.ok) return show(actor, params.ask, read.form);
        const input = { ...params, ...read.value };
        const done = await execute(actor, recordAskStep, input, keyed(idempotencyKey, input));
        if (done.ok) return redirect(`/ask/${params.ask}`);
        const again = atField(form, done.refusal, STEP_FIELDS);
        return again === undefined ? refuse(done.refusal, HOME) : show(actor, params.ask, again);
      },
    }),
  ];
};

/** Requests to forces that have no Evenhand: to whom, when, and what came of them. */
export const askPages = (gateway: Gateway): readonly Route[] => [
  ...listPages(gateway),
  ...sendPages(gateway),
  ...onePages(gateway),
];
