import { sql } from 'kysely';
import type { Change, Context, EventData } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Adviser } from '../../policy/index.ts';
import {
  decideClosing,
  decideDeparture,
  decideOpening,
  decideStandardCase,
  decideWithdrawal,
  type AnswerRefusal,
  type AnswerState,
  type DecideStandardCase,
  type DepartureRefusal,
  type DepartureSaid,
  type LibraryState,
  type OfRound,
  type OpenRefusal,
  type OpenRound,
  type RoundChanged,
  type RoundOpened,
  type RoundRefusal,
  type RoundState,
  type SayDeparture,
  type StandardCaseDecided,
} from './round.ts';
import { eraseReasons, findWriter, keepReasons } from './reason.store.ts';
import { casesOf, findRound, hasWithdrawn, ownAnswers } from './round.rows.ts';
import { advised, isDeparture, outcomesOf } from './standard-case.ts';
import type { Vignette } from './vignette.schema.ts';

/** Practice is about no case and nobody: its entries say what was done, and name neither. */
export const tellOf =
  <Event extends EventData>(given: (event: Event) => Readonly<Record<string, string>>) =>
  (events: readonly Event[]) => ({
    kind: 'alteration' as const,
    cases: [],
    people: [],
    content: { practice: events.map((event) => ({ type: event.type, ...given(event) })) },
    // What a repeat of the request is answered: every change here is of one round.
    given: Object.fromEntries(events.flatMap((event) => Object.entries(given(event)))),
  });

/** Writes a round with its standard cases, opened here or taken in from the file of another force. */
export const insertRound = async ({ tx, actor }: Context, event: RoundOpened): Promise<void> => {
  const { id, origin, policy, adviceShown, at, cases } = event;
  await sql`INSERT INTO practice_round (force, practice_round, origin, policy, advice_shown, opened_at, opened_by)
    VALUES (${actor.force}, ${id}, ${origin}, ${policy}, ${adviceShown}, ${at}, ${actor.staff})`.execute(tx);
  const rows = cases.map((one, place) => sql`(${actor.force}, ${id}, ${one.id}, ${place + 1}, ${JSON.stringify(one)})`);
  await sql`INSERT INTO practice_case (force, practice_round, vignette, position, content) VALUES ${sql.join(rows)}`.execute(
    tx,
  );
};

/** Opens a round with standard cases of the library. */
export const roundOpener = (
  library: readonly Vignette[],
): Change<OpenRound, LibraryState, RoundOpened, OpenRefusal> => ({
  action: 'open-practice-round',
  cases: () => [],
  load: ({ now }) => Promise.resolve({ id: newId(now), library }),
  decide: decideOpening,
  apply: async (context, events) => {
    for (const event of events) await insertRound(context, event);
  },
  tell: tellOf(({ id, policy }) => ({ round: id, policy })),
});

const stateOf = async ({ tx, actor }: Context, { round: id }: OfRound): Promise<RoundState> => {
  const [round, withdrawn] = await Promise.all([findRound(tx, id), hasWithdrawn(tx, id, actor.staff)]);
  return {
    round: round === undefined ? undefined : { id, adviceShown: round.adviceShown, isClosed: round.closedAt !== null },
    hasWithdrawn: withdrawn,
  };
};

const answerState =
  (adviser: Adviser) =>
  async (context: Context, { round, vignette }: OfRound & { readonly vignette: string }): Promise<AnswerState> => {
    const { tx, actor } = context;
    const [state, cases, own, writer] = await Promise.all([
      stateOf(context, { round }),
      casesOf(tx, round),
      ownAnswers(tx, round, actor.staff),
      findWriter(context, round),
    ]);
    const found = cases.find(({ id }) => id === vignette);
    const told = found === undefined ? undefined : advised(adviser, found);
    const given = own.find((one) => one.vignette === vignette);
    return {
      ...state,
      isInRound: found !== undefined,
      own: given === undefined ? undefined : { choice: given.choice, departure: given.departure ?? undefined },
      outcomes: told === undefined ? [] : outcomesOf(told.policy).map(({ code }) => code),
      isDeparture: (choice) => told !== undefined && isDeparture(told, choice),
      writer,
    };
  };

/** Keeps what one person decided of a standard case. */
export const standardCaseDecider = (
  adviser: Adviser,
): Change<DecideStandardCase, AnswerState, StandardCaseDecided, AnswerRefusal> => ({
  action: 'decide-standard-case',
  cases: () => [],
  load: answerState(adviser),
  decide: decideStandardCase,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const event of events) {
      const { round, vignette, choice, heads, departure, at } = event;
      await sql`INSERT INTO practice_answer (force, practice_round, vignette, staff, choice, heads, departure, answered_at)
        VALUES (${actor.force}, ${round}, ${vignette}, ${actor.staff}, ${choice}, ${[...heads]}, ${departure ?? null}, ${at})`.execute(
        tx,
      );
      await keepReasons(context, event);
    }
  },
  // What was chosen is not in the log: the log is read by people who must not see it while the round is open.
  tell: (events) => ({
    ...tellOf<StandardCaseDecided>(({ round, vignette }) => ({ round, vignette }))(events),
    people: events.flatMap(({ writer }) => (writer === undefined ? [] : [writer.person])),
  }),
});

export const departureSayer = (
  adviser: Adviser,
): Change<SayDeparture, AnswerState, DepartureSaid, DepartureRefusal> => ({
  action: 'say-practice-departure',
  cases: () => [],
  load: answerState(adviser),
  decide: decideDeparture,
  apply: async ({ tx, actor }, events) => {
    for (const { round, vignette, departure } of events) {
      await sql`UPDATE practice_answer SET departure = ${departure}
        WHERE practice_round = ${round} AND vignette = ${vignette} AND staff = ${actor.staff}`.execute(tx);
    }
  },
  tell: tellOf(({ round, vignette }) => ({ round, vignette })),
});

export const closeRound: Change<OfRound, RoundState, RoundChanged, RoundRefusal> = {
  action: 'close-practice-round',
  cases: () => [],
  load: stateOf,
  decide: decideClosing,
  apply: async ({ tx }, events) => {
    for (const { round, at } of events)
      await sql`UPDATE practice_round SET closed_at = ${at} WHERE practice_round = ${round}`.execute(tx);
  },
  tell: tellOf(({ round }) => ({ round })),
};

export const withdrawFromRound: Change<OfRound, RoundState, RoundChanged, RoundRefusal> = {
  action: 'withdraw-from-practice',
  cases: () => [],
  load: stateOf,
  decide: decideWithdrawal,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const { round, at } of events) {
      await sql`INSERT INTO practice_withdrawal (force, practice_round, staff, withdrawn_at)
        VALUES (${actor.force}, ${round}, ${actor.staff}, ${at})`.execute(tx);
      await eraseReasons(context, round);
    }
  },
  tell: tellOf(({ round }) => ({ round })),
};
