import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { look } from './compare-answer.ts';
import { CompareQuery } from './compare.schema.ts';
import { ComparisonShape, shapeOf } from './comparison-shape.ts';
import { compareAsked, SHIPPED_SOURCE } from './shipped.ts';

/** The comparison for a program: what the page shows, in the shape of `evenhand consistency --json`. */
export const comparisonApi = ({ consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/compare',
    action: 'compare-forces',
    summary:
      'Forces compared on one definition: the spread between them, and each by name with its intervals; no ranking',
    schema: { query: CompareQuery, response: { 200: ComparisonShape } },
    handle: async ({ actor, query }) => {
      const logged = await consult(actor, look, { ...query, page: 'api' });
      if (!logged.ok) return refuse(logged.refusal);
      const compared = await compareAsked(SHIPPED_SOURCE, query);
      if (compared.kind === 'compared') return json(shapeOf(compared.comparison));
      const errors = [{ pointer: `/${compared.field ?? 'offence'}`, detail: compared.sentence }];
      const problem = { code: 'invalid-input', errors };
      return refuse(problem);
    },
  }),
];
