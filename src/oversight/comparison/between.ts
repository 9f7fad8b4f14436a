import { clopperPearson, type Interval } from '../measure/index.ts';
import { count, none, percent, words, type TableCell } from './chart-view.ts';
import type { Between, Comparison } from './comparison.ts';
import type { Beside, BoundedTally, Excluded } from './tally.ts';

const whole = (value: number): string => value.toLocaleString('en-GB');
/** Alike ends are said once. */
export const ends = ({ low, high }: Ends, as: (value: number) => string): string =>
  low === high ? as(low) : `${as(low)} to ${as(high)}`;

/** From the least that it can be to the most. */
interface Ends {
  readonly low: number;
  readonly high: number;
}

/** A force whose hidden small count lies between two ends. */
export interface BetweenRow {
  readonly force: string;
  readonly why: string;
  readonly numerator: Ends;
  readonly denominator: Ends;
  readonly share: Ends;
  /** From the exact interval of the lowest share to that of the highest: wider than either. */
  readonly interval: Interval;
  readonly beside: Beside;
  readonly hiddenBeside: readonly string[];
}

function rowOf({ force, why, y, others, beside, hiddenBeside }: BoundedTally): BetweenRow {
  const [most, rest] = [y.high ?? y.low, others.high ?? others.low];
  const [lowest, highest] = [
    { y: y.low, n: y.low + rest },
    { y: most, n: most + others.low },
  ];
  const shareOf = ({ y: part, n }: typeof lowest): number => (n === 0 ? 0 : part / n);
  return {
    ...{ force, why, beside, hiddenBeside },
    numerator: { low: y.low, high: most },
    denominator: { low: y.low + others.low, high: most + rest },
    share: { low: shareOf(lowest), high: shareOf(highest) },
    // Of nothing there is no interval: it may then be any share.
    interval: [lowest.n === 0 ? 0 : clopperPearson(lowest)[0], highest.n === 0 ? 1 : clopperPearson(highest)[1]],
  };
}

/** Every force that stands between two ends, in the order of their names. */
export const betweenRows = (between: Between | null): readonly BetweenRow[] => (between?.forces ?? []).map(rowOf);

/** A row in words: alike ends are said once. */
export const betweenWords = ({ force, numerator, denominator, share }: BetweenRow) => ({
  force,
  numerator: ends(numerator, whole),
  denominator: ends(denominator, whole),
  share: ends(share, percent),
});

/** What stands beside the outcome: a type that the source has no row of is not given, and nothing of it is hidden. */
export const besideCell = ({ beside, hiddenBeside }: BetweenRow, type: string): TableCell =>
  hiddenBeside.includes(type) ? none('hidden count') : count(beside[type] ?? null);

/** The same as the cells of a table, with as many empty ones as the other forces have more. */
export const betweenCells = (row: BetweenRow, beside: readonly string[], more: number): readonly TableCell[] => [
  ...Object.values(betweenWords(row)).map(words),
  ...beside.map((type) => besideCell(row, type)),
  ...Array.from({ length: more }, () => none('hidden count')),
];

/** Who is left out of limits and pooled shares, and why; of those with a hidden count, that the headline has them. */
export function leftOut({ excluded, between }: Comparison): readonly Excluded[] {
  const hidden = new Set(between?.forces.map(({ force }) => force));
  const also = '; it is in the headline, wherever between its ends it lies';
  return excluded.map(({ force, why }) => ({ force, why: hidden.has(force) ? `${why}${also}` : why }));
}

/** Rows by the name of their force: those between two ends stand among the others. */
export const byForce = <Row>(rows: readonly { readonly force: string; readonly row: Row }[]): readonly Row[] =>
  rows.toSorted((a, b) => a.force.localeCompare(b.force, 'en')).map(({ row }) => row);
