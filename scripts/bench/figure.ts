// What a measurement says: a ratio of two things measured in one run, in turns, so that a busy machine slows both.
import { loadavg } from 'node:os';

export interface Figure {
  readonly name: string;
  /** How often each side was measured. */
  readonly n: number;
  readonly value: number;
  readonly unit: string;
  /** What it has to reach: at least, or at most. */
  readonly wanted?: { readonly atLeast: number } | { readonly atMost: number };
  /** What was measured, and what limits it. */
  readonly says: string;
}

export type Print = (figure: Figure) => void;

export const isReached = ({ value, wanted }: Figure): boolean => {
  if (wanted === undefined) return true;
  return 'atLeast' in wanted ? value >= wanted.atLeast : value <= wanted.atMost;
};

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** One figure, in two lines. */
export const lineOf = (figure: Figure): string => {
  const { name, n, value, unit, wanted, says } = figure;
  const target =
    wanted === undefined
      ? ''
      : 'atLeast' in wanted
        ? `, wanted at least ${rounded(wanted.atLeast)}`
        : `, wanted at most ${rounded(wanted.atMost)}`;
  const mark = wanted === undefined ? ' ' : isReached(figure) ? '✔' : '✗';
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${mark} ${name}: ${rounded(value)} ${unit}${target} (N ${n}, load ${load})\n    ${says}\n`;
};

/** By nearest rank: the smallest value that this share does not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that some work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const timedBy =
  (usage: (from?: NodeJS.CpuUsage) => NodeJS.CpuUsage) =>
  async (work: () => unknown): Promise<readonly [took: number, core: number]> => {
    const from = usage();
    const took = await timed(work);
    const { user, system } = usage(from);
    return [took, (user + system) / 1000];
  };

/** Milliseconds that some work takes, and how many of them of this thread's own time, which a busy machine does not lengthen as much. */
export const threadTimed = timedBy((from) => process.threadCpuUsage(from));

/** The same of all threads of this process. */
export const processTimed = timedBy((from) => process.cpuUsage(from));

/** Resident memory of this process, in MB. */
export const megabytes = (): string => `${Math.round(process.memoryUsage.rss() / 1_048_576)} MB resident`;

/** Of a core's own time, which what else runs on the machine does not take from. */
export const coreTimed = (work: () => unknown): number => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
