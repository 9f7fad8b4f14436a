import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import type { FieldFault, Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { MeasureBody, MeasureParams, toMeasureEnd } from './measure.schema.ts';
import { endMeasure } from './measure.store.ts';
import { measurePage } from './measure.view.ts';
import { readMeasure } from './safeguarding-page.store.ts';

const atTime = (text: string): FieldFault => ({ field: 'endedAt', at: 'endedAt-day', text });

/** That police protection or an assessment ended, what came of a conference: the page, and the same for programs. */
export const measureRoutes = (gateway: Gateway): readonly Route[] => {
  const of = { params: MeasureParams, body: MeasureBody, change: endMeasure, input: toMeasureEnd };
  return [
    ...caseForm(gateway, {
      ...of,
      url: '/cases/:case/children/:person/measures/:measure/end',
      kinds: { endedAt: 'moment' },
      look: readMeasure,
      template: 'measure-end.njk',
      model: measurePage,
      faults: {
        StillToCome: atTime('This time is still to come. Enter when it ended'),
        BeforeItBegan: atTime('This is before it began. Check the time'),
        ResultNeeded: { field: 'result', at: 'result', text: 'Choose what came of it' },
      },
      next: ({ case: id }) => `/cases/${id}/safeguarding`,
    }),
    caseEndpoint(gateway, {
      ...of,
      url: '/api/cases/:case/children/:person/measures/:measure/end',
      summary:
        'Record that police protection or an assessment ended, or what came of a conference, a core group or a review',
      answer: z.object({ case: z.uuid(), entry: z.uuid() }),
    }),
  ];
};
