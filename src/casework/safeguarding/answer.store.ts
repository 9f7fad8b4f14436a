import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { writePassage } from '../check/index.ts';
import {
  decideAnswer,
  type AnswerNoReferral,
  type AnswerRefusal,
  type AnswerState,
  type NoReferralAnswered,
} from './answer.ts';
import { safeguardingOf } from './safeguarding.store.ts';

const load = async ({ tx, now }: Context, input: AnswerNoReferral): Promise<AnswerState> => {
  const rows = [...(await safeguardingOf(tx, input.case)).values()];
  const row = rows.find((one) => one.safeguarding === input.safeguarding && one.supervisor === 'asked');
  return {
    passage: newId(now),
    waiting: row === undefined ? undefined : { person: row.person, decidedBy: row.by },
  };
};

const insert = async (context: Context, event: NoReferralAnswered): Promise<void> => {
  const { tx, actor } = context;
  await writePassage(context, { text: event.reason, concerns: [event.person] }, event.passage);
  await sql`INSERT INTO safeguarding_answer (force, safeguarding, answer, passage, answered_at, answered_by)
    VALUES (${actor.force}, ${event.safeguarding}, ${event.answer}, ${event.passage}, ${event.answeredAt}, ${actor.staff})`.execute(
    tx,
  );
};

/** A supervisor agrees to *considered, not referred*, or returns it. */
export const answerNoReferral: Change<AnswerNoReferral, AnswerState, NoReferralAnswered, AnswerRefusal> = {
  action: 'answer-no-referral',
  cases: (input) => [input.case],
  load,
  decide: decideAnswer,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { answers: events.map(({ safeguarding, answer, passage }) => ({ safeguarding, answer, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['safeguarding', event.safeguarding],
      ]),
    ),
  }),
};
