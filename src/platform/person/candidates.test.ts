// Nobody whom the weighing would offer is left unopened: held against weighing everybody there is.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { freshDatabase, plant } from '../../../test/database.ts';
import { many } from '../../../test/many.ts';
import { inForce } from '../database/transaction.ts';
import { newId } from '../database/index.ts';
import { addSeveralNamed, searchPeople, type PersonDetails, type Sought, type Vault } from './index.ts';
import { keysInMemory, NOW } from './person.make.ts';
import { weigher } from './resemblance.ts';
import { pairsSought } from './name-pairs.ts';
import { isEnough, tokensOf } from './tokens.ts';

const db = await freshDatabase();
const keys = keysInMemory();
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
);
await keys.createForce('northmoor');
const within = <T>(work: (vault: Vault) => Promise<T>): Promise<T> =>
  inForce(db.database, 'northmoor', (tx) => work({ tx, keys, force: 'northmoor' }));

// Few of each, and slips, short forms and other spellings of them, so that anybody may resemble anybody.
const GIVEN = ['Rowan', 'Rowen', 'Elizabeth', 'Lizzie', 'Beth', 'Linden', 'Jo', 'Joe', 'Rowan Ash', 'Example'];
const FAMILY = ['Example', 'Exampel', 'Sample', "O'Test", 'Example-Test', 'Rowan', 'Ash', 'Quillfeather', 'Kwilfether'];
const DATES = ['2011-05-12', '2011-12-05', '2011-05-21', '2011-05-13', '2010-05-12', '2009-08-30'];
const SCHOOLS = ['Nowhereton Invented School', 'nowhereton invented school', 'Sample Academy'];

const anyOf = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });
const anySought = fc
  .record({ givenNames: anyOf(GIVEN), familyName: anyOf(FAMILY), birthDate: anyOf(DATES), school: anyOf(SCHOOLS) })
  .map(({ givenNames, familyName, birthDate, school }): Sought => ({
    ...(givenNames === undefined ? {} : { givenNames }),
    ...(familyName === undefined ? {} : { familyName }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(school === undefined ? {} : { school }),
  }));
const isNamed = (known: PersonDetails) => known.givenNames !== undefined || known.familyName !== undefined;

const people = fc
  .sample(anySought.filter(isNamed), { numRuns: 300, seed: 20_261_122 })
  .map((details) => ({ person: newId(NOW), details }));
await within((vault) => addSeveralNamed(vault, people, NOW));

/** Who would be offered if everybody were opened, and was not opened. */
const missedBy = async (sought: Sought): Promise<readonly PersonDetails[]> => {
  const found = await within((vault) => searchPeople(vault, sought));
  assert.ok(found.ok && !found.value.tooMany);
  const opened = new Set(found.value.lookedAt);
  const weigh = weigher(sought);
  return people
    .filter(({ person, details }) => weigh(details) !== undefined && !opened.has(person))
    .map(({ details }) => details);
};

test('given anybody sought by anything, when everybody is weighed, then whoever would be offered was opened', async () => {
  await fc.assert(
    fc.asyncProperty(anySought.filter(isEnough), async (sought) => {
      assert.deepEqual(await missedBy(sought), []);
    }),
    many(150),
  );
});

test('given both names and no date, when they are sought, then those who fit in one alone stay closed', async () => {
  const whole = { givenNames: 'Rowan', familyName: 'Quillfeather' };
  const found = await within((vault) => searchPeople(vault, whole));
  assert.ok(found.ok);
  const opened = people.filter(({ person }) => found.value.lookedAt.includes(person));
  assert.ok(opened.length > 0);
  for (const { details } of opened)
    if (details.givenNames !== undefined && details.familyName !== undefined)
      assert.match(
        `${details.givenNames} ${details.familyName}`,
        /(?:Row[ae]n|Ash).*(?:Quill|Kwil)|(?:Quill|Kwil).*Row/,
      );
});

test('given those known by one name taken for known by both, when they are sought, then it is seen that they are missed', async () => {
  const sought = { givenNames: 'Rowan', familyName: 'Quillfeather' };
  assert.deepEqual(await missedBy(sought), []);
  await plant(db, 'UPDATE person_token SET one_name = false');
  assert.notDeepEqual(await missedBy(sought), []);
});

test('given rows from before it was recorded, when somebody is sought, then nobody is missed', async () => {
  await plant(db, 'UPDATE person_token SET one_name = DEFAULT');
  for (const sought of fc.sample(anySought.filter(isEnough), { numRuns: 20, seed: 1 }))
    assert.deepEqual(await missedBy(sought), []);
});

test('given rows from before there were pairs, when somebody is sought, then nobody is missed', async () => {
  await plant(db, 'UPDATE person_token SET one_name = false');
  const sought = { givenNames: 'Rowan', familyName: 'Quillfeather' };
  const pairs = tokensOf(await keys.getSearchKey('northmoor'), pairsSought(sought) ?? []);
  const listed = pairs.map((token) => `'\\x${token.toString('hex')}'`).join(', ');
  const { rowCount } = await plant(db, `DELETE FROM person_token WHERE token IN (${listed})`);
  assert.ok((rowCount ?? 0) > 0);
  const missed = await missedBy(sought);
  assert.ok(missed.length > 0, 'without their pairs nobody would be found');
  await plant(db, 'UPDATE person_token SET paired = DEFAULT');
  assert.deepEqual(
    (await missedBy(sought)).filter((known) => known.givenNames !== undefined && known.familyName !== undefined),
    [],
  );
});
