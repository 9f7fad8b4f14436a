import type { Within } from './policy.schema.ts';

/** A time limit within a sentence. */
export function withinText(within: Within): string {
  if (within === 'now') return 'now';
  return Object.entries(within)
    .map(([unit, count]) => `within ${count} ${unitWord(unit, count)}`)
    .join(' ');
}

function unitWord(unit: string, count: number): string {
  const many = unit === 'workingDays' ? 'working days' : unit;
  return count === 1 ? many.slice(0, -1) : many;
}
