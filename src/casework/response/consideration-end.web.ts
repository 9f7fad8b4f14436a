import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { unasked, type FieldFault, type FormBody, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { EndBody, EndParams, toEnd } from './consideration-end.schema.ts';
import { endConsideration, readDecidedOn } from './consideration-end.store.ts';
import { endPage } from './response.view.ts';

const asked = (form: FormBody): FormBody =>
  form.fields['result'] === 'made' ? unasked(form, ['why']) : unasked(form, ['madeAt', 'beforeReport']);

const atTime = (text: string): FieldFault => ({ field: 'madeAt', at: 'madeAt-day', text });

const FAULTS: Readonly<Record<string, FieldFault>> = {
  DoneInFuture: atTime('This time is still to come. Enter when it was made'),
  MadeTooLongAgo: atTime('Reports are from 2016 on. Check the year in which it was made'),
  MadeUnderTen: atTime(
    'By the age on record they were under 10 then, and nobody under 10 is arrested or interviewed under caution. Check the time; if it is right, put right the age or the date of birth in triage first',
  ),
  MadeBeforeConduct: atTime(
    'This is before the day on which it happened. Check the time; if it is right, put right the day in triage first',
  ),
  MadeBeforeReport: {
    field: 'beforeReport',
    text: 'This is before the report reached the police. Check the time; if it is right, confirm it here',
  },
};

/** What came of an interview or an arrest that was decided on: the page, and the same for programs. */
export const considerationEndRoutes = (gateway: Gateway): readonly Route[] => {
  const of = { params: EndParams, body: EndBody, change: endConsideration, input: toEnd };
  return [
    ...caseForm(gateway, {
      ...of,
      url: '/cases/:case/response/considerations/:consideration',
      asked,
      kinds: { madeAt: 'moment' },
      look: readDecidedOn,
      template: 'consideration-end.njk',
      model: endPage,
      faults: FAULTS,
      next: (params) => `/cases/${params.case}/response`,
    }),
    caseEndpoint(gateway, {
      ...of,
      url: '/api/cases/:case/response/considerations/:consideration',
      summary: 'Record whether an interview or an arrest that was decided on was made',
      answer: z.object({ case: z.uuid(), entry: z.uuid() }),
    }),
  ];
};
