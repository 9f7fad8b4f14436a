import { sql, type RawBuilder } from 'kysely';
import { ok, refused, type Result } from '../access/index.ts';
import { holdCommit, newId } from '../database/index.ts';
import { pairsKnown } from './name-pairs.ts';
import { isNamed, PersonDetails, PersonLabel, type Living, type Person } from './person.ts';
import { people, type Vault } from './person.tables.ts';
import { sealText, unsealText, type Place } from './seal.ts';
import { cluesOf, isOneName, tokensOf } from './tokens.ts';

export interface NameMissing {
  readonly code: 'NameMissing';
}
export interface DetailsChanged {
  readonly code: 'DetailsChanged';
  readonly version: number;
}
export interface PersonErased {
  readonly code: 'PersonErased';
  readonly people: readonly string[];
}
export interface PersonUnknown {
  readonly code: 'PersonUnknown';
  readonly people: readonly string[];
}

const detailPlace = (force: string, person: string, version: number): Place => ({
  force,
  table: 'person_detail',
  row: `${person}|${version}`,
  column: 'sealed',
});

const open = (key: Buffer, place: Place, sealed: Buffer): PersonDetails => {
  const opened = unsealText(key, place, sealed);
  if (!opened.ok) throw new Error(`What is sealed of person ${place.row} was changed or moved: it does not open.`);
  return PersonDetails.parse(JSON.parse(opened.value));
};

interface Written {
  readonly person: string;
  readonly key: Buffer;
  readonly version: number;
  readonly details: PersonDetails;
}

/** Writes what people are searched by; what was stored of them before is gone already. */
export const writeTokens = async (
  vault: Vault,
  written: readonly Pick<Written, 'person' | 'details'>[],
): Promise<void> => {
  const searchKey = await vault.keys.getSearchKey(vault.force);
  const tokens = written.flatMap(({ person, details }) => {
    const pairs = pairsKnown(details);
    const of = { person, oneName: isOneName(details), paired: pairs !== undefined };
    return tokensOf(searchKey, [...cluesOf(details), ...(pairs ?? [])]).map((token) => ({ token, ...of }));
  });
  await sql`INSERT INTO person_token (force, token, person, one_name, paired)
    SELECT ${vault.force}, * FROM unnest(${tokens.map(({ token }) => token)}::bytea[], ${tokens.map(({ person }) => person)}::uuid[],
      ${tokens.map(({ oneName }) => oneName)}::boolean[], ${tokens.map(({ paired }) => paired)}::boolean[])`.execute(
    vault.tx,
  );
};

const writeDetails = async (vault: Vault, written: readonly Written[], now: Date): Promise<void> => {
  const { force } = vault;
  const rows = written.map(({ person, key, version, details }) => {
    const sealed = sealText(key, detailPlace(force, person, version), JSON.stringify(details));
    return { force, person, version, at: now, sealed };
  });
  await people(vault).insertInto('person_detail').values(rows).execute();
  await writeTokens(vault, written);
};

interface NewRow {
  readonly person: string;
  readonly label: PersonLabel | null;
  /** By details that are written with the row, as their first version. */
  readonly named: boolean;
}

/** Adds the rows beside their keys, which are given once they are kept, in the order of the rows. */
const insert = async (
  vault: Vault,
  rows: readonly NewRow[],
  now: Date,
): Promise<{ readonly keys: Promise<readonly Buffer[]> }> => {
  const keys = vault.keys.createPersonKeys(
    vault.force,
    rows.map(({ person }) => person),
  );
  // One text for any number of them, so that the server plans it once.
  const inserted = sql`
    INSERT INTO person (force, person, label, named, version, created_at)
    SELECT ${vault.force}, person, label, named, CASE WHEN named THEN 1 ELSE 0 END, ${now}
    FROM unnest(${rows.map(({ person }) => person)}::uuid[], ${rows.map(({ label }) => label)}::text[],
      ${rows.map(({ named }) => named)}::boolean[]) AS added (person, label, named)`.execute(vault.tx);
  // No row is committed before its key is on the disk: a key without a row harms nobody, a row without a key is somebody
  // lost.
  await Promise.all([holdCommit(vault.tx, keys), inserted]);
  return { keys };
};

interface Named {
  readonly person: string;
  readonly details: PersonDetails;
}

/** Adds people by name, all or none. The caller has searched for each of them first. */
export const addSeveralNamed = async (
  vault: Vault,
  added: readonly Named[],
  now: Date,
): Promise<Result<readonly string[], NameMissing>> => {
  const checked = added.map(({ person, details }) => ({ person, details: PersonDetails.parse(details) }));
  if (!checked.every(({ details }) => isNamed(details))) return refused({ code: 'NameMissing' });
  const rows = checked.map(({ person }) => ({ person, label: null, named: true }));
  const keys = await (await insert(vault, rows, now)).keys;
  const written = checked.flatMap((one, nth) => {
    const key = keys[nth];
    return key === undefined ? [] : [{ ...one, key, version: 1 }];
  });
  await writeDetails(vault, written, now);
  return ok(checked.map(({ person }) => person));
};

/** Adds somebody by name. The caller has searched first. Gives their id. */
export const addNamed = async (
  vault: Vault,
  details: PersonDetails,
  now: Date,
  person = newId(now),
): Promise<Result<string, NameMissing>> => {
  const added = await addSeveralNamed(vault, [{ person, details }], now);
  return added.ok ? ok(person) : added;
};

/** Adds people who are not yet identified, each under a label such as *Child 1*. */
export const addSeveralUnidentified = async (
  vault: Vault,
  added: readonly { readonly person: string; readonly label: PersonLabel }[],
  now: Date,
): Promise<void> => {
  // Before the database: its own refusal would repeat what was typed, in its log.
  const rows = added.map(({ person, label }) => ({ person, label: PersonLabel.parse(label), named: false }));
  await insert(vault, rows, now);
};

/** Adds somebody who is not yet identified, under a label such as *Child 1*. Gives their id. */
export const addUnidentified = async (
  vault: Vault,
  label: PersonLabel,
  now: Date,
  person = newId(now),
): Promise<string> => {
  await addSeveralUnidentified(vault, [{ person, label }], now);
  return person;
};

/** The keys of those whom their rows do not call erased: a key that is not there is sought in every book. */
const keysOf = (
  vault: Vault,
  rows: readonly { readonly person: string; readonly erased_at: Date | null }[],
): Promise<ReadonlyMap<string, Buffer>> =>
  vault.keys.findPersonKeys(
    vault.force,
    rows.filter((row) => row.erased_at === null).map((row) => row.person),
  );

/**
 * Puts `details` in the place of version `basis`; what stood before is kept, sealed. A name given for the first time
 * identifies the person; who has been named keeps a name.
 */
export const setDetails = async (
  vault: Vault,
  change: { person: string; basis: number; details: PersonDetails; now: Date },
): Promise<Result<{ version: number }, NameMissing | DetailsChanged | PersonErased | PersonUnknown>> => {
  const { person, basis, now } = change;
  const details = PersonDetails.parse(change.details);
  const row = await people(vault)
    .selectFrom('person')
    .select(['person', 'version', 'named', 'erased_at'])
    .where('force', '=', vault.force)
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refused({ code: 'PersonUnknown', people: [person] });
  const key = (await keysOf(vault, [row])).get(person);
  if (key === undefined) return refused({ code: 'PersonErased', people: [person] });
  // Of two who correct a record at once, the second sees what the first wrote before it is replaced.
  if (row.version !== basis) return refused({ code: 'DetailsChanged', version: row.version });
  // Who has been named cannot become nameless: they would be searched for in vain, and added a second time.
  if (row.named && !isNamed(details)) return refused({ code: 'NameMissing' });
  const version = basis + 1;
  await people(vault)
    .updateTable('person')
    .set({ version, named: isNamed(details) })
    .where('force', '=', vault.force)
    .where('person', '=', person)
    .execute();
  // A name that no longer stands is not searched by; it stays in the history.
  await people(vault)
    .deleteFrom('person_token')
    .where('force', '=', vault.force)
    .where('person', '=', person)
    .execute();
  await writeDetails(vault, [{ person, key, version, details }], now);
  return ok({ version });
};

interface PersonRow {
  readonly person: string;
  readonly label: string | null;
  readonly named: boolean;
  readonly version: number;
  readonly erased_at: Date | null;
  readonly sealed: Buffer | null;
}

const peopleRows = async (vault: Vault, ids: RawBuilder<string>): Promise<readonly PersonRow[]> => {
  const { rows } = await sql<PersonRow>`
    SELECT p.person, p.label, p.named, p.version, p.erased_at, d.sealed
    FROM person p LEFT JOIN person_detail d ON d.force = p.force AND d.person = p.person AND d.version = p.version
    WHERE p.force = ${vault.force} AND p.person = ANY(${ids})`.execute(vault.tx);
  return rows;
};

const livingFrom = (vault: Vault, row: PersonRow, key: Buffer): Living => ({
  state: row.named ? 'named' : 'not-identified',
  person: row.person,
  version: row.version,
  label: row.label ?? undefined,
  details: row.sealed === null ? {} : open(key, detailPlace(vault.force, row.person, row.version), row.sealed),
});

const openRows = async (vault: Vault, rows: readonly PersonRow[]): Promise<ReadonlyMap<string, Person>> => {
  const keys = await keysOf(vault, rows);
  return new Map(
    rows.map((row): [string, Person] => {
      const key = keys.get(row.person);
      // A restored database still holds the row of somebody erased since; the key store, which was not restored, decides.
      if (key === undefined) return [row.person, { state: 'erased', person: row.person }];
      return [row.person, livingFrom(vault, row, key)];
    }),
  );
};

/** Reads many at once, by id; ids that this force does not know are left out. Who has no key any more is erased. */
export const readPeople = async (vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
  if (ids.length === 0) return new Map();
  return openRows(vault, await peopleRows(vault, sql`${ids}::uuid[]`));
};

/** The same of those whom a query names, which is then not waited for. */
export const readPeopleIn = async (vault: Vault, ids: RawBuilder<string>): Promise<ReadonlyMap<string, Person>> =>
  openRows(vault, await peopleRows(vault, ids));

export const findPerson = async (vault: Vault, person: string): Promise<Person | undefined> =>
  (await readPeople(vault, [person])).get(person);

export interface EarlierDetails {
  readonly version: number;
  readonly at: Date;
  readonly details: PersonDetails;
}

/** Everything that was ever recorded of somebody, oldest first; nothing if they are erased. */
export const readHistory = async (vault: Vault, person: string): Promise<readonly EarlierDetails[]> => {
  const rows = await people(vault)
    .selectFrom('person_detail')
    .select(['version', 'at', 'sealed'])
    .where('force', '=', vault.force)
    .where('person', '=', person)
    .orderBy('version')
    .execute();
  // Of who is erased none is left.
  if (rows.length === 0) return [];
  const key = (await vault.keys.findPersonKeys(vault.force, [person])).get(person);
  if (key === undefined) return [];
  return rows.map((row) => ({
    version: row.version,
    at: row.at,
    details: open(key, detailPlace(vault.force, person, row.version), row.sealed),
  }));
};
