import { Gathered } from './gathered.ts';
import type { Oddity, ReadCount, Reader, ReaderAsk, TakeCounts, Taken } from './import-read.ts';

/**
 * [D] All forces of England and Wales together record some six million crimes a year (Office for National Statistics, Crime in
 * England and Wales): no count of one force is above it. Far below it a count is not asked about, as forces differ a hundredfold.
 */
export const MOST_CRIMES_A_YEAR = 6_000_000;

/** A count whose days are still a question may be of as many years. */
const YEARS_UNSAID = 10;

const yearsOf = ({ periodStart, periodEnd }: ReadCount): number =>
  periodStart === null || periodEnd === null
    ? YEARS_UNSAID
    : Math.max(1, Math.round((Date.parse(periodEnd) - Date.parse(periodStart)) / 31_557_600_000));

const isBeyond = (count: ReadCount): boolean =>
  (count.low ?? 0) > MOST_CRIMES_A_YEAR &&
  count.unit !== 'population' &&
  (count.low ?? 0) > MOST_CRIMES_A_YEAR * yearsOf(count);

const saysOf = (count: ReadCount): string =>
  `${count.force} is given ${(count.low ?? 0).toLocaleString('en-GB')} (${whatOf(count)}), more than all forces of England and Wales record in as many years (some ${MOST_CRIMES_A_YEAR.toLocaleString('en-GB')} crimes a year): is it a count? Ask its publisher before it is compared.`;

const whatOf = ({ measure, outcomeType }: ReadCount): string =>
  outcomeType === null ? measure : `${measure} of type ${outcomeType}`;

/** Asks about counts that no force can have, each where it stands. */
export class BeyondNation {
  readonly #found = new Gathered<Oddity>();

  look(counts: readonly ReadCount[]): void {
    for (const count of counts) if (isBeyond(count)) this.#found.push({ says: saysOf(count), at: count.at });
  }

  get all(): readonly Oddity[] {
    return this.#found.all;
  }
}

/** Reads an official table, which asks nothing, and asks of what it hands on. */
export async function readAsking(reader: Reader, path: string, ask: ReaderAsk, take: TakeCounts): Promise<Taken> {
  const beyond = new BeyondNation();
  const taken = await reader.read(path, ask, (batch) => {
    beyond.look(batch);
    return take(batch);
  });
  return taken.kind === 'refused' ? taken : { ...taken, oddities: [...taken.oddities, ...beyond.all] };
}
