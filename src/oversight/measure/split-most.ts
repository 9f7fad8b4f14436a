import { fitSplit, type SplitFit } from './split-fit.ts';
import type { Rules } from './split-likelihood.ts';
import type { SplitCells } from './split-cells.ts';

/** An SD of log odds above this would mean that nearly everybody decides all cases alike, in opposite ways. */
const WIDEST = 5;

/**
 * The largest SD of people, or of forces, that the cases do not rule out: where the profile of the log likelihood has fallen by
 * half of `fall`. Cases decided anew cannot tell it: where none is found none is made (Venzon and Moolgavkar 1988).
 */
export function largestSd(
  cells: SplitCells,
  rules: Rules,
  fit: SplitFit,
  which: 'forceSd' | 'personSd',
  fall: number,
): number {
  const lost = (sd: number): number => 2 * (fit.height - fitSplit(cells, rules, fit, { [which]: sd }).height);
  const start = fit.parameters[which];
  let [inside, outside] = [start, start + 0.3];
  while (outside < WIDEST && lost(outside) < fall) [inside, outside] = [outside, start + 2 * (outside - start)];
  // A fiftieth of log odds is far below what anybody could act on.
  while (outside - inside > 0.02) {
    const middle = (inside + outside) / 2;
    if (lost(middle) < fall) inside = middle;
    else outside = middle;
  }
  return Math.min(outside, WIDEST);
}
