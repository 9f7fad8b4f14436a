import { cellValues, type CellValue } from './cell-value.ts';
import { DONE, FRACTION_SAID, isOfAny, NONE, NOUN, NUMBER, saysRange, WORD, wordsLeft } from './number-said.ts';
import { wholeNumber } from './number-words.ts';

/** A number in a sentence that may be a count, and the words it is read with. */
export interface ProseNumber {
  /** As the sentence has it, with what bounds it: `fewer than five`. */
  readonly printed: string;
  readonly value: CellValue;
  /** The part of the sentence it stands in, without the number. */
  readonly clause: string;
}

export interface ProseRead {
  readonly counts: readonly ProseNumber[];
  /** Numbers that name nothing countable: said to be passed over, never dropped. */
  readonly others: readonly string[];
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** What a note is marked with, in front of it or behind a number: `(1)`, `[2]`, `3)`. Without a bracket it may be a count, and is asked. */
const NOTE_MARKS = [
  '^\\s*(?:\\(\\d{1,2}\\)|\\[(?:note )?\\d{1,2}\\]|\\d{1,2}\\))(?=\\s)|(?<=\\d)\\[(?:note )?\\d{1,2}\\]',
];

const SHARES = new RegExp(FRACTION_SAID, 'gi');

/** *Outcomes 21, 22 and 8*: the highest type is 22, and a number with a noun or a year behind it is how many. */
const outcomeNumbers = (named: string, comma: string): string =>
  `\\b(?:${named})\\s*[:.#]?\\s*\\d+\\b[a-z]?(?:\\s?(?:${comma}|and|or|to|-)\\s?(?:1?\\d|2[0-2])\\b(?!,\\d)(?!\\s+(?:[a-z-]+\\s+){0,2}${NOUN}\\b|\\s+in (?:19|20)\\d{2}|\\s*\\((?:19|20)\\d{2}))*`;

// Numbers in running text that count nothing, whatever stands beside them: dates, codes, references, ages, shares, times, money.
const NO_COUNTS = [
  ...NOTE_MARKS,
  FRACTION_SAID,
  `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+\\d{4})?\\b`,
  `\\b${MONTH}\\s+(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?\\d{4}\\b`,
  '\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b',
  '\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b',
  '\\b(?:19|20)\\d{2}\\s?[/–-]\\s?(?:(?:19|20)\\d{2}|\\d{2})\\b',
  '\\b\\d+(?:\\s?/\\s?\\d+)+(?:[a-z]\\w*)?|\\b\\w*\\d_\\d\\w*|\\b[a-z]+/?\\d+(?:/\\d+)*\\b',
  outcomeNumbers('outcomes(?: types?)?|outcome types', ','),
  // *Outcome 21, 540* ends in how many there were.
  outcomeNumbers('outcome(?: type)?', ',(?!\\s?\\d+\\s*(?:;|$))'),
  `\\b(?:foi|ref(?:erence)?|request|no\\.?|number|sections?|ss?\\.|sec\\.?|paragraphs?|questions?|q|articles?|types?|codes?|schedule|part|class|pages?|tables?|columns?|rows?|notes?|annex)\\s*[:.#]?\\s*\\d+\\b[a-z]?(?:\\(\\d+\\))*(?:\\s?(?:,|and|or|to|-)\\s?\\d+\\b(?!,\\d)(?:\\(\\d+\\))*(?!\\s+(?:[a-z-]+\\s+){0,2}${NOUN}\\b))*`,
  '\\b(?:under|below|over|above|age of|ages?|aged|younger than|older than)(?: the age of| of| between)?\\s+\\d{1,2}(?:s\\b)?(?:\\s?(?:-|–|to|and|or)\\s?(?:\\d{1,2}|under|over|above|below|older|younger))?(?!\\d|,\\d|\\s+(?:arrest|crime|offence|people|suspect|report))',
  '\\b\\d{1,2}(?:\\s?(?:-|–|to|and)\\s?\\d{1,2})?[- ]year[- ]olds?\\b',
  '\\b\\d{1,2}\\s?(?:-|–|to)\\s?\\d{1,2}(?= \\d|\\s?\\)|\\s+years?)',
  '\\b\\d{1,2} (?:and|or) (?:under|over|above|below|older|younger)\\b',
  '\\b(?:between \\d+(?:\\.\\d+)? and )?\\d+(?:\\.\\d+)?\\s?(?:%|per ?cent\\b)|\\bone in \\w+\\b|\\b[1-9] in (?:every )?\\d{1,3}\\b|\\bno one\\b',
  // From its first digit on alone: 1.1.1.1 has a beginning of a number at each.
  '\\b(?:between \\d+ and |(?<!\\b[\\d,.]+?))[\\d,.]+\\s?(?:calendar |working )?(?:seconds?|min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?|months?|years?)\\b',
  '£\\s?[\\d,.]+(?:m|k| million)?|\\b\\d{1,2}:\\d{2}\\b|\\b\\d+(?:st|nd|rd|th)\\b|\\b\\d+\\.\\d+\\b',
  `\\b${WORD} (?:calendar |working )?(?:minutes?|hours?|days?|weeks?|months?|years?)\\b`,
  // An address is looked for from where its word begins, or close behind a number: from every letter on, a long word would be read as often as it has letters.
  '(?:\\bcall(?:ing)? \\d+\\b|\\b0\\d{3,4}\\s?\\d{3}\\s?\\d{3,4}\\b)(?:\\S{1,64}@\\S+)?|https?:\\S+|(?<!\\S)\\S+@\\S+',
].map((pattern) => new RegExp(pattern, 'gi'));

/** *2019: 540, 4*: a year and nothing but numbers behind it. */
const DATED = /^(?:in |for )?(?:19|20)\d{2}(?:[/-]\d{2})?\s*[:=|]\s*(?:<?\s?\d[\d,]*(?:\s*[,;|]\s*|\s+and\s+)?)+\.?$/i;

/** A sentence about what is counted: it names people, crimes or what became of them. */
const ABOUT = new RegExp(`\\b(?:${NOUN}|${DONE})\\b|year[- ]olds?\\b`, 'i');

const YEAR = /^(?:19|20)\d{2}$/;

const blanked = (sentence: string): string =>
  NO_COUNTS.reduce((text, pattern) => text.replaceAll(pattern, (found) => ' '.repeat(found.length)), sentence);

/** Whether a line ends in a number that counts nothing: a year, a code, a type of outcome, a telephone number. */
export const endsInNoCount = (line: string): boolean =>
  blanked(line).trimEnd().length < line.trimEnd().length ||
  (/\s/.test(line) && /\b(?:in|of|for|on|by) \S+$/.test(line));

const COUNTED_BEHIND = new RegExp(`^ (?:[a-z-]+ ){0,2}${NOUN}\\b`, 'i');

interface Met {
  readonly printed: string;
  readonly from: number;
  readonly to: number;
}

/** A year before a number (*in 2019 no children*) is when, and not how many. */
const isCount = ({ printed, to }: Met, plain: string, all: readonly Met[]): boolean => {
  if (!YEAR.test(printed)) return true;
  const [behind] = COUNTED_BEHIND.exec(plain.slice(to)) ?? [];
  return behind !== undefined && !all.some(({ from }) => from >= to && from < to + behind.length);
};

function numbersIn(sentence: string, plain: string): readonly Met[] {
  const all = [...plain.matchAll(NUMBER), ...sentence.matchAll(NONE)]
    .toSorted((a, b) => a.index - b.index)
    .map(({ 0: printed, index }) => ({ printed, from: index, to: index + printed.length }));
  return all.filter((each) => isCount(each, plain, all));
}

const PARTING = /[;,]\s|\s(?:and|but|while|whereas|with|of (?:which|whom|these|those))\s/gi;
/** What stands beyond is another statement, whether it has a number or not. */
const APART = /;\s|,?\s(?:but|while|whereas)\s/gi;

/** Where one number’s words end and the next one’s begin: at the last parting between them. */
function bordersOf(sentence: string, numbers: readonly Met[]): readonly number[] {
  return numbers.slice(1).map(({ from }, i) => {
    const start = numbers[i]?.to ?? 0;
    const partings = [...sentence.slice(start, from + 1).matchAll(PARTING)];
    return start + (partings.at(-1)?.index ?? 0);
  });
}

/** The part of a sentence that a number stands in, between two borders and nothing that is said apart. */
function clauseOf(sentence: string, { from, to }: Met, start: number, end: number): string {
  const apart = [...sentence.matchAll(APART)];
  const first = Math.max(start, ...apart.filter(({ index }) => index < from).map(({ index }) => index));
  const last = Math.min(end, ...apart.filter(({ index }) => index >= to).map(({ index }) => index));
  return `${sentence.slice(first, from)} ${sentence.slice(to, last)}`.replaceAll(/\s+/g, ' ').trim();
}

/** *3.5 people* can be no count, and nobody knows what it is. */
const FRACTION = new RegExp(`(?<![\\d.,£/])\\b\\d+\\.\\d+(?= ${NOUN}\\b)`, 'gi');

/** Everything else that is a number, in words too. */
function leftIn(sentence: string, plain: string, numbers: readonly Met[]): readonly string[] {
  const rest = numbers.reduceRight((text, { from, to }) => `${text.slice(0, from)} ; ${text.slice(to)}`, plain);
  return [...(sentence.match(FRACTION) ?? []), ...(sentence.match(SHARES) ?? []), ...wordsLeft(rest)];
}

/** The numbers of a sentence that may be counts, each with its part of it. Pure; nothing is taken for a count here. */
export function proseIn(sentence: string): ProseRead {
  const plain = blanked(sentence);
  const numbers = numbersIn(sentence, plain);
  const left = leftIn(sentence, plain, numbers);
  if (!ABOUT.test(sentence) && !saysRange(plain) && !DATED.test(sentence.trim()))
    return { counts: [], others: [...numbers.map(({ printed }) => printed), ...left] };
  const borders = [0, ...bordersOf(sentence, numbers), sentence.length];
  const read = numbers.map((met, i) => {
    const { printed, to } = met;
    const [value] = isOfAny(printed, sentence.slice(to)) ? [] : cellValues(/^no$/i.test(printed) ? 'zero' : printed);
    return { printed, value, clause: clauseOf(sentence, met, borders[i] ?? 0, borders[i + 1] ?? sentence.length) };
  });
  return {
    counts: read.flatMap(({ value, ...each }) => (value === undefined ? [] : [{ ...each, value }])),
    others: [...read.filter(({ value }) => value === undefined).map(({ printed }) => printed), ...left],
  };
}

/** What a person would answer if the number is what it seems to be; nothing where only one bound is known. */
export function answerOf({ value, low, high }: CellValue, printed: string): string | undefined {
  if (value !== null) return String(value);
  if (low !== null && high !== null && high < 1_000_000) return `${low} to ${high}`;
  const number = wholeNumber(printed);
  return number === undefined ? undefined : String(number);
}
