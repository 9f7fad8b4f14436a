import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { smallPolicy } from './small-policy.make.ts';
import fc from 'fast-check';
import { realPolicy } from './real-policy.make.ts';
import { many } from '../../test/many.ts';
import { anyInput } from './small-policy.make.ts';
import { readInput, vocabularyOf } from './input.ts';

const today = '2026-11-22';
const adviser = new Adviser([{ files: smallPolicy([]) }], () => 'digest');

function refusals(input: unknown, policy?: string) {
  const result = adviser.advise(input, policy === undefined ? { today } : { today, policy });
  return result.ok ? [] : result.refusal;
}

const person = (change: object) => ({ people: [{ ref: 'A', ...change }] });

const bad: [name: string, input: unknown, code: string, field: string, near: string | undefined][] = [
  ['a list', [], 'wrong-type', '', undefined],
  ['nothing', null, 'wrong-type', '', undefined],
  ['an unknown field', { factor: {} }, 'unknown-field', 'factor', 'factors'],
  ['an unknown field of a person', person({ agee: 12 }), 'unknown-field', 'people[0].agee', 'age'],
  ['an unknown factor', { factors: { coersion: 'unknown' } }, 'unknown-id', 'factors.coersion', 'coercion'],
  ['a shouted factor', { factors: { COERCION: 'unknown' } }, 'unknown-id', 'factors.COERCION', 'coercion'],
  ['an unknown state', { factors: { coercion: 'maybe' } }, 'unknown-value', 'factors.coercion', undefined],
  ['a state of the wrong type', { factors: { coercion: true } }, 'wrong-type', 'factors.coercion', undefined],
  ['an empty state', { factors: { coercion: null } }, 'wrong-type', 'factors.coercion', undefined],
  ['factors in a list', { factors: ['coercion'] }, 'wrong-type', 'factors', undefined],
  [
    'an unknown fact',
    person({ facts: { 'child-in-car': 'unknown' } }),
    'unknown-id',
    'people[0].facts.child-in-car',
    'child-in-care',
  ],
  ['an unknown direction', person({ by: { x: 'unknown' } }), 'unknown-id', 'people[0].by.x', undefined],
  ['an unknown part', person({ parts: ['share'] }), 'unknown-value', 'people[0].parts[0]', 'shared'],
  ['parts that are no list', person({ parts: 'shared' }), 'wrong-type', 'people[0].parts', undefined],
  [
    'protected beside another part',
    person({ parts: ['protected', 'shared'] }),
    'contradiction',
    'people[0].parts',
    undefined,
  ],
  ['an age below 0', person({ age: -1 }), 'out-of-range', 'people[0].age', undefined],
  ['an age above 120', person({ age: 121 }), 'out-of-range', 'people[0].age', undefined],
  ['half a year', person({ age: 15.5 }), 'wrong-type', 'people[0].age', undefined],
  ['an age in words', person({ age: 'unknwon' }), 'unknown-value', 'people[0].age', 'unknown'],
  ['a range reversed', person({ age: [15, 14] }), 'range-reversed', 'people[0].age', undefined],
  ['a range of three', person({ age: [13, 14, 15] }), 'wrong-type', 'people[0].age', undefined],
  ['an age as text that means a number', person({ age: '15' }), 'wrong-type', 'people[0].age', '15'],
  ['a count in quotes', { earlierReports: '2' }, 'wrong-type', 'earlierReports', '2'],
  ['an age too large to be a number', person({ age: 1e400 }), 'wrong-type', 'people[0].age', undefined],
  ['a name that commands a terminal', person({ ref: '\u001B[2J' }), 'unreadable', 'people[0].ref', undefined],
  ['a name written backwards', person({ ref: 'A\u202E' }), 'unreadable', 'people[0].ref', undefined],
  ['half a letter', person({ ref: '\uD800' }), 'unreadable', 'people[0].ref', undefined],
  ['an identity in words', person({ identified: 'yes' }), 'wrong-type', 'people[0].identified', undefined],
  ['nobody’s name', { people: [{}] }, 'missing', 'people[0].ref', undefined],
  [
    'a name that is an image',
    person({ ref: `data:image/png;base64,${'A'.repeat(90)}` }),
    'too-long',
    'people[0].ref',
    undefined,
  ],
  ['one name twice', { people: [{ ref: 'A' }, { ref: 'A' }] }, 'duplicate', 'people[1].ref', undefined],
  ['a person who is none', { people: [null] }, 'wrong-type', 'people[0]', undefined],
  ['people in no list', { people: {} }, 'wrong-type', 'people', undefined],
  [
    '31 people',
    { people: Array.from({ length: 31 }, (_, ref) => ({ ref: `${ref}` })) },
    'too-many',
    'people',
    undefined,
  ],
  ['another nation, which is out of scope', { nation: 'scotland' }, 'unknown-value', 'nation', undefined],
  ['a nation misspelt', { nation: 'engand' }, 'unknown-value', 'nation', 'england'],
  ['an unknown check', { checks: 'done' }, 'unknown-value', 'checks', 'outstanding'],
  ['fewer than no reports', { earlierReports: -1 }, 'out-of-range', 'earlierReports', undefined],
  ['half a report', { earlierReports: 0.5 }, 'wrong-type', 'earlierReports', undefined],
  ['an unknown setting', { settings: { modl: 'OLD' } }, 'unknown-id', 'settings.modl', 'model'],
  ['an unknown answer to a setting', { settings: { model: 'OLDER' } }, 'unknown-value', 'settings.model', 'OLD'],
  ['an unknown condition', { conditions: { rationalle: 'met' } }, 'unknown-id', 'conditions.rationalle', 'rationale'],
  [
    'an unknown condition’s answer',
    { conditions: { rationale: 'yes' } },
    'unknown-value',
    'conditions.rationale',
    'met',
  ],
  ['no day of the calendar', { on: '2026-02-30' }, 'invalid-date', 'on', undefined],
  ['a date in words', { on: 'today' }, 'invalid-date', 'on', undefined],
  ['a date that is a number', { on: 20261122 }, 'wrong-type', 'on', undefined],
  ['a date before any guidance', { on: '2015-12-31' }, 'no-policy-on-date', 'on', undefined],
];

for (const [name, input, code, field, near] of bad) {
  void test(`${name} is refused: ${code}`, () => {
    const [first, ...more] = refusals(input);
    assert.ok(first !== undefined && more.length === 0, JSON.stringify([first, ...more]));
    assert.deepEqual([first.code, first.field], [code, field]);
    if (near !== undefined) assert.ok(first.nearest.includes(near), first.says);
    assert.ok(first.says.includes(field) && first.says.endsWith('.'));
  });
}

void test('everything that is wrong is said at once', () => {
  const codes = refusals({ factors: { x: 'unknown' }, checks: 'y', people: [{ ref: 'A', age: 200 }] }).map(
    ({ code }) => code,
  );
  assert.deepEqual(codes, ['unknown-value', 'out-of-range', 'unknown-id']);
});

void test('a setting may be written as ids are, but not twice', () => {
  const vocabulary = vocabularyOf(realPolicy('2024-05', readFileSync).files);
  const settingsOf = (settings: object) => {
    const read = readInput(vocabulary, { settings });
    return read.ok ? read.value.settings : read.refusal.map(({ code, field }) => [code, field]);
  };
  const canonical = { sgiiModel: 'SUSPECT_LINK', outcome21RequiresSuspect: true };
  assert.deepEqual(settingsOf({ 'sgii-model': 'suspect-link', 'outcome-21-requires-suspect': true }), canonical);
  assert.deepEqual(settingsOf({ sgiiModel: 'suspect-link', 'outcome21-requires-suspect': true }), canonical);
  assert.deepEqual(settingsOf({ sgiiModel: 'SUSPECT_LINK', 'sgii-model': 'person-involved' }), [
    ['unknown-id', 'settings.sgii-model'],
  ]);
  assert.deepEqual(settingsOf({ SGII_MODEL: 'SUSPECT_LINK' }), [['unknown-id', 'settings.SGII_MODEL']]);
});

void test('a version is asked for by its id', () => {
  assert.deepEqual(refusals({}, 'small'), []);
  assert.deepEqual(
    refusals({}, 'smal').map(({ nearest }) => nearest),
    [['small']],
  );
});

void test('what the reader takes, the published schema takes too', () => {
  const vocabulary = vocabularyOf(smallPolicy([]));
  fc.assert(
    fc.property(anyInput, (input) => {
      const read = readInput(vocabulary, input);
      assert.ok(read.ok);
      assert.deepEqual(AdviceInput.parse(read.value), read.value);
    }),
    many(50),
  );
});

void test('what is right elsewhere is told its place, not a spelling', () => {
  const says = (input: unknown) => refusals(input).map((each) => each.says);
  assert.match(says(person({ facts: { coercion: 'confirmed' } }))[0] ?? '', /belongs in factors, by or towards\.$/u);
  assert.match(says({ factors: { 'child-in-care': 'confirmed' } })[0] ?? '', /belongs in their facts\.$/u);
  assert.match(says({ factors: { rationale: 'confirmed' } })[0] ?? '', /belongs in conditions\.$/u);
});

void test('a refusal prints nothing that does not show', () => {
  const [first] = refusals({ factors: { '\u001B[31mred': 'confirmed' }, earlierReports: 1e400 });
  assert.ok(first !== undefined && !/\p{Cc}/u.test(first.says), first?.says);
  assert.match(first.says, /too large a number/u);
});

void test('a name from every object’s past is only a name', () => {
  const [first] = refusals(JSON.parse('{"factors":{"__proto__":"confirmed","constructor":"confirmed"}}'));
  assert.equal(first?.code, 'unknown-id');
});
