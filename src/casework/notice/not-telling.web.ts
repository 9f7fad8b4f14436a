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
import { caseForm, changedForm } from '../case/index.ts';
import { readNotTelling, readProposing, type NotTellingPage } from './notice-page.store.ts';
import { AnswerBody, NoticeParams, NotTellingBody, NotTellingParams, toAnswer, toProposal } from './notice.schema.ts';
import type { OutcomeReading } from './notice.store.ts';
import { notTellingPage, proposePage } from './notice.view.ts';
import { approveNotTelling, proposeNotTelling, returnNotTelling } from './not-telling.store.ts';

const REVIEW_FAULTS: Readonly<Record<string, FieldFault>> = {
  ReviewNotAhead: { field: 'reviewOn', at: 'reviewOn-day', text: 'Choose a day after today' },
  ReviewTooFar: { field: 'reviewOn', at: 'reviewOn-day', text: 'Choose a day within 12 months' },
};
const FAULTS: Readonly<Record<string, FieldFault>> = {
  ...REVIEW_FAULTS,
  DangerStands: {
    field: 'reason',
    text: 'A supervisor agreed that telling is a danger. Choose the danger as it is now, or have them return it first',
  },
};
const KINDS = { reviewOn: { date: 'The day on which this is looked at again' } } as const;

const BACK = (params: { readonly case: string }): string => `/cases/${params.case}/notices`;

const proposing = (gateway: Gateway, outcomes: OutcomeReading): readonly Route[] =>
  caseForm(gateway, {
    url: '/cases/:case/notices/:person/not-telling',
    params: NoticeParams,
    body: NotTellingBody,
    kinds: KINDS,
    look: readProposing(outcomes),
    template: 'not-telling.njk',
    model: proposePage,
    change: proposeNotTelling(outcomes),
    input: toProposal,
    faults: FAULTS,
    next: BACK,
    back: BACK,
  });

const mayAnswer = (actor: Actor, found: NotTellingPage): boolean =>
  actor.roles.includes('supervisor') && found.row.proposedBy !== actor.staff && !found.officers.includes(actor.staff);

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
        : refuse(found.refusal, BACK(params));
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/notices/:person/not-telling/:notTelling',
    action: 'approve-not-telling',
    params: NotTellingParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const again = async (typed: Form): Promise<Reply> => {
        // Reading is wider than answering: who may not answer is not shown the form again.
        const may = await admit(actor, 'approve-not-telling', [params.case]);
        if (!may.ok) return refuse(may.refusal, BACK(params));
        const found = await consult(actor, readNotTelling(outcomes), params);
        return found.ok
          ? render('weigh-not-telling.njk', notTellingPage(found.value, typed, mayAnswer(actor, found.value)))
          : refuse(found.refusal, BACK(params));
      };
      // What the other answer asks is not what is meant any more.
      const asked = unasked(form, form.fields['answer'] === 'returned' ? ['reviewOn'] : []);
      const read = readForm(AnswerBody, asked, KINDS);
      if (!read.ok) return again(read.form);
      const change = read.value.answer === 'approved' ? approveNotTelling : returnNotTelling;
      const done = await execute(actor, change(outcomes), toAnswer(params, read.value), {
        ...keyed(idempotencyKey, { params, ...read.value }),
        seen: seenVersion(params.case, ifMatch),
      });
      // Once it is answered the case waits for no supervisor: who is not assigned could not see it again.
      if (done.ok) return redirect('/queue');
      if (done.refusal.code === 'CaseChanged') return again(changedForm(form));
      const fault = REVIEW_FAULTS[done.refusal.code];
      return fault === undefined ? refuse(done.refusal, BACK(params)) : again(faultyForm(form, [fault]));
    },
  }),
];

/** Proposing not to tell, and a supervisor's answer. */
export const notTellingPages = (gateway: Gateway, outcomes: OutcomeReading): readonly Route[] => [
  ...proposing(gateway, outcomes),
  ...answering(gateway, outcomes),
];
