import { knownForce } from './force.ts';
import { Gathered } from './gathered.ts';
import type { Oddity, ReadCount, Reader, ReaderAsk, TakeCounts, Taken } from './import-read.ts';

/**
 * [D] All forces of England and Wales together record some six million crimes a year (Office for National Statistics, Crime in
 * England and Wales): no count of one force is above it. Far below it a count is not asked about, as forces differ a hundredfold.
 */
export const MOST_CRIMES_A_YEAR = 6_000_000;

/**
 * [D] The largest force records just under a million crimes a year, and no other half as many (Home Office, police recorded crime
 * tables). What one force is given above this is asked about; a comparison leaves out only what is above the nation.
 */
const MOST_OF_A_FORCE = 1_500_000;

/** A count whose days are still a question may be of as many years. */
const YEARS_UNSAID = 10;

const yearsOf = ({ periodStart, periodEnd }: ReadCount): number =>
  periodStart === null || periodEnd === null
    ? YEARS_UNSAID
    : Math.max(1, Math.round((Date.parse(periodEnd) - Date.parse(periodStart)) / 31_557_600_000));

const isAbove = (count: ReadCount, most: number): boolean => (count.low ?? 0) > most * yearsOf(count);

/** Calls for service are no crimes, and residents none either: of those one force can have millions. */
const isOfCrimes = ({ unit }: ReadCount): boolean => unit !== 'population' && unit !== 'reports';

function beyond(count: ReadCount): string | undefined {
  if (count.unit === 'population' || (count.low ?? 0) <= MOST_OF_A_FORCE) return undefined;
  if (isAbove(count, MOST_CRIMES_A_YEAR)) return saysOf(count, NATION);
  const isForce = knownForce(count.force) !== undefined && isOfCrimes(count);
  return isForce && isAbove(count, MOST_OF_A_FORCE) ? saysOf(count, FORCE) : undefined;
}

const some = (number: number): string => `${number.toLocaleString('en-GB')} crimes a year`;
const NATION = `more than all forces of England and Wales record in as many years (some ${some(MOST_CRIMES_A_YEAR)})`;
const FORCE = `more than any one force records in as many years (the largest records just under ${some(1_000_000)})`;

const saysOf = (count: ReadCount, than: string): string =>
  `${count.force} is given ${(count.low ?? 0).toLocaleString('en-GB')} (${whatOf(count)}), ${than}: is it a count? Ask its publisher before it is compared.`;

const whatOf = ({ measure, outcomeType }: ReadCount): string =>
  outcomeType === null ? measure : `${measure} of type ${outcomeType}`;

/** Asks about counts that no force can have, each where it stands. */
export class BeyondNation {
  readonly #found = new Gathered<Oddity>();

  look(counts: readonly ReadCount[]): void {
    for (const count of counts) {
      const says = beyond(count);
      if (says !== undefined) this.#found.push({ says, at: count.at });
    }
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
