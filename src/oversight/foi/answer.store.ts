import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import { dimensionsIn, heldFromOf, keepRelease, preparedRelease } from '../release/own.ts';
import {
  decideAnswer,
  putQuestion,
  queryDigest,
  type AnswerState,
  type FoiAnswered,
  type FoiRefusal,
  type Put,
} from './answer.ts';
import { FoiAnswer, type AskAnswer, type GivenAnswer } from './answer.schema.ts';
import { findQuestion } from './question.ts';

interface Holding {
  readonly force: string;
  readonly heldFrom: string | null;
}

/** Whose cases these are, and from which day there are any. */
const holdingOf = async (tx: Tx, force: string): Promise<Holding> => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM force WHERE force = ${force}`.execute(tx);
  if (rows[0] === undefined) throw new Error(`no force is ${force}`);
  return { force: rows[0].name, heldFrom: await heldFromOf(tx, force) };
};

/** The last answer that left: one that nobody let out was never there to be held against another. */
const lastAnswerOf = async (tx: Tx, query: string): Promise<FoiAnswer | undefined> => {
  const { rows } = await sql<{ body: string }>`
    SELECT a.body FROM foi_answer a JOIN release_publication p ON p.force = a.force AND p.release = a.release
    WHERE a.query = ${query} ORDER BY p.published_at DESC, a.answer DESC LIMIT 1`.execute(tx);
  return rows[0] === undefined ? undefined : FoiAnswer.parse(JSON.parse(rows[0].body));
};

/** Counts no further than a release does: what comes back has been protected and attacked. */
const countedFor = async (context: Context, { question, days }: Put): Promise<Pick<AnswerState, 'made' | 'before'>> => {
  const { definition } = question;
  const by = dimensionsIn(definition, days).map(({ name }) => name);
  const made = await preparedRelease(context, { definition: definition.id, ...days, by });
  return { made, before: await lastAnswerOf(context.tx, queryDigest(definition, days)) };
};

const load = async (context: Context, asked: AskAnswer): Promise<AnswerState> => {
  const { tx, actor, now } = context;
  const put = putQuestion(findQuestion(asked.question), asked, londonDay(now));
  const holding = await holdingOf(tx, actor.force);
  const isHeld = put.ok && holding.heldFrom !== null && holding.heldFrom <= put.value.days.to;
  const counted = isHeld ? await countedFor(context, put.value) : { before: undefined, made: undefined };
  return { answer: newId(now), put, ...holding, ...counted };
};

/** Answers a question of own cases: what is kept and shown of it has passed disclosure control. */
export const answerFoi: Change<AskAnswer, AnswerState, FoiAnswered, FoiRefusal> = {
  action: 'answer-foi',
  cases: () => [],
  load,
  decide: decideAnswer,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const { answer, at, made } of events) {
      await keepRelease(context, made);
      await sql`INSERT INTO foi_answer (force, answer, release, question, query, period_start, period_end, body, answered_at, answered_by)
        VALUES (${actor.force}, ${answer.answer}, ${answer.release}, ${answer.question.id}, ${answer.query.digest}, ${answer.query.periodStart},
          ${answer.query.periodEnd}, ${canonical(answer)}, ${at}, ${actor.staff})`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: {
      answers: events.map(({ answer: { answer, question, query, digest } }) => ({
        answer,
        question: question.id,
        query,
        digest,
      })),
    },
    given: Object.fromEntries(events.map(({ answer }) => ['answer', answer.answer])),
  }),
};

/** One answer as it was given, and whether it may leave. */
export const readAnswer: Look<{ readonly answer: string }, GivenAnswer, { readonly code: 'NoSuchAnswer' }> = {
  action: 'read-foi-answers',
  cases: () => [],
  load: async ({ tx }, { answer }) => {
    const { rows } = await sql<{ body: string; published: Date | null }>`
      SELECT a.body, p.published_at AS published FROM foi_answer a LEFT JOIN release_publication p ON p.force = a.force AND p.release = a.release
      WHERE a.answer = ${answer}`.execute(tx);
    const [row] = rows;
    if (row === undefined) return refused({ code: 'NoSuchAnswer' });
    return ok({ ...FoiAnswer.parse(JSON.parse(row.body)), published: row.published?.toISOString() ?? null });
  },
  tell: ({ answer, question }) => ({ cases: [], people: [], content: { answer, question: question.id } }),
};

export interface AnswerRow {
  readonly answer: string;
  readonly question: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly at: Date;
}

const SHOWN = 20;

export interface AnswersPage {
  readonly rows: readonly AnswerRow[];
  readonly page: number;
  /** The page of those before them, where there are any. */
  readonly next: number | undefined;
}

/** The answers that were given, newest first, a page at a time: to one question, or to any. */
export const readAnswers: Look<{ readonly question?: string | undefined; readonly page: number }, AnswersPage> = {
  action: 'read-foi-answers',
  cases: () => [],
  load: async ({ tx }, { question, page }) => {
    const { rows } = await sql<AnswerRow>`
      SELECT answer, question, period_start::text AS "periodStart", period_end::text AS "periodEnd", answered_at AS at
      FROM foi_answer WHERE ${question ?? null}::text IS NULL OR question = ${question ?? null}
      ORDER BY answered_at DESC, answer DESC LIMIT ${SHOWN + 1} OFFSET ${(page - 1) * SHOWN}`.execute(tx);
    return ok({ rows: rows.slice(0, SHOWN), page, next: rows.length > SHOWN ? page + 1 : undefined });
  },
  tell: ({ rows }, { question }) => ({
    cases: [],
    people: [],
    content: { answers: rows.length, question: question ?? null },
  }),
};
