import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import type { OwedReading } from '../decision/index.ts';
import { HOW, WHOM } from './notice.ts';
import { readLetter, readNotices, readTelling, type NoticesPage } from './notice-page.store.ts';
import {
  AnswerBody,
  LetterQuery,
  NoticeParams,
  NotTellingBody,
  NotTellingParams,
  TellBody,
  toAnswer,
  toProposal,
  toTelling,
} from './notice.schema.ts';
import type { OutcomeReading } from './notice.store.ts';
import { isToldForChild, REASONS, type Notice } from './not-telling.ts';
import { approveNotTelling, proposeNotTelling, returnNotTelling } from './not-telling.store.ts';
import { tellChild } from './tell.store.ts';
import { textOf, WORDS_IDS } from './words.ts';

const Words = z.object({ id: z.enum(WORDS_IDS), sentences: z.array(z.string()) });
const NoticeAnswer = z.object({
  person: z.uuid(),
  state: z.enum([
    'not-yet',
    'decided-again',
    'to-tell',
    'told',
    'not-telling-proposed',
    'not-telling-approved',
    'not-telling-again',
  ]),
  since: z.iso.datetime().nullable(),
  reviewDue: z.boolean(),
  /** Somebody was told for the child; that the child was told themselves is not recorded. */
  toldForChild: z.boolean(),
  notTelling: z.object({ id: z.uuid(), reason: z.enum(REASONS), reviewOn: z.iso.date() }).nullable(),
});

const shown = (notice: Notice): z.infer<typeof NoticeAnswer> => ({
  person: notice.person,
  state: notice.state,
  since: notice.since?.toISOString() ?? null,
  reviewDue: notice.reviewDue,
  toldForChild: isToldForChild(notice),
  notTelling:
    notice.notTelling === undefined
      ? null
      : {
          id: notice.notTelling.notTelling,
          reason: notice.notTelling.reason,
          reviewOn: notice.notTelling.reviewOn,
        },
});

/** Who may safely be told, how, who must not, and who is named as both. */
const Contact = z.object({
  ...{ passage: z.uuid(), may: z.string(), how: z.string(), mustNot: z.string() },
  both: z.array(z.string()),
});

/** What was told of a child who has died: nothing more is told to them. */
const DiedAnswer = z.object({
  person: z.uuid(),
  told: z.array(
    z.object({ whom: z.enum(WHOM), how: z.enum(HOW), words: z.array(z.enum(WORDS_IDS)), at: z.iso.datetime() }),
  ),
  notTelling: z.object({ reason: z.enum(REASONS), reviewOn: z.iso.date() }).nullable(),
});

const diedIn = ({ deaths, recordedOfDead }: NoticesPage): readonly z.infer<typeof DiedAnswer>[] =>
  deaths.map(({ person }) => {
    const { told = [], notTelling } = recordedOfDead.get(person) ?? {};
    return {
      person,
      told: told.map(({ whom, how, words, toldAt }) => ({ whom, how, words: [...words], at: toldAt.toISOString() })),
      notTelling: notTelling === undefined ? null : { reason: notTelling.reason, reviewOn: notTelling.reviewOn },
    };
  });

const wordsOf = (notice: Notice) =>
  [...new Set(notice.due.map(({ words }) => words))].map((id) => ({ id, sentences: [...textOf(id)] }));

const looks = ({ consult }: Gateway, outcomes: OutcomeReading, owed: OwedReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/notices',
    action: 'read-notices',
    summary: 'Where telling stands for every child, and what was told of one who has died',
    schema: {
      params: CaseParams,
      response: { 200: z.object({ notices: z.array(NoticeAnswer), died: z.array(DiedAnswer) }) },
    },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readNotices(outcomes), params);
      if (!found.ok) return refuse(found.refusal);
      const answer = { notices: found.value.notices.map(shown), died: diedIn(found.value) };
      return json(answer, { etag: String(found.value.file.version) });
    },
  }),
  api({
    method: 'GET',
    url: '/api/cases/:case/notices/:person',
    action: 'tell-child',
    summary: 'The safe contact of one child, and the words to give',
    schema: {
      params: NoticeParams,
      response: {
        200: NoticeAnswer.extend({
          contact: Contact.nullable(),
          words: z.array(Words),
          /** What comes before any contact, and is open: until it is answered nobody is told. */
          first: z.array(z.object({ duty: z.string(), says: z.string(), place: z.string() })),
        }),
      },
    },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readTelling(outcomes, owed), params);
      if (!found.ok) return refuse(found.refusal);
      const { notice, contact, file } = found.value;
      const first = found.value.first.map(({ id, says, place }) => ({ duty: id, says, place }));
      const answer = { ...shown(notice), contact: contact ?? null, words: wordsOf(notice), first };
      return json(answer, { etag: String(file.version) });
    },
  }),
  api({
    method: 'GET',
    url: '/api/cases/:case/notices/:person/letter',
    action: 'print-notice',
    summary: 'The words of a child’s letter; logged as opened to print, with whom it is for',
    schema: { params: NoticeParams, query: LetterQuery, response: { 200: z.object({ words: z.array(Words) }) } },
    handle: async ({ actor, params, query }) => {
      const found = await consult(actor, readLetter(outcomes, owed), { ...params, ...query });
      return found.ok ? json({ words: wordsOf(found.value.notice) }) : refuse(found.refusal);
    },
  }),
];

const NotTellingMade = z.object({ case: z.uuid(), notTelling: z.uuid() });

const changes = ({ execute }: Gateway, outcomes: OutcomeReading, owed: OwedReading): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/notices/:person/told',
    action: 'tell-child',
    summary: 'Record that a child, or somebody for them, was told',
    schema: {
      params: NoticeParams,
      body: TellBody,
      response: { 201: z.object({ case: z.uuid(), told: z.uuid() }) },
    },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, tellChild(outcomes, owed), toTelling(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/notices/:person/not-telling',
    action: 'propose-not-telling',
    summary: 'Propose that a child is not told for now',
    schema: { params: NoticeParams, body: NotTellingBody, response: { 201: NotTellingMade } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, proposeNotTelling(outcomes), toProposal(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/notices/:person/not-telling/:notTelling/answer',
    action: 'approve-not-telling',
    summary: 'Approve or return it: a supervisor, never the proposer',
    schema: { params: NotTellingParams, body: AnswerBody, response: { 201: NotTellingMade } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const change = body.answer === 'approved' ? approveNotTelling : returnNotTelling;
      const done = await execute(actor, change(outcomes), toAnswer(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** The same commands as the pages, by the same schemas. */
export const noticeApi = (gateway: Gateway, outcomes: OutcomeReading, owed: OwedReading): readonly Route[] => [
  ...looks(gateway, outcomes, owed),
  ...changes(gateway, outcomes, owed),
];
