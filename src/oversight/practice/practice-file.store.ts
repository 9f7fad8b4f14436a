import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { releaseSecrets } from '../release/own.ts';
import type { NoSuchRound, NotClosedYet } from './practice-page.store.ts';
import {
  answersFile,
  decideTaking,
  roundFile,
  signedFile,
  signsOfKey,
  writerOf,
  type CountsTaken,
  type KeyTaken,
  type TakeRefusal,
  type TakeState,
} from './practice-file.ts';
import type { AnswersFile, RoundFile, TakeBody } from './practice-file.schema.ts';
import { casesOf, countsOf, findRound, type Round } from './round.rows.ts';
import { insertRound, tellOf } from './round.store.ts';
import type { OfRound, RoundOpened } from './round.ts';
import type { Vignette } from './vignette.schema.ts';

const headOf = ({ id, policy, adviceShown, origin }: Round) => ({ round: id, policy, adviceShown, origin });

/** The key that signs releases signs practice: whoever knows a force by the one knows it by the other. */
const signingOf = async ({ keys, actor }: Context) => releaseSecrets(await keys.getSearchKey(actor.force)).signing;

/** The public key of this force, for those who take its files in: to be told otherwise than in the file. */
export const readPracticeKey: Look<undefined, string> = {
  action: 'take-practice-file',
  cases: () => [],
  load: async (context) => ok(signsOfKey(await signingOf(context))),
  tell: () => ({ cases: [], people: [], content: { page: 'practice key' } }),
};

/** A round as a file for other forces: it shows nobody, and no answer. */
export const readRoundFile: Look<OfRound, RoundFile, NoSuchRound> = {
  action: 'read-practice-file',
  cases: () => [],
  load: async (context, { round: id }) => {
    const round = await findRound(context.tx, id);
    if (round === undefined) return refused({ code: 'NoSuchRound' });
    return ok(signedFile(roundFile(headOf(round), await casesOf(context.tx, id)), await signingOf(context)));
  },
  tell: (file) => ({ kind: 'disclosure', cases: [], people: [], content: { file: file.format, round: file.round } }),
};

/** What this force chose, as counts for the force that opened the round. */
export const readAnswersFile: Look<OfRound, AnswersFile, NoSuchRound | NotClosedYet> = {
  action: 'read-practice-file',
  cases: () => [],
  load: async (context, { round: id }) => {
    const { tx, actor } = context;
    const round = await findRound(tx, id);
    if (round === undefined) return refused({ code: 'NoSuchRound' });
    // Answers that left while the round is open could lead those who have not decided.
    if (round.closedAt === null) return refused({ code: 'RoundStillOpen' });
    const { policy, adviceShown } = round;
    const head = { round: id, policy, adviceShown, force: actor.force };
    const file = answersFile(head, await countsOf(tx, actor.force, id));
    return ok(signedFile(file, await signingOf(context)));
  },
  tell: (file) => ({ kind: 'disclosure', cases: [], people: [], content: { file: file.format, round: file.round } }),
};

const knownKey = async ({ tx }: Context, force: string): Promise<Buffer | undefined> => {
  const { rows } = await sql<{ key: Buffer }>`
    SELECT public_key AS key FROM practice_key WHERE of_force = ${force}`.execute(tx);
  return rows[0]?.key;
};

const applyTaking = async (context: Context, event: RoundOpened | CountsTaken | KeyTaken): Promise<void> => {
  const { tx, actor } = context;
  if (event.type === 'RoundOpened') {
    await insertRound(context, event);
    return;
  }
  if (event.type === 'KeyTaken') {
    await sql`INSERT INTO practice_key (force, of_force, public_key, taken_at, taken_by)
      VALUES (${actor.force}, ${event.force}, ${event.key}, ${event.at}, ${actor.staff})`.execute(tx);
    return;
  }
  for (const { vignette, choice, answers } of event.counts)
    await sql`INSERT INTO practice_count (force, practice_round, of_force, vignette, choice, answers, taken_at, taken_by)
      VALUES (${actor.force}, ${event.round}, ${event.force}, ${vignette}, ${choice}, ${answers}, ${event.at}, ${actor.staff})`.execute(
      tx,
    );
};

/** Takes in a file that was read whole, and was signed by the key beside it. */
export const fileTaker = (
  library: readonly Vignette[],
): Change<TakeBody, TakeState, RoundOpened | CountsTaken | KeyTaken, TakeRefusal> => ({
  action: 'take-practice-file',
  cases: () => [],
  load: async (context, { file }) => {
    const { tx } = context;
    const { round: id } = file;
    const [round, cases, taken, known] = await Promise.all([
      findRound(tx, id),
      casesOf(tx, id),
      sql<{
        force: string;
      }>`SELECT DISTINCT of_force AS force FROM practice_count WHERE practice_round = ${id}`.execute(tx),
      knownKey(context, writerOf(file)),
    ]);
    return {
      library,
      round: round === undefined ? undefined : headOf(round),
      cases: cases.map((one) => one.id),
      // By force, not by file: a file that was written anew is still the same people's answers.
      taken: taken.rows.map(({ force }) => force),
      known,
    };
  },
  decide: decideTaking,
  apply: async (context, events) => {
    for (const event of events) await applyTaking(context, event);
  },
  tell: tellOf((event) => ({ round: event.type === 'RoundOpened' ? event.id : event.round })),
});
