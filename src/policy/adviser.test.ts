import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import { Advice } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const policies = IDS.map((id) => realPolicy(id, readFileSync));
const adviser = new Adviser(policies, sha256);
const today = '2026-11-22';

function advise(input: unknown, policy?: string): Advice {
  const result = adviser.advise(input, policy === undefined ? { today } : { today, policy });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const files = policies[1]?.files;
assert.ok(files !== undefined);
const none = (kind: string) => Object.fromEntries(idsOfKind(files, kind).map((id) => [id, 'ruled-out']));
const facts = none('person-fact');
const peers = {
  ...{ nation: 'england', checks: 'complete', earlierReports: 0, factors: none('factor') },
  people: [
    { ref: 'A', age: 15, identified: true, parts: ['depicted', 'shared'], facts },
    { ref: 'B', age: 15, identified: true, parts: ['received'], facts },
  ],
};

void test('the version in force on the date answers, today where none is given', () => {
  assert.equal(advise({}).policy.id, '2024-05');
  assert.equal(advise({ on: '2024-04-30' }).policy.id, '2016-11');
  assert.equal(advise({ on: '2024-05-01' }).policy.id, '2024-05');
  assert.equal(advise({}, '2016-11').policy.id, '2016-11');
});

void test('the digest covers the effective settings, however they are given', () => {
  const digest = (settings: object) => advise({ settings }).policy.digest;
  assert.equal(digest({}), digest({ sgiiModel: 'PERSON_INVOLVED' }));
  assert.notEqual(digest({}), digest({ sgiiModel: 'SUSPECT_LINK' }));
  assert.match(digest({}), /^[0-9a-f]{64}$/);
});

void test('advice keeps to its schema, and is equal as canonical JSON from one adviser to another', () => {
  for (const input of [{}, peers, { people: [{ ref: 'A' }] }]) {
    const advice = advise(input);
    assert.deepEqual(Advice.parse(advice), advice);
    const again = new Adviser([...policies].reverse(), sha256).advise(input, { today });
    assert.ok(again.ok);
    assert.equal(canonicalize(again.value), canonicalize(advice));
  }
});

void test('no adult, said of the case, answers for no child what was done to them where an adult acted', () => {
  const child = { ref: 'B', age: 14, identified: true, parts: ['depicted', 'shared'], facts };
  const roleOf = (adult: object, towards?: object) =>
    advise({
      ...peers,
      people: [
        { ...adult, ref: 'A', identified: true, facts },
        { ...child, ...towards },
      ],
    }).people[1]?.role;
  assert.equal(roleOf({ age: 17, parts: ['asked-for'] }), 'person-involved');
  for (const other of [{ age: 25, parts: ['asked-for'] }, { age: [17, 19], parts: ['asked-for'] }, { age: 25 }])
    assert.equal(roleOf(other), 'not-yet-known');
  // Somebody of 18 who took no part overrides nothing, and what is said of the child stands.
  assert.equal(roleOf({ age: 25, parts: ['reported'] }), 'person-involved');
  assert.equal(roleOf({ age: 25, parts: ['asked-for'] }, { towards: { 'adult-involved': 'confirmed' } }), 'victim');
  const ruledOut = { towards: { 'adult-involved': 'ruled-out' } };
  assert.equal(roleOf({ age: 25, parts: ['asked-for'] }, ruledOut), 'person-involved');
});

void test('nobody listed is advised on with a warning, and what is stated never lowers what derives', () => {
  assert.deepEqual(
    advise({ people: [] }).warnings.map(({ id }) => id),
    ['nobody-listed'],
  );
  const denied = { ...peers, earlierReports: 2, people: peers.people.map((person) => ({ ...person, age: 12 })) };
  const advice = advise(denied);
  assert.equal(advice.repeated, true);
  assert.deepEqual(
    advice.warnings.map(({ id }) => id).filter((id) => id.endsWith('-disagrees')),
    ['under-13-disagrees', 'persistent-behaviour-disagrees'],
  );
  const said = advise({
    ...peers,
    factors: { ...peers.factors, 'under-13': 'confirmed', 'persistent-behaviour': 'suspected' },
  });
  assert.deepEqual(
    said.warnings.map(({ id }) => id).filter((id) => id.endsWith('-disagrees')),
    ['under-13-disagrees', 'persistent-behaviour-disagrees'],
  );
  const [first, ...rest] = peers.people;
  const ofOne = advise({ ...peers, people: [{ ...first, by: { 'under-13': 'confirmed' } }, ...rest] });
  assert.deepEqual(
    ofOne.warnings.filter(({ id }) => id === 'under-13-disagrees').map(({ person }) => person),
    [first?.ref],
    'said of somebody, it disagrees with the ages as it does said of the case',
  );
  const adult = { ...peers, people: peers.people.map((person) => ({ ...person, age: 18 })) };
  assert.equal(advise(adult).response, 'full-investigation');
  assert.ok(advise(adult).warnings.some(({ id }) => id === 'adult-involved-disagrees'));
});
