import assert from 'node:assert/strict';
import test from 'node:test';
import type { CaseFacts, PersonFacts } from './case-facts.ts';
import { deletionOf } from './deletion.ts';
import type { FromWhom, Statement } from './statement.ts';

const child: PersonFacts = {
  person: '00000000-0000-7000-8000-000000000001',
  ref: 'Child 1',
  identified: true,
  age: 15,
  ageFrom: null,
  parts: ['depicted', 'shared'],
  partsFrom: null,
  facts: {},
  by: {},
  towards: {},
};
const FIRST = [
  'extortion',
  'grooming',
  'adult-involved',
  'exploitation',
  'coercion',
  'deception',
  'profit-motive',
  'malicious-intent',
  'power-imbalance',
  'violence',
] as const;
const out: CaseFacts['factors'] = {
  ...Object.fromEntries(FIRST.map((factor) => [factor, 'ruled-out'])),
  grooming: 'no-evidence',
};
interface Known {
  readonly from?: FromWhom;
  readonly others?: readonly PersonFacts[];
  readonly walked?: readonly PersonFacts[];
}

const receiver: PersonFacts = {
  ...child,
  person: '00000000-0000-7000-8000-000000000002',
  ref: 'Child 2',
  parts: ['received'],
};
const said = { how: null, at: new Date(0), by: child.person } as const;
const floorOf = ({ person }: PersonFacts): Statement => ({
  ...said,
  ...{ fact: 'self-harm-risk', person, direction: 'person', state: 'ruled-out', fromWhom: 'partner', onFloor: true },
});
const statedOf = (factors: CaseFacts['factors'], fromWhom: FromWhom): readonly Statement[] =>
  Object.entries(factors).map(([fact, state]) => ({
    ...said,
    ...{ fact, person: null, direction: 'case', state, fromWhom, onFloor: false },
  }));

const facts = (
  factors: CaseFacts['factors'],
  person: Partial<PersonFacts> = {},
  { from = 'partner', others = [receiver], walked = [child, receiver] }: Known = {},
): CaseFacts => ({
  nation: 'england',
  people: [{ ...child, ...person }, ...others],
  factors,
  earlierReports: 0,
  stated: [...statedOf(factors, from), ...walked.map(floorOf)],
  asked: [],
  weighed: [],
});

test('given all that makes a case aggravated, and violence, ruled out, when the card is read, then it says how to delete', () => {
  assert.equal(deletionOf(facts(out)), 'delete');
});

for (const [what, given] of [
  ['one not answered', facts({ extortion: 'ruled-out', grooming: 'ruled-out' })],
  ['one answered not known', facts({ ...out, grooming: 'unknown' })],
  ['one not known of a child, and ruled out for the case', facts(out, { towards: { grooming: 'unknown' } })],
  ['one not known of who shared it, and ruled out for the case', facts(out, { by: { extortion: 'unknown' } })],
  ['an age not known', facts(out, { age: 'unknown' })],
  ['an age that may be 18', facts(out, { age: [17, 18] })],
  ['an adult whose part nobody has said', facts(out, { age: 40, parts: undefined })],
  ['all of it on the word of who reported', facts(out, {}, { from: 'reporter' })],
  ['all of it on the word of a parent', facts(out, {}, { from: 'parent-or-carer' })],
  ['nobody recorded who received it', facts(out, {}, { others: [] })],
  ['a safety floor that was not walked', facts(out, {}, { walked: [receiver] })],
  ['a danger at home', facts(out, { facts: { 'household-risk': 'suspected' } })],
  ['violence at home', facts(out, { facts: { 'domestic-abuse-household': 'confirmed' } })],
] as const)
  test(`given ${what}, when the card is read, then it is not yet`, () => {
    assert.equal(deletionOf(given), 'not-yet');
  });

for (const [what, given] of [
  ['blackmail suspected', facts({ ...out, extortion: 'suspected' })],
  ['grooming towards a child', facts(out, { towards: { grooming: 'confirmed' } })],
  ['an adult who received it', facts(out, { age: 18, parts: ['received'] })],
] as const)
  test(`given ${what}, when the card is read, then nothing is deleted by oneself`, () => {
    assert.equal(deletionOf(given), 'keep');
  });

for (const factor of FIRST)
  test(`given ${factor} present, not known or not answered, when the card is read, then nobody is told to delete`, () => {
    const rest = Object.fromEntries(Object.entries(out).filter(([one]) => one !== factor));
    assert.equal(deletionOf(facts({ ...out, [factor]: 'confirmed' })), 'keep');
    assert.equal(deletionOf(facts(out, { towards: { [factor]: 'suspected' } })), 'keep');
    assert.equal(deletionOf(facts({ ...out, [factor]: 'unknown' })), 'not-yet');
    assert.equal(deletionOf(facts(rest)), 'not-yet');
  });

test('given nothing found on a parent’s word, with how and by whom it was enquired into, when the card is read, then that is an answer', () => {
  const enquired = Object.fromEntries(FIRST.map((factor) => [factor, 'no-evidence' as const]));
  assert.equal(deletionOf(facts(enquired, {}, { from: 'parent-or-carer' })), 'delete');
});

test('given what makes no case aggravated, when the card is read, then it is no reason to keep an image', () => {
  assert.equal(deletionOf(facts({ ...out, 'wide-distribution': 'confirmed', bullying: 'unknown' })), 'delete');
});

test('given an adult who only protected, when the card is read, then their age is no reason to wait', () => {
  assert.equal(deletionOf(facts(out, { age: 45, parts: ['protected'] })), 'delete');
});
