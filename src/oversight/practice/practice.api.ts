import { z } from 'zod';
import { DEPARTURES, HEADS } from '../../casework/decision/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, PageQuery, refuse, type Route } from '../../platform/web/index.ts';
import { Advice, AdviceInput } from '../../policy/index.ts';
import type { Reading } from '../guidance/index.ts';
import { readRound, readRounds, standardCaseReader } from './practice-page.store.ts';
import { CaseParams, DecideBody, DepartureBody, OpenRoundBody, RoundParams } from './round.schema.ts';
import { closeRound, departureSayer, roundOpener, standardCaseDecider, withdrawFromRound } from './round.store.ts';
import type { Round } from './round.rows.ts';
import type { Vignette } from './vignette.schema.ts';
import { answersOf } from './vignette.ts';

const Instant = z.iso.datetime();
const RoundHead = z.object({
  round: z.uuid(),
  origin: z.string(),
  policy: z.string(),
  adviceShown: z.boolean(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
});
const Own = z.object({
  vignette: z.string(),
  choice: z.string(),
  heads: z.array(z.enum(HEADS)),
  departure: z.enum(DEPARTURES).nullable(),
});
const Rounds = z.object({
  rounds: z.array(RoundHead.extend({ cases: z.int(), own: z.int(), hasWithdrawn: z.boolean() })),
  next: z.int().nullable(),
});
const RoundAnswer = RoundHead.extend({
  people: z.int(),
  hasWithdrawn: z.boolean(),
  cases: z.array(z.object({ vignette: z.string(), title: z.string() })),
  own: z.array(Own),
});
const CaseAnswer = z.object({
  vignette: z.string(),
  title: z.string(),
  story: z.string(),
  about: z.string(),
  recorded: AdviceInput,
  own: Own.nullable(),
  /** What one wrote of it oneself, under the heads of the decision page. */
  reasons: z.array(z.object({ head: z.enum(HEADS), text: z.string() })),
  // Null until one has decided, where the round is blind to it.
  advice: Advice.nullable(),
});
export const Made = z.object({ round: z.uuid() });

const headOf = ({ id, openedAt, closedAt, origin, policy, adviceShown }: Round) => ({
  ...{ round: id, origin, policy, adviceShown },
  openedAt: openedAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
});

const readApi = ({ consult }: Gateway, { adviser }: Reading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/practice',
    action: 'read-practice',
    summary: 'Rounds of standard cases, and how far one has come in each',
    schema: { query: PageQuery, response: { 200: Rounds } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readRounds, query);
      if (!found.ok) return refuse(found.refusal);
      const { rows, next } = found.value;
      return json({ rounds: rows.map((round) => ({ ...round, ...headOf(round) })), next });
    },
  }),
  api({
    method: 'GET',
    url: '/api/practice/rounds/:round',
    action: 'read-practice',
    operation: 'read-practice-round',
    summary: 'A round with its cases and one’s own answers: nothing of what others chose',
    schema: { params: RoundParams, response: { 200: RoundAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRound, params);
      if (!found.ok) return refuse(found.refusal);
      const { round, cases, ...rest } = found.value;
      return json({ ...headOf(round), ...rest, cases: cases.map(({ id, title }) => ({ vignette: id, title })) });
    },
  }),
  api({
    method: 'GET',
    url: '/api/practice/rounds/:round/cases/:vignette',
    action: 'read-practice',
    operation: 'read-standard-case',
    summary: 'A standard case; the advice only where the round shows it, or one has decided',
    schema: { params: CaseParams, response: { 200: CaseAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, standardCaseReader(adviser), params);
      if (!found.ok) return refuse(found.refusal);
      const { vignette, policy, answer, told, reasons } = found.value;
      // Neither why it is in the library nor which rules it tries: both would hint at what is advised.
      const { id, title, story, about } = vignette;
      const recorded = answersOf(vignette, policy.files);
      return json({
        ...{ vignette: id, title, story, about, recorded },
        own: answer ?? null,
        reasons: reasons.map(({ head, text }) => ({ head, text })),
        advice: told?.advice ?? null,
      });
    },
  }),
];

const changeApi = ({ execute }: Gateway, { adviser }: Reading, library: readonly Vignette[]): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/practice/rounds',
    action: 'open-practice-round',
    summary: 'Open a round with standard cases of the library',
    schema: { body: OpenRoundBody, response: { 201: Made } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const done = await execute(actor, roundOpener(library), body, keyed(idempotencyKey, body));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/rounds/:round/cases/:vignette',
    action: 'decide-standard-case',
    summary: 'Decide a standard case, once',
    schema: { params: CaseParams, body: DecideBody, response: { 201: Made } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body, departure: body.departure };
      const done = await execute(actor, standardCaseDecider(adviser), input, keyed(idempotencyKey, input));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/rounds/:round/cases/:vignette/departure',
    action: 'say-practice-departure',
    summary: 'Say afterwards why one chose other than advised',
    schema: { params: CaseParams, body: DepartureBody, response: { 201: Made } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const done = await execute(actor, departureSayer(adviser), input, keyed(idempotencyKey, input));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/rounds/:round/close',
    action: 'close-practice-round',
    summary: 'Close a round: no more answers, and what was chosen can be read',
    schema: { params: RoundParams, response: { 201: Made } },
    handle: async ({ actor, params, idempotencyKey }) => {
      const done = await execute(actor, closeRound, params, keyed(idempotencyKey, params));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/practice/rounds/:round/withdraw',
    action: 'withdraw-from-practice',
    summary: 'Withdraw from a round: what one answered is counted nowhere',
    schema: { params: RoundParams, response: { 201: Made } },
    handle: async ({ actor, params, idempotencyKey }) => {
      const done = await execute(actor, withdrawFromRound, params, keyed(idempotencyKey, params));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** Rounds of standard cases, as a program opens, decides and closes them. */
export const practiceApi = (gateway: Gateway, reading: Reading, library: readonly Vignette[]): readonly Route[] => [
  ...readApi(gateway, reading),
  ...changeApi(gateway, reading, library),
];
