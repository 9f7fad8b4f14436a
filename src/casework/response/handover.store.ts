import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { writePassage } from '../check/index.ts';
import {
  decideHandover,
  decideHandoverAnswer,
  type AnswerHandover,
  type CaseHandedOver,
  type HandOver,
  type HandoverAnswered,
  type HandoverAnswerRefusal,
  type HandoverAnswerState,
  type HandoverState,
  type HandoverWaits,
} from './handover.ts';
import { concernedIn, handoverOf } from './response.store.ts';

const waitingOf = async (tx: Tx, id: string): Promise<string | undefined> => {
  const newest = await handoverOf(tx, id);
  return newest?.state === 'handed-over' ? newest.handover : undefined;
};

const given = (events: readonly { readonly case: string; readonly handover: string }[]) =>
  Object.fromEntries(
    events.flatMap((event) => [
      ['case', event.case],
      ['handover', event.handover],
    ]),
  );

/** Hands a case over to a specialist team. */
export const handOver: Change<HandOver, HandoverState, CaseHandedOver, HandoverWaits> = {
  action: 'hand-over-case',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({ handover: newId(now), waiting: await waitingOf(tx, input.case) }),
  decide: decideHandover,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO handover (force, handover, case_file, team, handed_at, handed_by)
        VALUES (${actor.force}, ${event.handover}, ${event.case}, ${event.team}, ${event.handedAt}, ${actor.staff})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    // A handover names a team and a reference, and tells it nothing of anybody: what it reads is its own look.
    people: [],
    content: { handovers: events.map(({ handover, team }) => ({ handover, team })) },
    given: given(events),
  }),
};

const insertAnswer = async (context: Context, { result, ...event }: HandoverAnswered): Promise<void> => {
  const { tx, actor } = context;
  const [receipt, passage] = result.answer === 'accepted' ? [result.receipt, null] : [null, result.passage];
  if (result.answer === 'returned')
    await writePassage(context, { text: result.reason, concerns: event.concerns }, result.passage);
  await sql`INSERT INTO handover_answer (force, handover, answer, receipt, passage, answered_at, answered_by)
    VALUES (${actor.force}, ${event.handover}, ${result.answer}, ${receipt}, ${passage}, ${event.answeredAt}, ${actor.staff})`.execute(
    tx,
  );
};

/** Records that the team took the case, with its receipt, or returned it, with its reason. */
export const answerHandover: Change<AnswerHandover, HandoverAnswerState, HandoverAnswered, HandoverAnswerRefusal> = {
  action: 'answer-handover',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    passage: newId(now),
    concerns: await concernedIn(tx, input.case),
    waiting: await waitingOf(tx, input.case),
  }),
  decide: decideHandoverAnswer,
  apply: async (context, events) => {
    for (const event of events) await insertAnswer(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap(({ result, concerns }) => (result.answer === 'returned' ? concerns : [])),
    content: { answers: events.map(({ handover, result }) => ({ handover, answer: result.answer })) },
    given: given(events),
  }),
};
