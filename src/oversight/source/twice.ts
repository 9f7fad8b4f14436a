import type { Found } from './found.ts';
import type { Oddity, ReadCount } from './import-read.ts';
import { sayMore } from './measure-label.ts';

type Settled = readonly [ReadCount, Found];

const identity = ([{ periodStart, periodEnd, ...count }, { meaning, labels }]: Settled): string =>
  JSON.stringify([
    ...[count.force, periodStart ?? meaning.periodWords, periodEnd, count.measure, count.outcomeType, count.unit],
    ...[count.ageScope, count.offenceScope, count.basis, ...labels.map((label) => label.toLowerCase())],
  ]);

interface Twice {
  readonly wrong: string | undefined;
  readonly odd: readonly Oddity[];
}

/**
 * Two rows for the same force, period and measure: added up, they would count double, and which holds nobody can say. Rows
 * under names of their own (*of which not stated*) may be parts of different rows above them: those are kept, and named.
 */
export function readTwice(counts: readonly Settled[]): Twice {
  const seen = new Map<string, ReadCount>();
  const nested: ReadCount[] = [];
  for (const settled of counts) {
    const [count, { meaning, labels }] = settled;
    const key = identity(settled);
    const before = seen.get(key);
    if (count.value === null || before?.at.row === count.at.row) continue;
    if (before === undefined) seen.set(key, count);
    else if (labels.some(sayMore)) nested.push(count);
    else
      return {
        wrong: `row ${count.at.row ?? 0} gives ${count.force}, ${meaning.periodWords ?? 'the same period'}, ${count.measure} a second time (first in row ${before.at.row ?? 0})`,
        odd: [],
      };
  }
  const [first] = nested;
  return {
    wrong: undefined,
    odd:
      first === undefined
        ? []
        : [
            {
              says: `Rows have the same names as rows above them, and may be parts of others (${nested.length} counts).`,
              at: first.at,
            },
          ],
  };
}
