import { ageIn } from './age-scope.ts';
import { withoutCodes } from './offence-scope.ts';

const MONTH =
  '(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';

/** Words beside a period that make it another one than its year: a part of it, or more than it. */
const PART = [
  '\\bq(?:tr|uarter)?\\.? ?[1-4]\\b|\\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:quarter|half)\\b|\\bquarters?\\b',
  '\\bh[12]\\b|\\bhalf\\b|\\bhalf[- ]year\\b|\\bpart[- ](?:year|period)\\b|\\bpart of\\b|\\bpartial\\b|[-–(,:] ?part\\)?\\s*$|\\bincomplete\\b',
  `\\b${MONTH}\\b|\\bmay(?= ?(?:\\d|-|–|to\\b|\\)))|(?:[-–(]|\\bto|\\bin) ?may\\b`,
  '\\bytd\\b|\\by\\.t\\.d|\\byear[- ]to[- ]date\\b|\\bonwards?\\b|\\bto (?:present|now|today|date)\\b|\\b\\d+ ?(?:weeks?|days?)\\b',
  // A second year, or a day of one.
  '\\b(?:19|20)\\d{2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]',
].map((words) => new RegExp(words, 'i'));

/** What a year by itself does not say: whether it is the one that begins or that ends then. */
const ENDING =
  /\bfy(?:e|r)?\b|\bfye?(?=\d)|\bf\/y|\by\/e\b|\bye\b|\bfinancial\b|\bfiscal\b|\b(?:years?|months|period) (?:ending|ended|end)\b/i;

/** Words right before a year that say it is only a bound of the time that is meant. */
const BOUND_BEFORE =
  /(?:\b(?:may|ending|ended|from|before|after|until|till|up to|to|pre|post|prior to|by|end of|early|late|mid|beyond)|\d[-/.])[- ]?$/i;
const BOUND_BEHIND = /^\s*(?:onwards?\b|and (?:before|after|earlier|later)\b|\+|[-–]\s*(?:$|date|present|now))/i;

/** An age limit has words of its own that bound a time too: *14 to 17*. */
const plain = (rest: string): string => {
  const text = withoutCodes(rest);
  const age = ageIn(text)?.words;
  return age === undefined ? text : text.replace(age, ' ');
};

/**
 * Whether the words around a period say that another one is meant: *2019 (Jan–Jun)*, *2018/19 Q3*, *before 2019*. Read as its whole
 * year a part of one would be compared with whole ones.
 */
export function isOther(before: string, behind: string, wholeYear: boolean): boolean {
  if (BOUND_BEFORE.test(before) || BOUND_BEHIND.test(behind)) return true;
  const rest = plain(`${before} | ${behind}`);
  return PART.some((words) => words.test(rest)) || (wholeYear && ENDING.test(rest));
}
