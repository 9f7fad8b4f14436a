import type { CountSource, SourceCount } from './count-source.ts';

/** One count for tests: an outcome of crimes under 18 in 2024, closed, unless said otherwise. */
export const aCount = (
  force: string,
  outcomeType: string | null,
  value: number,
  over: Partial<SourceCount> = {},
): SourceCount => ({
  ...{ force, outcomeType, value, low: value, high: value, missing: null, definition: '' },
  ...{
    periodStart: '2024-01-01',
    periodEnd: '2024-12-31',
    measure: outcomeType === null ? 'All outcomes' : 'outcomes',
  },
  ...{ unit: 'crimes', ageScope: 'under 18', offenceScope: '86/02 + 86/10', basis: 'closed' },
  at: { file: 'answers.csv', sheet: null, row: 1, column: 1 },
  ...over,
});

/** `<5`: from 1 to 4, withheld. */
export const small = { value: null, low: 1, high: 4, missing: 'withheld' } as const;

/** Each force with so many of Outcome 21 and so many charged. */
export const shared = (forces: Readonly<Record<string, readonly [number, number]>>, over: Partial<SourceCount> = {}) =>
  Object.entries(forces).flatMap(([force, [soft, charged]]) => [
    aCount(force, '21', soft, over),
    aCount(force, '1', charged, over),
  ]);

export const aSource = (counts: readonly SourceCount[], over: Partial<CountSource> = {}): CountSource => ({
  ...{ id: 'publication-1', title: 'answers.csv', publisher: 'Invented Researchers', licence: 'Ask its publisher.' },
  files: [
    { file: 'answers.csv', sha256: 'ab'.repeat(32), rows: counts.length, vintage: 'issue taken in on 2025-02-01' },
  ],
  ...{ counts, earlier: null, notes: [] },
  ...over,
});
