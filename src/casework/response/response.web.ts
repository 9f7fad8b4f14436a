import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, unasked, type FieldFault, type FormBody, type Route } from '../../platform/web/index.ts';
import { caseForm, CaseParams } from '../case/index.ts';
import type { AdvisedReading } from './against.ts';
import { considerationEndRoutes } from './consideration-end.web.ts';
import { considerPage } from './consider.view.ts';
import { consider } from './consideration.store.ts';
import { answerHandover, handOver } from './handover.store.ts';
import { nameResponder } from './responder.store.ts';
import { lookAtConsidering, lookAtResponse, readHandover, readResponse } from './response-page.store.ts';
import {
  AskBody,
  ConsiderBody,
  HandoverAnswerBody,
  HandoverBody,
  HandoverParams,
  ResponderBody,
  toAsk,
  toConsider,
  toHandoverAnswer,
} from './response.schema.ts';
import { askPage, handoverAnswerPage, handoverPage, responderPage, responsePage } from './response.view.ts';
import { NEED_PERSON, NO_FLOOR } from './request.ts';
import { askSupervisor } from './supervisor.store.ts';
import type { RestsOnReading } from './rests-on.store.ts';
import { supervisorPages } from './supervisor.web.ts';

const NEXT = (params: { readonly case: string }): string => `/cases/${params.case}/response`;

const askedOfAnswer = (form: FormBody): FormBody =>
  form.fields['answer'] === 'accepted' ? unasked(form, ['reason']) : unasked(form, ['receipt']);

const askedOfConsidering = (form: FormBody): FormBody =>
  form.fields['conclusion'] === 'pursued' ? form : unasked(form, ['appropriateAdult']);

const askedOfAsking = (form: FormBody): FormBody => {
  const about = String(form.fields['about']);
  const checks = about === 'check-unavailable' ? form : unasked(form, ['check']);
  // About the whole case no person is named: one left chosen behind another answer would be taken for whom it is about.
  const whom = NEED_PERSON.some((one) => one === about) ? checks : unasked(checks, ['person']);
  return NO_FLOOR.some((one) => one === about) ? whom : unasked(whom, ['reviewOn']);
};

const considerFaults: Readonly<Record<string, FieldFault>> = {
  UnderTen: {
    field: 'ten',
    text: 'A child under 10 is not interviewed under caution and not arrested. What this child needs is safeguarding',
  },
  AgeNotKnown: { field: 'ten', text: 'Find out first: not known is not read as old enough' },
  AppropriateAdultNeeded: { field: 'appropriateAdult', text: 'Choose who is the appropriate adult' },
  ParentMayBeDanger: {
    field: 'appropriateAdult',
    text: 'Home may not be safe for this child: choose a social worker or another responsible adult',
  },
  SupervisorFirst: {
    field: 'means',
    text: 'An arrest needs a supervisor’s decision first: ask for it, then record this',
  },
};

const askFaults: Readonly<Record<string, FieldFault>> = {
  PersonNeeded: { field: 'person', text: 'Choose whom it is about' },
  NotAChildOfThisCase: { field: 'person', text: 'Choose a child of this case: only a child has a safety floor' },
  ReviewNeeded: {
    field: 'reviewOn',
    at: 'reviewOn-day',
    text: 'Enter a day after today and within three months: this is looked at again then',
  },
  CheckNotUnavailable: { field: 'check', text: 'Choose a check that is recorded as unavailable' },
};

const overview = ({ consult }: Gateway): Route =>
  page({
    method: 'GET',
    url: '/cases/:case/response',
    action: 'read-response',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const seen = await consult(actor, readResponse, params);
      return seen.ok ? render('response.njk', responsePage(seen.value)) : refuse(seen.refusal, `/cases/${params.case}`);
    },
  });

const handoverPages = (gateway: Gateway): readonly Route[] => [
  ...caseForm(gateway, {
    url: '/cases/:case/response/responder',
    params: CaseParams,
    body: ResponderBody,
    look: lookAtResponse('name-responder'),
    template: 'responder.njk',
    model: responderPage,
    typed: (seen) => ({ responder: seen.response.responder?.responder ?? '' }),
    change: nameResponder,
    input: (params, body) => ({ ...params, ...body }),
    next: NEXT,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/response/handover',
    params: CaseParams,
    body: HandoverBody,
    look: lookAtResponse('hand-over-case'),
    template: 'handover.njk',
    model: handoverPage,
    change: handOver,
    input: (params, body) => ({ ...params, ...body }),
    next: NEXT,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/response/handovers/:handover',
    params: HandoverParams,
    body: HandoverAnswerBody,
    asked: askedOfAnswer,
    look: readHandover,
    template: 'handover-answer.njk',
    model: handoverAnswerPage,
    change: answerHandover,
    input: toHandoverAnswer,
    next: NEXT,
  }),
];

/** The response: who acts, the handover, interview or arrest considered, what a supervisor is asked and decides. */
export const responsePages = (gateway: Gateway, reading: RestsOnReading, advised: AdvisedReading): readonly Route[] => [
  overview(gateway),
  ...handoverPages(gateway),
  ...caseForm(gateway, {
    url: '/cases/:case/response/consider',
    params: CaseParams,
    body: ConsiderBody,
    asked: askedOfConsidering,
    look: lookAtConsidering,
    template: 'consider.njk',
    model: considerPage,
    change: consider,
    input: toConsider,
    faults: considerFaults,
    next: NEXT,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/response/ask',
    params: CaseParams,
    body: AskBody,
    kinds: { reviewOn: { date: 'The day on which this is looked at again' } },
    asked: askedOfAsking,
    look: lookAtResponse('ask-supervisor'),
    template: 'ask-supervisor.njk',
    model: askPage,
    change: askSupervisor,
    input: toAsk,
    faults: askFaults,
    next: NEXT,
  }),
  ...considerationEndRoutes(gateway),
  ...supervisorPages(gateway, reading, advised),
];
