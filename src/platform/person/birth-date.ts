const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const EARLIEST = 1900;
const LATEST = 2100;
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export const isDate = (text: string): boolean => {
  if (!SHAPE.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text) return false;
  const year = Number(text.slice(0, 4));
  return year >= EARLIEST && year < LATEST;
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
  const slips = [dayAndMonthSwapped(digits), ...neighboursSwapped(digits), ...oneDigitOff(digits)];
  return [...new Set(slips.map(dashed))].filter((slip) => slip !== date && isDate(slip));
};
