import assert from 'node:assert/strict';

/** Two figures agree within an absolute tolerance. */
export function near(
  actual: number | null | undefined,
  wanted: number | undefined,
  tolerance: number,
  what: string,
): void {
  if (actual === null || actual === undefined || wanted === undefined) assert.fail(`${what}: nothing to compare`);
  assert.ok(Math.abs(actual - wanted) <= tolerance, `${what}: ${actual} is not within ${tolerance} of ${wanted}`);
}
