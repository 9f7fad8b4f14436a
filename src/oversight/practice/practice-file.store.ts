import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import type { NoSuchRound, NotClosedYet } from './practice-page.store.ts';
import {
  answersFile,
  decideTaking,
  roundFile,
  type CountsTaken,
  type TakeRefusal,
  type TakeState,
} from './practice-file.ts';
import type { AnswersFile, PracticeFile, RoundFile } from './practice-file.schema.ts';
import { casesOf, countsOf, findRound, type Round } from './round.rows.ts';
import { insertRound, tellOf } from './round.store.ts';
import type { OfRound, RoundOpened } from './round.ts';
import type { Vignette } from './vignette.schema.ts';

const headOf = ({ id, policy, adviceShown, origin }: Round) => ({ round: id, policy, adviceShown, origin });

/** A round as a file for other forces: it shows nobody, and no answer. */
export const readRoundFile: Look<OfRound, RoundFile, NoSuchRound> = {
  action: 'read-practice-file',
  cases: () => [],
  load: async ({ tx }, { round: id }) => {
    const round = await findRound(tx, id);
    if (round === undefined) return refused({ code: 'NoSuchRound' });
    return ok(roundFile(headOf(round), await casesOf(tx, id)));
  },
  tell: (file) => ({ kind: 'disclosure', cases: [], people: [], content: { file: file.format, round: file.round } }),
};

/** What this force chose, as counts for the force that opened the round. */
export const readAnswersFile: Look<OfRound, AnswersFile, NoSuchRound | NotClosedYet> = {
  action: 'read-practice-file',
  cases: () => [],
  load: async ({ tx, actor }, { round: id }) => {
    const round = await findRound(tx, id);
    if (round === undefined) return refused({ code: 'NoSuchRound' });
    // Answers that left while the round is open could lead those who have not decided.
    if (round.closedAt === null) return refused({ code: 'RoundStillOpen' });
    const { policy, adviceShown } = round;
    return ok(answersFile({ round: id, policy, adviceShown, force: actor.force }, await countsOf(tx, actor.force, id)));
  },
  tell: (file) => ({ kind: 'disclosure', cases: [], people: [], content: { file: file.format, round: file.round } }),
};

/** Takes in a file that was read whole. */
export const fileTaker = (
  library: readonly Vignette[],
): Change<PracticeFile, TakeState, RoundOpened | CountsTaken, TakeRefusal> => ({
  action: 'take-practice-file',
  cases: () => [],
  load: async ({ tx }, { round: id }) => {
    const [round, cases, taken] = await Promise.all([
      findRound(tx, id),
      casesOf(tx, id),
      sql<{
        force: string;
      }>`SELECT DISTINCT of_force AS force FROM practice_count WHERE practice_round = ${id}`.execute(tx),
    ]);
    return {
      library,
      round: round === undefined ? undefined : headOf(round),
      cases: cases.map((one) => one.id),
      // By force, not by file: a file that was written anew is still the same people's answers.
      taken: taken.rows.map(({ force }) => force),
    };
  },
  decide: decideTaking,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const event of events) {
      if (event.type === 'RoundOpened') await insertRound(context, event);
      else
        for (const { vignette, choice, answers } of event.counts)
          await sql`INSERT INTO practice_count (force, practice_round, of_force, vignette, choice, answers, taken_at, taken_by)
            VALUES (${actor.force}, ${event.round}, ${event.force}, ${vignette}, ${choice}, ${answers}, ${event.at}, ${actor.staff})`.execute(
            tx,
          );
    }
  },
  tell: tellOf((event) => ({ round: event.type === 'RoundOpened' ? event.id : event.round })),
});
