import type { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import { formPage } from './form-page.ts';
import type { Place } from './place.ts';
import type { Guidance } from './guidance.ts';
import { PersonWeighingParams, toWeighing, WeighingBody, WeighingParams } from './weighing.schema.ts';
import { stateWeighing } from './weighing.store.ts';
import { weighingPage } from './weighing.view.ts';

const weighing = (gateway: Gateway, guidance: Guidance, url: string, place: z.ZodType<Place>): readonly Route[] =>
  formPage(gateway, {
    url,
    action: 'state-weighing',
    place,
    body: WeighingBody,
    kinds: {},
    template: 'weighing.njk',
    model: (triage, at) => weighingPage(guidance, triage, at),
    change: (actor, { case: id, person, fact = '' }, body, attempt) =>
      gateway.execute(actor, stateWeighing(guidance), toWeighing({ case: id, person, fact }, body), attempt),
    faults: {},
  });

/** What is weighed before a decision, one fact a page: offered, and asked by no rule. */
export const weighingPages = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  ...weighing(gateway, guidance, '/cases/:case/weighing/:fact', WeighingParams),
  ...weighing(gateway, guidance, '/cases/:case/people/:person/weighing/:fact', PersonWeighingParams),
];
