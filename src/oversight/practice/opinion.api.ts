import { z } from 'zod';
import { HEADS } from '../../casework/decision/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, PageQuery, refuse, type Route } from '../../platform/web/index.ts';
import { AdviceInput } from '../../policy/index.ts';
import type { Reading } from '../guidance/index.ts';
import { LEAST_PAIRS } from './opinion-agreement.ts';
import { blindReader, panelReader, readOpinions } from './opinion-page.store.ts';
import { agreementOver } from './opinion.view.ts';
import { FiguresAnswer, figuresAnswer } from './figures.schema.ts';
import { MEASURES } from './practice.words.ts';
import { DrawBody, FindingBody, OpinionBody, OpinionParams } from './second-opinion.schema.ts';
import { drawSecondOpinions, opinionGiver, panelFinder, takeSecondOpinion } from './second-opinion.store.ts';
import { FINDINGS, RULE } from './second-opinion.ts';
import { OPINION_DEFINITION } from './second-opinion.words.ts';

const Opinions = z.object({
  definition: z.string(),
  measures: z.string(),
  leastCases: z.int(),
  rule: z.string(),
  open: z.uuid().nullable(),
  isWaiting: z.boolean(),
  draws: z.array(
    z.object({
      draw: z.uuid(),
      seed: z.string(),
      from: z.iso.date(),
      until: z.iso.date(),
      at: z.iso.datetime(),
      eligible: z.int(),
      drawn: z.int(),
      given: z.int(),
    }),
  ),
  nextDraws: z.int().nullable(),
  cases: z.int(),
  overall: FiguresAnswer.nullable(),
  rules: z.array(FiguresAnswer.extend({ rule: z.string() })),
  findings: z.array(z.object({ finding: z.enum(FINDINGS), cases: z.int().nullable() })),
  toFind: z.array(z.uuid()),
});
const Blind = z.object({ opinion: z.uuid(), policy: z.string(), recorded: AdviceInput, isMet: z.boolean() });
const Panel = z.object({
  opinion: z.uuid(),
  policy: z.string(),
  recorded: AdviceInput,
  first: z.string(),
  second: z.string(),
  heads: z.array(z.enum(HEADS)),
  why: z.string(),
  finding: z.enum(FINDINGS).nullable(),
  rule: z.string().nullable(),
});
const Given = z.object({ opinion: z.uuid(), became: z.enum(['OpinionGiven', 'OpinionSetAside']) });
const Made = z.object({ opinion: z.uuid() });

const listApi = ({ consult, execute }: Gateway, reading: Reading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/practice/opinions',
    action: 'read-second-opinions',
    summary: 'Second opinions: one’s own open one, the draws, and how far second choices agree with first ones',
    schema: { query: PageQuery, response: { 200: Opinions } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readOpinions, query);
      if (!found.ok) return refuse(found.refusal);
      const { open, isWaiting, draws, pairs } = found.value;
      const { cases, overall, byRule, findings } = agreementOver(reading.versions, pairs);
      return json({
        ...{ definition: OPINION_DEFINITION, measures: MEASURES, leastCases: LEAST_PAIRS, rule: RULE },
        ...{ open: open ?? null, isWaiting, cases, findings },
        nextDraws: draws.next,
        draws: draws.rows.map(({ id, at, ...draw }) => ({ ...draw, draw: id, at: at.toISOString() })),
        overall: overall === undefined ? null : figuresAnswer(overall),
        rules: byRule.map(({ rule, figures }) => ({ rule, ...figuresAnswer(figures) })),
        toFind: pairs.filter(({ finding }) => finding === null).map(({ opinion }) => opinion),
      });
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/opinions/draws',
    action: 'draw-second-opinions',
    summary: 'Draw closed cases at random for a blind second opinion',
    schema: { body: DrawBody, response: { 201: z.object({ draw: z.uuid() }) } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const done = await execute(actor, drawSecondOpinions, body, keyed(idempotencyKey, body));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/opinions/take',
    action: 'take-second-opinion',
    summary: 'Take the next drawn case that one has never met',
    schema: { response: { 201: Made } },
    handle: async ({ actor, idempotencyKey }) => {
      const done = await execute(actor, takeSecondOpinion, undefined, keyed(idempotencyKey, {}));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const readingApi = ({ consult, execute }: Gateway, reading: Reading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/practice/opinions/:opinion',
    action: 'read-second-opinion',
    summary: 'A drawn case for its reader: facts without names, and nothing of the first decision',
    schema: { params: OpinionParams, response: { 200: Blind } },
    handle: async ({ actor, params }) => {
      const found = await consult(
        actor,
        blindReader(() => reading.versions),
        params,
      );
      if (!found.ok) return refuse(found.refusal);
      const { opinion, input, policy, isMet } = found.value.shown;
      return json({ opinion, policy: policy.files.policy.id, recorded: input, isMet });
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/opinions/:opinion',
    action: 'give-second-opinion',
    summary: 'Give a second opinion, once; who has met the case meanwhile sets it aside',
    schema: { params: OpinionParams, body: OpinionBody, response: { 201: Given } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const done = await execute(
        actor,
        opinionGiver(() => reading.versions),
        input,
        keyed(idempotencyKey, input),
      );
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const panelApi = ({ consult, execute }: Gateway, reading: Reading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/practice/opinions/:opinion/panel',
    action: 'read-panel-case',
    summary: 'A case that was decided twice, for the panel: both choices, and who made neither',
    schema: { params: OpinionParams, response: { 200: Panel } },
    handle: async ({ actor, params }) => {
      const found = await consult(
        actor,
        panelReader(() => reading.versions),
        params,
      );
      if (!found.ok) return refuse(found.refusal);
      const { input, policy, ...rest } = found.value;
      return json({ ...rest, policy: policy.files.policy.id, recorded: input });
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/opinions/:opinion/panel',
    action: 'record-panel-finding',
    summary: 'Record what a panel found of a case that was decided twice',
    schema: { params: OpinionParams, body: FindingBody, response: { 201: Made } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, finding: body.finding, rule: body.rule };
      const done = await execute(
        actor,
        panelFinder(() => reading.versions),
        input,
        keyed(idempotencyKey, input),
      );
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** Second opinions as a program draws, reads and gives them. */
export const opinionApi = (gateway: Gateway, reading: Reading): readonly Route[] => [
  ...listApi(gateway, reading),
  ...readingApi(gateway, reading),
  ...panelApi(gateway, reading),
];
