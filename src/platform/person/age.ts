import { isDate } from './birth-date.ts';

/**
 * Age in whole years on a day, both `YYYY-MM-DD`: reached at the start of the birthday (Family Law Reform Act 1969, s.9).
 * Who was born on 29 February has their birthday on 1 March in other years.
 */
export const ageOn = (birth: string, day: string): number => {
  if (!isDate(birth) || !isDate(day)) throw new Error('not a date');
  if (day < birth) throw new Error('not yet born on that day');
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  // As text, 29 February comes after the 28th and before 1 March: the rule needs no case of its own.
  return day.slice(5) >= birth.slice(5) ? years : years - 1;
};
