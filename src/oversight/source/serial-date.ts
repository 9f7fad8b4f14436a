const DAY = 86_400_000;
/** Day 0 of the calendar that workbooks count from; that it has a 29 February 1900 is older than any count here. */
const FIRST = Date.UTC(1899, 11, 30);
/** What the other calendar, of workbooks first made on a Macintosh, starts later. */
const LATER = 1462;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A format without the words, colours and conditions in it. */
const bare = (format: string): string => format.toLowerCase().replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');

/** Whether a number in this format is shown as a date. */
export const isDateFormat = (format: string): boolean => /[dy]/.test(bare(format).replace('general', ''));

/**
 * A serial number that is shown as a date, as far as its format shows it: a day, a month or a year. The formats of a workbook
 * depend on where it is opened (4/1/19 is in April or in January); this does not.
 */
export function dateOf(serial: number, format: string, startsLater = false): string {
  const date = new Date(FIRST + Math.floor(serial + (startsLater ? LATER : 0)) * DAY);
  if (Number.isNaN(date.getTime())) return String(serial);
  const year = String(date.getUTCFullYear());
  const shown = bare(format);
  if (shown.includes('d')) return date.toISOString().slice(0, 10);
  return shown.includes('m') ? `${MONTHS[date.getUTCMonth()] ?? ''} ${year}` : year;
}

/** The formats that have a number of their own and are shown as dates. */
export const BUILT_IN: ReadonlyMap<number, string> = new Map([
  ...[14, 15, 22, 30].map((id) => [id, 'd/m/yyyy'] as const),
  ...[16].map((id) => [id, 'd-mmm'] as const),
  ...[17].map((id) => [id, 'mmm-yy'] as const),
]);
