import type { ArrestCount } from './arrest-count.ts';
import type { Counted } from './counted.ts';
import { ArrestTally } from './arrests-tally.ts';
import { arrestOddities } from './arrests.text.ts';
import { readTable } from './table.ts';
import { refused, type SourceRefused } from './refusal.ts';

export interface Arrests extends Counted {
  readonly arrests: readonly ArrestCount[];
}

export interface ArrestOptions {
  /** By what arrests are parted beside force, year, reason and age; by nothing else when left out. */
  readonly by?: readonly ('ethnicity' | 'sex')[];
}

export const ARRESTS = {
  name: 'a Home Office arrests table',
  columns: ['financial_year', 'force_name', 'offence_group', 'ethnic_group', 'age_group', 'sex', 'arrests'],
} as const;

/** Reads the Home Office’s arrests open data where it lies, summed over ethnicity and sex unless asked for by them. */
export async function readArrests(path: string, { by = [] }: ArrestOptions = {}): Promise<SourceRefused | Arrests> {
  const tally = new ArrestTally(by);
  const read = await readTable(path, ARRESTS, (row) => tally.take(row));
  if (read.kind === 'refused') return read;
  const arrests = tally.counts(read.source.file);
  const below = arrests.find(({ count: { value } }) => value !== null && value < 0);
  if (below !== undefined)
    return refused(
      `${path} was not read: arrests of ${below.count.force} for ${below.count.offenceScope} in the year from ${below.count.periodStart} come to ${below.count.value ?? 0}. Corrections may be below 0, a year’s total may not; ask its publisher.`,
    );
  return {
    kind: 'read',
    files: [read.source],
    counts: arrests.map(({ count }) => count),
    arrests,
    oddities: [...read.oddities, ...arrestOddities(tally)],
  };
}
