import { forceKey } from './force.ts';
import { overlaps, type Period } from './period.ts';

/** Figures that a published table does not have and does not mark: its rows are there, and too small. */
export interface KnownGap extends Period {
  readonly measure: 'outcomes' | 'arrests';
  readonly force: string;
  /** The period in words, as it is known. */
  readonly when: string;
  readonly why: string;
}

/** Handbook of statistics, section 1, trap 7. The end of the first is known as “2020” only: read as all of that year. */
export const knownGaps: readonly KnownGap[] = [
  {
    ...{ measure: 'outcomes', force: 'Greater Manchester', periodStart: '2019-07-01', periodEnd: '2020-12-31' },
    ...{ when: 'July 2019 to 2020', why: 'it changed its records system and sent no whole figures' },
  },
  {
    ...{ measure: 'arrests', force: 'Lancashire', periodStart: '2017-04-01', periodEnd: '2018-03-31' },
    ...{ when: '2017/18', why: 'it sent no figures' },
  },
];

/** The gap that a force’s figures of a period fall into, if one is known. */
export const knownGap = (measure: KnownGap['measure'], force: string, period: Period): KnownGap | undefined =>
  knownGaps.find((gap) => gap.measure === measure && forceKey(gap.force) === forceKey(force) && overlaps(gap, period));

/** Said in place of a figure: a gap that is not marked reads as a quiet year. */
export const gapSentence = ({ when, why }: KnownGap): string =>
  `a gap is known for ${when} that the table does not mark: ${why}`;
