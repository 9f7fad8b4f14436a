import type { Layout } from './layout.ts';

/** Columns that only a row about one person or one crime has. */
const OF_ONE =
  /\b(?:crime|occurrence|incident|nominal|custody|investigation|case|urn|pnc) ?(?:ref(?:erence)?|number|no|id)\b|\bdate of birth\b|\bdob\b|\b(?:fore|sur|first|last|full) ?name\b|\bpostcode\b|\b(?:suspect|offender|victim|child|person)(?:'s|s)? (?:age|sex|gender|name|ethnicity)\b|\bage (?:of (?:the )?(?:suspect|offender|victim|child)|at (?:offence|time|incident))\b/i;

const ATTRIBUTE = /^(?:age|sex|gender|ethnicity|school|offence|outcome|date|relationship|year)$/i;

/** The sentence that refuses a table with a row for each child; undefined for a table of counts. */
export function caseLevel({ columns, rows }: Layout): string | undefined {
  const headings = columns.map(({ heading }) => heading.words);
  const counted = headings.some((words) => /^(?:count|number|total|no\.?|value|figure)s?\b/i.test(words));
  const ofOne = headings.find((words) => OF_ONE.test(words));
  const attributes = headings.filter((words) => ATTRIBUTE.test(words)).length;
  const single = attributes > 2 && attributes === headings.filter((words) => words !== '').length;
  if (counted || rows.length === 0 || (ofOne === undefined && !single)) return undefined;
  return `it has a row for each ${ofOne === undefined ? 'case' : 'person or crime'}${ofOne === undefined ? '' : ` (column “${ofOne}”)`}, not counts. Evenhand takes counts only; ask the publisher for a table, and delete this file.`;
}
