import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import type { Waiting } from '../case/index.ts';
import { whoWorked } from '../triage/index.ts';
import { isDanger, isNewestOfLiving, reviewDay } from './danger.ts';
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

/** Only the newest reason of a child waits; until its day of review, unless it is a danger. */
const NEWEST = isNewestOfLiving('n');
const WHERE = sql`'notices/' || n.person || '/not-telling/' || n.not_telling AS place`;
const DAY = sql`${reviewDay('n')}::timestamp AT TIME ZONE 'Europe/London'`;

/** Since when the last thing to tell that child is due, as `latest` has it: an outcome that stands, that it stands, or an interview or an arrest of another. */
const LAST_DUE = sql`(SELECT max(at) FROM (
  SELECT greatest(r.ruled_at, (SELECT max(u.upheld_at) FROM reconsideration c JOIN reconsideration_upheld u ON u.force = c.force AND u.reconsideration = c.reconsideration
      WHERE c.force = n.force AND c.case_file = n.case_file)) AS at
    FROM proposal p JOIN ruling r ON r.force = p.force AND r.proposal = p.proposal AND r.verdict = 'approved'
    WHERE p.force = n.force AND p.case_file = n.case_file AND NOT EXISTS (SELECT FROM proposal q LEFT JOIN ruling x ON x.force = q.force AND x.proposal = q.proposal
      WHERE q.force = p.force AND q.case_file = p.case_file AND (q.proposed_at, q.proposal) > (p.proposed_at, p.proposal) AND coalesce(x.verdict, 'proposed') NOT IN ('returned', 'withdrawn'))
  UNION ALL SELECT x.cancelled_at FROM crime_cancellation x WHERE x.force = n.force AND x.case_file = n.case_file
  UNION ALL SELECT e.made_at FROM consideration c CROSS JOIN LATERAL (SELECT * FROM consideration_end l WHERE l.force = c.force AND l.consideration = c.consideration
      ORDER BY l.recorded_at DESC, l.entry DESC LIMIT 1) e
    WHERE c.force = n.force AND c.case_file = n.case_file AND c.person <> n.person AND e.result = 'made') due)`;

/**
 * Reasons not to tell a child that nobody has answered; and a danger that was approved, since there is more to tell or from
 * its day of review on: it is looked at again, and nobody would know, as it stands in the way of telling meanwhile.
 */
export const notTellingWaits: Waiting = {
  on: 'supervisor',
  ends: true,
  rows: sql`SELECT n.force, n.case_file, 'not-telling' AS waits, n.proposed_at AS since, n.proposed_by AS by, ${WHERE}, CASE WHEN NOT ${isDanger('n')} THEN ${DAY} END AS until
    FROM not_telling n
    WHERE ${NEWEST} AND NOT EXISTS (SELECT FROM not_telling_answer a WHERE a.force = n.force AND a.not_telling = n.not_telling)
    UNION ALL SELECT n.force, n.case_file, 'not-telling', CASE WHEN d.since > a.answered_at THEN d.since ELSE ${DAY} END, n.proposed_by, ${WHERE}, NULL
    FROM not_telling n CROSS JOIN LATERAL (SELECT b.answer, b.answered_at FROM not_telling_answer b
      WHERE b.force = n.force AND b.not_telling = n.not_telling ORDER BY b.answered_at DESC, b.answer_id DESC LIMIT 1) a
    CROSS JOIN LATERAL (SELECT ${LAST_DUE} AS since) d
    WHERE ${NEWEST} AND ${isDanger('n')} AND a.answer = 'approved'`,
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
  const passage = await sealReason(context, event.why, event.concerns);
  await sql`INSERT INTO not_telling_answer (force, answer_id, not_telling, proposed_by, answer, passage, review_on, answered_at, answered_by)
    VALUES (${actor.force}, ${event.id}, ${event.notTelling}, ${event.proposedBy}, ${event.answer}, ${passage}, ${event.reviewOn ?? null}::date, ${event.at}, ${actor.staff})`.execute(
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
      content: {
        answers: events.map(({ notTelling, answer, reviewOn }) => ({
          notTelling,
          answer,
          ...(reviewOn === undefined ? {} : { reviewOn }),
        })),
      },
      given: givenOf(events),
    }),
  });

/** Approves that a child is not told for now: a supervisor, never the proposer. */
export const approveNotTelling = answering('approve-not-telling');
/** Returns it with a reason; also what was approved, when telling has become safe. */
export const returnNotTelling = answering('return-not-telling');
