import type { Found } from './found.ts';
import type { Oddity, ReadCount } from './import-read.ts';
import { sayMore } from './measure-label.ts';

type Settled = readonly [ReadCount, Found];

/** What a count is of, as whoever compares it sees it. */
const subject = ([{ periodStart, periodEnd, ...count }, { meaning }]: Settled): string =>
  JSON.stringify([
    ...[count.force, periodStart ?? meaning.periodWords, periodEnd, count.measure, count.outcomeType, count.unit],
    ...[count.ageScope, count.offenceScope, count.basis],
  ]);

/** That, and the words of its row and column. */
const identity = (settled: Settled): string =>
  JSON.stringify([subject(settled), ...settled[1].labels.map((label) => label.toLowerCase())]);

interface Twice {
  readonly wrong: string | undefined;
  readonly odd: readonly Oddity[];
}

const what = ([count, { meaning }]: Settled): string =>
  `${count.force}, ${meaning.periodWords ?? 'the same period'}, ${count.outcomeType === null ? count.measure : `${count.measure} ${count.outcomeType}`}`;

const sentenceOf = (settled: Settled, before: Settled): string => {
  const [{ at }, first] = [settled[0], before[0]];
  return at.row === first.at.row
    ? `columns ${first.at.column ?? 0} and ${at.column ?? 0} both give ${what(settled)} (row ${at.row ?? 0}), and which holds is not said`
    : `row ${at.row ?? 0} gives ${what(settled)} a second time (first in row ${first.at.row ?? 0})`;
};

/** Figures that differ and that no field of theirs tells apart: neither is chosen here. */
const differing = (settled: Settled, [before]: Settled): Oddity => ({
  says: `${what(settled)} is given as ${before.value ?? ''} in row ${before.at.row ?? 0}, column ${before.at.column ?? 0}, and as ${settled[0].value ?? ''} in row ${settled[0].at.row ?? 0}, column ${settled[0].at.column ?? 0}: the source has to be asked which holds.`,
  at: settled[0].at,
});

/**
 * Two rows or columns for the same force, period and measure: added up, they would count double, and which holds nobody can say.
 * Under names of their own (*of which not stated*) they may be parts of different rows above them: those are kept, and named.
 */
export function readTwice(counts: readonly Settled[]): Twice {
  const [named, subjects] = [new Map<string, Settled>(), new Map<string, Settled>()];
  const nested: Settled[] = [];
  const odd: Oddity[] = [];
  for (const settled of counts) {
    const [count, { labels }] = settled;
    if (count.value === null) continue;
    const before = named.get(identity(settled));
    const same = subjects.get(subject(settled));
    named.set(identity(settled), before ?? settled);
    subjects.set(subject(settled), same ?? settled);
    const inOneCell = before?.[0].at.row === count.at.row && before?.[0].at.column === count.at.column;
    if (before !== undefined && !inOneCell) {
      if (!labels.some(sayMore)) return { wrong: sentenceOf(settled, before), odd: [] };
      nested.push(settled);
    } else if (same !== undefined && same[0].value !== count.value) odd.push(differing(settled, same));
  }
  const [first] = nested;
  const parts = `Rows have the same names as rows above them, and may be parts of others (${nested.length} counts).`;
  return { wrong: undefined, odd: first === undefined ? odd : [...odd, { says: parts, at: first[0].at }] };
}
