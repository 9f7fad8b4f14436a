import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { AnswerParams, AnswersQuery, AskAnswer, GivenAnswer } from './answer.schema.ts';
import { answerFoi, readAnswer, readAnswers } from './answer.store.ts';
import { questions } from './question.ts';

const Questions = z.object({
  questions: z.array(
    z.object({
      id: z.string(),
      words: z.string(),
      askedBy: z.string().nullable(),
      /** Null where it has no answer: `why` then says it. */
      definition: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
  answers: z.array(
    z.object({
      answer: z.uuid(),
      question: z.string(),
      periodStart: z.iso.date(),
      periodEnd: z.iso.date(),
      at: z.iso.datetime(),
    }),
  ),
  /** The page of older answers. */
  next: z.int().nullable(),
});

/** The same questions and answers as a program puts and reads them. */
export const foiApi = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/foi',
    action: 'read-foi-answers',
    summary: 'The questions that can be put to own cases, and the answers that were given, newest first',
    schema: { query: AnswersQuery, response: { 200: Questions } },
    handle: async ({ actor, query }) => {
      const answers = await consult(actor, readAnswers, query);
      if (!answers.ok) return refuse(answers.refusal);
      return json({
        questions: questions().map((each) => ({
          id: each.id,
          words: each.words,
          askedBy: each.askedBy,
          definition: each.kind === 'answered' ? each.definition.id : null,
          why: each.kind === 'refused' ? each.why : null,
        })),
        answers: answers.value.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
        next: answers.value.next ?? null,
      });
    },
  }),
  api({
    method: 'POST',
    url: '/api/foi/answers',
    action: 'answer-foi',
    summary: 'Put a question to own cases; the answer has passed disclosure control',
    schema: { body: AskAnswer, response: { 201: z.object({ answer: z.uuid() }) } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const { idempotency } = keyed(idempotencyKey, body);
      const done = await execute(actor, answerFoi, body, { idempotency });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'GET',
    url: '/api/foi/answers/:answer',
    operation: 'read-foi-answer',
    action: 'read-foi-answers',
    summary: 'One answer whole, as it can be cited',
    schema: { params: AnswerParams, response: { 200: GivenAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readAnswer, params);
      return found.ok ? json(found.value) : refuse(found.refusal);
    },
  }),
];
