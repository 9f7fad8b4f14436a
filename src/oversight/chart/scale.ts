export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** The greatest value that is drawn. */
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
    top: high,
    at: (value) => from + ((Math.log(value) - first) / (last - first)) * (to - from),
    ticks: roomy
      ? within
      : within.filter((tick) => Number.isInteger(Math.log10(tick)) || Number.isInteger(Math.log10(tick / 5))),
  };
}

// Round ends, so that two charts of like shares have the same scale and can be laid side by side.
const TOPS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

/** A scale for shares from 0, to the first round share above the highest. */
export function shareScale(highest: number, from: number, to: number): Scale {
  const top = TOPS.find((each) => each >= highest) ?? 1;
  return {
    top,
    at: (value) => from + (value / top) * (to - from),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * top),
  };
}
