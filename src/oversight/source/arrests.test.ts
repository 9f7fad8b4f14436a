import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arrestsByForce, readArrests, type Arrests } from './index.ts';
import { Count } from './count.ts';
import { made } from '../../../test/consistency/outcomes.make.ts';
import { many } from '../../../test/many.ts';

const SHIPPED = 'data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz';

async function read(path: string, by: readonly ('ethnicity' | 'sex')[] = []): Promise<Arrests> {
  const answer = await readArrests(path, { by });
  return answer.kind === 'read' ? answer : assert.fail(answer.sentence);
}

async function refusal(content: string): Promise<string> {
  const answer = await readArrests(made('arrests.csv', content));
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was read');
}

const HEADER = 'financial_year,force_name,offence_group,ethnic_group,age_group,sex,arrests';
const row = (force: string, arrests: string | number, sex = 'Female', year = '2017/18'): string =>
  `${year},${force},2015/16 onwards - Sexual offences,White,10 - 17 years,${sex},${arrests}`;
const table = (...rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;

describe('the arrests table that ships', () => {
  const shipped = read(SHIPPED);

  it('given sexual offences at 10 to 17, when summed by force, then 2017/18 is as published and Lancashire missing, not 0', async () => {
    const { arrests, files, counts } = await shipped;
    const year = arrestsByForce(arrests, '10 to 17', 'Sexual offences').filter(
      (each) => each.periodEnd === '2018-03-31',
    );
    assert.equal(files[0]?.rows, 286_500);
    assert.match(files[0].vintage, /2007 to March 2018/);
    assert.equal(
      year.reduce((sum, { value }) => sum + (value ?? 0), 0),
      2509,
    );
    assert.equal(year.find(({ force }) => force === 'London, City of')?.value, 0);
    const lancashire = year.find(({ force }) => force === 'Lancashire');
    assert.deepEqual([lancashire?.value, lancashire?.missing, lancashire?.high], [null, 'not-given', null]);
    assert.deepEqual(
      counts.slice(0, 200).map((each) => Count.parse(each)),
      counts.slice(0, 200),
    );
  });

  it('given every group, when summed at 10 to 17, then a year is what all its rows come to', async () => {
    const all = arrestsByForce((await shipped).arrests, '10 to 17');
    const total = (end: string): number =>
      all.filter(({ periodEnd }) => periodEnd === end).reduce((sum, { value }) => sum + (value ?? 0), 0);
    assert.deepEqual([total('2007-03-31'), total('2015-03-31'), total('2018-03-31')], [351_644, 94_897, 65_833]);
  });

  it('given the groups made anew from 2015/16, when read, then each count says which, and Humberside and Surrey had them before', async () => {
    const { arrests, oddities } = await shipped;
    const early = arrests.filter(
      ({ count, grouping }) => grouping === '2015/16 onwards' && count.periodEnd === '2015-03-31',
    );
    assert.deepEqual([...new Set(early.map(({ count }) => count.force))], ['Humberside', 'Surrey']);
    assert.ok(arrests.every(({ count }) => !count.offenceScope.includes('onwards')));
    assert.match(oddities.join('\n'), /Humberside from 2014\/15, Surrey from 2014\/15/);
  });

  it('given the whole file, when read, then it says what it has not and what it is not', async () => {
    const said = (await shipped).oddities.join('\n');
    assert.match(said, /286500 rows were added up over ethnicity and sex to 23875 counts/);
    assert.match(said, /Lancashire has no figure for 2017\/18 in 600 cells.*missing, not zero/);
    assert.match(said, /no row of British Transport Police/);
    assert.match(said, /“Sexual offences” do not hold it.*proxy at most/);
  });
});

describe('arrests parted further', () => {
  it('given any cells, when parted by ethnicity and sex, then the parts add up to the whole', async () => {
    const cell = fc.record({ sex: fc.constantFrom('Female', 'Male', 'Unknown'), n: fc.integer({ min: 0, max: 9999 }) });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(cell, { selector: ({ sex }) => sex, minLength: 1 }), async (cells) => {
        const path = made('parts.csv', table(...cells.map(({ sex, n }) => row('Kent', n, sex))));
        const [parts, whole] = [await read(path, ['sex', 'ethnicity']), await read(path)];
        assert.equal(parts.arrests.length, cells.length);
        assert.deepEqual(
          [whole.counts.length, whole.counts[0]?.value],
          [1, parts.counts.reduce((sum, { value }) => sum + (value ?? 0), 0)],
        );
      }),
      many(20),
    );
  });

  it('given one held back among others, when summed, then the sum is missing and keeps its bounds', async () => {
    const { counts } = await read(made('held.csv', table(row('Kent', 7), row('Kent', '<5', 'Male'))));
    assert.deepEqual(
      [counts[0]?.value, counts[0]?.low, counts[0]?.high, counts[0]?.missing],
      [null, 8, 11, 'withheld'],
    );
  });
});

describe('arrests that cannot be', () => {
  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['another table', 'a,b\n1,2\n', /not a Home Office arrests table.*missing: financial_year/],
    ['a cell twice', table(row('Kent', 1), row('Kent', 1)), /row 3 gives Kent, 2017\/18.* a second time/],
    ['one force under two names', table(row('Kent', 1), row('Kent Police', 1)), /row 3 gives Kent/],
    ['words for a count', table(row('Kent', 'many')), /row 2 has “many” in arrests/],
    ['a year that is none', table(row('Kent', 1, 'Male', '2017/19')), /“2017\/19”/],
    ['a total below 0', table(row('Kent', -3), row('Kent', 1, 'Male')), /come to -2.*year’s total may not/],
    ['a cut-off row', table(row('Kent', 1)).slice(0, -20), /fields where the header has 7.*cut off/],
    ['no rows', table(), /columns but no rows/],
  ];
  for (const [what, content, sentence] of bad)
    it(`given ${what}, when read, then one sentence says so`, async () => {
      assert.match(await refusal(content), sentence);
    });
});
