import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import type { SplitRuns } from './runs.ts';
import { SplitStood, splitStood } from './split.answer.ts';
import { asking } from './asking.ts';
import { AskSplitBody, PageQuery, SplitParams } from './split.schema.ts';
import { readSplit, readSplits, SPLITS_PAGE } from './split.store.ts';

const Row = z.object({
  split: z.uuid(),
  ...{ from: z.string(), to: z.string(), outcome: z.string() },
  askedAt: z.iso.datetime(),
  state: SplitStood.shape.state,
});

/** The split as a program asks for it and reads it. */
export const splitApi = ({ execute, consult }: Gateway, runs: SplitRuns): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/split',
    operation: 'read-splits',
    action: 'read-split',
    summary: 'Splits that were asked for, newest first, a page at a time',
    schema: { query: PageQuery, response: { 200: z.object({ splits: z.array(Row), next: z.int().nullable() }) } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readSplits, query);
      if (!found.ok) return refuse(found.refusal);
      const splits = found.value.slice(0, SPLITS_PAGE).map((read) => {
        const { split, from, to, outcome } = read;
        const { askedAt, state } = splitStood(read, runs.progressOf(actor, split));
        return { split, from, to, outcome, askedAt, state };
      });
      return json({ splits, next: found.value.length > SPLITS_PAGE ? query.page + 1 : null });
    },
  }),
  api({
    method: 'POST',
    url: '/api/split',
    action: 'ask-split',
    summary: 'Ask what differences between decisions go with: facts, policy, people. Worked out meanwhile',
    schema: { body: AskSplitBody, response: { 202: z.object({ split: z.uuid() }) } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const { cases, own, ...asked } = body;
      const begun = await asking({ execute, runs }, actor, { asked, cases, own }, idempotencyKey);
      if (!begun.ok) return refuse(begun.refusal);
      const split = begun.value;
      return json({ split }, { status: 202 });
    },
  }),
  api({
    method: 'GET',
    url: '/api/split/:split',
    operation: 'read-split',
    action: 'read-split',
    summary: 'How far a split is, and what came of it: three shares with intervals, never a figure of a person',
    schema: { params: SplitParams, response: { 200: SplitStood } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readSplit, params);
      return found.ok ? json(splitStood(found.value, runs.progressOf(actor, params.split))) : refuse(found.refusal);
    },
  }),
];
