import { people, type Vault } from './person.tables.ts';

const PAGE = 1000;

/** Living people whose key is not there: erased since the database was as it is, or the key store is not whole. */
export const countKeyless = async (vault: Vault): Promise<{ readonly living: number; readonly keyless: number }> => {
  let [living, keyless, last] = [0, 0, ''];
  for (;;) {
    const query = people(vault)
      .selectFrom('person')
      .select('person')
      .where('force', '=', vault.force)
      .where('erased_at', 'is', null);
    const after = last === '' ? query : query.where('person', '>', last);
    const rows = await after.orderBy('person').limit(PAGE).execute();
    const ids = rows.map(({ person }) => person);
    living += ids.length;
    keyless += ids.length - (await vault.keys.findPersonKeys(vault.force, ids)).size;
    last = ids.at(-1) ?? '';
    if (ids.length < PAGE) return { living, keyless };
  }
};
