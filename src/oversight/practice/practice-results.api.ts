import { z } from 'zod';
import { DEPARTURES } from '../../casework/decision/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { RuleChangeBody, type Reading } from '../guidance/index.ts';
import { LEAST_CASES, LEAST_PEOPLE } from './agreement.ts';
import { FiguresAnswer, figuresAnswer } from './figures.schema.ts';
import { AnswersFile, RoundFile, TakeBody } from './practice-file.schema.ts';
import { fileTaker, readAnswersFile, readPracticeKey, readRoundFile } from './practice-file.store.ts';
import { readPracticeFile } from './practice-file.ts';
import { resultsReader } from './practice-page.store.ts';
import { practiceProposer } from './practice-proposal.store.ts';
import { Made } from './practice.api.ts';
import { DEFINITION, MEASURES } from './practice.words.ts';
import { agreementIn, reasonsOn } from './results.view.ts';
import { RoundParams } from './round.schema.ts';
import type { Vignette } from './vignette.schema.ts';

const Share = z.object({ alike: z.int(), pairs: z.int() });
const Results = z.object({
  definition: z.string(),
  measures: z.string(),
  leastPeople: z.int(),
  leastCases: z.int(),
  policy: z.string(),
  adviceShown: z.boolean(),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  forces: z.array(z.string()),
  overall: FiguresAnswer.nullable(),
  betweenForces: z
    .object({ within: Share, across: Share, difference: z.number(), interval: z.tuple([z.number(), z.number()]) })
    .nullable(),
  rules: z.array(
    FiguresAnswer.extend({
      rule: z.string(),
      vignettes: z.array(z.string()),
      departures: z.array(z.object({ departure: z.enum(DEPARTURES), answers: z.int().nullable() })),
    }),
  ),
  cases: z.array(
    z.object({
      vignette: z.string(),
      answers: z.int(),
      choices: z.array(z.object({ choice: z.string(), answers: z.int() })).nullable(),
    }),
  ),
});

const shareOf = ({ y, n }: { readonly y: number; readonly n: number }) => ({ alike: y, pairs: n });

const resultsApi = ({ consult, execute }: Gateway, versions: () => Reading['versions']): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/practice/rounds/:round/results',
    action: 'read-practice',
    operation: 'read-practice-results',
    summary: 'How far people agree over a closed round: over all, by rule, and whether forces agree with each other',
    schema: { params: RoundParams, response: { 200: Results } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, resultsReader(versions), params);
      if (!found.ok) return refuse(found.refusal);
      const { round } = found.value;
      const { overall, byRule, forces, between, cases } = agreementIn(found.value);
      return json({
        ...{ definition: DEFINITION, measures: MEASURES, leastPeople: LEAST_PEOPLE, leastCases: LEAST_CASES },
        ...{ policy: round.policy, adviceShown: round.adviceShown, forces },
        from: round.openedAt.toISOString(),
        until: round.closedAt?.toISOString() ?? null,
        overall: overall === undefined ? null : figuresAnswer(overall),
        betweenForces:
          between === undefined
            ? null
            : { ...between, within: shareOf(between.within), across: shareOf(between.across) },
        rules: byRule.map(({ rule, vignettes, figures }) => ({
          ...{ rule, vignettes, departures: reasonsOn(found.value, vignettes) },
          ...figuresAnswer(figures),
        })),
        cases: cases.map(({ choices, ...one }) => ({ ...one, choices: choices ?? null })),
      });
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/rounds/:round/proposals',
    action: 'propose-rule-change',
    operation: 'propose-rule-change-from-practice',
    summary: 'Propose to change a rule on whose standard cases people did not agree',
    schema: { params: RoundParams, body: RuleChangeBody, response: { 201: z.object({ proposal: z.uuid() }) } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const done = await execute(actor, practiceProposer(versions), input, keyed(idempotencyKey, input));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const fileApi = ({ consult, execute }: Gateway, library: readonly Vignette[]): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/practice/rounds/:round/file',
    action: 'read-practice-file',
    operation: 'read-practice-round-file',
    summary: 'A round as a file for other forces',
    schema: { params: RoundParams, response: { 200: RoundFile } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRoundFile, params);
      return found.ok ? json(found.value) : refuse(found.refusal);
    },
  }),
  api({
    method: 'GET',
    url: '/api/practice/rounds/:round/answers-file',
    action: 'read-practice-file',
    operation: 'read-practice-answers-file',
    summary: 'The answers of this force to a closed round, as counts',
    schema: { params: RoundParams, response: { 200: AnswersFile } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readAnswersFile, params);
      return found.ok ? json(found.value) : refuse(found.refusal);
    },
  }),
  api({
    method: 'GET',
    url: '/api/practice/take',
    action: 'take-practice-file',
    operation: 'read-practice-key',
    summary: 'The public key by which this force signs its files of practice',
    schema: { response: { 200: z.object({ key: z.string() }) } },
    handle: async ({ actor }) => {
      const key = await consult(actor, readPracticeKey, undefined);
      return key.ok ? json({ key: key.value }) : refuse(key.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/files',
    action: 'take-practice-file',
    summary: 'Take in the round of another force, or its answers to a round of this one',
    schema: { body: TakeBody, response: { 201: Made } },
    handle: async ({ actor, body, idempotencyKey }) => {
      // Read again as text is: what was changed on its way is found by its fingerprint and its signature.
      const file = readPracticeFile(JSON.stringify(body.file), body.key);
      if (!file.ok) return refuse(file.refusal);
      const done = await execute(actor, fileTaker(library), body, keyed(idempotencyKey, body));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** What a closed round shows, and rounds and answers as files between forces. */
export const practiceResultsApi = (
  gateway: Gateway,
  reading: Reading,
  library: readonly Vignette[],
): readonly Route[] => [...resultsApi(gateway, () => reading.versions), ...fileApi(gateway, library)];
