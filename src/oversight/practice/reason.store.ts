import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { addPassage, addUnidentified, erasePerson, readPassages } from '../../platform/person/index.ts';
import { HEADS, type Head } from '../../casework/decision/index.ts';
import type { AnswerState, StandardCaseDecided } from './round.ts';

const writerOf = async (tx: Tx, round: string, staff: string): Promise<string | undefined> => {
  const { rows } = await sql<{ person: string }>`
    SELECT person FROM practice_writer WHERE practice_round = ${round} AND staff = ${staff}`.execute(tx);
  return rows[0]?.person;
};

/** To whom what somebody writes in a round is sealed: whoever it was before, or a new one. */
export const findWriter = async ({ tx, actor, now }: Context, round: string): Promise<AnswerState['writer']> => {
  const person = await writerOf(tx, round, actor.staff);
  return person === undefined ? { person: newId(now), isNew: true } : { person, isNew: false };
};

const vaultOf = ({ tx, keys, actor }: Context) => ({ tx, keys, force: actor.force });

/**
 * Keeps what somebody wrote, a sealed passage a head. An invented case has nobody to seal words to, and words sealed to nobody
 * could never be erased: whoever writes has one invented person a round, and erasing that one takes the words of nobody else.
 */
export const keepReasons = async (context: Context, event: StandardCaseDecided): Promise<void> => {
  const { writer, round, vignette, reasons } = event;
  if (writer === undefined) return;
  const { tx, actor, now } = context;
  const vault = vaultOf(context);
  if (writer.isNew) {
    await addUnidentified(vault, 'Person 1', now, writer.person);
    await sql`INSERT INTO practice_writer (force, practice_round, staff, person)
      VALUES (${actor.force}, ${round}, ${actor.staff}, ${writer.person})`.execute(tx);
  }
  for (const head of HEADS) {
    const text = reasons[head];
    if (text === undefined) continue;
    const passage = newId(now);
    const sealed = await addPassage(vault, { text, concerns: [writer.person], now }, passage);
    if (!sealed.ok) throw new Error(`a reason was refused: ${sealed.refusal.code}`);
    await sql`INSERT INTO practice_reason (force, practice_round, vignette, staff, head, passage)
      VALUES (${actor.force}, ${round}, ${vignette}, ${actor.staff}, ${head}, ${passage})`.execute(tx);
  }
};

interface Row {
  readonly vignette: string;
  readonly staff: string;
  readonly head: Head;
  readonly passage: string;
}

export interface WrittenReason {
  readonly vignette: string;
  readonly head: Head;
  readonly text: string;
  /** Whom a look at it is logged for. */
  readonly writer: string;
}

const opened = async (context: Context, rows: readonly Row[]): Promise<readonly WrittenReason[]> => {
  const passages = await readPassages(
    vaultOf(context),
    rows.map(({ passage }) => passage),
  );
  return rows.flatMap(({ vignette, head, passage }) => {
    const found = passages.get(passage);
    const [writer] = found?.concerns ?? [];
    return found?.state !== 'readable' || writer === undefined ? [] : [{ vignette, head, text: found.text, writer }];
  });
};

/** What somebody wrote of one standard case: for themselves alone. */
export const ownReasons = async (
  context: Context,
  round: string,
  vignette: string,
): Promise<readonly WrittenReason[]> => {
  const { rows } = await sql<Row>`SELECT vignette, staff, head, passage FROM practice_reason
    WHERE practice_round = ${round} AND vignette = ${vignette} AND staff = ${context.actor.staff}`.execute(context.tx);
  return opened(context, rows);
};

/** What was written under each head of each case that at least so many wrote under, without who, and without those who withdrew. */
export const reasonsOf = async (context: Context, round: string, least: number): Promise<readonly WrittenReason[]> => {
  const { rows } = await sql<Row>`SELECT r.vignette, r.staff, r.head, r.passage FROM practice_reason r
    WHERE r.practice_round = ${round} AND NOT EXISTS (SELECT FROM practice_withdrawal w
      WHERE w.force = r.force AND w.practice_round = r.practice_round AND w.staff = r.staff)
    AND (SELECT count(*) FROM practice_reason o WHERE o.force = r.force AND o.practice_round = r.practice_round
      AND o.vignette = r.vignette AND o.head = r.head) >= ${least}`.execute(context.tx);
  // By the words themselves: in the order in which they were written they could be laid beside who decided when.
  return (await opened(context, rows)).toSorted((a, b) => (a.text < b.text ? -1 : 1));
};

/** Erases what somebody wrote in a round, for ever: they have withdrawn. */
export const eraseReasons = async (context: Context, round: string): Promise<void> => {
  const { tx, actor, now } = context;
  const person = await writerOf(tx, round, actor.staff);
  if (person === undefined) return;
  const done = await erasePerson(vaultOf(context), { person, staff: actor.staff, rule: 'withdrawn from a round', now });
  if (!done.ok) throw new Error(`what was written could not be erased: ${done.refusal.code}`);
};
