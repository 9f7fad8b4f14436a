import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import { saidOfHome } from './at-home.ts';
import { recordedOf } from './recorded.store.ts';
import type { AnswerRow } from './statement.store.ts';
import { decideAnswer, type AnswerFact, type AnswerRefusal, type AnswerState, type FactAnswered } from './answer.ts';
import type { Guidance } from './guidance.ts';
import { decideSeveral, type AnswerSeveral, type SeveralRefusal, type SeveralState } from './several.ts';
import { livingParties, vaultOf } from './people.store.ts';

const seal = async (context: Context, { sealed }: FactAnswered): Promise<string | null> => {
  if (sealed === undefined) return null;
  const { passage, words, concerns } = sealed;
  const done = await addPassage(vaultOf(context), { text: words, concerns, now: context.now }, passage);
  if (!done.ok) throw new Error(`a passage was refused: ${done.refusal.code}`);
  return passage;
};

const insertAnswer = async (context: Context, event: FactAnswered): Promise<void> => {
  const { tx, actor, now } = context;
  const passage = await seal(context, event);
  await sql`INSERT INTO answer (force, answer, case_file, person, direction, fact, state, from_whom, interview, way, by_whom, passage, answered_at, answered_by)
    VALUES (${actor.force}, ${event.answer}, ${event.case}, ${event.person ?? null}, ${event.direction}, ${event.fact}, ${event.state},
      ${event.fromWhom ?? null}, ${event.interview ?? null}, ${event.found?.way ?? null}, ${event.found?.byWhom ?? null}, ${passage}, ${now}, ${actor.staff})`.execute(
    tx,
  );
};

const stateOf = (
  guidance: Guidance,
  {
    now,
    people,
    ever,
  }: { readonly now: Date; readonly people: readonly string[]; readonly ever: readonly AnswerRow[] },
  { fact, person, direction }: Pick<AnswerFact, 'fact' | 'person' | 'direction'>,
): AnswerState => ({
  answer: newId(now),
  passage: newId(now),
  kinds: guidance.facts.filter(({ id }) => id === fact).map(({ kind }) => kind),
  people,
  saidOfHome: saidOfHome(ever, { fact, person: person ?? null, direction }).map(({ by }) => by),
});

const known = async ({ tx, now }: Context, id: string) => ({
  now,
  people: await livingParties(tx, id),
  ever: (await recordedOf(tx, id)).answers,
});

const apply = async (context: Context, events: readonly FactAnswered[]): Promise<void> => {
  for (const event of events) await insertAnswer(context, event);
};

const tell: Change<AnswerFact, AnswerState, FactAnswered, AnswerRefusal>['tell'] = (events) => ({
  kind: 'collection',
  cases: [...new Set(events.map((event) => event.case))],
  people: [
    ...new Set(events.flatMap(({ person, sealed }) => (person === undefined ? (sealed?.concerns ?? []) : [person]))),
  ],
  content: {
    answers: events.map(({ answer, fact, direction, state, fromWhom, found }) => ({
      answer,
      fact,
      direction,
      state,
      fromWhom: fromWhom ?? null,
      way: found?.way ?? null,
      byWhom: found?.byWhom ?? null,
    })),
  },
  given: Object.fromEntries(
    events.flatMap((event) => [
      ['case', event.case],
      ['answer', event.answer],
    ]),
  ),
});

/** Records an answer to a question of the guidance handed in. */
export const answerFact = (guidance: Guidance): Change<AnswerFact, AnswerState, FactAnswered, AnswerRefusal> => ({
  action: 'answer-fact',
  cases: (input) => [input.case],
  load: async (context, input) => stateOf(guidance, await known(context, input.case), input),
  decide: decideAnswer,
  apply,
  tell,
});

/** Records what one source says of several questions; each answer stands on its own. */
export const answerSeveral = (
  guidance: Guidance,
): Change<AnswerSeveral, SeveralState, FactAnswered, SeveralRefusal> => ({
  action: 'answer-several',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const of = await known(context, input.case);
    return { states: input.answers.map((answer) => stateOf(guidance, of, answer)) };
  },
  decide: decideSeveral,
  apply,
  tell,
});
