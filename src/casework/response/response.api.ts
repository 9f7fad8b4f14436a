import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, CaseParams } from '../case/index.ts';
import type { AdvisedReading } from './against.ts';
import { consider } from './consideration.store.ts';
import { answerHandover, handOver } from './handover.store.ts';
import { nameResponder } from './responder.store.ts';
import { readResponse } from './response-page.store.ts';
import {
  AskBody,
  ConsiderBody,
  DecideCategoryBody,
  DecideResponseBody,
  GrantBody,
  HandoverAnswerBody,
  HandoverBody,
  HandoverParams,
  RequestParams,
  ResponderBody,
  ResponseAnswer,
  toAsk,
  toConsider,
  toHandoverAnswer,
} from './response.schema.ts';
import { responseAnswer } from './response.view.ts';
import { askSupervisor, decideCategory, decideResponse, grantException } from './supervisor.store.ts';

const made = (name: string) => z.object({ case: z.uuid(), [name]: z.uuid() });

const supervisorEndpoints = (gateway: Gateway, advised: AdvisedReading): readonly Route[] => [
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/decide-response',
    summary: 'As a supervisor, decide the response',
    params: CaseParams,
    body: DecideResponseBody,
    answer: made('decision'),
    change: decideResponse(advised),
    input: (params, body) => ({ ...params, ...body }),
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/decide-category',
    summary: 'As a supervisor, decide the category',
    params: CaseParams,
    body: DecideCategoryBody,
    answer: made('decision'),
    change: decideCategory(advised),
    input: (params, body) => ({ ...params, ...body }),
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/requests/:request',
    summary: 'As a supervisor, grant or refuse an exception that another asked for',
    params: RequestParams,
    body: GrantBody,
    answer: made('decision'),
    change: grantException,
    input: (params, body) => ({ ...params, ...body }),
  }),
];

const handoverEndpoints = (gateway: Gateway): readonly Route[] => [
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/responder',
    summary: 'Name who acts',
    params: CaseParams,
    body: ResponderBody,
    answer: z.object({ case: z.uuid() }),
    change: nameResponder,
    input: (params, body) => ({ ...params, ...body }),
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/handover',
    summary: 'Hand the case over to a specialist team; clocks and safeguarding stay here',
    params: CaseParams,
    body: HandoverBody,
    answer: made('handover'),
    change: handOver,
    input: (params, body) => ({ ...params, ...body }),
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/handovers/:handover',
    summary: 'Record the receipt of the team, or its return with a reason',
    params: HandoverParams,
    body: HandoverAnswerBody,
    answer: made('handover'),
    change: answerHandover,
    input: toHandoverAnswer,
  }),
];

/** The same commands as the pages, by the same schemas. */
export const responseApi = (gateway: Gateway, advised: AdvisedReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/response',
    action: 'read-response',
    summary: 'Who acts and how, and what supervisors decided',
    schema: { params: CaseParams, response: { 200: ResponseAnswer } },
    handle: async ({ actor, params }) => {
      const seen = await gateway.consult(actor, readResponse, params);
      return seen.ok
        ? json(responseAnswer(seen.value), { etag: String(seen.value.file.version) })
        : refuse(seen.refusal);
    },
  }),
  ...handoverEndpoints(gateway),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/consider',
    summary: 'Record that a voluntary interview or an arrest was considered',
    params: CaseParams,
    body: ConsiderBody,
    answer: made('consideration'),
    change: consider,
    input: toConsider,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/response/ask',
    summary: 'Ask a supervisor to decide',
    params: CaseParams,
    body: AskBody,
    answer: made('request'),
    change: askSupervisor,
    input: toAsk,
  }),
  ...supervisorEndpoints(gateway, advised),
];
