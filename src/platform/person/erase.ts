import { sql } from 'kysely';
import { ok, refused, type Result } from '../access/index.ts';
import { newId } from '../database/index.ts';
import { people, type Vault } from './person.tables.ts';
import type { PersonErased, PersonUnknown } from './person.store.ts';

/** What was destroyed, when, by whom and under what rule: nothing in it finds whose it was. */
export interface Certificate {
  readonly certificate: string;
  readonly at: Date;
  readonly staff: string;
  readonly rule: string;
  /** False says that none was found: after a restore without keys, or where an erasing that was cut off is completed. */
  readonly keyDestroyed: boolean;
  readonly details: number;
  readonly tokens: number;
  readonly passageKeys: number;
  /** Passages that concerned nobody else and ended with this person. */
  readonly passages: number;
}

const remove = async (
  vault: Vault,
  table: 'person_detail' | 'person_token' | 'passage_person' | 'person_distinct',
  person: string,
): Promise<number> => {
  const done = await people(vault)
    .deleteFrom(table)
    .where('force', '=', vault.force)
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
};

/** Ends the passages that concern nobody else; before the person's own wraps go, which tell which they are. */
const endPassages = async (vault: Vault, person: string): Promise<number> => {
  const { numAffectedRows } = await sql`
    UPDATE passage SET sealed = NULL
    WHERE force = ${vault.force} AND sealed IS NOT NULL
      AND passage IN (SELECT passage FROM passage_person WHERE force = ${vault.force} AND person = ${person})
      AND NOT EXISTS (
        SELECT FROM passage_person other
        WHERE other.force = ${vault.force} AND other.passage = passage.passage AND other.person <> ${person})`.execute(
    vault.tx,
  );
  return Number(numAffectedRows ?? 0n);
};

const forgetPairs = async (vault: Vault, person: string): Promise<void> => {
  await remove(vault, 'person_distinct', person);
  await people(vault)
    .deleteFrom('person_distinct')
    .where('force', '=', vault.force)
    .where('other', '=', person)
    .execute();
};

const writeCertificate = async (vault: Vault, made: Certificate, person: string): Promise<void> => {
  const { keyDestroyed, passageKeys, ...rest } = made;
  await people(vault)
    .insertInto('erasure')
    .values({ force: vault.force, ...rest, key_destroyed: keyDestroyed, passage_keys: passageKeys })
    .execute();
  await people(vault)
    .updateTable('person')
    // The row stays, empty: what refers to it has to find that there was somebody, and that they are erased.
    .set({ erased_at: made.at, certificate: made.certificate, label: null, version: 0 })
    .where('force', '=', vault.force)
    .where('person', '=', person)
    .execute();
};

/**
 * Destroys the key, and certifies that it was. The certificate is written first: what the database refuses must not
 * leave somebody erased without one.
 */
const destroyCertified = async (vault: Vault, made: Certificate, person: string): Promise<Certificate> => {
  await sql`SAVEPOINT certificate`.execute(vault.tx);
  await writeCertificate(vault, made, person);
  if (await vault.keys.destroyPersonKey(vault.force, person)) return made;
  const keyless = { ...made, keyDestroyed: false };
  // Taken back and not changed: no role may change a certificate.
  await sql`ROLLBACK TO SAVEPOINT certificate`.execute(vault.tx);
  await writeCertificate(vault, keyless, person);
  return keyless;
};

/**
 * Erases somebody for ever. The key goes last, before the caller commits: if the commit then fails the person is erased
 * all the same, every reader says so, and erasing again completes the rows. Where the key store does not answer for it,
 * nothing is certified.
 */
export const erasePerson = async (
  vault: Vault,
  order: { readonly person: string; readonly staff: string; readonly rule: string; readonly now: Date },
): Promise<Result<Certificate, PersonUnknown | PersonErased>> => {
  const { person, staff, rule, now } = order;
  const row = await people(vault)
    .selectFrom('person')
    .select('erased_at')
    .where('force', '=', vault.force)
    .where('person', '=', person)
    // Whoever writes about this person holds the row (hold.ts): erasing waits for them, and they for it.
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refused({ code: 'PersonUnknown', people: [person] });
  if (row.erased_at !== null) return refused({ code: 'PersonErased', people: [person] });
  const passages = await endPassages(vault, person);
  const details = await remove(vault, 'person_detail', person);
  const tokens = await remove(vault, 'person_token', person);
  const passageKeys = await remove(vault, 'passage_person', person);
  // Who somebody is not is also something about them.
  await forgetPairs(vault, person);
  const made = {
    certificate: newId(now),
    at: now,
    staff,
    rule,
    keyDestroyed: true,
    details,
    tokens,
    passageKeys,
    passages,
  };
  return ok(await destroyCertified(vault, made, person));
};

/** The certificate of somebody's erasure, if they are erased. */
export const findCertificate = (vault: Vault, person: string): Promise<Certificate | undefined> =>
  people(vault)
    .selectFrom('person')
    .innerJoin('erasure', (join) =>
      join.onRef('erasure.force', '=', 'person.force').onRef('erasure.certificate', '=', 'person.certificate'),
    )
    .select([
      'erasure.certificate',
      'at',
      'staff',
      'rule',
      'key_destroyed as keyDestroyed',
      'details',
      'tokens',
      'passage_keys as passageKeys',
      'passages',
    ])
    .where('person.force', '=', vault.force)
    .where('person.person', '=', person)
    .executeTakeFirst();
