import { isAgeBand, isAgeHeading, isBareAge } from './age-cell.ts';
import type { ColumnKind } from './column-kind.ts';
import type { Meaning } from './label.ts';
import type { Layout } from './layout.ts';
import { isRowNumber } from './row-number.ts';

const PERSON = '(?:suspect|offender|victim|child|person|defendant|perpetrator)';
const WHOSE = `\\b${PERSON}(?:[’']s|s|s[’']|\\(s\\))?(?: ?\\d)?`;

/** Columns that no table of counts has, whatever stands beside them: who it was, and by which reference they are found. */
const OF_PERSON = new RegExp(
  [
    '\\b(?:crime|occurrence|incident|nominal|custody|investigation|case|urn|pnc) ?(?:ref(?:erence)?|number|no|id)\\b',
    '\\bdate of birth\\b|\\bdob\\b|\\b(?:fore|sur|first|last|full) ?name\\b',
    `${WHOSE} name\\b(?! (?:group|band|range))`,
    `\\b(?:age|sex|gender|name)\\b.*\\b${PERSON} ?[1-9]\\b|\\b${PERSON} ?[1-9]\\b.*\\b(?:age|sex|gender|name)\\b`,
  ].join('|'),
  'i',
);

/** Columns of one person, or of a table with a row for each group of them. */
const OF_ONE = new RegExp(
  [
    '\\bpostcode\\b',
    `${WHOSE} (?:ages?|sex|gender|ethnicity)\\b(?! (?:group|band|range))`,
    `\\bages? (?:of (?:the )?${PERSON}|at (?:offence|time|incident))`,
  ].join('|'),
  'i',
);

const ATTRIBUTE = /^(?:age|sex|gender|ethnicity|school|offence|outcome|date|relationship|year|disposal|result)$/i;
const REFERENCE = /^(?:(?:our |unique )?ref(?:erence)?(?: ?(?:no\.?|number))?|id|urn)$/i;
const SCHOOL = /\b(?:school|college|academy)\b(?!.*\b(?:number|count|offences?|incidents?|crimes?)\b)/i;
const SEX = /\b(?:sex|gender)\b/i;

const COUNT = /^(?:count|number|total|no\.?|value|figure|quantity|volume|amount|case|record|frequency)s?$/i;

/** A column, with what stands in it. */
interface Look {
  readonly kind: ColumnKind;
  readonly words: string;
  readonly heading: Meaning;
  readonly cells: readonly string[];
}

const isDistinct = (cells: readonly string[]): boolean => new Set(cells).size === cells.length;

const isAgeOfOne = ({ words, cells }: Look): boolean =>
  isAgeHeading(words) && cells.some(isBareAge) && !cells.some(isAgeBand);

/** The sex of one, or of each group: which, the other columns say. */
const isPersonal = (look: Look): boolean => isAgeOfOne(look) || SEX.test(look.words);

/** Its heading says of what the numbers below are: the number of images is a fact of one case, and counts no cases. */
const isTally = ({ kind, words, heading }: Look): boolean => {
  const { outcome, measure, period, force, unit, age } = heading;
  const said = [outcome, measure, period, force, unit, age].some((each) => each !== undefined);
  return kind === 'value' && !isAgeHeading(words) && (words === '' || COUNT.test(words) || said || heading.total);
};

/** How much of all that its ages, sexes and outcomes could make together has a row: groups fill it, persons do not. */
function isFull(keys: readonly Look[], rows: number): boolean {
  const possible = keys.reduce((product, { cells }) => product * new Set(cells).size, 1);
  return keys.length < 2 || rows * 2 >= possible;
}

const NOT_KEYS: ReadonlySet<ColumnKind> = new Set(['value', 'skip', 'empty']);

/** A row for each group of persons: with counts beside it, and no group twice. */
function countsGroups(looks: readonly Look[], rows: number): boolean {
  if (!looks.some(isTally)) return false;
  const ages = looks.filter(({ words }) => isAgeHeading(words));
  if (ages.some(({ cells }) => cells.some(isAgeBand))) return true;
  const keys = looks.filter(({ kind }) => !NOT_KEYS.has(kind));
  const all = Array.from({ length: rows }, (_, i) => keys.map(({ cells }) => cells[i] ?? '').join('|'));
  return isDistinct(all) && isFull(keys, rows);
}

/** A reference for each row, or the school of somebody, beside how old they are. */
const isOfChild = ({ words, cells }: Look): boolean =>
  (REFERENCE.test(words.trim()) && isDistinct(cells)) || SCHOOL.test(words);

/** The column that says that each row is one person or crime. */
function columnOfOne(looks: readonly Look[], rows: number): string | undefined {
  const sure = looks.find(({ words }) => OF_PERSON.test(words));
  const beside = looks.some(isPersonal) ? looks.find(isOfChild) : undefined;
  const known = sure ?? beside;
  if (known !== undefined) return known.words;
  return countsGroups(looks, rows) ? undefined : looks.find(({ words }) => OF_ONE.test(words))?.words;
}

/** What became of one of some age, and nothing that counts. */
const isAgeAlone = (looks: readonly Look[]): boolean =>
  looks.some(isAgeOfOne) &&
  !looks.some(isTally) &&
  looks.some(({ kind, words }) => kind === 'outcome' || (ATTRIBUTE.test(words) && !isAgeHeading(words)));

/** The sentence that refuses a table with a row for each child; undefined for a table of counts. */
export function caseLevel({ columns, rows }: Layout): string | undefined {
  const looks = columns
    .map(({ at, kind, heading }) => ({
      ...{ at, kind, heading, words: heading.words },
      cells: rows.map(({ cells }) => cells[at]?.trim() ?? ''),
    }))
    // A number for each row, or a 1 in each, counts nothing.
    .filter(
      ({ at, words, cells }) =>
        !isRowNumber(at, words, cells) &&
        !(COUNT.test(words) && cells.length > 1 && cells.every((cell) => cell === '1')),
    );
  if (rows.length === 0) return undefined;
  const ofOne = columnOfOne(looks, rows.length);
  const attributes = looks.filter(({ words }) => ATTRIBUTE.test(words)).length;
  const single = attributes > 2 && attributes === looks.filter(({ words }) => words !== '').length;
  if (ofOne === undefined && !single && !isAgeAlone(looks)) return undefined;
  return `it has a row for each ${ofOne === undefined ? 'case' : 'person or crime'}${ofOne === undefined ? '' : ` (column “${ofOne}”)`}, not counts. Evenhand takes counts only; ask the publisher for a table, and delete this file.`;
}
