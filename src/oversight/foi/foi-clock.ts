import { endOfWorkingDay, londonDay, startOfDay } from '../../platform/clock/index.ts';

/** Which days are no working days of a request. */
export type Holidays = 'any-part-of-the-uk' | 'england-and-wales';

// Bank holidays of Scotland or Northern Ireland alone, by the rule that makes them [G]: a force has those days too, if the
// Act is read as it stands (s.10(6): a bank holiday in any part of the United Kingdom).
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['2024-01-02', '2024-03-18', '2024-07-12', '2024-08-05', '2024-12-02'],
  ...['2025-01-02', '2025-03-17', '2025-07-14', '2025-08-04', '2025-12-01'],
  ...['2026-01-02', '2026-03-17', '2026-07-13', '2026-08-03', '2026-11-30'],
  ...['2027-01-04', '2027-03-17', '2027-07-12', '2027-08-02', '2027-11-30'],
  ...['2028-01-04', '2028-03-17', '2028-07-12', '2028-08-07', '2028-11-30'],
  ...['2029-01-02', '2029-03-19', '2029-07-12', '2029-08-06', '2029-11-30'],
  ...['2030-01-02', '2030-03-18', '2030-07-12', '2030-08-05', '2030-12-02'],
]);

const NONE: ReadonlySet<string> = new Set();

/** The last day on which an answer is in time: the day on which a request came does not count itself (s.10(1)). */
export function dueOn(day: string, workingDays: number, holidays: Holidays): string {
  const off = holidays === 'any-part-of-the-uk' ? ELSEWHERE : NONE;
  const { at } = endOfWorkingDay(startOfDay(day), workingDays, off);
  // The end is the first instant after it.
  return londonDay(new Date(at.getTime() - 1));
}
