import { bandOf } from './age-band.ts';
import type { CompareQuery } from './compare.schema.ts';
import { scopesIn, type CountSource, type Scoped } from './count-source.ts';

/** Where a source gives its counts by bands of age and nobody chose one: which is taken, and which is not. */
export function unaskedAges(source: CountSource, { scope }: Scoped, { ages }: CompareQuery): string | undefined {
  const [own] = ages === undefined ? bandOf(scope.ages) : [];
  if (own === undefined) return undefined;
  const others = scopesIn(source)
    .filter(({ scope: other }) => JSON.stringify({ ...other, ages: '' }) === JSON.stringify({ ...scope, ages: '' }))
    .flatMap(({ scope: other }) => bandOf(other.ages))
    .filter(({ from, to }) => to < own.from || from > own.to)
    .toSorted((a, b) => a.from - b.from)
    .map((band) => band.ages);
  return others.length === 0
    ? undefined
    : `This is of ages ${own.ages} alone, which nobody chose: the source gives ${others.join(' and ')} by themselves too. Choose the ages that are meant.`;
}
