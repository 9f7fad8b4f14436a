import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readPopulation, residentsOf, type Population } from './index.ts';
import { made } from '../../../test/consistency/outcomes.make.ts';

const SHIPPED = 'data/ref/pfa_population_10_17_mid2019.csv';
const HEADER = 'pfa_code,pfa_name,pop_10_17,pop_10_13,pop_all\n';

async function read(path: string): Promise<Population> {
  const answer = await readPopulation(path);
  return answer.kind === 'read' ? answer : assert.fail(answer.sentence);
}

it('given the estimates that ship, when read, then 43 areas have codes and residents, on the day they are for', async () => {
  const population = await read(SHIPPED);
  assert.deepEqual([population.residents.length, population.year], [43, 2019]);
  assert.deepEqual(residentsOf(population, 'Metropolitan Police Service'), {
    ...{ kind: 'residents', force: 'Metropolitan Police', code: 'E23000001' },
    ...{ aged10To17: 822_816, aged10To13: 437_536, all: 8_952_268 },
  });
  const devon = population.counts.find(
    ({ force, ageScope }) => force === 'Devon and Cornwall' && ageScope === '10 to 17',
  );
  assert.deepEqual([devon?.value, devon?.periodEnd, devon?.unit], [148_970, '2019-06-30', 'population']);
});

it('given British Transport Police, when asked for its residents, then there are none and why is said', async () => {
  const population = await read(SHIPPED);
  const none = residentsOf(population, 'British Transport Police');
  assert.match(none.kind === 'none' ? none.why : '', /polices the railways/);
  assert.match(residentsOf(population, 'Nowhere').kind, /none/);
  assert.match(population.oddities.join('\n'), /no rate per head: British Transport Police\..*\n.*City of has 615/s);
});

const bad: readonly (readonly [string, string, string, RegExp])[] = [
  ['no year in its name', 'people.csv', 'E23000001,Kent,5,3,9\n', /for the middle of which year/],
  [
    'a force twice',
    'mid2019.csv',
    'E23000001,Kent,5,3,9\nE23000002,Kent Police,5,3,9\n',
    /row 3 gives Kent Police a second/,
  ],
  ['a blank', 'mid2019.csv', 'E23000001,Kent,,3,9\n', /no number of people/],
  ['more children than people', 'mid2019.csv', 'E23000001,Kent,10,3,9\n', /cannot be/],
  ['a code of no area', 'mid2019.csv', 'S23000001,Kent,5,3,9\n', /area code “S23000001”/],
];
for (const [what, name, rows, sentence] of bad)
  it(`given residents with ${what}, when read, then one sentence says so`, async () => {
    const answer = await readPopulation(made(name, `${HEADER}${rows}`));
    assert.match(answer.kind === 'refused' ? answer.sentence : '', sentence);
  });
