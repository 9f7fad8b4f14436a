import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Waiting } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { isOfLiving } from '../report/index.ts';
import { whoWorked } from '../triage/index.ts';
import {
  decideAnswer,
  type AnswerNoReferral,
  type AnswerRefusal,
  type AnswerState,
  type NoReferralAnswered,
} from './answer.ts';
import { safeguardingOf } from './safeguarding.store.ts';

/** Children for whom a supervisor was asked not to refer: only the newest decision on a child waits. */
export const noReferralWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT g.force, g.case_file, 'no-referral' AS waits, g.decided_at AS since, g.decided_by AS by,
      'safeguarding/' || g.safeguarding || '/answer' AS place
    FROM safeguarding g WHERE g.asked IS NOT NULL AND ${isOfLiving('g')}
      AND NOT EXISTS (SELECT FROM safeguarding_answer a WHERE a.force = g.force AND a.safeguarding = g.safeguarding)
      AND NOT EXISTS (SELECT FROM safeguarding n WHERE n.force = g.force AND n.case_file = g.case_file AND n.person = g.person
        AND (n.decided_at, n.safeguarding) > (g.decided_at, g.safeguarding))`,
};

const load = async ({ tx, now }: Context, input: AnswerNoReferral): Promise<AnswerState> => {
  const rows = [...(await safeguardingOf(tx, input.case)).values()];
  const row = rows.find((one) => one.safeguarding === input.safeguarding && one.supervisor === 'asked');
  return {
    passage: newId(now),
    // Of the newest decision on the child only: an answer to one that was replaced would agree to nothing.
    waiting: row === undefined ? undefined : { person: row.person, decidedBy: row.by },
    officers: await whoWorked(tx, input.case),
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
