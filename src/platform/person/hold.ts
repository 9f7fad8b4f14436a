import { ok, refused, type Result } from '../access/index.ts';
import type { Living } from './person.ts';
import { readPeople, type PersonErased, type PersonUnknown } from './person.store.ts';
import { people, type Vault } from './person.tables.ts';

const lock = (vault: Vault, ids: readonly string[]) =>
  people(vault)
    .selectFrom('person')
    .select('person')
    .where('force', '=', vault.force)
    .where('person', 'in', ids)
    // In one order, so that two who hold the same people never wait for each other.
    .orderBy('person')
    // Shared, so that many can write about one child at once: only erasing has to wait.
    .forShare()
    .execute();

/** Reads people in the order asked for and holds them: none can be erased before what is written of them is committed. */
export const holdLiving = async (
  vault: Vault,
  people: readonly string[],
): Promise<Result<readonly Living[], PersonUnknown | PersonErased>> => {
  const ids = [...new Set(people)];
  if (ids.length > 0) await lock(vault, ids);
  const found = await readPeople(vault, ids);
  const unknown = ids.filter((id) => !found.has(id));
  if (unknown.length > 0) return refused({ code: 'PersonUnknown', people: unknown });
  const erased = ids.filter((id) => found.get(id)?.state === 'erased');
  if (erased.length > 0) return refused({ code: 'PersonErased', people: erased });
  const all = ids.map((id) => found.get(id)).filter((person) => person !== undefined);
  return ok(all.filter((person) => person.state !== 'erased'));
};
