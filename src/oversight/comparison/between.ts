import { clopperPearson, type Interval } from '../measure/index.ts';
import { none, percent, words, type TableCell } from './chart-view.ts';
import type { Between } from './comparison.ts';
import type { BoundedTally } from './tally.ts';

const whole = (value: number): string => value.toLocaleString('en-GB');
const ends = ({ low, high }: Ends, as: (value: number) => string): string =>
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
}

function rowOf({ force, why, y, others }: BoundedTally): BetweenRow {
  const [most, rest] = [y.high ?? y.low, others.high ?? others.low];
  const [lowest, highest] = [
    { y: y.low, n: y.low + rest },
    { y: most, n: most + others.low },
  ];
  const shareOf = ({ y: part, n }: typeof lowest): number => (n === 0 ? 0 : part / n);
  return {
    ...{ force, why },
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

/** The same as the cells of a table, with as many empty ones as the other forces have more. */
export const betweenCells = (row: BetweenRow, more: number): readonly TableCell[] => [
  ...Object.values(betweenWords(row)).map(words),
  ...Array.from({ length: more }, () => none('hidden count')),
];

const factor = (value: number | null): string => (value === null ? 'no bound' : value.toFixed(2));

/** What hidden counts leave open of the whole, said beside the figures of those who gave all (statistics 2.8). */
export function betweenSentences(
  between: Between | null,
  beside = ', and out of the figures above',
): readonly string[] {
  if (between === null) return [];
  const named = betweenRows(between)
    .map(betweenWords)
    .map(({ force, numerator, denominator, share }) => `${force} ${numerator} of ${denominator} (${share})`);
  const told = `Hidden small counts leave ${named.length === 1 ? 'one force' : `${named.length} forces`} between two ends${beside}: ${named.join('; ')}.`;
  if (between.whole === null) return [told];
  const { overall, mor, morInterval } = between.whole;
  const spread =
    mor === null || morInterval === null
      ? 'and what the spread is cannot be told'
      : `and the median odds ratio between ${factor(mor[0])} and ${factor(mor[1])} (95% intervals together ${factor(morInterval[0])} to ${factor(morInterval[1])})`;
  return [
    told,
    `With them in, wherever between its ends each hidden count lies, the overall share is between ${percent(overall[0])} and ${percent(overall[1])}, ${spread}.`,
  ];
}

/** Rows by the name of their force: those between two ends stand among the others. */
export const byForce = <Row>(rows: readonly { readonly force: string; readonly row: Row }[]): readonly Row[] =>
  rows.toSorted((a, b) => a.force.localeCompare(b.force, 'en')).map(({ row }) => row);
