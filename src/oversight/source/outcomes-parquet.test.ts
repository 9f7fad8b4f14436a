import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { readAllOutcomes, type Outcomes } from './index.ts';
import { HEADER, made, SHIPPED, table, type MadeRow } from '../../../test/consistency/outcomes.make.ts';
import { many } from '../../../test/many.ts';

let connection: DuckDBConnection;

before(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});

after(() => {
  connection.closeSync();
});

/** A CSV as Parquet: every cell as text, or in the types that its values allow. */
async function parquet(name: string, select: string): Promise<string> {
  const path = made(name, '');
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  return path;
}

const asText = (csv: string): string => `SELECT * FROM read_csv('${csv}', all_varchar = true, header = true)`;

const read = (path: string, offence = '86') => readAllOutcomes([path], offence);

async function outcomes(path: string, offence = '86'): Promise<Outcomes> {
  const answer = await read(path, offence);
  if (answer.kind === 'refused') assert.fail(answer.sentence);
  return answer.outcomes;
}

async function refusal(path: string, offence = '86'): Promise<string> {
  const answer = await read(path, offence);
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was read');
}

const inOrder = ({ counts, forces, offence, outcomeTypes, quarters, notForces, oddities }: Outcomes) => ({
  ...{ counts, offence, quarters, notForces, oddities },
  outcomeTypes: [...outcomeTypes].toSorted(),
  forces: forces.map(({ force, quarters }) => [force, [...quarters.keys()].toSorted()]).toSorted(),
});

describe('the table that ships, as Parquet', () => {
  it('given it as text, when read, then the outcomes of a code with gaps are those of the CSV', async () => {
    const path = await parquet('text.parquet', asText(SHIPPED));
    const [one, other] = [await outcomes(path, '80'), await outcomes(SHIPPED, '80')];
    assert.deepEqual(inOrder(one), inOrder(other));
  });

  it('given it as numbers, and as numbers with points, when read, then the counts are the same', async () => {
    const typed = await parquet('typed.parquet', `SELECT * FROM read_csv('${SHIPPED}', nullstr = 'NA')`);
    const broken = await parquet(
      'broken.parquet',
      `SELECT * REPLACE (force_outcomes_recorded_in_quarter::DOUBLE AS force_outcomes_recorded_in_quarter, outcome_type::FLOAT AS outcome_type) FROM '${typed}'`,
    );
    // A column of numbers has no word for what is missing: NA is null there.
    const plain = async (path: string): Promise<string> =>
      JSON.stringify(inOrder(await outcomes(path))).replaceAll('"as":"NA"', '"as":""');
    const csv = await plain(SHIPPED);
    for (const path of [typed, broken]) assert.equal(await plain(path), csv);
  });

  it('given a row a record, when read, then the records of a cell are added up and that is said', async () => {
    const path = await parquet(
      'records.parquet',
      `SELECT row_number() OVER () AS record_id, t.* REPLACE (1 AS force_outcomes_recorded_in_quarter, 0 AS force_outcomes_for_offences_recorded_in_quarter)
       FROM (${asText(SHIPPED)}) t, range(try_cast(force_outcomes_recorded_in_quarter AS BIGINT)) WHERE offence_code = '86'`,
    );
    const { counts, oddities } = await outcomes(path);
    const soft = counts.filter(({ outcomeType }) => outcomeType === '21');
    assert.equal(
      soft.reduce((sum, { values: { closed } }) => sum + (closed.kind === 'known' ? closed.value : 0), 0),
      6446,
    );
    assert.match(oddities.join(' '), /a row a record \(record_id\): records were added up/);
  });
});

describe('any table, as CSV and as Parquet', () => {
  const row: fc.Arbitrary<MadeRow> = fc.record({
    force: fc.constantFrom('Kent', 'Kent', 'Essex', 'Kent Police', 'London, City of', 'Action Fraud'),
    type: fc.constantFrom('1', '21', '1a', '0', '21', '77'),
    closed: fc.constantFrom('0', '5', '-2', 'NA', '<5', '*', '12', '3', 'many'),
    recorded: fc.constantFrom('1', '2'),
    quarter: fc.constantFrom(1, 2, 3, 4),
    code: fc.constantFrom('86', '86', '99'),
  });

  it('given a few rows, when both are read, then both give the same or both are refused', async () => {
    let files = 0;
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        files += 1;
        const csv = made(`any ${files}.csv`, table(rows));
        const [one, other] = [await read(csv), await read(await parquet(`any ${files}.parquet`, asText(csv)))];
        assert.equal(one.kind, other.kind, JSON.stringify([one, other]));
        if (one.kind === 'refused' || other.kind === 'refused') refusals += 1;
        else assert.deepEqual(inOrder(one.outcomes), inOrder(other.outcomes));
      }),
      many(40),
    );
    assert.ok(refusals > 0 && refusals < files);
  });
});

describe('Parquet that cannot be read', () => {
  const rows = (...made_: readonly MadeRow[]): string => asText(made('rows.csv', table(made_)));
  const kent: MadeRow = { force: 'Kent', type: '21', closed: 3 };
  const bad: readonly (readonly [string, () => string, RegExp])[] = [
    ['a cell twice', () => rows(kent, kent), /row 2 gives Kent, Q1 2018\/19, type 21 a second time \(first in row 1\)/],
    [
      'an outcome that does not exist',
      () => rows(kent, { ...kent, type: '77', code: '99' }),
      /row 2 has the outcome type “77”/,
    ],
    [
      'words for a count of another offence',
      () => rows(kent, { ...kent, closed: 'many', code: '99' }),
      /row 2 has “many”/,
    ],
    ['a year that is none', () => rows({ ...kent, year: '2018/20' }), /row 1 has the financial year “2018\/20”/],
    ['another table', () => 'SELECT 1 AS force_name', /not a Home Office outcomes table.*missing: financial_year/],
    ['no rows', () => `${rows(kent)} WHERE false`, /columns but no rows/],
  ];
  for (const [what, select, sentence] of bad)
    it(`given ${what}, when read, then one sentence says so`, async () => {
      const said = await refusal(await parquet('bad.parquet', select()));
      assert.match(said, sentence);
      assert.match(said, /^[^\n]+\.$/);
    });

  it('given a file cut off, when read, then one sentence says so', async () => {
    const whole = readFileSync(await parquet('whole.parquet', rows(kent)));
    assert.match(await refusal(made('cut.parquet', whole.subarray(0, whole.length - 20))), /no whole Parquet file/);
  });

  it('given a name that could mean several files, when read, then it is refused', async () => {
    const whole = readFileSync(await parquet('whole.parquet', rows(kent)));
    assert.match(await refusal(made('many*.parquet', whole)), /may have no \*/);
  });

  it('given an offence that no row has, when read, then the nearest are named', async () => {
    const path = await parquet('near.parquet', rows(kent, { ...kent, code: '8R' }));
    assert.match(await refusal(path, '860'), /“860” is not in near\.parquet, which has 2 codes; nearest: 86/);
  });
});

// A column more or less in the shared header would let every test above pass on an empty table.
it('given the columns of the tests, when counted, then they are the thirteen of the Home Office', () => {
  assert.equal(HEADER.split(',').length, 13);
});
