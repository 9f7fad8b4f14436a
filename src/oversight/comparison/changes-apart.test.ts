import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeIn, changeOf, isKept } from './change.ts';
import { changeApart, changesApart } from './changes-apart.ts';
import { compareCounts } from './compare-counts.ts';
import { aSource, shared } from './count-source.make.ts';
import { seriesOf } from './force-series.ts';

const years = Array.from({ length: 9 }, (_, at) => {
  const rise = at < 6 ? 0 : 45;
  const counts = { Kent: [40 + rise, 60 - rise], Essex: [50, 50], Durham: [85 - rise, 15 + rise] } as const;
  return shared(counts, { periodStart: `${2010 + at}-01-01`, periodEnd: `${2010 + at}-12-31` });
});

const answer = () => {
  const compared = compareCounts(aSource(years.flat()), { period: 'all' });
  return compared.kind === 'compared' ? compared : assert.fail(compared.sentence);
};

test('given forces of which some changed, when it is worked out in a thread, then each is as worked out here, and changeOf has just that', async () => {
  const { comparison, over } = answer();
  const series = seriesOf(over, comparison.definition);
  const here = ['Kent', 'Essex', 'Durham'].map((force) => changeIn(force, series.get(force.toLowerCase()) ?? []));
  assert.deepEqual(
    here.map((change) => (change.kind === 'watched' ? [change.rises.length > 0, change.falls.length > 0] : [])),
    [
      [true, false],
      [false, false],
      [false, true],
    ],
  );
  const compared = answer();
  const [one, other] = [changesApart(compared), changesApart(compared)];
  assert.equal(one, other, 'two who ask at once have it worked out once');
  const found = await one;
  assert.deepEqual(
    new Map(found.map((change) => [change.force, change])),
    new Map(here.map((change) => [change.force, change])),
  );
  const kept = found.map(({ force }) => changeOf(force, compared.over, compared.comparison.definition));
  assert.ok(
    kept.every((change, i) => change === found[i]),
    'nothing is worked out again',
  );
});

test('given one force, when it is worked out in a thread for two who ask, then changeOf has just that, and nothing of the others', async () => {
  const { comparison, over } = answer();
  const { definition } = comparison;
  const here = changeIn('Kent', seriesOf(over, definition).get('kent') ?? []);
  const compared = answer();
  await Promise.all([changeApart('Kent', compared), changeApart('Kent', compared)]);
  const [kent, essex] = ['Kent', 'Essex'].map((force) => isKept(force, compared.over, compared.comparison.definition));
  assert.deepEqual([kent, essex], [true, false]);
  assert.deepEqual(changeOf('Kent', compared.over, compared.comparison.definition), here);
});
