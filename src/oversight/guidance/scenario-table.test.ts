import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Scenario } from '../../policy/index.ts';
import { shipped } from './guidance.make.ts';
import { scenarioFile } from './scenario-file.ts';
import { scenariosToTable, tableToScenarios } from './scenario-table.ts';
import { readTable } from './table-text.ts';

const [first, second] = shipped().map(({ files }) => files.scenarios);
const scenarios = second ?? first ?? [];

const back = (text: string): readonly Scenario[] => {
  const read = tableToScenarios(text, []);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value.map(({ scenario }) => scenario);
};

/** What is said of a table, with a place as a person counts. */
const saidOf = (text: string): readonly string[] => {
  const read = tableToScenarios(text, scenarios);
  return read.ok
    ? ['accepted']
    : read.refusal.map(({ line, column, says, nearest }) => `${line}:${column}: ${says} [${nearest.join(' ')}]`);
};

/** Text that a spreadsheet, a formula or a separator could spoil, and any other. */
const hostile = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "'x",
    '"',
    '""',
    'a,b',
    'a;b',
    'a\tb',
    '\r\n',
    '\t=x',
    '[a]',
    '{a: b}',
  ),
  fc.constantFrom(
    'TRUE',
    'false',
    'null',
    '1',
    '007',
    '1e5',
    'May 5',
    'Mar-15',
    '2026-11-22',
    ' x ',
    'ŵ',
    '\u2028',
    '\uFEFF',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', 'ruled-out', 'A, 15, sent one.', '__proto__', 'ref', 'people'),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    hostile,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 3 }),
    fc.array(
      fc
        .dictionary(fc.constantFrom('ref', 'age', 'by', '1'), tie('value'), { maxKeys: 3 })
        .map((each) => ({ ref: 'A', ...each })),
      { maxLength: 2 },
    ),
  ),
})).value;
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,8}$/u),
    story: hostile.filter((text) => text !== ''),
    input: fc.dictionary(hostile, value, { maxKeys: 4 }),
    expect: fc.dictionary(hostile, value, { maxKeys: 3 }),
  })
  // As the program reads them from a file: JSON has no minus before nothing, say.
  .map((made) => Scenario.parse(JSON.parse(JSON.stringify(made))));

void test('given any scenarios, when they are written as a table and read again, then they are the same', () => {
  fc.assert(
    fc.property(fc.array(scenario, { maxLength: 4 }), (made) => {
      assert.deepEqual(back(scenariosToTable(made)), made);
    }),
    { numRuns: 1000, seed: 20_261_126 },
  );
});

void test('given any scenarios, when a spreadsheet saves their table its own way, then they are the same', () => {
  const saved = (separator: string, end: string) => (text: string) => {
    const table = readTable(text);
    if (!table.ok) throw new Error('unread');
    const cell = (each: string) => (/[";\t,\r\n]/u.test(each) ? `"${each.replaceAll('"', '""')}"` : each);
    // It writes truths in capitals, leaves the mark out, and adds empty columns and rows.
    const lines = table.value.map(({ cells }) =>
      [...cells.map((each) => cell(/^(?:true|false)$/u.test(each) ? each.toUpperCase() : each)), ''].join(separator),
    );
    return [...lines, separator.repeat(3), ''].join(end);
  };
  fc.assert(
    fc.property(
      fc.array(scenario, { maxLength: 3 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (made, separator, end) => {
        assert.deepEqual(back(saved(separator, end)(scenariosToTable(made))), made);
      },
    ),
    { numRuns: 500, seed: 20_261_126 },
  );
});

void test('given any scenarios, when they are written, then no cell begins as a formula does and none is a date', () => {
  fc.assert(
    fc.property(fc.array(scenario, { minLength: 1, maxLength: 3 }), (made) => {
      const table = readTable(scenariosToTable(made));
      assert.ok(table.ok);
      for (const cell of table.value.flatMap(({ cells }) => cells)) {
        assert.ok(!/^[=+@\t\r]|^-(?!\d+(\.\d+)?(e[+-]?\d+)?$)/u.test(cell), cell);
        assert.ok(!/^\d+[-/]\d/u.test(cell), cell);
      }
    }),
    { numRuns: 500, seed: 20_261_126 },
  );
});

void test('given the scenarios that ship, when they go out and come back, then they are the same and their file too', () => {
  for (const { files } of shipped()) {
    const read = back(scenariosToTable(files.scenarios));
    assert.deepEqual(read, files.scenarios);
    const file = `[\n  ${files.scenarios.map((each) => JSON.stringify(each)).join(',\n  ')}\n]\n`;
    assert.equal(scenarioFile(file, files.scenarios, read), file);
  }
});

void test('given one scenario changed and one new, when the file is written, then the others stay as they were written', () => {
  const [one, two] = scenarios;
  assert.ok(one !== undefined && two !== undefined);
  const file = `[\n  ${JSON.stringify(one)},\n  ${JSON.stringify(two)}\n]\n`;
  const after = [one, { ...two, story: 'Another story.' }, { ...two, id: 'new' }];
  const written = scenarioFile(file, [one, two], after);
  assert.ok(written.includes(JSON.stringify(one)));
  assert.deepEqual(JSON.parse(written), after);
  assert.ok(written.split('\n').every((line) => line.length <= 160 || line.includes(JSON.stringify(one))));
});

const TABLE = 'id,story,input.checks,input.people[1].ref,expect.response\r\n';

for (const [what, text, said] of [
  [
    'a head with a slip in it',
    'id,story,inptu.checks\r\n',
    ['1:3: inptu.checks is none: a head is id, story, or begins with input. or expect. [input.checks'],
  ],
  ['a head that is no path', 'id,story,input..checks\r\n', ['1:3: input..checks is no head of a column [input.checks']],
  ['a head twice', 'id,story,story\r\n', ['1:3: story is a head already []']],
  ['no story', 'id,input.checks\r\n', ['1:0: a column story is expected [id input.checks]']],
  ['nothing', '', ['1:1: the table is empty: a row of heads is expected []']],
  ['a quotation mark that never closes', `${TABLE}a,"b`, ['2:2: a quotation mark is opened here and never closed []']],
  [
    'text after a closing quotation mark',
    `${TABLE}a,"b"c`,
    ['2:2: the end of the cell is expected after its closing quotation mark []'],
  ],
  [
    'a list that does not close',
    `${TABLE}\r\na,b,"[x, y"`,
    ['3:3: a comma or ] is expected, at character 6 of the cell []'],
  ],
  ['a map without a colon', `${TABLE}a,b,{x y}`, ['2:3: a colon is expected, at character 4 of the cell []']],
  [
    'a date inside a list',
    `${TABLE}a,b,[2026-11-22]`,
    ['2:3: 2026-11-22 needs quotation marks, at character 2 of the cell []'],
  ],
  ['a cell with no head', `${TABLE}a,b,,,,,x`, ['2:7: this cell has no head above it []']],
  ['no id', `${TABLE},b`, ['2:1: id: ']],
  ['an id that is none', `${TABLE}a b,c`, ['2:1: id: letters, digits, dots and hyphens []']],
  [
    'a value told twice',
    'id,story,input.people,input.people[1].ref\r\na,b,[x],A\r\n',
    ['2:4: input.people[1].ref is told in another column of this row already []'],
  ],
] as const)
  void test(`given ${what}, when the table is read, then it is refused with its place`, () => {
    const found = saidOf(text);
    assert.equal(found.length, said.length, found.join('\n'));
    said.forEach((each, place) => {
      assert.ok(found[place]?.startsWith(each), `${found.join('\n')}\nfor\n${each}`);
    });
  });
