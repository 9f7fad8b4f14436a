import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, CaseParams } from '../case/index.ts';
import { answerNoReferral } from './answer.store.ts';
import { answerNotHeard } from './not-heard.store.ts';
import { recordNextStep } from './next-step.store.ts';
import { recordOwnWords } from './own-words.store.ts';
import type { ReferralReading } from './owed.ts';
import { readSafeguarding } from './safeguarding-page.store.ts';
import {
  AnswerBody,
  AnswerParams,
  ChildParams,
  NextStepBody,
  NotHeardParams,
  OwnWordsBody,
  SafeguardingAnswer,
  SafeguardingBody,
  toAnswer,
  toNextStep,
  toNotHeard,
  toOwnWords,
  toSafeguarding,
} from './safeguarding.schema.ts';
import { recordSafeguarding } from './safeguarding.store.ts';
import { safeguardingAnswer } from './safeguarding.view.ts';

const Made = z.object({ case: z.uuid(), safeguarding: z.uuid() });

/** The same commands as the pages, by the same schemas. */
export const safeguardingApi = (gateway: Gateway, referrals: ReferralReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/safeguarding',
    action: 'read-safeguarding',
    summary: 'The safeguarding decision of every child, and their own words',
    schema: { params: CaseParams, response: { 200: SafeguardingAnswer } },
    handle: async ({ actor, params }) => {
      const seen = await gateway.consult(actor, readSafeguarding(referrals), params);
      return seen.ok
        ? json(safeguardingAnswer(seen.value), { etag: String(seen.value.file.version) })
        : refuse(seen.refusal);
    },
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/children/:person/own-words',
    summary: 'Keep a child’s own words: wishes, and how they are; never an account of what happened',
    params: ChildParams,
    body: OwnWordsBody,
    answer: z.object({ case: z.uuid(), ownWords: z.uuid() }),
    change: recordOwnWords,
    input: toOwnWords,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/children/:person/safeguarding',
    summary: 'Record the safeguarding decision for a child, with its reason',
    params: ChildParams,
    body: SafeguardingBody,
    answer: Made,
    change: recordSafeguarding(referrals),
    input: toSafeguarding,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/safeguarding/:safeguarding/next-step',
    summary: 'Record what the local authority decided on a referral',
    params: AnswerParams,
    body: NextStepBody,
    answer: Made,
    change: recordNextStep,
    input: toNextStep,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/safeguarding/:safeguarding/answer',
    summary: 'As a supervisor, agree to “considered, not referred” or return it',
    params: AnswerParams,
    body: AnswerBody,
    answer: Made,
    change: answerNoReferral,
    input: toAnswer,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/own-words/:ownWords/answer',
    summary: 'As a supervisor, agree that a child is not heard, or return it',
    params: NotHeardParams,
    body: AnswerBody,
    answer: z.object({ case: z.uuid(), ownWords: z.uuid() }),
    change: answerNotHeard,
    input: toNotHeard,
  }),
];
