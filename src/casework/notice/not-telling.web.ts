import type { Actor } from '../../platform/access/index.ts';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
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
  unasked,
} from '../../platform/web/index.ts';
import { readNotTelling, readProposing, type NotTellingPage } from './notice-page.store.ts';
import { AnswerBody, NoticeParams, NotTellingBody, NotTellingParams, toAnswer, toProposal } from './notice.schema.ts';
import type { OutcomeReading } from './notice.store.ts';
import { notTellingPage, proposePage } from './notice.view.ts';
import { approveNotTelling, proposeNotTelling, returnNotTelling } from './not-telling.store.ts';

const KINDS = { reviewOn: 'date' } as const;

const FIELD: Readonly<Partial<Record<string, FieldFault>>> = {
  ReviewNotAhead: { field: 'reviewOn', at: 'reviewOn-day', text: 'Choose a day after today' },
  ReviewTooFar: { field: 'reviewOn', at: 'reviewOn-day', text: 'Choose a day within 12 months' },
};

const proposing = ({ execute, consult }: Gateway, outcomes: OutcomeReading): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/notices/:person/not-telling',
    action: 'propose-not-telling',
    params: NoticeParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readProposing(outcomes), params);
      return found.ok
        ? render('not-telling.njk', proposePage(found.value, freshForm()))
        : refuse(found.refusal, `/cases/${params.case}/notices`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/notices/:person/not-telling',
    action: 'propose-not-telling',
    params: NoticeParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const back = `/cases/${params.case}/notices`;
      const again = async (faulty: Form): Promise<Reply> => {
        const found = await consult(actor, readProposing(outcomes), params);
        return found.ok ? render('not-telling.njk', proposePage(found.value, faulty)) : refuse(found.refusal, back);
      };
      const read = readForm(NotTellingBody, form, KINDS);
      if (!read.ok) return again(read.form);
      const done = await execute(actor, proposeNotTelling(outcomes), toProposal(params, read.value), {
        ...keyed(idempotencyKey, { params, ...read.value }),
        seen: seenVersion(params.case, ifMatch),
      });
      if (done.ok) return redirect(back);
      const field = FIELD[done.refusal.code];
      return field === undefined ? refuse(done.refusal, back) : again(faultyForm(form, [field]));
    },
  }),
];

const mayAnswer = (actor: Actor, found: NotTellingPage): boolean =>
  actor.roles.includes('supervisor') && found.row.proposedBy !== actor.staff;

const answering = ({ execute, consult, admit }: Gateway, outcomes: OutcomeReading): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/notices/:person/not-telling/:notTelling',
    action: 'read-notices',
    params: NotTellingParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readNotTelling(outcomes), params);
      return found.ok
        ? render('weigh-not-telling.njk', notTellingPage(found.value, freshForm(), mayAnswer(actor, found.value)))
        : refuse(found.refusal, `/cases/${params.case}/notices`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/notices/:person/not-telling/:notTelling',
    action: 'approve-not-telling',
    params: NotTellingParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const back = `/cases/${params.case}/notices`;
      const read = readForm(AnswerBody, form.fields['answer'] === 'returned' ? form : unasked(form, ['why']));
      if (!read.ok) {
        // Reading is wider than answering: who may not answer is not shown the form again.
        const may = await admit(actor, 'approve-not-telling', [params.case]);
        if (!may.ok) return refuse(may.refusal, back);
        const found = await consult(actor, readNotTelling(outcomes), params);
        return found.ok
          ? render('weigh-not-telling.njk', notTellingPage(found.value, read.form, mayAnswer(actor, found.value)))
          : refuse(found.refusal, back);
      }
      const change = read.value.answer === 'approved' ? approveNotTelling : returnNotTelling;
      const done = await execute(actor, change(outcomes), toAnswer(params, read.value), {
        ...keyed(idempotencyKey, { params, ...read.value }),
        seen: seenVersion(params.case, ifMatch),
      });
      // Once it is answered the case waits for no supervisor: who is not assigned could not see it again.
      return done.ok ? redirect('/queue') : refuse(done.refusal, back);
    },
  }),
];

/** Proposing not to tell, and a supervisor's answer. */
export const notTellingPages = (gateway: Gateway, outcomes: OutcomeReading): readonly Route[] => [
  ...proposing(gateway, outcomes),
  ...answering(gateway, outcomes),
];
