import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import type { Waiting } from '../case/index.ts';
import { isOfCase } from '../report/index.ts';
import { whoWorked } from '../triage/index.ts';
import { loadChild, type OutcomeReading } from './notice.store.ts';
import {
  decideAnswer,
  decideProposal,
  type AnswerNotTelling,
  type AnswerRefusal,
  type AnswerState,
  type NotTellingAnswered,
  type NotTellingProposed,
  type ProposeNotTelling,
  type ProposeRefusal,
  type ProposeState,
} from './not-telling.ts';

/** Reasons not to tell a child that nobody has answered: only the newest of a child waits, and until its day of review. */
export const notTellingWaits: Waiting = {
  on: 'supervisor',
  ends: true,
  rows: sql`SELECT n.force, n.case_file, 'not-telling' AS waits, n.proposed_at AS since, n.proposed_by AS by,
      'notices/' || n.person || '/not-telling/' || n.not_telling AS place, n.review_on::timestamp AT TIME ZONE 'Europe/London' AS until
    FROM not_telling n
    WHERE ${isOfCase('n')} AND NOT EXISTS (SELECT FROM not_telling_answer a WHERE a.force = n.force AND a.not_telling = n.not_telling)
      AND NOT EXISTS (SELECT FROM not_telling m WHERE m.force = n.force AND m.case_file = n.case_file AND m.person = n.person
        AND (m.proposed_at, m.not_telling) > (n.proposed_at, n.not_telling))`,
};

const sealReason = async (context: Context, text: string, concerns: readonly string[]): Promise<string> => {
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const sealed = await addPassage(vault, { text, concerns, now: context.now });
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  return sealed.value;
};

const insertProposal = async (context: Context, event: NotTellingProposed): Promise<void> => {
  const passage = await sealReason(context, event.why, event.concerns);
  await sql`INSERT INTO not_telling (force, not_telling, case_file, person, reason, passage, review_on, proposed_at, proposed_by)
    VALUES (${context.actor.force}, ${event.notTelling}, ${event.case}, ${event.person}, ${event.reason}, ${passage}, ${event.reviewOn}::date,
      ${event.proposedAt}, ${context.actor.staff})`.execute(context.tx);
};

const insertAnswer = async (context: Context, event: NotTellingAnswered): Promise<void> => {
  const { tx, actor } = context;
  const passage = event.why === undefined ? null : await sealReason(context, event.why, event.concerns);
  await sql`INSERT INTO not_telling_answer (force, answer_id, not_telling, proposed_by, answer, passage, answered_at, answered_by)
    VALUES (${actor.force}, ${event.id}, ${event.notTelling}, ${event.proposedBy}, ${event.answer}, ${passage}, ${event.at}, ${actor.staff})`.execute(
    tx,
  );
};

const givenOf = (events: readonly { readonly case: string; readonly notTelling: string }[]) =>
  Object.fromEntries(
    events.flatMap((event) => [
      ['case', event.case],
      ['notTelling', event.notTelling],
    ]),
  );

/** Proposes that a child is not told, until a day of review. */
export const proposeNotTelling = (
  outcomes: OutcomeReading,
): Change<ProposeNotTelling, ProposeState, NotTellingProposed, ProposeRefusal> => ({
  action: 'propose-not-telling',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    ...(await loadChild(tx, outcomes, input.case, input.person)),
    notTelling: newId(now),
  }),
  decide: decideProposal,
  apply: async (context, events) => {
    for (const event of events) await insertProposal(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: { notTelling: events.map(({ notTelling, reason, reviewOn }) => ({ notTelling, reason, reviewOn })) },
    given: givenOf(events),
  }),
});

const answering =
  (action: string) =>
  (outcomes: OutcomeReading): Change<AnswerNotTelling, AnswerState, NotTellingAnswered, AnswerRefusal> => ({
    action,
    cases: (input) => [input.case],
    load: async ({ tx, now }, input) => {
      const { rows, due, children } = await loadChild(tx, outcomes, input.case, input.person);
      // By its own reference: what was answered on the page is this reason, not one proposed meanwhile.
      const row = rows.find(({ notTelling }) => notTelling === input.notTelling);
      const officers = await whoWorked(tx, input.case);
      return { id: newId(now), row, due, children, officers, isNewest: rows.at(-1) === row };
    },
    decide: decideAnswer,
    apply: async (context, events) => {
      for (const event of events) await insertAnswer(context, event);
    },
    tell: (events) => ({
      kind: 'alteration',
      cases: events.map((event) => event.case),
      people: events.map((event) => event.person),
      content: { answers: events.map(({ notTelling, answer }) => ({ notTelling, answer })) },
      given: givenOf(events),
    }),
  });

/** Approves that a child is not told for now: a supervisor, never the proposer. */
export const approveNotTelling = answering('approve-not-telling');
/** Returns it with a reason; also what was approved, when telling has become safe. */
export const returnNotTelling = answering('return-not-telling');
