import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { WhyNotParams } from './why-not.schema.ts';
import { readWhyNot } from './why-not.store.ts';
import { whyNotModel } from './why-not.view.ts';

/** Why an outcome is not open to somebody, or a response, category, role or duty is not what it could be. */
export const whyNotPages = ({ consult }: Gateway, adviser: Adviser): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/decision/why-not/:of/:what/:person',
    action: 'propose-outcome',
    params: WhyNotParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readWhyNot(adviser), params);
      return found.ok
        ? render('why-not.njk', whyNotModel(found.value))
        : refuse(found.refusal, `/cases/${params.case}/decision`);
    },
  }),
];
