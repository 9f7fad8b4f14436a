import assert from 'node:assert/strict';
import test from 'node:test';
import { freshDatabase, plant } from '../../../test/database.ts';
import { inForce } from '../database/transaction.ts';
import {
  addNamed,
  addPassage,
  addUnidentified,
  displayName,
  erasePerson,
  ERASED_WORDS,
  findCertificate,
  findPerson,
  readHistory,
  readPassages,
  readPeople,
  recordNotSame,
  setDetails,
  type Vault,
} from './index.ts';
import { keysInMemory, lindenSample, NOW, rowanExample, STAFF } from './person.make.ts';
import type { Result } from '../access/index.ts';

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

const valueOf = <T>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

const named = (details = rowanExample) => within(async (vault) => valueOf(await addNamed(vault, details, NOW)));
const passageOn = (text: string, ...concerns: string[]) =>
  within(async (vault) => valueOf(await addPassage(vault, { text, concerns, now: NOW })));
const read = async (passage: string) => (await within((vault) => readPassages(vault, [passage]))).get(passage);
const erase = (person: string) =>
  within((vault) => erasePerson(vault, { person, staff: STAFF, rule: 'retention review', now: NOW }));

test('given somebody named, when they are read, then all that was recorded is there', async () => {
  const person = await named();
  assert.deepEqual(await within((vault) => findPerson(vault, person)), {
    state: 'named',
    person,
    version: 1,
    label: undefined,
    details: rowanExample,
  });
});

test('given details without a name, when a named person is added, then it is refused', async () => {
  const result = await within((vault) => addNamed(vault, { school: 'Nowhereton' }, NOW));
  assert.deepEqual(result, { ok: false, refusal: { code: 'NameMissing' } });
});

test('given somebody not yet identified, when they are named, then they are named and the label stays', async () => {
  const person = await within((vault) => addUnidentified(vault, 'Child 1', NOW));
  const before = await within((vault) => findPerson(vault, person));
  assert.ok(before?.state === 'not-identified');
  assert.equal(displayName(before), 'Child 1');
  await within((vault) => setDetails(vault, { person, basis: 0, details: lindenSample, now: NOW }));
  const now = await within((vault) => findPerson(vault, person));
  assert.ok(now?.state === 'named');
  assert.equal(displayName(now), 'Linden Sample');
  assert.equal(now.label, 'Child 1');
});

test('given a label that could be a name, when somebody is added under it, then it is refused and not repeated', async () => {
  await assert.rejects(
    within((vault) => addUnidentified(vault, 'Rowan', NOW)),
    (error: unknown) => error instanceof Error && !error.message.includes('Rowan'),
  );
  const planted = `INSERT INTO person (force, person, label, named, created_at) VALUES ('northmoor', '${STAFF}', 'Rowan', false, now())`;
  await assert.rejects(plant(db, planted), /person_label_check/);
});

test('given new details, when they are set, then the earlier ones are kept, and a stale basis is refused', async () => {
  const person = await named();
  const set = (basis: number) =>
    within((vault) => setDetails(vault, { person, basis, details: lindenSample, now: NOW }));
  assert.deepEqual(await set(1), { ok: true, value: { version: 2 } });
  assert.deepEqual(await set(1), { ok: false, refusal: { code: 'DetailsChanged', version: 2 } });
  const history = await within((vault) => readHistory(vault, person));
  assert.deepEqual(
    history.map(({ details }) => details),
    [rowanExample, lindenSample],
  );
});

test('given a named person, when the name is taken away, then it is refused', async () => {
  const person = await named();
  const result = await within((vault) => setDetails(vault, { person, basis: 1, details: {}, now: NOW }));
  assert.deepEqual(result, { ok: false, refusal: { code: 'NameMissing' } });
});

test('given a person of one force, when another force reads them, then there is nobody', async () => {
  const person = await named();
  assert.equal(await within((vault) => findPerson(vault, person), 'eastmere'), undefined);
});

test('given sealed details, when one row’s is put in another’s place, then reading says so and shows nothing', async () => {
  const [one, other] = [await named(), await named(rowanExample)];
  await plant(
    db,
    `UPDATE person_detail SET sealed = (SELECT sealed FROM person_detail WHERE person = '${other}') WHERE person = '${one}'`,
  );
  await assert.rejects(
    within((vault) => findPerson(vault, one)),
    /changed or moved/,
  );
});

test('given many people, when they are read, then it takes one query however many', async () => {
  const ids = [await named(), await named(), await named()];
  assert.equal((await within((vault) => readPeople(vault, ids))).size, 3);
  assert.equal((await within((vault) => readPeople(vault, []))).size, 0);
});

test('given a passage, when it is read, then names are as they are now', async () => {
  const person = await named(rowanExample);
  const passage = await passageOn('Rowan said that ROWAN ASH is fine.', person);
  assert.deepEqual(await read(passage), {
    state: 'readable',
    passage,
    at: NOW,
    text: 'Rowan said that ROWAN ASH is fine.',
    concerns: [person],
  });
  await within((vault) =>
    setDetails(vault, { person, basis: 1, details: { ...rowanExample, givenNames: 'Hazel Fern' }, now: NOW }),
  );
  const now = await read(passage);
  assert.ok(now?.state === 'readable');
  assert.equal(now.text, 'Hazel said that HAZEL FERN is fine.');
});

test('given nobody, somebody unknown or erased, when a passage is about them, then it is refused', async () => {
  const add = (...concerns: string[]) => within((vault) => addPassage(vault, { text: 'text', concerns, now: NOW }));
  assert.deepEqual(await add(), { ok: false, refusal: { code: 'ConcernsNobody' } });
  assert.deepEqual(await add(STAFF), { ok: false, refusal: { code: 'PersonUnknown', people: [STAFF] } });
  const person = await named();
  await erase(person);
  assert.deepEqual(await add(person), { ok: false, refusal: { code: 'PersonErased', people: [person] } });
});

test('given a passage about two, when one is erased, then the other’s stays readable without the name', async () => {
  const [rowan, linden] = [await named(), await named({ ...rowanExample, ...lindenSample })];
  const passage = await passageOn("Linden and Rowan Example-O'Test walked home. Rowan’s mother called.", rowan, linden);
  assert.equal((await erase(rowan)).ok, true);
  const left = await read(passage);
  assert.ok(left?.state === 'readable');
  assert.equal(left.text, `Linden and ${ERASED_WORDS} walked home. ${ERASED_WORDS}’s mother called.`);
  assert.deepEqual(left.concerns, [linden]);
  await erase(linden);
  assert.deepEqual(await read(passage), { state: 'erased', passage, at: NOW, concerns: [] });
});

test('given somebody erased, when anything is asked of them, then only that they are erased is told', async () => {
  const person = await named();
  const passage = await passageOn('Rowan alone.', person);
  const other = await named({ ...rowanExample, ...lindenSample });
  await within((vault) => recordNotSame(vault, { person, others: [other], now: NOW }));
  const result = await erase(person);
  const ended = await plant(db, `SELECT FROM passage WHERE passage = '${passage}' AND sealed IS NULL`);
  assert.equal(ended.rowCount, 1);
  const certificate = valueOf(result);
  assert.deepEqual(await within((vault) => findPerson(vault, person)), { state: 'erased', person });
  assert.deepEqual(await within((vault) => readHistory(vault, person)), []);
  assert.deepEqual(await erase(person), { ok: false, refusal: { code: 'PersonErased', people: [person] } });
  assert.deepEqual(await within((vault) => findCertificate(vault, person)), certificate);
  const { keyDestroyed, details, passageKeys, passages, rule } = certificate;
  assert.deepEqual(
    { keyDestroyed, details, passageKeys, passages, rule },
    { keyDestroyed: true, details: 1, passageKeys: 1, passages: 1, rule: 'retention review' },
  );
  assert.ok(certificate.tokens > 10);
  assert.equal(JSON.stringify(certificate).includes(person), false);
  assert.equal((await keys.findPersonKeys('northmoor', [person])).size, 0);
  for (const table of ['person_detail', 'person_token', 'person_distinct', 'passage_person']) {
    assert.equal((await plant(db, `SELECT FROM ${table} WHERE person = '${person}'`)).rowCount, 0, table);
  }
  const { rows } = await plant(db, `SELECT label, version FROM person WHERE person = '${person}'`);
  assert.deepEqual(rows, [{ label: null, version: 0 }]);
});

test('given a database restored from before an erasure, when it is read with today’s keys, then the person is erased', async () => {
  const person = await named();
  const passage = await passageOn('Rowan alone.', person);
  await keys.destroyPersonKey('northmoor', person);
  assert.deepEqual(await within((vault) => findPerson(vault, person)), { state: 'erased', person });
  assert.equal((await read(passage))?.state, 'erased');
  // It certifies what it did: there was no key any more.
  const certificate = valueOf(await erase(person));
  assert.equal(certificate.keyDestroyed, false);
  assert.deepEqual(await within((vault) => findCertificate(vault, person)), certificate);
});

test('given a key store that does not answer, when somebody is erased, then nothing is certified, and tried again it is', async () => {
  const person = await named();
  const broken = { ...keys, destroyPersonKey: () => Promise.reject(new Error('input/output error')) };
  const order = { person, staff: STAFF, rule: 'retention review', now: NOW };
  await assert.rejects(
    within((vault) => erasePerson({ ...vault, keys: broken }, order)),
    /input\/output/,
  );
  assert.equal(await within((vault) => findCertificate(vault, person)), undefined);
  assert.equal((await within((vault) => findPerson(vault, person)))?.state, 'named');
  assert.equal(valueOf(await erase(person)).keyDestroyed, true);
});

test('given somebody erased, when they are read or changed, then the key store is not asked for them', async () => {
  const [erased, living] = [await named(), await named()];
  await erase(erased);
  const asked: string[] = [];
  const listening = {
    ...keys,
    findPersonKeys: (force: string, ids: readonly string[]) => {
      asked.push(...ids);
      return keys.findPersonKeys(force, ids);
    },
  };
  await within(async (vault) => {
    const heard = { ...vault, keys: listening };
    assert.deepEqual((await readPeople(heard, [erased, living])).get(erased), { state: 'erased', person: erased });
    assert.deepEqual(await readHistory(heard, erased), []);
    const set = await setDetails(heard, { person: erased, basis: 0, details: lindenSample, now: NOW });
    assert.deepEqual(set, { ok: false, refusal: { code: 'PersonErased', people: [erased] } });
  });
  assert.deepEqual(asked, [living]);
});

test('given an erasure and a new passage at once, when both are done, then nothing of the passage can be read', async () => {
  for (let round = 0; round < 10; round += 1) {
    const person = await named();
    const [added] = await Promise.all([
      within((vault) => addPassage(vault, { text: 'Rowan.', concerns: [person], now: NOW })),
      erase(person),
    ]);
    if (added.ok) assert.equal((await read(added.value))?.state, 'erased');
    else assert.equal(added.refusal.code, 'PersonErased');
    const { rows } = await plant(db, `SELECT passage FROM passage_person WHERE person = '${person}'`);
    assert.deepEqual(rows, []);
  }
});

test('given two who change one record at once, when both are done, then one is told that it changed', async () => {
  const person = await named();
  const set = () => within((vault) => setDetails(vault, { person, basis: 1, details: lindenSample, now: NOW }));
  const done = await Promise.all([set(), set()]);
  assert.deepEqual(done.map((result) => (result.ok ? 'set' : result.refusal.code)).toSorted(), [
    'DetailsChanged',
    'set',
  ]);
});

test('given a transaction that fails, when a person was added in it, then no row of theirs is left', async () => {
  const count = async () => (await plant(db, 'SELECT FROM person')).rowCount;
  const before = await count();
  await assert.rejects(
    within(async (vault) => {
      await addNamed(vault, rowanExample, NOW);
      throw new Error('planted');
    }),
    /planted/,
  );
  assert.equal(await count(), before);
});

test('given a key that cannot be written, when somebody is added without waiting for it, then no row of theirs is left', async () => {
  const count = async () => (await plant(db, 'SELECT FROM person')).rowCount;
  const before = await count();
  const full = { ...keys, createPersonKeys: () => Promise.reject(new Error('the disk is full')) };
  for (const add of [
    (vault: Vault) => addUnidentified({ ...vault, keys: full }, 'Child 1', NOW),
    (vault: Vault) => addNamed({ ...vault, keys: full }, rowanExample, NOW),
  ])
    await assert.rejects(within<unknown>(add), /the disk is full/);
  assert.equal(await count(), before);
});

test('given the tables of people, when the catalogue is read, then each is confined to its force, and force leads every index', async () => {
  const tables = `('person', 'person_detail', 'person_token', 'person_distinct', 'passage', 'passage_person', 'erasure')`;
  const confined = await plant(
    db,
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND relname IN ${tables} AND relrowsecurity AND relforcerowsecurity
       AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polcmd = '*' AND polwithcheck IS NOT NULL)`,
  );
  assert.equal(confined.rowCount, 7);
  const led = await plant(
    db,
    `SELECT tablename, indexdef FROM pg_indexes WHERE tablename IN ${tables} AND indexdef !~ '[(]force[,)]'`,
  );
  assert.deepEqual(led.rows, []);
});
