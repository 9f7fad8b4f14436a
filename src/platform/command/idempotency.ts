import { createHmac, createSecretKey } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refused, type Result } from '../access/index.ts';
import type { Tx } from '../database/index.ts';
import { append, canonical } from '../ledger/index.ts';
import type { Context } from './engine.ts';

/** A request's own key, and its body, so that the same request sent again has one effect. */
export interface Idempotency {
  readonly key: string;
  readonly body: unknown;
}

/** A request as it is known again. */
export interface KnownRequest {
  readonly action: string;
  readonly key: string;
  readonly digest: Buffer;
}

export interface KeyRefusal {
  readonly code: 'KeyUsedForAnotherBody';
}

const Given = z.record(z.string(), z.string());

/**
 * The digest is under a key that the database does not hold: a body has names and dates of birth in it, few enough to be
 * tried one after another. Of the cases too: the same words about another case are another request.
 */
export const requestOf = async (
  { keys, actor }: Pick<Context, 'keys' | 'actor'>,
  action: string,
  cases: readonly string[],
  idempotency: Idempotency | undefined,
): Promise<KnownRequest | undefined> => {
  if (idempotency === undefined) return undefined;
  const secret = createSecretKey(await keys.getRequestKey(actor.force));
  const said = canonical([action, cases.toSorted(), idempotency.body]);
  return { action, key: idempotency.key, digest: createHmac('sha256', secret).update(said).digest() };
};

/**
 * What the same request gave before, if it was sent before; a replay is a look, and is logged as one. The lock makes a
 * request wait for its twin.
 */
export const findGiven = async (
  { tx, actor, now }: Context,
  rule: string,
  request: KnownRequest | undefined,
): Promise<Result<z.infer<typeof Given>, KeyRefusal> | undefined> => {
  if (request === undefined) return undefined;
  const { action, key, digest } = request;
  // A key belongs to its sender and to one action: an equal key of somebody else is another request.
  const name = JSON.stringify([actor.force, actor.staff, action, key]);
  // Held to the end of the transaction: a twin waits, then finds what this one gave.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 1))`.execute(tx);
  const { rows } = await sql<{ digest: Buffer; given: string }>`
    SELECT digest, given FROM idempotency
    WHERE force = ${actor.force} AND actor = ${actor.staff} AND action = ${action} AND key = ${key}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  // Answering with what the first one gave would hide from the sender that the second was not done.
  if (!row.digest.equals(digest)) return refused({ code: 'KeyUsedForAnotherBody' });
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
  request: KnownRequest | undefined,
  given: z.infer<typeof Given>,
): Promise<void> => {
  if (request === undefined) return;
  const { action, key, digest } = request;
  await sql`INSERT INTO idempotency (force, actor, action, key, digest, given, at)
    VALUES (${actor.force}, ${actor.staff}, ${action}, ${key}, ${digest}, ${JSON.stringify(given)}, ${now})`.execute(
    tx,
  );
};

/** Forgets what is sent again no more; of what is younger the database takes nothing away (migration 0140). */
export const forgetRequests = (tx: Tx) => sql`DELETE FROM idempotency WHERE at < now() - interval '1 day'`.execute(tx);
