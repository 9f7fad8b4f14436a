import { isAgeHeading } from './age-cell.ts';
import { cellValues, isNoCount, isPointed } from './cell-value.ts';
import { isDay } from './day-said.ts';
import { forcesShort } from './force.ts';
import { forceIn, type Meaning } from './label.ts';
import { periodOf } from './period-said.ts';
import { isRowNumber } from './row-number.ts';

/** What a column holds. `name`: words that say what its rows are, of any sort. */
export type ColumnKind =
  | 'value'
  | 'name'
  | 'skip'
  | 'empty'
  | 'force'
  | 'period'
  | 'start'
  | 'end'
  | 'day'
  | 'outcome'
  | 'age'
  | 'offence'
  | 'unit'
  | 'basis'
  | 'measure'
  | 'ground';

export interface Column {
  readonly at: number;
  readonly kind: ColumnKind;
  readonly heading: Meaning;
}

// What headings of long tables are called. They are whole headings: "Outcome 21" is no name of a column of outcomes.
const NAMES: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(?:police )?(?:force|body|constabulary)(?: name| area)?$|^police force area$|^heddlu(?:oedd)?$/, 'force'],
  [/^(?:period|date)[ _]start$|^(?:start|from)(?: date)?$/, 'start'],
  [/^(?:period|date)[ _]end$|^(?:end|to)(?: date)?$/, 'end'],
  [
    /^(?:years?|periods?(?: as written| label|_label)?|(?:financial|calendar|fiscal)[ _]years?|date range|months?|quarter)$/,
    'period',
  ],
  [
    /^(?:crime |investigation )?(?:outcome|disposal|result)s?(?:[ _](?:type|description|group|name|code|number|no))?$/,
    'outcome',
  ],
  [/^person[ _]scope$/, 'age'],
  [
    /^(?:offence|crime|home office|ho)?[ _]?(?:codes?|offences?|scope)(?:[ _](?:codes?|description|scope))?$|^offence[ _](?:type|group)$/,
    'offence',
  ],
  [
    /^(?:sex|gender|ethnicity|district|borough|division|ward|area|region|role|relationship|group)(?:[ _]\w+)?s?$/,
    'name',
  ],
  [/^units?(?:[ _]counted)?$/, 'unit'],
  [/^(?:count )?basis$/, 'basis'],
  [/^(?:measures?|indicators?|category|questions?)(?: \(.*\))?$/, 'measure'],
  [/^(?:grounds?|exemptions?|refusal(?: ground| reason)?|reason(?: for refusal)?)$/, 'ground'],
  [
    /(?:^|[ _])(?:fid|oid|objectid|ids?|uuid)$|definitions?$|suppressions?$|^(?:titles?|completeness|licen[cs]e|publisher)$/,
    'skip',
  ],
  [/^(?:value[ _]number|low|high|missing|value_low|value_high|source_id|source_url|period_type)$/, 'skip'],
];

const isValue = (cell: string): boolean => cellValues(cell).length > 0;
/** Among fractions a point parts no thousands. */
const isWhole = (cell: string): boolean => isValue(cell) && !isPointed(cell);
const share = (cells: readonly string[], is: (cell: string) => boolean): number =>
  cells.filter(is).length / Math.max(1, cells.length);

/** A force by its name, or by what it may be short for, which is asked. */
const isForceName = (cell: string): boolean => forceIn(cell) !== undefined || forcesShort(cell).length > 0;

/** What the cells of a column without a known name say that it holds. */
function byCells(at: number, given: readonly string[]): ColumnKind {
  if (at === 0 && share(given, (cell) => periodOf(cell) !== undefined) > 0.5) return 'period';
  if (share(given, isForceName) > 0.5) return 'force';
  const values = share(given, given.some(isNoCount) ? isWhole : isValue);
  if (at === 0 && values < 1) return 'name';
  // A few words among counts are counts that could not be given; a few numbers among words are names with a number.
  if (values >= 0.25) return 'value';
  return values === 0 && given.some(isNoCount) ? 'skip' : 'name';
}

/** When an answer was asked for or sent is no day of what it counts. */
const CORRESPONDENCE = /repl|respon|request|receiv|sent|publish|retriev|updat|access|print/;

/** What a known name says, or one over days: a first, a last, or one that does not say of what. */
function byName(name: string, given: readonly string[]): ColumnKind | undefined {
  const known = isAgeHeading(name) ? 'age' : NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined && given.length > 0) return known;
  if (share(given, isDay) <= 0.5) return undefined;
  if (CORRESPONDENCE.test(name)) return 'skip';
  if (/\b(?:from|start\w*|begin\w*|first)\b/.test(name)) return 'start';
  return /\b(?:to|end\w*|until|last)\b/.test(name) ? 'end' : 'day';
}

/** What a column holds, by its heading where that is a known name, else by what stands in it. */
export function columnKind(
  at: number,
  { words, skip }: Pick<Meaning, 'words' | 'skip'>,
  cells: readonly string[],
  headless: boolean,
): ColumnKind {
  const given = cells.filter((cell) => cell.trim() !== '');
  const known = byName(words.toLowerCase(), given);
  if (known !== undefined) return known;
  if (skip !== undefined || isRowNumber(at, words, given)) return 'skip';
  if (words === '' && at > 0 && !headless) return 'empty';
  // A heading with nothing under it: a form that nobody filled in; without one, a margin.
  if (given.length === 0) return at === 0 || words === '' ? 'empty' : 'value';
  return byCells(at, given);
}
