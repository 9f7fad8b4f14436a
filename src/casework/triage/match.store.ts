import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { forgetNotSame, readPeople, recordNotSame } from '../../platform/person/index.ts';
import { holdCases } from '../case/index.ts';
import { findContradiction } from './contradiction.store.ts';
import { casesElsewhere, digestsOf, knownToActor } from './elsewhere.store.ts';
import { decideMatch, type JudgeMatch, type MatchJudged, type MatchRefusal, type MatchState } from './match.ts';
import { isInCase, vaultOf } from './people.store.ts';

/** What is said of the others changes here alone, unless they are held together: then each other case of theirs knows more. */
const othersIn = async (
  { tx }: Context,
  { case: here, person, others, judged }: JudgeMatch,
): Promise<readonly string[]> => (judged === 'same-person' ? casesElsewhere(tx, [here], [person, ...others]) : []);

const load = async (context: Context, input: JudgeMatch): Promise<MatchState> => {
  const found = await readPeople(vaultOf(context), input.others);
  const { rows } = await sql<{ other: string }>`
    SELECT CASE WHEN person = ${input.person} THEN other ELSE person END AS other FROM same_person
    WHERE (person = ${input.person} OR other = ${input.person}) AND ended_at IS NULL`.execute(context.tx);
  return {
    isInCase: await isInCase(context.tx, input),
    living: new Set([...found.values()].flatMap(({ state, person }) => (state === 'erased' ? [] : [person]))),
    known: new Set(await knownToActor(context.tx, context.actor.staff, input)),
    linked: new Set(rows.map(({ other }) => other)),
    contradiction: await findContradiction(context.tx, context.actor.staff, input),
    links: input.others.map(() => newId(context.now)),
    elsewhere: await digestsOf(context.tx, await othersIn(context, input)),
  };
};

const keep = async (context: Context, event: MatchJudged): Promise<void> => {
  const { tx, actor, now } = context;
  const { person, others } = event;
  if (event.judged === 'not-the-same') {
    const kept = await recordNotSame(vaultOf(context), { person, others, now });
    if (!kept.ok) throw new Error(`a judgement was refused: ${kept.refusal.code}`);
    return;
  }
  // The last word on two records counts: were both kept, neither could be relied on.
  await forgetNotSame(vaultOf(context), event);
  for (const [i, other] of others.entries()) {
    await sql`INSERT INTO same_person (force, link, case_file, person, other, linked_at, linked_by)
      VALUES (${actor.force}, ${event.links[i]}, ${event.case}, ${person}, ${other}, ${now}, ${actor.staff})`.execute(
      tx,
    );
  }
};

/** Records that people offered are, or are not, the one of this case. */
export const judgeMatch: Change<JudgeMatch, MatchState, MatchJudged, MatchRefusal> = {
  action: 'judge-match',
  cases: (input) => [input.case],
  // Linked from either side at once, each would hold its own case and wait for the other’s.
  hold: async (context, input) => holdCases(context.tx, [input.case, ...(await othersIn(context, input))]),
  load,
  decide: decideMatch,
  apply: async (context, events) => {
    for (const event of events) await keep(context, event);
  },
  tell: (events) => ({
    // Two records held together is a combination, which the law wants logged as one (handbook 7.3).
    kind: events.some(({ judged }) => judged === 'same-person') ? 'combination' : 'collection',
    // Of every case of either: what is known of the one counts there for the other from now on, and its timeline says why.
    cases: events.flatMap((event) => [event.case, ...event.elsewhere.map((one) => one.case)]),
    people: events.flatMap(({ person, others }) => [person, ...others]),
    content: { matches: events.map(({ judged, others }) => ({ judged, others })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['person', event.person],
      ]),
    ),
  }),
};
