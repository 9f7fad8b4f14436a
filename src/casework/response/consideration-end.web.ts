import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { unasked, type FormBody, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { EndBody, EndParams, toEnd } from './consideration-end.schema.ts';
import { endConsideration, readDecidedOn } from './consideration-end.store.ts';
import { endPage } from './response.view.ts';

const asked = (form: FormBody): FormBody =>
  form.fields['result'] === 'made' ? unasked(form, ['why']) : unasked(form, ['madeAt']);

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
      faults: {
        DoneInFuture: { field: 'madeAt', at: 'madeAt-day', text: 'This time is still to come. Enter when it was made' },
      },
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
