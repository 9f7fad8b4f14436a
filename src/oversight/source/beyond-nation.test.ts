import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { made, shares, table } from '../../../test/consistency/outcomes.make.ts';
import type { Oddity } from './import-read.ts';
import { prepare } from './import-prepare.ts';
import { sourceOf } from './import-source.ts';
import { pasted } from './source.make.ts';

const NATION = /more than all forces of England and Wales record .*: is it a count\?/u;
const askedOf = (oddities: readonly Oddity[]): readonly Oddity[] => oddities.filter(({ says }) => NATION.test(says));

const oddIn = async (path: string): Promise<readonly Oddity[] | undefined> => {
  const found = await sourceOf(path, { offence: undefined, publisher: undefined, answers: [] });
  if (found.kind === 'refused') return undefined;
  const taken = await found.source(() => undefined);
  return taken.kind === 'refused' ? undefined : taken.oddities;
};

const ABSURD = table(shares({ Essex: [40, 60], Kent: [1_000_000_000, 5] }));

it('given an outcomes table with a billion crimes of one code in one force, when read or taken in, then it is asked where it stands, and of nobody else', async () => {
  const path = made('absurd.csv', Buffer.from(ABSURD));
  const odd = askedOf((await oddIn(path)) ?? assert.fail('refused'));
  // One cell on each of the two bases.
  assert.deepEqual(
    odd.map(({ at: { row, column } }) => [row, column]),
    [
      [4, 13],
      [4, 12],
    ],
  );
  assert.match(odd[0]?.says ?? '', /^Kent is given 1,000,000,000 \(outcomes of type 21\), more than all/);
  const prepared = await prepare(path, { publisher: undefined, offence: undefined });
  assert.equal(prepared.kind === 'table' ? askedOf(prepared.oddities).length : 0, 2);
});

it('given an answer with such a number, when read, then it is asked where it stands; of several years more is a count', async () => {
  const { oddities } = await pasted('Force,Year,Outcome 21\nKent,2019,9000000000\nEssex,2019,5999999\n');
  assert.deepEqual(
    askedOf(oddities).map(({ at: { row, column } }) => [row, column]),
    [[2, 3]],
  );
  const years = await pasted('Force,Period,Outcome 21\nKent,1 January 2015 to 31 December 2019,29999999\n');
  assert.deepEqual([years.counts[0]?.value, askedOf(years.oddities)], [29_999_999, []]);
});

it('given two million crimes of one force in a year, when read, then it is asked; of a nation, of calls or of residents it is not', async () => {
  const odd = async (force: string, heading: string) =>
    (await pasted(`Force,Year,${heading}\n${force},2019,2000000\n`)).oddities.filter(({ says }) =>
      /any one force/u.test(says),
    );
  assert.deepEqual(
    (await odd('Kent', 'Outcome 21')).map(({ says, at }) => [says.split(' (')[0], at.row, at.column]),
    [['Kent is given 2,000,000', 2, 3]],
  );
  assert.deepEqual(await odd('England and Wales', 'Outcome 21'), []);
  assert.deepEqual(await odd('Kent', 'Population'), []);
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

it('given answers and tables that ship with the program, when read, then none is asked whether it is a count', async () => {
  const read = [];
  const folders = ['data/foi', 'data/ref', 'data/bbc', 'data/policeuk'];
  for (const path of folders.flatMap(filesBelow).filter((each) => /\.(?:csv|csv\.gz|ods|xlsx|txt)$/u.test(each)))
    read.push([path, await oddIn(path)] as const);
  assert.ok(read.filter(([, odd]) => odd !== undefined).length > 20, 'few were read');
  assert.deepEqual(
    read.flatMap(([path, odd]) => askedOf(odd ?? []).map(({ says }) => `${path}: ${says}`)),
    [],
  );
});
