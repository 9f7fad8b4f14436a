import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { made, SHIPPED, table } from '../../../test/consistency/outcomes.make.ts';
import { ReadCount } from './import-read.ts';
import { outcomesReader } from './outcomes-import.ts';

async function read(path: string, offence?: string) {
  const counts: ReadCount[] = [];
  const taken = await outcomesReader.read(path, { offence }, (batch) => void counts.push(...batch));
  return { taken, counts };
}

describe('a Home Office outcomes table, as counts', () => {
  it('given the table that ships, when code 86 is read, then every count is whole and type 21 adds up as published', async () => {
    const { taken, counts } = await read(SHIPPED, '86');
    assert.equal(taken.kind, 'read');
    for (const count of counts) ReadCount.parse(count);
    const closed = counts.filter(({ basis, outcomeType }) => basis === 'closed' && outcomeType === '21');
    assert.equal(
      closed.reduce((sum, { value }) => sum + (value ?? 0), 0),
      6446,
    );
    const [kent] = closed.filter(({ force }) => force === 'Kent');
    assert.deepEqual([kent?.periodStart, kent?.periodEnd, kent?.unit], ['2018-04-01', '2018-06-30', 'crimes']);
  });

  it('given no offence, when read, then both bases of every row come in batches', async () => {
    const { counts } = await read(SHIPPED);
    assert.equal(counts.length, 2 * 132_529);
  });

  it('given the table that ships, when read, then each kind of oddity is one line, with how many and where the first stand', async () => {
    const { taken } = await read(SHIPPED);
    const said = taken.kind === 'read' ? taken.oddities.map(({ says }) => says) : [];
    for (const pattern of [
      /^428 counts are below 0 \(the first in rows 42718, 42724 and 42915\)/,
      /^11470 cells have no count, given as “NA” \(the first in rows 2, 3 and 4\): missing, not zero/,
      /^No row is of type 19 \(.*\) or 22 \(.*, which did not exist yet\): not in the table, which is not 0/,
      /^On the basis “recorded” .* undercount/,
      /^12 yearly sums of type 0 .* below 0/,
    ])
      assert.equal(said.filter((says) => pattern.test(says)).length, 1, pattern.source);
    assert.equal(said.length, 5);
  });

  it('given rows of which and a type before it was, when read, then both are named with where they stand', async () => {
    const rows = ['1', '1A', '22'].map((type) => ({ force: 'Kent', type, closed: 5 }));
    const { taken } = await read(made('of which.csv', table(rows)));
    const said = taken.kind === 'read' ? taken.oddities.map(({ says }) => says).join('\n') : '';
    assert.match(said, /1 rows are of type 1A .*row 3\): they repeat/);
    assert.match(said, /1 rows are of type 22 before it existed \(from 2019-04-01; row 4\)/);
  });

  it('given a year below 0, when read, then it is refused; a quarter below 0 is a correction', async () => {
    const quarters = (one: number, two: number) =>
      made(
        `below ${one}.csv`,
        table([
          { force: 'Kent', type: '21', closed: one },
          { force: 'Kent', type: '21', closed: two, quarter: 2 },
        ]),
      );
    assert.equal((await read(quarters(-1, 4))).taken.kind, 'read');
    const { taken } = await read(quarters(-5, 4));
    assert.match(taken.kind === 'refused' ? taken.sentence : '', /a whole year is below 0.*Kent, 2018\/19.*: -1/);
  });

  it('given an offence that no row has, when read, then the nearest are named', async () => {
    const { taken } = await read(SHIPPED, '860');
    assert.match(taken.kind === 'refused' ? taken.sentence : '', /“860” is not in it; nearest: .*86 /);
  });
});
