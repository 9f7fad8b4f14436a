import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, plant } from '../../../test/database.ts';
import { inForce } from '../database/transaction.ts';
import {
  addNamed,
  addUnidentified,
  erasePerson,
  recordNotSame,
  searchPeople,
  setDetails,
  type PersonDetails,
  type Sought,
  type Vault,
} from './index.ts';
import { keysInMemory, lindenSample, NOW, rowanExample, STAFF } from './person.make.ts';
import { candidatesQuery, hitsOf, type Hits } from './candidates.ts';

const db = await freshDatabase();
const keys = keysInMemory();
for (const force of ['northmoor', 'eastmere']) {
  await plant(
    db,
    `INSERT INTO force (force, name, nation, issuer, client) VALUES ('${force}', '${force}', 'england', 'i', 'c')`,
    force,
  );
  await keys.createForce(force);
}

const within = <T>(work: (vault: Vault) => Promise<T>, force = 'northmoor'): Promise<T> =>
  inForce(db.database, force, (tx) => work({ tx, keys, force }));

const add = async (details: PersonDetails): Promise<string> => {
  const added = await within((vault) => addNamed(vault, details, NOW));
  assert.ok(added.ok);
  return added.value;
};

const search = async (sought: Sought, besides?: string, force = 'northmoor') => {
  const found = await within((vault) => searchPeople(vault, sought, besides), force);
  assert.ok(found.ok);
  return found.value;
};

const rowan = await add(rowanExample);
const linden = await add(lindenSample);

const found = async (sought: Sought, besides?: string) =>
  (await search(sought, besides)).offers.map(({ person }) => person.person);

const ways: readonly (readonly [string, Sought])[] = [
  ['one letter off', { givenNames: 'Rowen', familyName: 'Exampel-OTest', birthDate: '2011-05-12' }],
  ['the date transposed', { givenNames: 'Rowan', familyName: 'Example', birthDate: '2011-12-05' }],
  ['names swapped', { givenNames: 'Example', familyName: 'Rowan', birthDate: '2011-05-12' }],
  ['one of two family names', { givenNames: 'Rowan', familyName: "O'Test" }],
  ['a year only', { givenNames: 'Rowan', birthYear: 2011, school: 'nowhereton invented school' }],
];

for (const [how, sought] of ways) {
  test(`given somebody recorded, when they are sought with ${how}, then they are offered`, async () => {
    assert.deepEqual(await found(sought), [rowan]);
  });
}

test('given somebody who sounds alike, when they are offered, then plain reasons are given and no score', async () => {
  const { offers, lookedAt, tooMany } = await search({
    familyName: 'Sampel',
    givenNames: 'Lindin',
    birthDate: '2010-02-28',
  });
  assert.deepEqual(lookedAt, [linden]);
  assert.equal(tooMany, false);
  assert.deepEqual(
    offers.map(({ person, ...rest }) => [person.person, rest]),
    [[linden, { reasons: ['same-birth-date', 'given-name-near', 'family-name-near'] }]],
  );
});

test('given twins, when one is sought, then both are offered, the one meant first, and both stay as they are', async () => {
  const shared = { familyName: 'Twofold', birthDate: '2012-07-07', school: 'Nowhereton Invented School' };
  const meg = await add({ ...shared, givenNames: 'Meg' });
  const peg = await add({ ...shared, givenNames: 'Tamsin' });
  assert.deepEqual(await found({ ...shared, givenNames: 'Tamsin' }), [peg, meg]);
  assert.deepEqual(await found({ ...shared, givenNames: 'Meg' }), [meg, peg]);
});

test('given nothing or wildcards, when a search is made, then it is refused', async () => {
  const result = await within((vault) => searchPeople(vault, { familyName: '%*' }));
  assert.deepEqual(result, { ok: false, refusal: { code: 'NothingToSearchFor' } });
});

test('given people of one force, when another searches, then nobody is looked at', async () => {
  assert.deepEqual((await search(rowanSought, undefined, 'eastmere')).lookedAt, []);
});
const rowanSought: Sought = { givenNames: 'Rowan', familyName: 'Example' };

test('given two who are not the same, when that is recorded, then neither is offered for the other', async () => {
  const twin = await add({ ...rowanExample, givenNames: 'Rowena' });
  const sought: Sought = { ...rowanSought, birthDate: '2011-05-12' };
  assert.deepEqual((await found(sought)).toSorted(), [rowan, twin].toSorted());
  assert.deepEqual(await found(sought, twin), [rowan]);
  const judge = { person: twin, others: [rowan], now: NOW };
  await within((vault) => recordNotSame(vault, judge));
  assert.equal((await within((vault) => recordNotSame(vault, judge))).ok, true);
  assert.deepEqual((await search(sought, twin)).lookedAt, []);
  assert.deepEqual((await search(sought, rowan)).lookedAt, []);
  assert.deepEqual((await found(sought)).toSorted(), [rowan, twin].toSorted());
});

test('given somebody renamed or identified, when they are sought, then it is by what stands now', async () => {
  const person = await within((vault) => addUnidentified(vault, 'Child 2', NOW));
  const set = (basis: number, familyName: string) =>
    within((vault) => setDetails(vault, { person, basis, details: { familyName }, now: NOW }));
  await set(0, 'Quillfeather');
  assert.deepEqual(await found({ familyName: 'Quillfeather' }), [person]);
  await set(1, 'Brackenthwaite');
  assert.deepEqual(await found({ familyName: 'Quillfeather' }), []);
  assert.deepEqual(await found({ familyName: 'Brackenthwait' }), [person]);
});

test('given somebody erased, when they are sought, then nobody is looked at', async () => {
  const person = await add({ familyName: 'Vanishpoint', birthDate: '1999-09-09' });
  await within((vault) => erasePerson(vault, { person, staff: STAFF, rule: 'retention review', now: NOW }));
  assert.deepEqual((await search({ familyName: 'Vanishpoint', birthDate: '1999-09-09' })).lookedAt, []);
});

test('given more than 200 alike, when one is sought, then 200 are opened, ten offered, and it says there are more', async () => {
  await within(async (vault) => {
    for (let n = 0; n < 205; n += 1) await addNamed(vault, { givenNames: 'Crowd', familyName: 'Multitude' }, NOW);
  });
  const { offers, lookedAt, tooMany } = await search({ givenNames: 'Crowd', familyName: 'Multitude' });
  assert.deepEqual([offers.length, lookedAt.length, tooMany], [10, 200, true]);
});

test('given 100,000 tokens, when candidates are looked for, then they come through the index', async () => {
  await plant(
    db,
    `INSERT INTO person_token SELECT 'northmoor', substr(sha256(n::text::bytea), 1, 16), '${rowan}' FROM generate_series(1, 100000) n`,
  );
  await plant(db, 'ANALYZE person_token');
  const searchKey = await keys.getSearchKey('northmoor');
  const both = { givenNames: 'Rowan', familyName: 'Example', birthDate: '2011-05-12' };
  for (const sought of [both, { familyName: 'Example' }, { birthDate: '2011-05-12' }]) {
    const hits = hitsOf(searchKey, sought);
    const plan = await within(async ({ tx }) =>
      (await sql<Record<string, string>>`EXPLAIN ${candidatesQuery('northmoor', hits, rowan, 201)}`.execute(tx)).rows
        .flatMap((row) => Object.values(row))
        .join('\n'),
    );
    assert.match(plan, /Index (Only )?Scan (Backward )?using person_token_pkey/);
    assert.match(plan, /Index Scan using person_token_person/);
    assert.doesNotMatch(plan, /Seq Scan on person_token/);
  }
});

/** How many were read one by one, and how many tokens in the lists of those who bear each. */
const readFor = async (hits: Hits): Promise<{ readonly alone: number; readonly listed: number }> => {
  const query = candidatesQuery('northmoor', hits, undefined, 201);
  const { rows } = await within(({ tx }) =>
    sql<Record<string, string>>`EXPLAIN (ANALYZE, TIMING OFF) ${query}`.execute(tx),
  );
  const plan = rows.flatMap((row) => Object.values(row)).join('\n');
  const lists = [...plan.matchAll(/Index Only Scan .* on person_token known_\d+ .*actual rows=([\d.]+) loops=(\d+)/g)];
  return {
    alone: Number(/person_token_person on person_token.*?loops=(\d+)/.exec(plan)?.[1] ?? 0),
    listed: lists.reduce((all, [, each, loops]) => all + Number(each) * Number(loops), 0),
  };
};

test('given thousands who bear either name and hardly any who bear both, when they are sought, then only these are read one by one', async () => {
  const hits = hitsOf(await keys.getSearchKey('northmoor'), { givenNames: 'Rowan', familyName: 'Example' });
  const sounds = hits.tokens.filter((_, n) => hits.clues[n]?.clue.startsWith('sound:'));
  // Each sound by two thousand others, of whom nobody bears another token.
  for (const token of sounds)
    await plant(
      db,
      `WITH added AS (
        INSERT INTO person (force, person, named, version, created_at)
        SELECT 'northmoor', gen_random_uuid(), true, 0, now() FROM generate_series(1, 2000) RETURNING person)
      INSERT INTO person_token (force, token, person, one_name, paired) SELECT 'northmoor', '\\x${token.toString('hex')}', person, false, false FROM added`,
    );
  await plant(db, 'ANALYZE person_token');
  const before = await readFor(hits);
  assert.ok(before.alone > 0 && before.alone < 20, `${before.alone} were read one by one`);
  assert.ok(before.listed > 4000, `${before.listed} were listed`);
  // When the pairs of all stand beside their single tokens, nobody need read those who bear either.
  await plant(db, `UPDATE person_token SET paired = true WHERE person <> '${rowan}' AND NOT paired`);
  const after = await readFor(hits);
  assert.equal(after.alone, before.alone);
  assert.ok(after.listed < 100, `${after.listed} were listed`);
});
