import type { Oddity, ReadCount } from './import-read.ts';
import { slotName } from './period.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

type Dated = Pick<ReadCount, 'periodStart' | 'periodEnd' | 'unit' | 'at'>;

/** A projection is made before its year: of people who live somewhere alone there is one. */
const isDone = ({ periodEnd, unit }: Dated, today: string): boolean =>
  periodEnd === null || periodEnd < today || unit === 'population';

function saysOf(from: string, to: string, today: string): string {
  const [name, day] = [slotName({ from, to }), DAY.format(new Date(`${today}T00:00:00Z`))];
  return from > today
    ? `${name} is still to come on ${day}: no count of it can be known. Ask its publisher which period is meant, or what the number is.`
    : `${name} is not over on ${day}: what is still to come is in none of its counts, and it is no whole period beside others. Ask its publisher up to which day it was counted.`;
}

/** Periods that have not ended on a day, each said once, where it is met first. */
export function toCome(counts: readonly Dated[], today: string): readonly Oddity[] {
  const found = new Map<string, Oddity>();
  for (const count of counts) {
    const { periodStart, periodEnd, at } = count;
    if (periodStart === null || periodEnd === null || isDone(count, today)) continue;
    const says = saysOf(periodStart, periodEnd, today);
    if (!found.has(says)) found.set(says, { says, at });
  }
  return [...found.values()];
}
