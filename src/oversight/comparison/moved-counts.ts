import { clopperPearson, type Interval, type Observed, type Outside } from '../measure/index.ts';
import type { GivenCount } from './material.ts';

/** The lowest and the highest share that moved counts leave open. */
export interface Open {
  readonly lowest: Observed;
  readonly highest: Observed;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

const endsOf = (counts: readonly GivenCount[]): Ends => {
  const known = counts.flatMap(({ value }) =>
    value.kind === 'known' ? [value.within ?? { low: value.value, high: value.value }] : [],
  );
  return { low: known.reduce((sum, { low }) => sum + low, 0), high: known.reduce((sum, { high }) => sum + high, 0) };
};

/** What figures that were moved before they were published leave open of a share; null where none was moved. */
export function openOf(part: readonly GivenCount[], whole: readonly GivenCount[]): Open | null {
  if (![...part, ...whole].some(({ value }) => value.kind === 'known' && value.within !== undefined)) return null;
  const [y, n] = [endsOf(part), endsOf(whole)];
  const rest = whole.filter((count) => !part.includes(count));
  // A total is moved by itself; a whole that is the sum of its parts moves with them.
  const isSum = rest.length < whole.length;
  const others = endsOf(rest);
  const [most, least] = isSum ? [y.low + others.high, y.high + others.low] : [n.high, n.low];
  return {
    lowest: { y: y.low, n: Math.max(1, most, y.low) },
    highest: { y: Math.min(y.high, Math.max(1, least)), n: Math.max(1, least) },
  };
}

/** From the exact interval of the lowest share to that of the highest: it holds the noise as it holds chance. */
export const openInterval = ({ lowest, highest }: Open): Interval => [
  clopperPearson(lowest)[0],
  clopperPearson(highest)[1],
];

const ORDER = ['no', '95', '99.8'] as const;

/** Beyond only as far as it stays beyond on the same side, wherever the counts behind it lie. */
export function surelyOutside(
  { lowest, highest }: Open,
  overall: number,
  of: (force: Observed, overall: number) => Outside,
): Outside {
  const isSameSide = lowest.y / lowest.n > overall || highest.y / highest.n < overall;
  if (!isSameSide) return 'no';
  const [one, other] = [lowest, highest].map((each) => ORDER.indexOf(of(each, overall)));
  return ORDER[Math.min(one ?? 0, other ?? 0)] ?? 'no';
}

/** Said with every interval and flag of such figures. */
export const movedSentences = (forces: readonly { readonly open: Open | null }[]): readonly string[] =>
  forces.some(({ open }) => open !== null)
    ? [
        'Figures were moved before they were published. Each force’s interval therefore runs from the exact interval of the lowest share that this leaves open to that of the highest, and a force is flagged only where it stays beyond wherever the counts behind its figures lie. Shares, limits and the spread are of the figures as published.',
      ]
    : [];
