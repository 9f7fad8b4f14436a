import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made, shares, table } from '../../../test/consistency/outcomes.make.ts';
import { readManyOutcomes } from './outcomes-many.ts';
import { readOutcomes } from './outcomes.ts';

const few = shares({ Kent: [3, 1], Essex: [1, 2] });
const yearOf = (year: number): string =>
  made(`many-${year}.csv`, table(few).replaceAll('2018/19', `${year}/${String((year + 1) % 100).padStart(2, '0')}`));

test('given several files, when two threads read them, then each is what it is by itself, in their order', async () => {
  const paths = Array.from({ length: 7 }, (_, place) => yearOf(2010 + place));
  const alone = [];
  for (const path of paths) alone.push(await readOutcomes(path, '86'));
  assert.deepEqual(await readManyOutcomes(paths, '86'), alone);
  assert.equal(new Set(alone.map((read) => (read.kind === 'read' ? read.source.sha256 : ''))).size, paths.length);
});

test('given several that are no tables, when two threads read them, then the first of them is told and nothing after it', async () => {
  const wrong = [made('many-no-table.csv', 'a,b\n1,2\n'), '/nowhere/many.csv'];
  const [first = '', second = ''] = wrong;
  for (const paths of [
    [yearOf(2010), first, yearOf(2011), second, yearOf(2012)],
    [yearOf(2010), yearOf(2011), yearOf(2012), second, first],
    [second, first, second],
  ]) {
    const read = await readManyOutcomes(paths, '86');
    const place = paths.findIndex((path) => wrong.includes(path));
    assert.equal(read.length, place + 1);
    assert.deepEqual(read.at(-1), await readOutcomes(paths[place] ?? '', '86'));
    assert.ok(read.slice(0, -1).every(({ kind }) => kind === 'read'));
  }
});
