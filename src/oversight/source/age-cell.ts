import { ageIn } from './age-scope.ts';

const PERSON = '(?:suspect|offender|victim|child|person|defendant|perpetrator)';

const HEADING = new RegExp(
  `^(?:${PERSON}(?:[’']s|s[’']?|\\(s\\))? )?ages?(?:[ _](?:group|band|range|scope|limit)s?)?(?: (?:of (?:the )?${PERSON}(?:s|\\(s\\))?|at (?:the )?(?:time|date|offence|incident)\\b.*))?(?: \\(.*\\))?$`,
  'i',
);

/** What a column of ages is called: *Age*, *Age of suspect*, *Suspect age group*. */
export const isAgeHeading = (heading: string): boolean => HEADING.test(heading.trim());

/** The age of one person, or of all who are as old. */
export const isBareAge = (cell: string): boolean => /^\d{1,2}(?:\.0)?$/.test(cell.trim());

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')})[a-z]*`;
/** `13-Oct`, `Oct-13`, `2026-10-13`. */
const DAYS = [
  `^(?<day>\\d{1,2})[- ]${MONTH}(?:[- ]\\d{2,4})?$`,
  `^${MONTH}[- ](?<day>\\d{2})$`,
  '^\\d{4}-(?<month>\\d{2})-(?<day>\\d{2})(?:[t ].*)?$',
].map((pattern) => new RegExp(pattern, 'i'));

const monthOf = (month: string): number =>
  /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;

/** The two figures of a day, lower first: no age is a day; a spreadsheet makes 10-13 one. */
function dayFigures(cell: string): readonly [number, number] | undefined {
  const { day, month } = DAYS.map((pattern) => pattern.exec(cell.trim())?.groups).find((each) => each) ?? {};
  if (day === undefined || month === undefined) return undefined;
  const [a, b] = [Number(day), monthOf(month)];
  return a === b ? undefined : [Math.min(a, b), Math.max(a, b)];
}

/** The ages that a day stands for where a spreadsheet read them as one: `13-Oct` for 10-13. Proposed, never taken. */
export function agesOfDay(cell: string): string | undefined {
  const figures = dayFigures(cell);
  return figures === undefined ? undefined : `${figures[0]} to ${figures[1]}`;
}

/** A group of ages: `10-13`, `Under 18`, `18+`, or what a spreadsheet made of one. */
export const isAgeBand = (cell: string): boolean =>
  !isBareAge(cell) && (dayFigures(cell) !== undefined || (/\d/.test(cell) && ageIn(cell) !== undefined));
