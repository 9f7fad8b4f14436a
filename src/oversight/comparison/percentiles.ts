import { isUnmeasured, percentileRatio } from '../measure/index.ts';
import { percent } from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { forceCount } from './words.ts';

/** Of fewer forces the 10th and the 90th percentile are little else than the least and the greatest of them. */
const FEWEST = 10;

export interface Middle {
  readonly low: number;
  readonly high: number;
  /** Null over nothing. */
  readonly ratio: number | null;
}

/**
 * Between what the middle 80 % of forces’ own shares lie. Never the least and the greatest, which the smallest forces decide
 * (statistics 2.5). Null where forces are too few to say.
 */
export function middleOf(shares: readonly number[]): Middle | null {
  const found = shares.length < FEWEST ? null : percentileRatio(shares);
  return found === null || isUnmeasured(found) ? null : { low: found.low, high: found.high, ratio: found.ratio };
}

/** The same in a sentence, of shares as they were recorded, and of whom it is where some hide a count. */
export function middleSentence({ forces, between }: Comparison): string {
  const shares = forces.map(({ share }) => share);
  const middle = middleOf(shares);
  const which = between === null ? '' : ' without a hidden count';
  if (middle === null)
    return `Of ${forceCount(shares.length)}${which} the 10th and 90th percentile are not given: too few to say.`;
  const ratio =
    middle.ratio === null ? 'over a 10th percentile of 0 there is no ratio' : `a ratio of ${middle.ratio.toFixed(2)}`;
  return `As recorded, the share is ${percent(middle.low)} at the 10th percentile of ${shares.length} forces${which} and ${percent(middle.high)} at the 90th: ${ratio}. Chance is in it, of small forces most.`;
}
