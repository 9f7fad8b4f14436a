const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
// A year beyond these is a slip: nobody alive was born before, and nobody after is yet born.
const EARLIEST = 1900;
const LATEST = 2100;
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Why a text is taken for no birth date: a year too long ago or to come may well be of the calendar. */
export const whyNoDate = (text: string): string => {
  const year = Number(SHAPE.exec(text)?.[1]);
  if (year < EARLIEST) return `This is too long ago: enter a year from ${EARLIEST} on`;
  return year >= LATEST ? `This is too far ahead: enter a year before ${LATEST}` : 'This is not a day of the calendar';
};

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export const isDate = (text: string): boolean => {
  const [, year, month, day] = (SHAPE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= EARLIEST && year < LATEST && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

const dashed = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;

const dayAndMonthSwapped = (digits: string): string => digits.slice(0, 4) + digits.slice(6) + digits.slice(4, 6);

const neighboursSwapped = (digits: string): readonly string[] =>
  Array.from(
    { length: digits.length - 1 },
    (_, at) => digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2),
  );

const oneDigitOff = (digits: string): readonly string[] =>
  Array.from(digits).flatMap((_, at) => DIGITS.map((digit) => digits.slice(0, at) + digit + digits.slice(at + 1)));

/** The days that a slip of the hand would make of this one: day and month swapped, neighbours swapped, one digit off. */
export const slipsOf = (date: string): readonly string[] => {
  const digits = date.replaceAll('-', '');
  // What hands do wrong most often; further ones would propose too many who share nothing else.
  const slips = [dayAndMonthSwapped(digits), ...neighboursSwapped(digits), ...oneDigitOff(digits)];
  return [...new Set(slips.map(dashed))].filter((slip) => slip !== date && isDate(slip));
};
