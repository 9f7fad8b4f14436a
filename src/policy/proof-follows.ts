import { CATEGORIES, RESPONSES, type PolicyFiles } from './policy.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { CATEGORY, RESPONSE } from './proof-output.ts';
import { type Always } from './proof-statement.ts';
import { UNPLACED } from './variables.ts';
import { role } from './proof-role.ts';
import { type Reasons, factorIn, factorsOf, levelIn, levelOfCase, AGGRAVATES } from './proof-level.ts';

/** What response, category and role follow from, as the design and the handbook have it: nothing here reads a rule. */
export const ofConsequences = (): Always[] => [response, category, role];

/** Handbook, 1.3. */
const FULL: readonly string[] = ['exploitation', 'coercion', 'profit-motive', 'adult-involved'];

export const forResponse = (files: PolicyFiles): Reasons => [
  [1, factorIn(factorsOf(files))],
  [1, { someone: { all: [{ age: { from: 18 } }, { part: 'protected' }] } }],
  [2, factorIn(FULL)],
];

const response: Always = {
  of: 'every case',
  id: 'response-follows',
  says: 'The response is a full investigation on exploitation, coercion, a profit motive or an adult; a supervisor decides on any other factor or an adult who only protected; else it is proportionate.',
  people: 0,
  *breaches(view) {
    const expected = levelIn(view, forResponse(view.files));
    yield { what: 'the response', of: [RESPONSE], bad: related(view.d, DIFFERS, view.response, expected) };
  },
  isBrokenBy: (shown) => shown.advice.response !== RESPONSES[levelOfCase(shown, forResponse(shown.files))],
};

export const others = (files: PolicyFiles): string[] =>
  factorsOf(files).filter((id) => !AGGRAVATES.includes(id) && (!UNPLACED.has(id) || id === 'persistent-behaviour'));

export const forCategory = (files: PolicyFiles): Reasons => [
  [1, { all: [factorIn(others(files)), { condition: 'category-decision', is: ['unstated'] }] }],
  [2, factorIn(AGGRAVATES)],
  [2, { condition: 'category-decision', is: ['aggravated'] }],
];

const category: Always = {
  of: 'every case',
  id: 'category-follows',
  says: 'The category is aggravated on what aggravates or where a supervisor says so; on any other factor it is not yet known until a supervisor decides; else it is non-aggravated.',
  people: 0,
  *breaches(view) {
    const expected = levelIn(view, forCategory(view.files));
    yield { what: 'the category', of: [CATEGORY], bad: related(view.d, DIFFERS, view.category, expected) };
  },
  isBrokenBy: (shown) => shown.advice.category !== CATEGORIES[levelOfCase(shown, forCategory(shown.files))],
};
