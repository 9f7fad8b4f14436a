import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type Form,
  keyed,
  page,
  paper,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import {
  AnswerParams,
  AnswersQuery,
  AskAnswer,
  DownloadParams,
  FoiAnswer,
  QuestionParams,
  type GivenAnswer,
} from './answer.schema.ts';
import { answerFoi, readAnswer, readAnswers } from './answer.store.ts';
import { answerCsv, answerText } from './answer.text.ts';
import { answerPage, foiPage, questionPage } from './answer.view.ts';
import { foiProblems } from './answer.problem.ts';
import { findQuestion } from './question.ts';

const HOME = '/foi';

/** At which field a refusal is put right. */
const FIELDS: Readonly<Record<string, readonly [field: string, text?: string]>> = {
  PeriodTurned: ['to', 'The last day is before the first'],
  PeriodNotOver: ['to', 'Enter a day before today: a day that is not over would be counted otherwise an hour later'],
  NotHeld: ['to'],
};

const KINDS = { from: { date: 'The first day' }, to: { date: 'The last day' } } as const;

const downloaded = (answer: GivenAnswer, format: 'csv' | 'json' | 'text'): Reply => {
  // A file leaves: not before a second person has said so.
  if (answer.published === null) return refuse({ code: 'AnswerNotPublished' }, `/releases/${answer.release}`);
  const name = `evenhand-${answer.question.id}-${answer.query.periodEnd}`;
  if (format === 'csv') return paper('text/csv', answerCsv(answer), `${name}.csv`);
  // Without when it left: what is cited is what its digest covers.
  const whole = FoiAnswer.strip().parse(answer);
  if (format === 'json') return paper('application/json', `${JSON.stringify(whole, null, 2)}\n`, `${name}.json`);
  return paper('text/plain', answerText(answer), `${name}.txt`);
};

/** Questions put to own cases, and the answers that were given. */
export const foiPages = (gateway: Gateway, today: () => string): readonly Route[] => {
  const { execute, consult } = gateway;
  const show = async (actor: Actor, id: string, pageOf: number, form?: Form): Promise<Reply> => {
    const question = findQuestion(id);
    if (question === undefined) return refuse({ code: 'NoSuchQuestion' }, HOME);
    const answers = await consult(actor, readAnswers, { question: id, page: pageOf });
    if (!answers.ok) return refuse(answers.refusal, '/');
    return render('foi-question.njk', questionPage(question, answers.value, today(), form));
  };
  return [
    page({
      method: 'GET',
      url: HOME,
      action: 'read-foi-answers',
      query: AnswersQuery,
      handle: async ({ actor, query }) => {
        const answers = await consult(actor, readAnswers, query);
        return answers.ok ? render('foi.njk', foiPage(answers.value)) : refuse(answers.refusal, '/');
      },
    }),
    page({
      method: 'GET',
      url: '/foi/:question',
      action: 'read-foi-answers',
      params: QuestionParams,
      query: AnswersQuery,
      handle: ({ actor, params, query }) => show(actor, params.question, query.page),
    }),
    page({
      method: 'POST',
      url: '/foi/:question',
      action: 'answer-foi',
      params: QuestionParams,
      handle: async ({ actor, params, form, idempotencyKey }) => {
        const read = readForm(AskAnswer.omit({ question: true }), form, KINDS);
        if (!read.ok) return show(actor, params.question, 1, read.form);
        const input = { ...params, ...read.value };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, answerFoi, input, { idempotency });
        if (done.ok) return redirect(`/foi/answers/${done.value['answer'] ?? ''}`);
        const at = FIELDS[done.refusal.code];
        if (at === undefined) return refuse(done.refusal, HOME);
        const [field, short] = at;
        const text = short ?? foiProblems[done.refusal.code]?.sentence(done.refusal) ?? done.refusal.code;
        return show(actor, params.question, 1, faultyForm(form, [{ field, text, at: `${field}-day` }]));
      },
    }),
    ...givenPages(gateway),
  ];
};

/** Answers as they were given. */
const givenPages = ({ consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/foi/answers/:answer',
    action: 'read-foi-answers',
    params: AnswerParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readAnswer, params);
      return found.ok ? render('foi-answer.njk', answerPage(found.value)) : refuse(found.refusal, HOME);
    },
  }),
  page({
    method: 'GET',
    url: '/foi/answers/:answer/:format',
    action: 'read-foi-answers',
    params: DownloadParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readAnswer, params);
      return found.ok ? downloaded(found.value, params.format) : refuse(found.refusal, HOME);
    },
  }),
];
