import { sql } from 'kysely';
import type { Result } from '../../platform/access/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { erasePerson, type Certificate } from '../../platform/person/index.ts';
import { vaultOf } from './people.store.ts';

type Refusal = Extract<Awaited<ReturnType<typeof erasePerson>>, { readonly ok: false }>['refusal'];

/** Erases somebody of a case: with who they are goes what says which other records are theirs. Retention, a step that is not built yet, is to call it; until then tests alone do. */
export const eraseWithLinks = async (
  context: Context,
  order: { readonly person: string; readonly rule: string },
): Promise<Result<Certificate, Refusal>> => {
  const { tx, actor, now } = context;
  const { person } = order;
  const erased = await erasePerson(vaultOf(context), { ...order, staff: actor.staff, now });
  // Ended links too: that somebody said once that two were one person finds both by either.
  if (erased.ok) await sql`DELETE FROM same_person WHERE person = ${person} OR other = ${person}`.execute(tx);
  return erased;
};
