import type { Gateway } from '../../platform/command/index.ts';
import { unasked, type FormBody, type Route } from '../../platform/web/index.ts';
import { caseForm, CaseParams } from '../case/index.ts';
import type { AdvisedReading } from './against.ts';
import { lookAtResponse, readRequest } from './response-page.store.ts';
import { withRests, type RestsOnReading } from './rests-on.store.ts';
import { DecideCategoryBody, DecideResponseBody, GrantBody, RequestParams } from './response.schema.ts';
import { decideCategoryPage, decideResponsePage, grantPage } from './response.view.ts';
import { NOT_YET } from './supervisor.ts';
import { decideCategory, decideResponse, grantException } from './supervisor.store.ts';

// Once it is answered the case may wait for no supervisor: who is not assigned could not see it again.
const NEXT = (): string => '/queue';
const FAULTS = {
  FindOutByNeeded: {
    field: 'findOutBy',
    at: 'findOutBy-day',
    text: 'Enter by when it is found out: today, or a day within a month',
  },
  RulingReasonNeeded: { field: 'departure', text: 'This is other than the guidance advises. Choose why' },
} as const;
/** To find out first is no choice of a response: what is asked of one is not asked of the other. */
const asked = (form: FormBody): FormBody =>
  unasked(form, form.fields['value'] === NOT_YET ? ['departure'] : ['findOutBy']);
const kinds = { findOutBy: { date: 'The day by which it is found out' } } as const;
const template = 'supervisor-decision.njk';

/** What only a supervisor does: decide the response, the category, an exception. */
export const supervisorPages = (
  gateway: Gateway,
  reading: RestsOnReading,
  advised: AdvisedReading,
): readonly Route[] => [
  ...caseForm(gateway, {
    url: '/cases/:case/response/decide-response',
    params: CaseParams,
    body: DecideResponseBody,
    kinds,
    asked,
    look: withRests(lookAtResponse('decide-response'), reading),
    template,
    model: (page) => ({ ...page.rests.model, ...decideResponsePage(page) }),
    change: decideResponse(advised),
    faults: FAULTS,
    input: (params, body) => ({ ...params, ...body }),
    next: NEXT,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/response/decide-category',
    params: CaseParams,
    body: DecideCategoryBody,
    kinds,
    asked,
    look: withRests(lookAtResponse('decide-category'), reading),
    template,
    model: (page) => ({ ...page.rests.model, ...decideCategoryPage(page) }),
    change: decideCategory(advised),
    faults: FAULTS,
    input: (params, body) => ({ ...params, ...body }),
    next: NEXT,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/response/requests/:request',
    params: RequestParams,
    body: GrantBody,
    look: withRests(readRequest, reading),
    template,
    model: (page) => ({ ...page.rests.model, ...grantPage(page) }),
    change: grantException,
    input: (params, body) => ({ ...params, ...body }),
    next: NEXT,
  }),
];
