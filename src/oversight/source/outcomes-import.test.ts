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
