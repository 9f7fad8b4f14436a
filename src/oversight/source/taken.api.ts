import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { bringing } from './bring.ts';
import { readSource, readSources, SOURCES_PAGE } from './taken.look.store.ts';
import {
  AnswersBody,
  PasteBody,
  SourceAnswer,
  SourceMade,
  SourceParams,
  SourceQuery,
  SourcesAnswer,
  SourcesQuery,
} from './taken.schema.ts';
import { bringSource, settleSource, takeSource } from './taken.store.ts';

const looks = ({ consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/sources',
    action: 'read-sources',
    operation: 'list-sources',
    summary: 'Published tables and answers that were brought, newest first, each with the digest of its bytes',
    schema: { query: SourcesQuery, response: { 200: SourcesAnswer } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readSources, query);
      if (!found.ok) return refuse(found.refusal);
      const next = found.value.length > SOURCES_PAGE ? query.page + 1 : null;
      return json({ sources: found.value.slice(0, SOURCES_PAGE), next });
    },
  }),
  api({
    method: 'GET',
    url: '/api/sources/:source',
    action: 'read-sources',
    summary:
      'One source: its counts (a thousand at a time), what must be settled, what was strange, what moved since an earlier issue',
    schema: { params: SourceParams, query: SourceQuery, response: { 200: SourceAnswer } },
    handle: async ({ actor, params, query }) => {
      const found = await consult(actor, readSource, { ...params, ...query });
      return found.ok ? json(found.value) : refuse(found.refusal);
    },
  }),
];

/** Sources as a program brings, settles, takes in and reads them: text alone; workbooks come by the page or the shell. */
export const sourceApi = (gateway: Gateway): readonly Route[] => [...looks(gateway), ...changes(gateway)];

const changes = ({ admit, execute }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/sources',
    action: 'bring-source',
    summary: 'Bring an answer or a table as text: it is read, and nothing counts before it is taken in',
    takesLinks: true,
    schema: { body: PasteBody, response: { 201: SourceMade } },
    handle: async ({ actor, body: { publisher, text }, idempotencyKey }) => {
      const leave = await admit(actor, 'bring-source', []);
      if (!leave.ok) return refuse(leave.refusal);
      const read = await bringing(publisher, 'pasted text', new TextEncoder().encode(text));
      if (read.kind === 'refused' && read.isBusy === true) return refuse({ code: 'ReadersBusy' });
      if (read.kind === 'refused') return refuse(Object.assign({ code: 'SourceNotRead' }, { why: read.sentence }));
      const { idempotency } = keyed(idempotencyKey, read.input);
      const done = await execute(actor, bringSource, read.input, { idempotency });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/sources/:source/answers',
    action: 'settle-source',
    summary: 'Settle what a source does not state; remembered for its publisher',
    schema: { params: SourceParams, body: AnswersBody, response: { 201: SourceMade } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const { idempotency } = keyed(idempotencyKey, input);
      const done = await execute(actor, settleSource, input, { idempotency });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/sources/:source/take',
    action: 'take-source',
    summary: 'Take a source in: its counts stand from now on',
    schema: { params: SourceParams, response: { 201: SourceMade } },
    handle: async ({ actor, params, idempotencyKey }) => {
      const { idempotency } = keyed(idempotencyKey, params);
      const done = await execute(actor, takeSource, params, { idempotency });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
