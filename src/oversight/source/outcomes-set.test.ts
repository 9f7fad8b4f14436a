import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';

import { readAllOutcomes, type Outcomes } from './outcomes-set.ts';
import { HEADER, line, made, SHIPPED, shares, table, type MadeRow } from '../../../test/consistency/outcomes.make.ts';

async function read(paths: readonly string[], offence = '86'): Promise<Outcomes> {
  const answer = await readAllOutcomes(paths, offence);
  if (answer.kind === 'refused') assert.fail(answer.sentence);
  return answer.outcomes;
}

async function refusal(paths: readonly string[], offence = '86'): Promise<string> {
  const answer = await readAllOutcomes(paths, offence);
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was read');
}

const total = ({ counts }: Outcomes, type: string, basis: 'closed' | 'recorded', force?: string): number =>
  counts
    .filter((count) => count.outcomeType === type && (force === undefined || count.force === force))
    .reduce((sum, { values }) => sum + (values[basis].kind === 'known' ? values[basis].value : 0), 0);

const few = shares({ Kent: [3, 1], Essex: [1, 2] });

describe('the Home Office outcomes table that ships', () => {
  it('given the whole file, when read, then rows, forces, quarters, offences and issue are those published', async () => {
    const outcomes = await read([SHIPPED]);
    const [file] = outcomes.files;
    assert.equal(file?.rows, 132_529);
    assert.match(file.vintage, /year ending March 2019, first issue/);
    assert.equal(outcomes.forces.length, 44);
    assert.deepEqual([outcomes.quarters.length, outcomes.oddities], [4, []]);
    assert.deepEqual([...outcomes.outcomeTypes].length, 21);
  });

  it('given code 86, when counted, then type 21 and its neighbours are as published, each basis by itself', async () => {
    const outcomes = await read([SHIPPED]);
    const closed = ['21', '10', '1', '2', '8', '0'].map((type) => total(outcomes, type, 'closed'));
    assert.deepEqual(closed, [6446, 1358, 3040, 65, 344, 0]);
    assert.deepEqual(
      ['21', '1', '0'].map((type) => total(outcomes, type, 'recorded')),
      [6246, 1981, 4958],
    );
  });

  it('given the comma in “London, City of”, when read, then it is one force with its own rows', async () => {
    const outcomes = await read([SHIPPED]);
    assert.equal(total(outcomes, '15', 'closed', 'London, City of'), 2);
    assert.equal(outcomes.counts.filter(({ force }) => force.startsWith('London')).length > 0, true);
  });

  it('given a correction below 0, when read, then it is kept', async () => {
    const outcomes = await read([SHIPPED], '99');
    const negative = outcomes.counts.filter(
      ({ values: { recorded } }) => recorded.kind === 'known' && recorded.value < 0,
    );
    assert.ok(negative.length > 0);
  });

  it('given NA, when read, then it is missing and not 0', async () => {
    const outcomes = await read([SHIPPED], '80');
    const gone = outcomes.counts.find(
      ({ force, outcomeType, values }) =>
        force === 'Bedfordshire' && outcomeType === '1' && values.closed.kind === 'missing',
    );
    assert.equal(gone?.values.recorded.kind, 'known');
  });
});

describe('shapes a table comes in', () => {
  const plain = table(few);
  const forms: readonly (readonly [string, string | Buffer])[] = [
    ['plain', plain],
    ['gzipped, whatever its name', gzipSync(plain)],
    ['with a byte-order mark', `\uFEFF${plain}`],
    ['with CRLF', plain.replaceAll('\n', '\r\n')],
    ['with CR only', plain.replaceAll('\n', '\r')],
    ['with empty rows at its end', `${plain},,,,,,,,,,,,\n\n`],
    ['without a last line end', plain.trimEnd()],
    ['with the publisher’s own column names', plain.replace(HEADER, HEADER.replaceAll('_', ' ').toUpperCase())],
    ['with a name that ends in a byte like a space', plain.replaceAll('Other', 'Voilà')],
    ['with spaces about its fields', plain.replaceAll('Kent', ' Kent ')],
    ['in two gzip members', Buffer.concat([gzipSync(plain.slice(0, 300)), gzipSync(plain.slice(300))])],
  ];
  for (const [form, content] of forms)
    it(`given a table ${form}, when read, then its counts are the same`, async () => {
      const outcomes = await read([made(`form ${form.length}.csv`, content)]);
      assert.deepEqual([total(outcomes, '21', 'closed', 'Kent'), total(outcomes, '1', 'closed', 'Essex')], [3, 2]);
    });

  it('given empty rows or a missing last line end, when read, then both are reported', async () => {
    const outcomes = await read([
      made('odd.csv', `${plain},,,,,,,,,,,,\n${line({ force: 'Kent', type: '8', closed: 1 })}`),
    ]);
    assert.match(outcomes.oddities.join(' '), /1 empty rows.*does not end in a line end/);
  });

  it('given one force under another spelling in another quarter, when read, then it is one force', async () => {
    const rows = [
      { force: 'Devon & Cornwall', type: '21', closed: 2 },
      { force: 'Devon and Cornwall', type: '21', closed: 3, quarter: 2 },
    ];
    const outcomes = await read([made('spelling.csv', table(rows))]);
    assert.deepEqual(
      outcomes.forces.map(({ force }) => force),
      ['Devon & Cornwall'],
    );
    assert.equal(total(outcomes, '21', 'closed', 'Devon & Cornwall'), 5);
  });

  it('given names beyond ASCII, cut anywhere in the file, when read, then they are spelled as printed', async () => {
    const long = Array.from({ length: 9000 }, (_, i) => ({ force: 'Kent', type: '21', closed: 1, code: `${i}` }));
    const text = table(long).replaceAll('Obscene publications etc', 'Délit commis là');
    const { forces, offence } = await read([made('letters.csv', text.replaceAll('Kent', 'Château là'))], '8999');
    assert.deepEqual([forces[0]?.force, offence.description], ['Château là', 'Délit commis là']);
  });

  it('given bodies that are no force, when read, then they are named and not counted', async () => {
    const outcomes = await read([made('psni.csv', table([...few, { force: 'Action Fraud', type: '21', closed: 9 }]))]);
    assert.deepEqual(outcomes.notForces, ['Action Fraud']);
    assert.equal(total(outcomes, '21', 'closed'), 4);
  });

  it('given UTF-16 of either order, plain or gzipped, when read, then it is the same table', async () => {
    const little = Buffer.from(`\uFEFF${table(few)}`, 'utf16le');
    const of21 = total(await read([made('plain.csv', table(few))]), '21', 'closed');
    for (const bytes of [little, Buffer.from(little).swap16(), gzipSync(little)])
      assert.equal(total(await read([made('wide.csv', bytes)]), '21', 'closed'), of21);
  });

  it('given two years, when read together, then both periods count', async () => {
    const later = few.map((row) => ({ ...row, year: '2019/20' }));
    const outcomes = await read([made('a.csv', table(few)), made('b.csv', table(later))]);
    assert.deepEqual([outcomes.quarters.length, total(outcomes, '21', 'closed')], [2, 8]);
  });
});

describe('files that are not what they claim', () => {
  const bad: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['empty', '', /it is empty/],
    ['gzipped and empty', gzipSync(''), /it is empty/],
    ['a header without rows', `${HEADER}\n`, /columns but no rows/],
    ['cut off inside its gzip', readFileSync(SHIPPED).subarray(0, 400_000), /cut off/],
    [
      'damaged inside its gzip',
      Buffer.concat([gzipSync(table(few)).subarray(0, 10), Buffer.alloc(900, 255)]),
      /damaged/,
    ],
    ['gzip within gzip', gzipSync(gzipSync(table(few))), /not UTF-8|not a Home Office/],
    ['a workbook cut off', Buffer.from('PK\u0003\u0004rest'), /zip is cut off or holds no file/],
    ['UTF-16, cut off in a letter', Buffer.from(`\uFEFF${table(few)}`, 'utf16le').subarray(0, -3), /not UTF-8/],
    ['Latin-1', Buffer.from(table(few).replaceAll('words', 'préjugé'), 'latin1'), /not UTF-8/],
    ['another table', 'force,year,arrests\nKent,2018,4\n', /missing: financial_year, financial_quarter/],
    ['of another separator', table(few).replaceAll(',', ';'), /missing: financial_year/],
    ['a line without end', 'x'.repeat(3_000_000), /missing|does not end/],
    ['cut off in a row', table(few).slice(0, -40), /fields where the header has 13/],
    ['a quotation without end', `${table(few)}2018/19,1,"Kent,`, /fields where the header has 13/],
    ['words for a count', table([{ force: 'Kent', type: '21', closed: 'several' }]), /row 2 has “several”/],
    ['an outcome that does not exist', table([{ force: 'Kent', type: '77', closed: 1 }]), /outcome type “77”/],
    ['a year that is none', table([{ force: 'Kent', type: '21', closed: 1, year: '2018/20' }]), /“2018\/20”/],
    ['a fifth quarter', table([{ force: 'Kent', type: '21', closed: 1, quarter: 5 }]), /quarter “5”/],
    ['a row without a force', table([{ force: ' ', type: '21', closed: 1 }]), /names no force/],
    ['a count given twice', table([...few, ...few]), /a second time \(first in row 2\)/],
    ['a column twice', `${HEADER},force_name\n`, /column force_name twice/],
  ];
  for (const [what, content, sentence] of bad)
    it(`given ${what}, when read, then one sentence says so`, async () => {
      const said = await refusal([made('bad.csv', content)]);
      assert.match(said, sentence);
      assert.match(said, /^[^\n]+\.$/);
    });

  it('given a force under two spellings in one quarter, when read, then it is refused as twice the same', async () => {
    const rows: readonly MadeRow[] = [
      { force: 'Hampshire', type: '21', closed: 1 },
      { force: 'Hampshire and Isle of Wight', type: '1', closed: 1 },
    ];
    assert.match(await refusal([made('twice.csv', table(rows))]), /same force as Hampshire, for Q1 2018\/19/);
  });

  it('given a directory or no file, when read, then one sentence says so', async () => {
    const folder = join(dirname(made('here.csv', '')), 'folder.csv');
    mkdirSync(folder, { recursive: true });
    assert.match(await refusal([folder]), /is a directory/);
    assert.match(await refusal(['/nowhere/at/all.csv']), /no such file/);
    assert.match(await refusal(['/dev/null']), /not a regular file/);
  });

  it('given two files that give the same force and quarter, when read, then neither is taken in', async () => {
    const [a, b] = [made('first.csv', table(few)), made('second.csv', table(few.slice(2)))];
    assert.match(await refusal([a, b]), /second\.csv was not read: an earlier file already gives Essex, Q1 2018\/19/);
  });

  it('given an offence code that no row has, when read, then the nearest ones are named', async () => {
    assert.match(await refusal([SHIPPED], '860'), /“860” is not in .*131 codes; nearest: .*86 \(Obscene/);
    assert.equal((await read([SHIPPED], '8r')).offence.code, '8R');
  });
});
