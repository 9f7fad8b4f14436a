import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CsvReader } from './csv.ts';
import { ImportRead, type ReadCount } from './import-read.ts';
import { pasted, returned, said } from './source.make.ts';

interface Figure {
  readonly force: string;
  readonly start: string;
  readonly measure: string;
  readonly value: string;
}

/** Figures that somebody read out of the same pages by hand, by the id of their source. */
function figures(source: string): readonly Figure[] {
  const csv = new CsvReader();
  return [...csv.read(readFileSync('data/foi/figures.csv', 'utf8')), ...csv.end()]
    .filter((row) => row[10] === source && row[9] !== '')
    .map(([force = '', start = '', , , measure = '', , , , , value = '']) => ({ force, start, measure, value }));
}

const about = (read: ImportRead, what: string): readonly string[] =>
  read.questions
    .filter((question) => question.about === what)
    .map(({ printed, counts }) => `${printed ?? ''} (${counts})`);

const odd = ({ oddities }: ImportRead): string => oddities.map(({ says }) => says).join(' ');

const at = ({ counts }: ImportRead, row: number, column: number): readonly ReadCount[] =>
  counts.filter((count) => count.at.row === row && count.at.column === column);

const ALL_THREE = ['adults', 'children', 'age not known'];

describe('answers of forces, as they came', () => {
  it('given every answer that ships, when read, then each has the shape of the shell and no missing one is 0', async () => {
    for (const name of NAMES) {
      const { counts, questions, oddities } = await returned(name);
      const read = ImportRead.parse({ counts, questions, oddities });
      for (const { value, missing } of read.counts) assert.equal(value === null, missing !== null, name);
    }
  });

  for (const name of ['west-yorkshire_1711564-23.csv', 'west-yorkshire_1711564-23.md'])
    it(`given ${name}, when read, then its 15 counts are those read by hand, of crimes, recorded, 86/02 + 86/10`, async () => {
      const read = await returned(name);
      assert.deepEqual(
        read.counts.map(({ periodStart, value }) => `${periodStart ?? ''} ${value ?? ''}`),
        figures('S001').map(({ start, value }) => `${start} ${value}`),
      );
      const [count] = read.counts;
      assert.deepEqual(
        [count?.force, count?.unit, count?.basis, count?.offenceScope, count?.ageScope],
        ['West Yorkshire', 'crimes', 'recorded', '86/02 + 86/10', 'not stated'],
      );
      assert.deepEqual([...new Set(read.counts.map(({ outcomeType }) => outcomeType))], ['1', null, '8', '21', '22']);
      assert.deepEqual(
        [about(read, 'outcome'), about(read, 'year'), about(read, 'age')],
        [['Caution (3)'], [' (15)'], [' (15)']],
      );
      assert.match(odd(read), /Outcome 22 exists only from 2019-04-01/);
    });

  it('given a text without delimiters, when read, then arrests and cautions of four years, its code from the footnote', async () => {
    const read = await returned('west-midlands_2826-16.txt');
    assert.deepEqual(
      read.counts.map(({ value }) => String(value)),
      figures('S004').map(({ value }) => value),
    );
    assert.deepEqual(
      [...new Set(read.counts.map(({ offenceScope, unit }) => `${offenceScope} ${unit}`))],
      ['86/02 arrests', '86/02 not-stated'],
    );
    assert.match(odd(read), /“Р” among Latin letters/);
  });

  it('given a zero in words, when read, then it is 0, and said to be in words', async () => {
    const read = await returned('west-midlands_1040A-22.md');
    const [count] = read.counts;
    assert.deepEqual(
      [count?.value, count?.measure, count?.ageScope, count?.offenceScope, count?.periodStart, count?.periodEnd],
      [0, 'arrests', 'under 18', '86/02', '2021-07-01', '2022-07-01'],
    );
    assert.deepEqual(read.counts.slice(1, 3).map(said), ['not-given 0..', 'not-given 0..']);
    assert.match(odd(read), /a zero in words/);
  });

  it('given the rows of the study of 2019, when read, then blank is not 0, words are numbers, and the period is asked', async () => {
    const read = await returned('bond-phippen_fragments.csv');
    const known = read.counts.filter(({ value }) => value !== null);
    assert.deepEqual(
      known.map(
        ({ force, measure, outcomeType, ageScope, value }) =>
          `${force} ${outcomeType ?? measure} ${ageScope} ${value ?? ''}`,
      ),
      [
        ...[
          'Suffolk arrests 14 to 17 17',
          'Suffolk arrests under 14 1',
          'Suffolk 21 14 to 17 99',
          'Suffolk 21 under 14 67',
        ],
        ...['Staffordshire arrests under 18 5', 'Staffordshire 21 under 18 659'],
        ...['Hampshire arrests under 14 1', 'Hampshire arrests under 18 16', 'Hampshire 21 under 18 2'],
      ],
    );
    assert.deepEqual([about(read, 'period'), read.counts.length - known.length], [[' (18)'], 9]);
  });

  it('given merged years, words for numbers and glued values, when read, then each is what it is', async () => {
    const read = await returned('nspcc-2016_under-18.csv');
    assert.deepEqual(at(read, 2, 5).map(said), ['not-given 371..']);
    assert.deepEqual(at(read, 2, 6).map(said), ['13']);
    assert.deepEqual(
      at(read, 4, 6).map(({ value, ageScope }) => `${value ?? ''} ${ageScope}`),
      ['19 teenagers'],
    );
    assert.deepEqual(at(read, 6, 6).map(said), ['not-given 0..']);
    assert.deepEqual(at(read, 11, 5).map(said), ['not-given 0..']);
    assert.deepEqual(at(read, 19, 6).map(said), ['2031']);
    const [durham] = at(read, 5, 5);
    assert.deepEqual([durham?.value, durham?.periodStart, durham?.periodEnd], [175, '2013-01-01', '2015-12-31']);
    // The three years of Devon and Cornwall are whole and have no total; nothing is added up for it.
    assert.deepEqual(at(read, 12, 5), []);
    assert.match(odd(read), /“Police Scotland” is no force/);
    // Whose number it is out of stands in brackets: it is no count of the table, and is not lost without a word.
    assert.match(odd(read), /“2,031 \(of 11,697 with age recorded\)”: what stands in brackets was not read/);
    assert.doesNotMatch(odd(read), /“19 \(teenagers\)”: what/);
  });

  it('given a name that holds a force’s and more, when read, then whose figures they are is asked, and the force is proposed', async () => {
    const asked = (await returned('refusals-and-gaps.md')).questions.filter(({ about }) => about === 'force');
    assert.deepEqual(
      asked.map(({ printed, proposals }) => [printed, proposals.map(({ answer }) => answer)]),
      [
        ['Essex (other offence)', ['Essex', 'Essex (other offence)']],
        ['Northumbria (child custody)', ['Northumbria', 'Northumbria (child custody)']],
        ['Northamptonshire (other offence)', ['Northamptonshire', 'Northamptonshire (other offence)']],
        ['GMP (Wigan)', ['Greater Manchester', 'GMP (Wigan)']],
        ...['15 forces', 'CPS', 'Home Office'].map((other) => [other, [other]]),
      ],
    );
  });

  it('given stars and a sum over them, when read, then no star is filled and the sum is left out', async () => {
    const read = await returned('northamptonshire_10905-25_shape-only.csv');
    assert.deepEqual(at(read, 3, 2).map(said), ['withheld 0..']);
    assert.deepEqual([at(read, 5, 2), at(read, 5, 3)], [[], []]);
    assert.match(odd(read), /total over hidden cells was left out/);
  });

  it('given a blank form, when read, then nothing is 0, and merged wordings are asked, never guessed', async () => {
    const read = await returned('gwent_2025-28532_blank-grid.csv');
    assert.equal(read.counts.length, 30);
    assert.ok(read.counts.every(({ value, missing }) => value === null && missing === 'not-given'));
    assert.deepEqual(
      read.questions
        .filter(({ about: what }) => what === 'outcome')
        .map(({ proposals }) => proposals.map(({ answer }) => answer).join(' ')),
      ['2 3 6 several', '7 8 several', '14 16 several', '5 9 10 11 12 13 17 several'],
    );
    assert.deepEqual(
      read.counts.filter(({ outcomeType }) => outcomeType === '21').map(({ at: place }) => place.row),
      [9, 9, 9],
    );
    // The column “Unknown” beside “Adults” and “Children” is of an age that is not known, and never of all ages.
    const ages = (row: number) =>
      read.counts.filter(({ at: place }) => place.row === row).map(({ ageScope }) => ageScope);
    assert.deepEqual([ages(2), ages(9)], [ALL_THREE, ALL_THREE]);
    assert.ok(read.counts.every(({ measure }) => !measure.includes('Unknown')));
  });

  it('given a length of time among counts and a range of codes, when read, then the first is passed over, the second spread', async () => {
    const read = await returned('northumbria.md');
    assert.match(odd(read), /“8 average length” is a length of time/);
    assert.equal(at(read, 9, 2)[0]?.offenceScope, '86/11 + 86/12 + 86/13 + 86/14 + 86/15 + 86/16 + 86/17');
    assert.deepEqual([read.counts[0]?.periodStart, read.counts[0]?.ageScope], ['2016-07-01', 'under 18']);
    // What stands in words below the table is not lost: a search without results, ages that could not be given.
    const search = read.counts.find(({ at: place }) => place.row === 14);
    assert.deepEqual([search?.measure, search && said(search)], ['arrests', 'not-given 0..']);
    assert.deepEqual(about(read, 'no-results'), ['"This brought back no results." (1)']);
    assert.match(odd(read), /“ages: unable to provide\.” says that there is no number, and not of what/);
    assert.ok(read.questions.some(({ printed }) => printed?.startsWith('252 investigated') === true));
  });

  it('given reasons for refusals, when read, then each is told apart and none counts anything', async () => {
    const read = await returned('refusals-and-gaps.md');
    const why = new Map(read.counts.map(({ force, missing }) => [force, missing]));
    assert.deepEqual(
      ['PSNI', 'Dyfed-Powys', 'Home Office', 'CPS', '15 forces'].map((force) => why.get(force)),
      ['refused', 'refused', 'not-held', 'refused', 'refused'],
    );
    assert.ok(read.counts.some(({ force, missing }) => force === 'Gwent' && missing === 'no-answer'));
    const [wigan] = read.counts.filter(({ force }) => force === 'GMP (Wigan)');
    assert.deepEqual([wigan?.missing, wigan?.periodStart, wigan?.periodEnd], ['refused', '2023-01-01', '2023-12-31']);
  });

  it('given two ages in one cell, when read, then they are two counts', async () => {
    const read = await returned('suffolk.md');
    assert.deepEqual(
      at(read, 4, 5).map(({ value, ageScope }) => `${value ?? ''} ${ageScope}`),
      ['99 14 to 17', '67 under 14'],
    );
    assert.deepEqual(
      at(read, 5, 6).map(({ value, offenceScope }) => `${value ?? ''} ${offenceScope}`),
      ['1327 all crime'],
    );
    assert.deepEqual(about(read, 'period'), ['since December 2016 (6)', 'six months to August [year?] (4)']);
  });

  it('given periods counted back from an unknown day, when read, then no day is guessed', async () => {
    const read = await returned('west-mercia-warwickshire.md');
    assert.deepEqual(
      at(read, 4, 3).map(({ value, periodStart }) => [value, periodStart]),
      [[60, null]],
    );
    assert.deepEqual(
      at(read, 5, 4).map(({ value, force, unit }) => [value, force, unit]),
      [[33, 'Warwickshire', 'people']],
    );
  });

  it('given periods of 25 and 5 months, when read, then they are those days', async () => {
    const read = await returned('pps-northern-ireland.csv');
    assert.deepEqual(
      [...new Set(read.counts.map(({ periodStart, periodEnd }) => `${periodStart ?? ''} ${periodEnd ?? ''}`))],
      ['2013-03-01 2015-03-31', '2016-04-01 2016-09-12'],
    );
    assert.deepEqual(read.counts.filter(({ value }) => value !== null).length, 10);
    // Files, suspects and decisions are three things that were counted, and what became of the decisions adds up to them.
    const counts = (row: number) => [2, 3].map((column) => at(read, row, column)[0]?.value ?? null);
    assert.deepEqual([2, 3, 4].map(counts), [
      [48, null],
      [79, null],
      [75, 47],
    ]);
    assert.deepEqual([5, 6, 7].map(counts), [
      [66, 32],
      [1, 2],
      [8, 13],
    ]);
    assert.doesNotMatch(odd(read), /per cent\)”: what stands in brackets/);
    assert.ok(read.counts.every(({ outcomeType, force }) => outcomeType === null && force === 'not stated'));
    assert.deepEqual(about(read, 'outcome'), ['Diversion or caution (2)']);
  });

  it('given figures of all forces together, when read, then whose they are is asked, a blank is no 0, and each year is a financial one', async () => {
    const read = await returned('npcc-2017.csv');
    assert.deepEqual(about(read, 'force'), [' (12)']);
    const row = (number: number) => read.counts.filter(({ at: place }) => place.row === number);
    assert.deepEqual(row(2).map(said), ['2700', '4681', '6238']);
    assert.deepEqual(row(3).map(said), ['150', 'not-given 0..', '63']);
    assert.deepEqual(
      [2, 3, 4, 5].map((number) => row(number).map(({ measure, outcomeType }) => outcomeType ?? measure)[0]),
      ['offences', '1', '8', '21'],
    );
    assert.ok([...row(4), ...row(5)].every(({ value, missing }) => value === null && missing === 'not-given'));
    assert.deepEqual(
      row(2).map(({ periodStart, periodEnd }) => `${periodStart ?? ''} ${periodEnd ?? ''}`),
      ['2014-04-01 2015-03-31', '2015-04-01 2016-03-31', '2016-04-01 2017-03-31'],
    );
  });

  it('given the figures read by hand as a table, when read, then every whole number comes back, and rates are named', async () => {
    const text = readFileSync('data/foi/figures.csv', 'utf8');
    const read = await pasted(text);
    const csv = new CsvReader();
    const rows = [...csv.read(text), ...csv.end()];
    const byHand = rows.filter(
      (row) => row.length === 12 && /^\d+$/.test(row[9] ?? '') && row[4]?.includes('per month') !== true,
    );
    assert.match(odd(read), /“investigations per month” is a share or a rate, no count; the row was passed over/);
    assert.match(odd(read), /UK national, 2013, offences is given as 4530 in row 94, column 9, and as 4350 in row 97/);
    const back = byHand.map((row) => read.counts.find(({ at: place }) => rows[(place.row ?? 0) - 1] === row)?.value);
    assert.deepEqual(
      back.map(String),
      byHand.map((row) => row[9]),
    );
  });
});

const NAMES = [
  ...[
    'bond-phippen_fragments.csv',
    'bond-phippen_fragments.md',
    'cleveland_11220.md',
    'gwent_2025-28532_blank-grid.csv',
  ],
  ...[
    'gwent_2025-28532_blank-grid.md',
    'northamptonshire_10905-25_shape-only.csv',
    'northamptonshire_10905-25_shape-only.md',
  ],
  ...['northumbria.md', 'npcc-2017.csv', 'nspcc-2016_under-18.csv', 'pps-northern-ireland.csv', 'refusals-and-gaps.md'],
  ...['suffolk.md', 'west-mercia-warwickshire.md', 'west-midlands_1040A-22.md', 'west-midlands_2826-16.md'],
  ...['west-midlands_2826-16.txt', 'west-yorkshire_1711564-23.csv', 'west-yorkshire_1711564-23.md'],
];
