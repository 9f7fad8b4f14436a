// What the alarm says of nations made by chance: in a place of its own, for it draws from distributions of another folder.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { recodingSentence } from '../src/oversight/comparison/recoding.ts';
import { binomialAbove } from '../src/oversight/measure/binomial.ts';
import { isUnmeasured, recodingAlarm, type OutcomeCounts } from '../src/oversight/measure/index.ts';
import { binomialFrom, stream } from '../src/oversight/measure/random.ts';
import { isAssured } from './many.ts';

const outcomes = (of21: number, of22: number, charged: number, others = 0): OutcomeCounts => ({
  of21,
  takers: { '22': of22, '20': 0, '8': 0 },
  ...{ others: charged + others, formal: charged },
});

function sentence(before: OutcomeCounts, after: OutcomeCounts): string {
  const found = recodingAlarm(before, after);
  return isUnmeasured(found) ? assert.fail(found.why) : recodingSentence(found, '2019', '2021');
}

it('given nations in which charges took up a part, when told, then “not a harder hand” is said in no more than 2.5%', (t) => {
  const tries = isAssured ? 20_000 : 300;
  const random = stream(Number(process.env['EVENHAND_SEED'] ?? 20_261_126));
  const draw = (n: number, [of21, of22]: readonly [number, number]): OutcomeCounts => {
    const first = binomialFrom(random, n, of21);
    const second = binomialFrom(random, n - first, of22 / (1 - of21));
    return outcomes(first, second, n - first - second);
  };
  for (const [n, before, after] of [
    [600, [0.97, 0.01], [0.87, 0.06]],
    [1000, [0.8, 0], [0.5, 0.17]],
    [300, [0.7, 0.1], [0.4, 0.3]],
  ] as const) {
    let wrong = 0;
    for (let i = 0; i < tries; i++)
      if (sentence(draw(n, before), draw(n, after)).includes('not a harder hand')) wrong++;
    t.diagnostic(`“not a harder hand” where charges rose, of ${n}: ${wrong} of ${tries}`);
    assert.ok(binomialAbove(wrong - 1, tries, 0.025) > 1e-5, `${wrong} of ${tries}`);
  }
});
