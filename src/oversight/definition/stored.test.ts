import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { FIELDS, tabulate, valuesIn, type OwnRecord } from '../source/own.ts';
import { definitionDigest, definitions, findDefinition, readDefinitions } from './definitions.ts';
import { StoredDefinition } from './stored.ts';

const one = (id: string): StoredDefinition => {
  const found = findDefinition(id);
  return found ?? assert.fail(`no definition ${id}`);
};

/** Everything that is said against a definition. */
const faults = (definition: unknown): string => {
  const read = StoredDefinition.safeParse(definition);
  return read.success ? '' : read.error.issues.map(({ message }) => message).join('\n');
};

const shipped = one('outcomes-of-recorded-crimes');
const [age, outcome] = shipped.dimensions;
assert.ok(age !== undefined && outcome !== undefined);
const where = shipped.denominator?.where ?? {};

test('given the definitions that ship, when they are read, then every one holds together and has a digest of its own', () => {
  assert.ok(definitions().length >= 14);
  assert.deepEqual(definitions().map(faults).join(''), '');
  assert.equal(new Set(definitions().map(definitionDigest)).size, definitions().length);
});

test('given a definition changed in one word, when its digest is taken, then it is another', () => {
  assert.notEqual(definitionDigest({ ...shipped, question: `${shipped.question} ` }), definitionDigest(shipped));
});

const FAULTY: readonly (readonly [string, RegExp, unknown])[] = [
  [
    'type 0 in a denominator',
    /Type 0 is not yet assigned/,
    {
      ...shipped,
      denominator: {
        ...shipped.denominator,
        where: { ...where, Outcome: [...(where['Outcome'] ?? []), 'not yet assigned'] },
      },
    },
  ],
  [
    'a denominator left open to type 0',
    /Type 0 is not yet assigned/,
    { ...shipped, denominator: { ...shipped.denominator, where: { Age: ['under 18'] } } },
  ],
  [
    'arrests over Outcome 21',
    /arrests of under-18s over Outcome 21 is no share: an arrest is of a person/,
    {
      ...one('arrests-under-18'),
      numerator: { ...one('arrests-under-18').numerator, words: 'arrests of under-18s' },
      denominator: { words: 'Outcome 21', unit: 'crimes', where: {} },
    },
  ],
  [
    'what is not known put together with no',
    /puts what is not known together with something else/,
    {
      ...one('outcome-by-care'),
      dimensions: one('outcome-by-care').dimensions.map((each) =>
        each.field === 'care'
          ? {
              ...each,
              groups: [
                { value: 'in care', of: ['in care'] },
                { value: 'not in care', of: ['not in care', 'not known'] },
              ],
            }
          : each,
      ),
    },
  ],
  [
    'what is not known left out',
    /may not be left out/,
    { ...shipped, leavesOut: { age: ['18 or over', 'not known'] } },
  ],
  [
    'a value in no group',
    /“not known” is in no group/,
    {
      ...shipped,
      dimensions: [
        { ...age, groups: age.groups.filter(({ value }) => value !== 'not known whether under 18') },
        outcome,
      ],
    },
  ],
  [
    'a value in two groups',
    /is in two places/,
    { ...shipped, dimensions: [age, { ...outcome, groups: [...outcome.groups, { value: 'again', of: ['21'] }] }] },
  ],
  [
    'a single year of age',
    /age has no value “15”/,
    { ...shipped, dimensions: [{ ...age, groups: [...age.groups, { value: '15', of: ['15'] }] }, outcome] },
  ],
  [
    'a field that its records do not have',
    /records of crime-recorded have no role/,
    {
      ...shipped,
      dimensions: [age, outcome, { name: 'Role', field: 'role', groups: [{ value: 'suspect', of: ['suspect'] }] }],
    },
  ],
  [
    'a numerator outside its denominator',
    /leaves out what the numerator has: Outcome 21/,
    { ...shipped, denominator: { ...shipped.denominator, where: { Age: ['under 18'], Outcome: ['Outcome 22'] } } },
  ],
  ['under 18 without leaving anybody out', /under 18 is what leaves out/, { ...shipped, leavesOut: {} }],
  ['years of people who are counted once', /counted once in a period/, { ...one('outcome-by-sex'), byYear: true }],
  ['another unit than its records have', /are not people/, { ...shipped, unit: 'people' }],
];

for (const [what, says, definition] of FAULTY)
  test(`given ${what}, when the definition is read, then it is refused with the reason`, () => {
    assert.match(faults(definition), says);
  });

test('given a file with one name twice, or a grouping that is not there, when it is read, then it is refused', () => {
  const written = { ...shipped, dimensions: ['age', 'outcome'] };
  const groupings = { age, outcome };
  assert.equal(readDefinitions({ groupings, definitions: [written] }).length, 1);
  assert.throws(() => readDefinitions({ groupings, definitions: [written, written] }), /two definitions are called/);
  assert.throws(() => readDefinitions({ groupings: { age }, definitions: [written] }));
});

test('given any records, when they are tabulated, then every one is in one cell, and the cells add up to them', () => {
  const definition = one('outcome-by-sex');
  const value = (field: keyof typeof FIELDS) => fc.constantFrom(...valuesIn('person-with-outcome', field));
  const record: fc.Arbitrary<OwnRecord> = fc.record({
    id: fc.uuid(),
    day: fc.constant('2025-05-05'),
    key: fc.nat(255),
    values: fc.record({ age: value('age'), sex: value('sex'), outcome: value('outcome') }),
  });
  const asked = {
    definition: 'x',
    unit: 'people',
    periodStart: '2025-01-01',
    periodEnd: '2025-12-31',
    dimensions: definition.dimensions,
    leavesOut: definition.leavesOut,
  } as const;
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const inside = records.filter(({ values }) => values.age !== '18 or over');
      const { cells } = tabulate(asked, records);
      assert.equal(
        cells.reduce((sum, { count }) => sum + count, 0),
        inside.length,
      );
      const keys = inside.reduce((sum, { key }) => sum + key, 0) % 256;
      assert.equal(cells.reduce((sum, { key }) => sum + (key ?? 0), 0) % 256, keys);
      for (const { at, count } of cells)
        assert.equal(
          count,
          inside.filter(({ values }) =>
            definition.dimensions.every(({ field, groups }, i) =>
              groups.some((group) => group.value === at[i] && group.of.includes(values[field] ?? '')),
            ),
          ).length,
        );
    }),
    many(40),
  );
});
