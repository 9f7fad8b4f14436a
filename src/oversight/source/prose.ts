import { cellValues, type CellValue } from './cell-value.ts';
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

const NOUN =
  '(?:arrests?|crimes?|offences?|people|persons?|individuals?|suspects?|offenders?|defendants?|child(?:ren)?|youths?|juveniles?|young|boys?|girls?|victims?|pupils?|teenagers?|youngsters?|reports?|incidents?|cases?|records?|outcomes?|cautions?|charges?|prosecutions?|convictions?|resolutions?|investigations?|disposals?)';

// Numbers in running text that count nothing, whatever stands beside them: dates, codes, references, ages, shares, times, money.
const NO_COUNTS = [
  `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+\\d{4})?\\b`,
  `\\b${MONTH}\\s+(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?\\d{4}\\b`,
  '\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b',
  '\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b',
  '\\b(?:19|20)\\d{2}\\s?[/–-]\\s?(?:(?:19|20)\\d{2}|\\d{2})\\b',
  '\\b\\d+(?:\\s?/\\s?\\d+)+(?:[a-z]\\w*)?|\\b\\w*\\d+_\\d+\\w*|\\b[a-z]+/?\\d+(?:/\\d+)*\\b',
  `\\b(?:foi|ref(?:erence)?|request|no\\.?|number|sections?|ss?\\.|sec\\.?|paragraphs?|questions?|q|articles?|outcomes?(?: types?)?|types?|codes?|schedule|part|class|page|table|note|annex)\\s*[:.#]?\\s*\\d+\\b[a-z]?(?:\\(\\d+\\))*(?:\\s?(?:,|and|or|to|-)\\s?\\d+\\b(?!,\\d)(?:\\(\\d+\\))*(?!\\s+(?:[a-z-]+\\s+){0,2}${NOUN}\\b))*`,
  '\\b(?:under|below|over|above|age of|ages?|aged|younger than|older than)(?: the age of| between)?\\s+\\d{1,2}(?:s\\b)?(?:\\s?(?:-|–|to|and|or)\\s?(?:\\d{1,2}|under|over|above|below|older|younger))?(?!\\d|,\\d|\\s+(?:arrest|crime|offence|people|suspect|report))',
  '\\b\\d{1,2}(?:\\s?(?:-|–|to|and)\\s?\\d{1,2})?[- ]year[- ]olds?\\b',
  '\\b\\d{1,2}\\s?(?:-|–|to)\\s?\\d{1,2}(?= \\d|\\s?\\)|\\s+years?)',
  '\\b\\d{1,2} (?:and|or) (?:under|over|above|below|older|younger)\\b',
  '\\b\\d+(?:\\.\\d+)?\\s?(?:%|per ?cent\\b)|\\bone in \\w+\\b|\\b[1-9] in (?:every )?\\d{1,3}\\b|\\bno one\\b',
  '\\b[\\d,.]+\\s?(?:calendar |working )?(?:seconds?|min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?|months?|years?)\\b',
  '£\\s?[\\d,.]+(?:m|k| million)?|\\b\\d{1,2}:\\d{2}\\b|\\b\\d+(?:st|nd|rd|th)\\b|\\b\\d+\\.\\d+\\b',
  '\\bcall(?:ing)? \\d+\\b|\\b0\\d{3,4}\\s?\\d{3}\\s?\\d{3,4}\\b|https?:\\S+|\\S+@\\S+',
].map((pattern) => new RegExp(pattern, 'gi'));

const DONE =
  '(?:arrested|charged|cautioned|given|issued|recorded|reported|closed|finalised|investigated|interviewed|convicted|prosecuted|resulted|dealt|made|summonsed)';

/** A sentence about what is counted: it names people, crimes or what became of them. */
const ABOUT = new RegExp(`\\b(?:${NOUN}|${DONE})\\b|year[- ]olds?\\b`, 'i');

const SMALL =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const WORD = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|${SMALL}|a hundred)`;
// In words a number is often none (no one, one of them): only before what it counts.
const IN_WORDS = `\\b${WORD}\\b(?=(?:\\s+[a-z-]+){0,3}?\\s+(?:${NOUN}|${DONE})\\b)`;
const BOUND =
  '(?:(?:fewer|less|more) than|under|over|below|above|up to|at most|at least|no more than|no fewer than|almost|nearly|just under|about|around|approximately|roughly|circa|some|<|>)\\s*';
const NUMBER = new RegExp(
  `(?:\\b|(?=[<>]))(?:${BOUND})?(?:\\b\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\b\\d+\\b|${IN_WORDS})|\\b(?:(?:fewer|less|more) than|at least|at most|up to) ${WORD}\\b`,
  'gi',
);

/** *No arrests*: none of them is a count too. */
const NONE =
  /\bno(?= (?!further|formal|suspect|record|other|such|more)(?:[a-z-]+ ){0,2}?(?:arrests?|crimes?|offences?|outcomes?|cautions?|charges?|resolutions?|reports?|children|people|persons)\b)/gi;

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

function numbersIn(sentence: string): readonly Met[] {
  const plain = blanked(sentence);
  return [...plain.matchAll(NUMBER), ...sentence.matchAll(NONE)]
    .toSorted((a, b) => a.index - b.index)
    .map(({ 0: printed, index }) => ({ printed, from: index, to: index + printed.length }))
    .filter(({ printed, to }) => !YEAR.test(printed) || COUNTED_BEHIND.test(plain.slice(to)));
}

const PARTING = /[;,]\s|\s(?:and|but|while|whereas|with|of (?:which|whom|these|those))\s/gi;

/** Where one number’s words end and the next one’s begin: at the last parting between them. */
function bordersOf(sentence: string, numbers: readonly Met[]): readonly number[] {
  return numbers.slice(1).map(({ from }, i) => {
    const start = numbers[i]?.to ?? 0;
    const partings = [...sentence.slice(start, from + 1).matchAll(PARTING)];
    return start + (partings.at(-1)?.index ?? 0);
  });
}

/** The numbers of a sentence that may be counts, each with its part of it. Pure; nothing is taken for a count here. */
export function proseIn(sentence: string): ProseRead {
  const numbers = numbersIn(sentence);
  if (!ABOUT.test(sentence)) return { counts: [], others: numbers.map(({ printed }) => printed) };
  const borders = [0, ...bordersOf(sentence, numbers), sentence.length];
  const read = numbers.map(({ printed, from, to }, i) => {
    const [value] = cellValues(/^no$/i.test(printed) ? 'none' : printed);
    const clause = `${sentence.slice(borders[i], from)} ${sentence.slice(to, borders[i + 1])}`;
    return { printed, value, clause: clause.replaceAll(/\s+/g, ' ').trim() };
  });
  return {
    counts: read.flatMap(({ value, ...each }) => (value === undefined ? [] : [{ ...each, value }])),
    others: read.filter(({ value }) => value === undefined).map(({ printed }) => printed),
  };
}

/** What a person would answer if the number is what it seems to be; nothing where only one bound is known. */
export function answerOf({ value, low, high }: CellValue, printed: string): string | undefined {
  if (value !== null) return String(value);
  if (low !== null && high !== null && high < 1_000_000) return `${low} to ${high}`;
  const number = wholeNumber(printed);
  return number === undefined ? undefined : String(number);
}
