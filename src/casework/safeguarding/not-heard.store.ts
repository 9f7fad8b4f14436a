import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Waiting } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { isOfLiving } from '../report/index.ts';
import { whoWorked } from '../triage/index.ts';
import type { AnswerRefusal, AnswerState } from './answer.ts';
import { decideNotHeard, type AnswerNotHeard, type NotHeardAnswered } from './not-heard.ts';
import { ownWordsOf } from './own-words.store.ts';

/** Children who were not heard, for a reason that no supervisor has answered: only the newest of each child waits. */
export const notHeardWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT o.force, o.case_file, 'not-heard' AS waits, o.recorded_at AS since, o.recorded_by AS by,
      'own-words/' || o.own_words || '/answer' AS place
    FROM own_words o WHERE o.why IS NOT NULL AND ${isOfLiving('o')}
      AND NOT EXISTS (SELECT FROM own_words_answer a WHERE a.force = o.force AND a.own_words = o.own_words)
      AND NOT EXISTS (SELECT FROM own_words n WHERE n.force = o.force AND n.case_file = o.case_file AND n.person = o.person
        AND (n.recorded_at, n.own_words) > (o.recorded_at, o.own_words))`,
};

const load = async ({ tx, now }: Context, input: AnswerNotHeard): Promise<AnswerState> => {
  const rows = [...(await ownWordsOf(tx, input.case)).values()];
  const row = rows.find(({ ownWords, standing }) => ownWords === input.ownWords && standing === 'asked');
  return {
    passage: newId(now),
    waiting: row === undefined ? undefined : { person: row.person, decidedBy: row.by },
    officers: await whoWorked(tx, input.case),
  };
};

const insert = async (context: Context, event: NotHeardAnswered): Promise<void> => {
  const { tx, actor } = context;
  await writePassage(context, { text: event.reason, concerns: [event.person] }, event.passage);
  await sql`INSERT INTO own_words_answer (force, own_words, answer, passage, answered_at, answered_by)
    VALUES (${actor.force}, ${event.ownWords}, ${event.answer}, ${event.passage}, ${event.answeredAt}, ${actor.staff})`.execute(
    tx,
  );
};

/** A supervisor agrees that a child is not heard, or returns it. */
export const answerNotHeard: Change<AnswerNotHeard, AnswerState, NotHeardAnswered, AnswerRefusal> = {
  action: 'answer-not-heard',
  cases: (input) => [input.case],
  load,
  decide: decideNotHeard,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { answers: events.map(({ ownWords, answer, passage }) => ({ ownWords, answer, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['ownWords', event.ownWords],
      ]),
    ),
  }),
};
