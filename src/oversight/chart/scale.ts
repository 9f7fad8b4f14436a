export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** The least and the greatest value that is drawn. */
  readonly bottom: number;
  readonly top: number;
}

const STEPS = [1, 2, 5];

/** A logarithmic scale for counts, with ticks at 1, 2 and 5 of each power of ten, thinned to fit. */
export function countScale(low: number, high: number, from: number, to: number): Scale {
  const [first, last] = [Math.log(low), Math.log(high)];
  const all = Array.from({ length: 9 }, (_, power) => STEPS.map((step) => step * 10 ** power)).flat();
  const within = all.filter((tick) => tick >= low && tick <= high);
  const roomy = (to - from) / Math.max(1, within.length) >= 44;
  return {
    ...{ bottom: low, top: high },
    at: (value) => from + ((Math.log(value) - first) / (last - first)) * (to - from),
    ticks: roomy
      ? within
      : within.filter((tick) => Number.isInteger(Math.log10(tick)) || Number.isInteger(Math.log10(tick / 5))),
  };
}

// Round ends, so that two charts of like shares have the same scale and can be laid side by side.
const TOPS = [0.0005, 0.001, 0.002, 0.004, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

/** Steps between which a scale begins that does not begin at 0. */
const FLOOR = 0.2;

/**
 * A scale for shares, to the first round share above the highest. It begins at 0, unless a lowest share is given that would
 * leave the lower half of it empty: then at a round share below that, which the drawing has to say. What is drawn as a length,
 * such as a bar, gives none: its length would lie.
 */
export function shareScale(highest: number, from: number, to: number, lowest = 0): Scale {
  const top = TOPS.find((each) => each >= highest) ?? 1;
  // A little more, since 0.6 / 0.2 is a little less than 3.
  const floor = Math.floor(lowest / FLOOR + 1e-9) * FLOOR;
  const bottom = lowest > top / 2 && floor < top ? floor : 0;
  return {
    ...{ top, bottom },
    at: (value) => from + ((value - bottom) / (top - bottom)) * (to - from),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => bottom + part * (top - bottom)),
  };
}
