import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readBbcByForce, readBbcExtract } from './index.ts';
import type { Counted } from './counted.ts';
import { made } from '../../../test/consistency/outcomes.make.ts';

const LONG = 'data/bbc/crime outcomes by category force year 2012-16.csv.gz';
const WIDE = 'data/bbc/outcomes_by_force.csv';

async function read(answer: ReturnType<typeof readBbcExtract>): Promise<Counted> {
  const counted = await answer;
  return counted.kind === 'read' ? counted : assert.fail(counted.sentence);
}

const long = read(readBbcExtract(LONG));
const wide = read(readBbcByForce(WIDE));

const total = ({ counts }: Counted, force: string, type: string): number =>
  counts
    .filter((count) => count.force === force && count.outcomeType === type)
    .reduce((sum, { value }) => sum + (value ?? 0), 0);

it('given lines that end in CR, counts in f0_ and spaces in the name, when read, then every row is in a count, and of one force, year, crime and outcome there is one', async () => {
  const { files, counts, oddities } = await long;
  assert.equal(files[0]?.rows, 47_577);
  assert.equal(counts.length, 22_852);
  for (const all of [counts, (await wide).counts])
    assert.equal(
      new Set(
        all.map((each) => [each.force, each.periodStart, each.offenceScope, each.measure, each.outcomeType].join()),
      ).size,
      all.length,
    );
  assert.match(
    oddities.join('\n'),
    /Outcome 1 stands in it under 14 wordings .*27407 cells, the first in rows 7, 8 and 9/,
  );
  const kent = counts.filter(
    ({ force, periodStart, outcomeType, offenceScope }) =>
      [force, periodStart, outcomeType, offenceScope].join() === 'Kent,2016-01-01,1,Bicycle theft',
  );
  // 9 awaiting a court, 4 discharged, 3 sent to prison, and seven more results of 1 or 2.
  assert.deepEqual(
    kent.map(({ value }) => value),
    [26],
  );
  assert.match(oddities.join('\n'), /Northern Ireland/);
});

it('given both files, when Outcome 21 is added up by force, then the long one and the wide one say the same', async () => {
  const forces = new Set((await wide).counts.map(({ force }) => force));
  assert.equal(forces.size, 44);
  for (const force of forces) assert.equal(total(await long, force, '21'), total(await wide, force, '21'), force);
  assert.equal(total(await wide, 'Surrey', '21'), 0);
});

it('given a blank, when read, then it is not given and not 0; the body without outcomes is named', async () => {
  const { counts, oddities } = await wide;
  const surrey = counts.find(({ force, outcomeType }) => force === 'Surrey' && outcomeType === '21');
  assert.deepEqual([surrey?.value, surrey?.missing], [null, 'not-given']);
  assert.match(oddities.join('\n'), /British Transport Police gives no outcome at all: not known, not none/);
});

it('given another issue of the wide table, when no years are given, then it is refused, since nothing in it says them', async () => {
  const path = made(
    'wide.csv',
    'Force,Further investigation is not in the public interest,Under investigation,(blank)\rKent Police,1,2,3\r',
  );
  const answer = await readBbcByForce(path);
  assert.match(answer.kind === 'refused' ? answer.sentence : '', /does not say which years it sums/);
  const said = await readBbcByForce(path, { periodStart: '2017-01-01', periodEnd: '2017-12-31' });
  assert.equal(said.kind === 'read' ? said.counts[0]?.value : 0, 1);
});
