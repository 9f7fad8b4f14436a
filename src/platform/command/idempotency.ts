import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refused, type Result } from '../access/index.ts';
import { append, digestOf } from '../ledger/index.ts';
import type { Context } from './engine.ts';

/** A request's own key, and its body, so that the same request sent again has one effect. */
export interface Idempotency {
  readonly key: string;
  readonly body: unknown;
}

export interface KeyRefusal {
  readonly code: 'KeyUsedForAnotherBody';
}

const Given = z.record(z.string(), z.string());

/**
 * What the same request gave before, if it was sent before; a replay is a look, and is logged as one. The lock makes a
 * request wait for its twin.
 */
export const findGiven = async (
  { tx, actor, now }: Context,
  action: string,
  rule: string,
  idempotency: Idempotency | undefined,
): Promise<Result<z.infer<typeof Given>, KeyRefusal> | undefined> => {
  if (idempotency === undefined) return undefined;
  // A key belongs to its sender and to one action: an equal key of somebody else is another request.
  const name = JSON.stringify([actor.force, actor.staff, action, idempotency.key]);
  // Held to the end of the transaction: a twin waits, then finds what this one gave.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 1))`.execute(tx);
  const { rows } = await sql<{ digest: Buffer; given: string }>`
    SELECT digest, given FROM idempotency
    WHERE force = ${actor.force} AND actor = ${actor.staff} AND action = ${action} AND key = ${idempotency.key}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  // Answering with what the first one gave would hide from the sender that the second was not done.
  if (!row.digest.equals(digestOf(idempotency.body))) return refused({ code: 'KeyUsedForAnotherBody' });
  const given = Given.parse(JSON.parse(row.given));
  await append(
    tx,
    { force: actor.force, at: now, actor: actor.staff, kind: 'consultation', action, rule, cases: [], people: [] },
    { repeated: given },
  );
  return ok(given);
};

export const keepGiven = async (
  { tx, actor, now }: Context,
  action: string,
  idempotency: Idempotency | undefined,
  given: z.infer<typeof Given>,
): Promise<void> => {
  if (idempotency === undefined) return;
  await sql`INSERT INTO idempotency (force, actor, action, key, digest, given, at)
    VALUES (${actor.force}, ${actor.staff}, ${action}, ${idempotency.key}, ${digestOf(idempotency.body)}, ${JSON.stringify(given)}, ${now})`.execute(
    tx,
  );
};
