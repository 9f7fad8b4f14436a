import type { MISSING } from './count.ts';
import { wholeNumber } from './number-words.ts';

type Missing = (typeof MISSING)[number];

/** What a cell cannot say by itself and a person is asked: whether `<5` has 0 in it, what `nil` means … */
export type CellDoubt = 'below' | 'nil' | 'no-results' | 'glued' | 'about' | 'prose' | 'point';

/** What one cell says: a count, or why there is none with the bounds that are still known. Missing is never 0. */
export interface CellValue {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly missing: Missing | null;
  readonly doubt: CellDoubt | undefined;
  /** What was strange about how it was written. */
  readonly odd: string | undefined;
  /** Words in brackets behind the value: `(teenagers)`, `(under 14)`. */
  readonly said: string;
}

const known = (value: number, odd?: string): CellValue => ({
  ...{ value, low: value, high: value, missing: null, doubt: undefined },
  ...{ odd, said: '' },
});

const none = (missing: Missing, low: number | null = 0, high: number | null = null): CellValue => ({
  ...{ value: null, low, high, missing, doubt: undefined, odd: undefined },
  said: '',
});

export const REFUSED: CellValue = none('refused');

/** An empty cell of a table: not given, and not 0. */
export const BLANK: CellValue = none('not-given');

// In this order: the first that fits says why there is no number.
const WORDS: readonly (readonly [RegExp, CellValue])[] = [
  [/^(?:-+|–|—|\.{2,3}|…|na|n\/a\b.*|\[?[xz]\]|unknown|tbc)$/, none('not-given')],
  [/^(?:\*+|\[c\]|\[low\]|#|x{2,})$/, none('withheld')],
  [/\b(?:withheld|suppressed|redacted|masked)\b/, none('withheld')],
  [
    /\b(?:not? (?:information |data |records? )?(?:is |are )?held|does not hold|do not hold|not recorded)\b/,
    none('not-held'),
  ],
  // “Hold no information about Outcome 22”, “no data on it is held”: never a number.
  [
    /\b(?:hold|holds|held|have|has|keep|keeps) no (?:[a-z-]+ ){0,2}?(?:information|data|records?|figures|details|statistics)\b|\bno (?:[a-z-]+ ){0,2}?(?:information|data|records|figures|details|statistics)\b[^.;]{0,80}\b(?:held|recorded|kept|collected)\b/,
    none('not-held'),
  ],
  [
    /\b(?:no (?:reply|response|answer)|not (?:yet )?(?:replied|responded|answered)|did not (?:reply|respond|answer))\b/,
    none('no-answer'),
  ],
  [/\b(?:refus(?:ed|al)|exempt(?:ions?|ed)?|cost limit|disproportionate cost|vexatious)\b/, none('refused')],
  [/\b(?:s|sec|section)\.? ?(?:12|14|17|2[1-9]|3\d|4[0-4])\b/, none('refused')],
  [/\btime to retrieve\b/, none('refused')],
  [
    /\b(?:unable to (?:provide|supply|give)|only able to provide|cannot (?:provide|be provided)|cut off)\b/,
    none('not-given'),
  ],
  [
    /\b(?:not (?:provided|available|supplied|given|retrieved|stated|known|applicable)|no data|unavailable|only \d{4} available)\b/,
    none('not-given'),
  ],
  // Programs print *None* for a cell with nothing in it.
  [/^(?:nil(?: return)?|none)$/, { ...none('not-given'), doubt: 'nil' }],
  [
    /\b(?:no results?|no trace|nothing found|no records? found|no (?:[a-z-]+ )?(?:records|results)\b[^.;]{0,60}\b(?:found|identified|located|returned))\b/,
    { ...none('not-given'), doubt: 'no-results' },
  ],
  [
    /^(?:there (?:have been|has been|were|was|are) )?(?:no|none|zero)\b(?! (?:further|formal|suspect|action|(?:[a-z-]+ ){0,2}?(?:information|data|records?|figures|details|statistics)\b)).*\b(?:recorded|made|arrested|issued|given|identified)\b/,
    known(0, 'a zero in words'),
  ],
];

/** *Not refused*, *no exemption applies*: the words of a refusal, and none. */
const NOT_REFUSED =
  /\b(?:not|never|nor|neither|without|no|[a-z]+n['’]t) (?:(?:be|been|being|to|an?|any|yet|fully|formally|currently|hereby|wholly|entirely|have|has|seek|seeking|wish|intend|propose) ){0,3}(?:refus|exempt|withh[eo]ld)/i;

export const isRefusalDenied = (text: string): boolean => NOT_REFUSED.test(text);

function words(text: string): CellValue | undefined {
  if (text.length > 300) return undefined;
  const isDenied = isRefusalDenied(text);
  const isSaid = ({ missing }: CellValue): boolean => !isDenied || (missing !== 'refused' && missing !== 'withheld');
  return WORDS.find(([pattern, value]) => isSaid(value) && pattern.test(text))?.[1];
}

const bounded = (low: number | null, high: number | null): CellValue => none('not-given', low, high);

/** Words for a number that is not exact, and the bounds that they give. */
const BOUNDS: readonly (readonly [RegExp, (number: number) => CellValue])[] = [
  // 1 to 4, until a person says that the publisher's "<5" has 0 in it; never a middle put in its place.
  [
    /^(?:<|fewer than|less than|below|under)\s*(.+)$/,
    (number) => (number > 1 ? { ...none('withheld', 1, number - 1), doubt: 'below' } : bounded(0, 0)),
  ],
  [/^(?:almost|nearly|just under)\s*(.+)$/, (number) => bounded(0, number - 1)],
  [/^(?:≤|<=)\s*(.+)$/, (number) => none('withheld', 0, number)],
  [/^(?:up to|at most|no more than)\s*(.+)$/, (number) => bounded(0, number)],
  [/^(.+) or (?:fewer|less|below)$/, (number) => none('withheld', 0, number)],
  [/^(.+?)(?:\+| or (?:more|above|over))$/, (number) => bounded(number, null)],
  [/^(?:more than|over|above|>)\s*(.+)$/, (number) => bounded(number + 1, null)],
  [/^(?:at least|≥|>=|no fewer than)\s*(.+)$/, (number) => bounded(number, null)],
  [
    /^(?:about|around|approximately|approx\.?|roughly|some|circa|c\.|~)\s*(.+)$/,
    () => ({ ...bounded(null, null), doubt: 'about' }),
  ],
];

const ONLY = /^(?:only|exactly|just|a total of)\s+(.+)$/;

const within = (text: string, pattern: RegExp): number | undefined => {
  const number = pattern.exec(text)?.[1];
  return number === undefined ? undefined : wholeNumber(number.replace(/ in total$/, ''));
};

const endOf = (words: string | undefined): number =>
  words === undefined ? Number.NaN : (wholeNumber(words) ?? Number.NaN);

/** A number that is not exact: only the bounds that the words give. */
function inexact(text: string): CellValue | undefined {
  for (const [pattern, bounds] of BOUNDS) {
    const number = within(text, pattern);
    if (number !== undefined) return bounds(number);
  }
  const range = /^(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})$/.exec(text) ?? /^between (.+?) (?:and|to) (.+)$/.exec(text);
  const [low, high] = [endOf(range?.[1]), endOf(range?.[2])];
  return low < high ? none('withheld', low, high) : undefined;
}

/** A number with a footnote's mark, or a publisher's (revised, provisional). */
function marked(text: string): CellValue | undefined {
  const mark = /^(-?[\d,]*\d)\s*(?:[*†‡¹²³⁴⁵]+|\[(?:note )?\w{1,2}\]|[rpe]|\([rpe]\))$/.exec(text);
  const value = mark === null ? undefined : wholeNumber(mark[1] ?? '');
  return value === undefined ? undefined : known(value, 'a footnote mark behind it');
}

/** Two numbers that lost the line between them: which digits belong to which, nobody can say. */
const glued = (text: string): CellValue | undefined =>
  /^(?:[a-z<> ]+ )?\d+(?:,\d+)+$/.test(text)
    ? { ...none('not-given', null, null), doubt: 'glued', odd: 'two numbers without a line between them' }
    : undefined;

/** `1.904`: thousands parted by a point, as half of Europe writes them, or a fraction. `0.532` can only be a fraction. */
export const isPointed = (text: string): boolean => /^-?[1-9]\d{0,2}(?:\.\d{3}){1,3}$/.test(text.trim());

const pointed = (text: string): CellValue | undefined =>
  isPointed(text) ? { ...none('not-given', null, null), doubt: 'point' } : undefined;

function plain(text: string): CellValue | undefined {
  const number = wholeNumber(text) ?? within(text, ONLY);
  if (number !== undefined) return known(number, /^[a-z]/.test(text) ? 'a number in words' : undefined);
  return inexact(text) ?? marked(text) ?? words(text) ?? glued(text) ?? pointed(text);
}

/** A value with words in brackets behind it. */
function single(text: string): CellValue | undefined {
  const whole = plain(text);
  if (whole !== undefined) return whole;
  const parted = /^([^()]+?)\s*\(([^()]*)\)$/.exec(text);
  const value = parted === null ? undefined : plain(parted[1] ?? '');
  return value === undefined ? undefined : { ...value, said: parted?.[2] ?? '' };
}

/** What a cell holds: no value (a label), one, or several with a plus between them, each for what its brackets say. */
export function cellValues(cell: string): readonly CellValue[] {
  const text = cell
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .replace(/^[“”"']+|[“”"']+$/g, '')
    .replace(/(?<=[a-z0-9)])\.$/i, '')
    .trim()
    .toLowerCase();
  if (text === '') return [];
  const pieces = text.split(' + ').map(single);
  const values = pieces.filter((piece) => piece !== undefined);
  return values.length === pieces.length ? values : [single(text)].filter((value) => value !== undefined);
}

/** A share, a mean, a length of time: a number that is no count. */
export const isNoCount = (cell: string): boolean =>
  /^[-+]?[\d,.]+\s*(?:%|per ?cent|days?|weeks?|months?|hours?|mins?|minutes?|years?)\b|%$/.test(
    cell.trim().toLowerCase(),
  ) ||
  (/^-?\d+\.\d+$/.test(cell.trim()) && wholeNumber(cell) === undefined && !isPointed(cell));
