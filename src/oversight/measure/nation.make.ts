import { logit, plogis } from './distribution.ts';
import type { Observed } from './observed.ts';
import { binomialFrom, normalFrom, type Stream } from './random.ts';

/** Outcomes 21 and 1 closed under code 86 in 2018/19, force by force: sizes that nations are made with. */
export const SIZES: readonly number[] = [
  172, 104, 5, 72, 255, 70, 159, 192, 368, 129, 181, 143, 273, 67, 394, 64, 513, 172, 254, 387, 329, 178, 178, 210, 335,
  219, 229, 55, 167, 271, 138, 255, 195, 296, 183, 264, 243, 353, 80, 112, 415, 634, 173,
];

/** So many forces of a nation whose log odds differ by this SD about those of a share. */
export const nation = (random: Stream, sd: number, share = 0.6, forces = SIZES.length): readonly Observed[] =>
  Array.from({ length: forces }, (_, i) => {
    // Sevens go round all sizes, so that few forces are not all small or all large.
    const n = SIZES[(i * 7) % SIZES.length] ?? 100;
    return { n, y: binomialFrom(random, n, plogis(logit(share) + sd * normalFrom(random))) };
  });
