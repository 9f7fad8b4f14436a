import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { settingsInForce } from '../../platform/setting/index.ts';
import { allForces } from '../source/index.ts';
import {
  decideSend,
  decideStep,
  type AskRefusal,
  type AskSent,
  type RecordStep,
  type SendAsk,
  type SendState,
  type StepRecorded,
  type StepRefusal,
  type StepState,
} from './ask.ts';
import { isAskable } from './ask-kit.ts';
import type { Ask, AskStep } from './ask-standing.ts';
import { foiClocks, type FoiClocks } from './foi.setting.ts';
import { findQuestion } from './question.ts';
import { refusalReasons } from './refusal-reason.ts';

interface Row extends Omit<Ask, 'steps'> {
  readonly steps: readonly AskStep[];
}

interface Asked {
  readonly ask?: string | undefined;
  readonly question?: string | undefined;
}

/** The questions that were sent with what became of each, in the order of the names of their forces: one statement. */
const asksOf = async (tx: Tx, { ask, question }: Asked): Promise<readonly Ask[]> => {
  const { rows } = await sql<Row>`
    SELECT a.ask, a.question, a.of_force AS "ofForce", a.period_start::text AS from, a.period_end::text AS to, a.sent_on::text AS "sentOn",
      (SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'on', s.on_day, 'until', s.until_day, 'reason', s.reason, 'reference', s.reference)
        ORDER BY s.on_day, s.recorded_at, s.step), '[]') FROM ask_step s WHERE s.force = a.force AND s.ask = a.ask) AS steps
    FROM ask a WHERE (${ask ?? null}::uuid IS NULL OR a.ask = ${ask ?? null}::uuid) AND (${question ?? null}::text IS NULL OR a.question = ${question ?? null}::text)
    ORDER BY a.question, a.of_force COLLATE "C", a.sent_on, a.ask`.execute(tx);
  return rows;
};

const clocksIn = async (tx: Tx): Promise<FoiClocks> => foiClocks((await settingsInForce(tx)).settings);

/** Notes that a question was sent to a force, or to several on one day. */
export const sendAsk: Change<SendAsk, SendState, AskSent, AskRefusal> = {
  action: 'ask-force',
  cases: () => [],
  load: async ({ tx, now }, input) => {
    const question = findQuestion(input.question);
    const sent = await asksOf(tx, { question: input.question });
    return {
      question,
      isAskable: question !== undefined && isAskable(question),
      known: allForces,
      sentBefore: ({ from, to }) =>
        sent
          .filter((ask) => ask.from === from && ask.to === to && ask.sentOn === input.sentOn)
          .map(({ ofForce }) => ofForce),
      newId: () => newId(now),
      today: londonDay(now),
    };
  },
  decide: decideSend,
  apply: async ({ tx, actor }, events) => {
    for (const event of events)
      await sql`INSERT INTO ask (force, ask, question, of_force, period_start, period_end, sent_on, asked_at, asked_by)
        VALUES (${actor.force}, ${event.ask}, ${event.question}, ${event.ofForce}, ${event.from}, ${event.to}, ${event.sentOn}, ${event.at}, ${actor.staff})`.execute(
        tx,
      );
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { asked: events.map(({ ask, question, ofForce, sentOn }) => ({ ask, question, ofForce, sentOn })) },
    given: Object.fromEntries(events.map(({ ask }, i) => [i === 0 ? 'ask' : `ask-${i + 1}`, ask])),
  }),
};

/** Records what became of a question that was sent. */
export const recordAskStep: Change<RecordStep, StepState, StepRecorded, StepRefusal> = {
  action: 'record-force-reply',
  cases: () => [],
  load: async ({ tx, now }, input) => {
    // Two who record at once: the second decides on what the first wrote.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${input.ask}, 0))`.execute(tx);
    const [ask] = await asksOf(tx, { ask: input.ask });
    return { ask, step: newId(now), clocks: await clocksIn(tx), today: londonDay(now), reasons: refusalReasons() };
  },
  decide: decideStep,
  apply: async ({ tx, actor }, events) => {
    for (const event of events)
      await sql`INSERT INTO ask_step (force, step, ask, kind, on_day, until_day, reason, reference, recorded_at, recorded_by)
        VALUES (${actor.force}, ${event.step}, ${event.ask}, ${event.kind}, ${event.on}, ${event.until}, ${event.reason}, ${event.reference}, ${event.at}, ${actor.staff})`.execute(
        tx,
      );
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { steps: events.map(({ ask, step, kind, on }) => ({ ask, step, kind, on })) },
    given: Object.fromEntries(
      events.flatMap(({ ask, step }) => [
        ['ask', ask],
        ['step', step],
      ]),
    ),
  }),
};

export interface AsksRead {
  readonly asks: readonly Ask[];
  readonly clocks: FoiClocks;
  readonly today: string;
}

/** The questions that were sent, with what became of them. */
export const readAsks: Look<{ readonly question?: string | undefined }, AsksRead> = {
  action: 'read-asks',
  cases: () => [],
  load: async ({ tx, now }, input) =>
    ok({ asks: await asksOf(tx, input), clocks: await clocksIn(tx), today: londonDay(now) }),
  tell: ({ asks }) => ({ cases: [], people: [], content: { asks: asks.length } }),
};

export interface AskRead {
  readonly ask: Ask;
  readonly clocks: FoiClocks;
  readonly today: string;
}

export const readAsk: Look<{ readonly ask: string }, AskRead, { readonly code: 'NoSuchAsk' }> = {
  action: 'read-asks',
  cases: () => [],
  load: async ({ tx, now }, { ask: id }) => {
    const [ask] = await asksOf(tx, { ask: id });
    return ask === undefined
      ? refused({ code: 'NoSuchAsk' })
      : ok({ ask, clocks: await clocksIn(tx), today: londonDay(now) });
  },
  tell: ({ ask }) => ({ cases: [], people: [], content: { ask: ask.ask } }),
};

/** The clocks as the force has set them, for the text of a request. */
export const readKit: Look<undefined, { readonly clocks: FoiClocks; readonly today: string }> = {
  action: 'read-asks',
  cases: () => [],
  load: async ({ tx, now }) => ok({ clocks: await clocksIn(tx), today: londonDay(now) }),
  tell: () => ({ cases: [], people: [], content: { page: 'ask-kit' } }),
};
