import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import { findDefinition, wholeWords } from '../definition/own.ts';
import { wholeMonths } from './answer.ts';
import type { FoiAnswer, Figure, GivenAnswer } from './answer.schema.ts';
import type { AnswerRow, AnswersPage } from './answer.store.ts';
import { citation, figureOf, movedFigures, shareOf } from './answer.text.ts';
import { questions, type FoiQuestion } from './question.ts';

const wordsOf = (id: string): string => questions().find((each) => each.id === id)?.words ?? id;

const given = ({ answer, question, periodStart, periodEnd, at }: AnswerRow) => ({
  href: `/foi/answers/${answer}`,
  words: wordsOf(question),
  from: periodStart,
  to: periodEnd,
  at,
});

const row = (question: FoiQuestion) => ({
  href: `/foi/${question.id}`,
  words: question.words,
  askedBy: question.askedBy ?? 'by its definition',
  isRefused: question.kind === 'refused',
});

const listed = ({ rows, page, next }: AnswersPage, at: string) => ({
  answers: rows.map(given),
  previous: page > 1 ? `${at}?page=${page - 1}#answers` : undefined,
  next: next === undefined ? undefined : `${at}?page=${next}#answers`,
});

/** The questions that ship ready, and the answers that were given. */
export const foiPage = (answers: AnswersPage): PageModel => ({
  title: 'Questions about own cases',
  questions: questions().map(row),
  ...listed(answers, '/foi'),
  back: { href: '/' },
});

/** One question: what answers it, over which days, and what was answered. */
export const questionPage = (
  question: FoiQuestion,
  answers: AnswersPage,
  today: string,
  form: Form = freshForm(),
): PageModel => {
  const usual = wholeMonths(today);
  const answered = question.kind === 'answered' ? question : undefined;
  return {
    title: question.words,
    form,
    askedBy: question.askedBy,
    why: question.kind === 'refused' ? question.why : undefined,
    definition: answered?.definition,
    question: question.id,
    usual: { from: answered?.from ?? usual.from, to: usual.to },
    ...listed(answers, `/foi/${question.id}`),
    back: { href: '/foi', text: 'All questions' },
  };
};

const cell = (answer: FoiAnswer, figure: Figure | undefined) => ({
  text: figure === undefined ? 'held back' : figureOf(answer, figure).toLocaleString('en-GB'),
  isHeldBack: figure === undefined || typeof figureOf(answer, figure) === 'string',
  isKept: figure !== undefined && figure.since !== null,
});

const isAt = (figure: Figure, at: readonly (string | null)[]): boolean =>
  figure.at.length === at.length && figure.at.every((value, i) => value === at[i]);

/** The last dimension across, the others down: how a table of counts is read. */
function tableOf(answer: FoiAnswer) {
  const { dimensions, figures } = answer;
  const down = dimensions.slice(0, -1);
  const across = dimensions.at(-1)?.values ?? [];
  const places = down.reduce<readonly (readonly string[])[]>(
    (all, { values }) => all.flatMap((at) => values.map((value) => [...at, value])),
    [[]],
  );
  const total = figures.find(({ at }) => at.every((value) => value === null));
  return {
    heads: down.map(({ name }) => name),
    across,
    acrossName: dimensions.at(-1)?.name ?? '',
    rows: places.map((at) => ({
      names: at,
      cells: across.map((value) => ({
        name: value,
        ...cell(
          answer,
          figures.find((figure) => isAt(figure, [...at, value])),
        ),
      })),
    })),
    total: cell(answer, total),
  };
}

const sharesOf = ({ shares, numerator, denominator }: FoiAnswer) =>
  shares === undefined
    ? undefined
    : {
        caption: `Share: ${numerator}, out of ${denominator ?? ''}`,
        rows: shares.rows.map((row) => ({ group: row.group, share: shareOf(row) })),
        notes: shares.notes,
      };

const movedOf = (answer: FoiAnswer) =>
  answer.moved === null ? undefined : { since: new Date(answer.moved.since), lines: movedFigures(answer) };

/** What its total is of: more than the question names, since what is not known and what stands beside it is in it. */
function wholeAsked({ definition: { id } }: FoiAnswer): string | undefined {
  const found = findDefinition(id);
  return found === undefined ? undefined : wholeWords(found);
}

/** An answer as it was given. */
export const answerPage = (answer: GivenAnswer): PageModel => ({
  title: answer.question.words,
  answer,
  table: tableOf(answer),
  shares: sharesOf(answer),
  whole: wholeAsked(answer),
  hasKept: answer.figures.some(({ since }) => since !== null),
  countedAt: new Date(answer.countedAt),
  moved: movedOf(answer),
  citation: citation(answer),
  again: `/foi/${answer.question.id}`,
  back: { href: '/foi', text: 'All questions' },
});
