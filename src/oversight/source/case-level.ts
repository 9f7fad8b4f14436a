import type { Layout } from './layout.ts';
import { isRowNumber } from './row-number.ts';

const PERSON = '(?:suspect|offender|victim|child|person|defendant|perpetrator)';

/** Columns that only a row about one person or one crime has. */
const OF_ONE = new RegExp(
  [
    '\\b(?:crime|occurrence|incident|nominal|custody|investigation|case|urn|pnc) ?(?:ref(?:erence)?|number|no|id)\\b',
    '\\bdate of birth\\b|\\bdob\\b|\\b(?:fore|sur|first|last|full) ?name\\b|\\bpostcode\\b',
    `\\b${PERSON}(?:[’']s|s|s[’']|\\(s\\))?(?: ?\\d)? (?:ages?|sex|gender|name|ethnicity)\\b(?! (?:group|band|range))`,
    `\\bages? (?:of (?:the )?${PERSON}|at (?:offence|time|incident))`,
  ].join('|'),
  'i',
);

/** Columns that no table of counts has, whatever stands beside them. */
const OF_PERSON = new RegExp(
  `\\bdate of birth\\b|\\bdob\\b|\\b(?:fore|sur|first|last|full) ?name\\b|\\b(?:age|sex|gender|name)\\b.*\\b${PERSON} ?[1-9]\\b|\\b${PERSON} ?[1-9]\\b.*\\b(?:age|sex|gender|name)\\b`,
  'i',
);

const ATTRIBUTE = /^(?:age|sex|gender|ethnicity|school|offence|outcome|date|relationship|year|disposal|result)$/i;

const COUNT = /^(?:count|number|total|no\.?|value|figure)s?\b/i;

/** The sentence that refuses a table with a row for each child; undefined for a table of counts. */
export function caseLevel({ columns, rows }: Layout): string | undefined {
  const cellsOf = (at: number): readonly string[] => rows.map(({ cells }) => cells[at]?.trim() ?? '');
  // A number for each row, or a 1 in each, counts nothing.
  const others = columns.filter(({ at, heading: { words } }) => {
    const cells = cellsOf(at);
    return (
      !isRowNumber(at, words, cells) && !(COUNT.test(words) && cells.length > 1 && cells.every((cell) => cell === '1'))
    );
  });
  const headings = others.map(({ heading }) => heading.words);
  const person = headings.find((words) => OF_PERSON.test(words));
  const ofOne = person ?? headings.find((words) => OF_ONE.test(words));
  const attributes = headings.filter((words) => ATTRIBUTE.test(words)).length;
  const single = attributes > 2 && attributes === headings.filter((words) => words !== '').length;
  const counted = headings.some((words) => COUNT.test(words)) && person === undefined;
  if (counted || rows.length === 0 || (ofOne === undefined && !single)) return undefined;
  return `it has a row for each ${ofOne === undefined ? 'case' : 'person or crime'}${ofOne === undefined ? '' : ` (column “${ofOne}”)`}, not counts. Evenhand takes counts only; ask the publisher for a table, and delete this file.`;
}
