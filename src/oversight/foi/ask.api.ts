import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { AskAnswerRow, AskParams, NewQuery, SendBody, StepBody } from './ask.schema.ts';
import { readAsk, readAsks, recordAskStep, sendAsk } from './ask.store.ts';
import { rowOf, rowsOf } from './ask.text.ts';

/** Requests to other forces as a program sends and reads them. */
export const askApi = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/asks',
    action: 'read-asks',
    summary: 'Every question that was sent to a force, and how it stands today: silence too',
    schema: { query: NewQuery, response: { 200: z.object({ asks: z.array(AskAnswerRow) }) } },
    handle: async ({ actor, query }) => {
      const read = await consult(actor, readAsks, query);
      return read.ok ? json({ asks: rowsOf(read.value) }) : refuse(read.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/asks',
    action: 'ask-force',
    summary: 'Note that a question was sent to forces that have no Evenhand',
    schema: { body: SendBody, response: { 201: z.object({ asks: z.array(z.uuid()) }) } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const done = await execute(actor, sendAsk, body, keyed(idempotencyKey, body));
      return done.ok ? json({ asks: Object.values(done.value) }, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'GET',
    url: '/api/asks/:ask',
    operation: 'read-ask',
    action: 'read-asks',
    summary: 'One question that was sent, with what became of it',
    schema: { params: AskParams, response: { 200: AskAnswerRow } },
    handle: async ({ actor, params }) => {
      const read = await consult(actor, readAsk, params);
      if (!read.ok) return refuse(read.refusal);
      return json(rowOf(read.value.ask, read.value.clocks, read.value.today));
    },
  }),
  api({
    method: 'POST',
    url: '/api/asks/:ask/steps',
    action: 'record-force-reply',
    summary: 'Record what became of it: a reply, a refusal with its section, a clarification, a review',
    schema: { params: AskParams, body: StepBody, response: { 201: z.object({ ask: z.uuid(), step: z.uuid() }) } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const done = await execute(actor, recordAskStep, input, keyed(idempotencyKey, input));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
