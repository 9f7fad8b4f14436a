import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor, Answer } from '../../platform/access/index.ts';
import type { AskedOfCase, Answered } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** As long as a case that somebody gives a reason for is open, whoever looked longer ago comes anew: an entry's id begins with its instant. */
const LATELY = sql`rpad(lpad(to_hex((extract(epoch FROM now() - interval '12 hours') * 1000)::bigint), 12, '0'), 32, '0')::uuid`;

interface Row {
  readonly at: Date | null;
  readonly actor: string | null;
  readonly name: string | null;
  readonly action: string | null;
  readonly body: string | null;
}

const Value = z.looseObject({
  ...{ value: z.string().optional(), answer: z.string().optional(), stands: z.string().optional() },
});
const Body = z.record(z.string(), z.unknown());

/** What was answered, where the log has it as a value of a closed list. */
const valueIn = (body: string | null): string | undefined => {
  if (body === null) return undefined;
  const { decisions, answers, conflicts } = Body.parse(JSON.parse(body));
  const read = z.tuple([Value]).safeParse(decisions ?? answers ?? conflicts);
  return read.success ? (read.data[0].value ?? read.data[0].answer ?? read.data[0].stands) : undefined;
};

const answerOf = ({ at, actor, name, action, body }: Row, { staff }: Actor): Answer | undefined =>
  at === null || actor === null || action === null
    ? undefined
    : { by: name ?? 'somebody who left', own: actor === staff, at, action, value: valueIn(body) };

/**
 * Whether the actor had the case open lately because something waited in it, as the log says, and the last answer since of
 * anybody it waited for; undefined to everybody else.
 */
export const answeredSince = async (
  tx: Tx,
  actor: Actor,
  { case: id, answers }: AskedOfCase,
): Promise<Answered | undefined> => {
  // By the id: however long the log of a case is, what is older is not gone through.
  const { rows } = await sql<Row>`
    WITH lately AS (
      SELECT e.force, e.entry, e.at, e.actor, e.kind, e.action, e.rule FROM ledger_case l JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
      WHERE l.case_file = ${id} AND l.entry > ${LATELY}),
    seen AS (SELECT entry FROM lately WHERE actor = ${actor.staff} AND rule LIKE '%/awaits-%' ORDER BY entry LIMIT 1)
    SELECT a.at, a.actor, a.action, c.body, s.name
    FROM seen LEFT JOIN LATERAL (SELECT * FROM lately l
      WHERE l.entry >= seen.entry AND l.kind <> 'consultation' AND split_part(l.rule, '/', 1) || '/' || split_part(l.rule, '/', 2) = ANY(${[...answers]}::text[])
      ORDER BY l.entry DESC LIMIT 1) a ON true
    LEFT JOIN ledger_content c ON c.force = a.force AND c.entry = a.entry
    LEFT JOIN staff s ON s.force = a.force AND s.staff::text = a.actor`.execute(tx);
  const [row] = rows;
  return row === undefined ? undefined : { answer: answerOf(row, actor) };
};
