import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { answerOf } from './compare-answer.ts';
import { changesApart } from './changes-apart.ts';
import { CompareQuery } from './compare.schema.ts';
import { trendFitsApart } from './trend-fits-apart.ts';
import { AnswerShape, answerShapeOf } from './answer-shape.ts';

/** The comparison for a program: what the page shows, in the shape of `evenhand consistency --json` and with what stands beside it. */
export const comparisonApi = (gateway: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/compare',
    action: 'compare-forces',
    summary:
      'Forces compared on one definition: the spread between them, and each by name with its intervals; no ranking',
    schema: { query: CompareQuery, response: { 200: AnswerShape } },
    handle: async ({ actor, query }) => {
      const answered = await answerOf(gateway, { actor, query }, 'api');
      if (answered.kind === 'unlogged') return refuse(answered.refusal);
      if (answered.kind === 'compared') {
        await Promise.all([changesApart(answered.compared), trendFitsApart(answered.compared)]);
        return json(answerShapeOf(answered.compared));
      }
      const { field, sentence } = answered.refused;
      const errors = [{ pointer: `/${field ?? 'offence'}`, detail: sentence }];
      const problem = { code: 'invalid-input', errors };
      return refuse(problem);
    },
  }),
];
