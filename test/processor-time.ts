import assert from 'node:assert/strict';

/** Microseconds of the processor that this thread needs for `of`: the least of three times, so that what comes between is not counted. */
export function processorTime(of: () => unknown): number {
  const once = (): number => {
    const before = process.threadCpuUsage();
    of();
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  };
  return Math.min(once(), once(), once());
}

/** The clock of the processor has ticks of some milliseconds: what takes less than a few of them cannot be told apart. */
const TICKS = 20_000;
const MOST = 20;

/**
 * Holds a text made to be slow against a plain one of its length, both measured here: no matter how fast the machine is.
 * Where each place is looked from to the end of the text, a quarter of a million letters take thousands of times as long.
 */
export function assertAlike(what: string, made: number, plain: number): void {
  const most = MOST * Math.max(plain, TICKS);
  assert.ok(made < most, `${what}: ${made} µs, and at most ${most} would be alike`);
}
