import { createHash } from 'node:crypto';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import { definitionDigest, wholeWords, type Days, type StoredDefinition } from '../definition/own.ts';
import type { FoiAnswer, Figure } from './answer.schema.ts';
import { figureOf, type Shown } from './answer.text.ts';
import {
  heldWords,
  methodWords,
  sharesShown,
  type MakeRefusal,
  type MakeState,
  type ReleaseMade,
} from '../release/own.ts';
import type { FoiQuestion } from './question.ts';

export type FoiRefusal =
  | MakeRefusal
  | { readonly code: 'NoSuchQuestion' }
  | { readonly code: 'NoShare'; readonly why: string }
  | { readonly code: 'PeriodTurned' }
  | { readonly code: 'PeriodNotOver'; readonly today: string }
  | { readonly code: 'NotHeld'; readonly heldFrom: string | null };

/** A question put over days that are over, before anything is counted. */
export interface Put {
  readonly question: Extract<FoiQuestion, { kind: 'answered' }>;
  readonly days: Days;
}

/** A year of whole months that are over: what is asked where a question names no days. */
export function wholeMonths(today: string): Days {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year - 1, month - 1, 1));
  const last = new Date(Date.UTC(year, month - 1, 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}

/** What is put, on a day; refused before a case is looked at. */
export function putQuestion(
  question: FoiQuestion | undefined,
  asked: { readonly from?: string; readonly to?: string },
  today: string,
): Result<Put, FoiRefusal> {
  if (question === undefined) return refused({ code: 'NoSuchQuestion' });
  if (question.kind === 'refused') return refused({ code: 'NoShare', why: question.why });
  const usual = wholeMonths(today);
  const days = { from: asked.from ?? question.from ?? usual.from, to: asked.to ?? usual.to };
  if (days.from > days.to) return refused({ code: 'PeriodTurned' });
  // A day that is not over would be counted again, and otherwise, an hour later.
  return days.to < today ? ok({ question, days }) : refused({ code: 'PeriodNotOver', today });
}

/** SHA-256 of what was asked and how it is counted: nothing of who asked, where or when. */
export const queryDigest = (definition: StoredDefinition, { from, to }: Days): string =>
  digest({ definition: definitionDigest(definition), periodStart: from, periodEnd: to });

const digest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** What an answer is made of. */
export interface AnswerState {
  readonly answer: string;
  readonly put: Result<Put, FoiRefusal>;
  readonly force: string;
  readonly heldFrom: string | null;
  /** The table as a release of its own: counted, protected and attacked with all that left before. */
  readonly made: MakeState | undefined;
  readonly before: FoiAnswer | undefined;
}

export interface FoiAnswered {
  readonly type: 'FoiAnswered';
  readonly answer: FoiAnswer;
  readonly at: Date;
  readonly made: ReleaseMade;
}

const keyOf = ({ at }: Pick<Figure, 'at'>): string => JSON.stringify(at);

const numberOf = (figure: ReturnType<typeof figureOf>): number | null => (typeof figure === 'number' ? figure : null);

/** The figures that moved since the last answer, as each is shown; what stands still is not said. */
export function movedSince(before: FoiAnswer | undefined, now: Shown): FoiAnswer['moved'] {
  if (before === undefined) return null;
  const were = new Map(before.figures.map((figure) => [keyOf(figure), figureOf(before, figure)]));
  const moved = now.figures.flatMap((figure) => {
    const [was, is] = [were.get(keyOf(figure)) ?? 'held back', figureOf(now, figure)];
    if (was === is) return [];
    const notHeld = was === 'not held' ? ({ wasNotHeld: true } as const) : {};
    return [{ at: figure.at, was: numberOf(was), ...notHeld, is: numberOf(is) }];
  });
  return { since: before.countedAt, figures: moved };
}

const meaning = (definition: StoredDefinition) => ({
  unit: definition.unit,
  numerator: definition.numerator.words,
  denominator: definition.denominator?.words ?? null,
  basis: definition.basisWords,
  offenceScope: definition.offenceScope.join(' + '),
  ageScope: definition.ageScope,
});

/** The answer in words and figures; its digest covers all of it. */
export function decideAnswer(
  state: AnswerState,
  _: unknown,
  { now, actor }: Moment,
): Result<readonly FoiAnswered[], FoiRefusal> {
  const { put, heldFrom, made } = state;
  if (!put.ok) return put;
  const { question, days } = put.value;
  const { definition } = question;
  if (heldFrom === null || heldFrom > days.to || made === undefined) return refused({ code: 'NotHeld', heldFrom });
  if (!made.ok) return made;
  const { document, subject } = made.value;
  const shares = sharesShown(document);
  const query = { periodStart: days.from, periodEnd: days.to, digest: queryDigest(definition, days) };
  const dimensions = document.dimensions.map(({ name, values }) => ({ name, values }));
  const shown = { query, heldFrom, dimensions, figures: document.cells };
  const whole: Omit<FoiAnswer, 'digest'> = {
    schema: 'evenhand-foi-answer-1',
    answer: state.answer,
    release: document.release,
    force: state.force,
    question: { id: question.id, words: question.words },
    definition: {
      id: definition.id,
      version: definition.version,
      title: definition.title,
      digest: definitionDigest(definition),
    },
    query,
    countedAt: document.countedAt,
    heldFrom,
    ...meaning(definition),
    disclosure: methodWords(document.control),
    dimensions,
    figures: document.cells,
    ...(shares === undefined ? {} : { shares }),
    moved: movedSince(state.before, shown),
    caveats: [
      `All figures of the table together are: ${wholeWords(definition)}.`,
      ...heldWords(heldFrom, days.from),
      ...definition.caveats,
    ],
    source: `Cases of ${state.force} as recorded in Evenhand`,
  };
  const release: ReleaseMade = { type: 'ReleaseMade', document, subject, by: actor.staff };
  return ok([{ type: 'FoiAnswered', answer: { ...whole, digest: digest(whole) }, at: now, made: release }]);
}

/** Whether an answer is as it was given: nothing in it was changed since. When it left is not of it, and came later. */
export const isIntact = ({
  digest: said,
  published: _,
  ...whole
}: FoiAnswer & { readonly published?: unknown }): boolean => digest(whole) === said;
