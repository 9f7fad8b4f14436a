import type { Condition, PersonCondition } from './condition.schema.ts';
import { CATEGORIES, RESPONSES, ROLES, type PolicyFiles } from './policy.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { holdsIn } from './proof-shown.ts';
import { AGGRAVATING, PRESENT, type Always, type Shown } from './proof-statement.ts';
import type { View } from './proof-view.ts';
import type { Diagram } from './diagram.ts';
import { UNPLACED } from './variables.ts';

/** What response, category and role follow from, as the design and the handbook have it: nothing here reads a rule. */
export const ofConsequences = (): Always[] => [response, category, role];

/** What gives a level, highest first to be counted. */
export type Reasons = readonly (readonly [level: number, where: Condition])[];

/** The highest level whose condition holds: as a diagram of everything, and in one case. */
export const levelIn = (view: View, reasons: Reasons): Diagram =>
  view.d.any(reasons.map(([level, where]) => view.d.map(`level ${level}`, (is) => is * level, view.is(where))));
export const levelOfCase = (shown: Pick<Shown, 'files' | 'input'>, reasons: Reasons): number =>
  Math.max(0, ...reasons.filter(([, where]) => holdsIn(where, shown)).map(([level]) => level));

export const factorIn = (factors: readonly string[]): Condition => ({
  any: factors.map((factor) => ({ factor, is: PRESENT })),
});
const factorsOf = (files: PolicyFiles): string[] =>
  files.facts.filter(({ kind }) => kind === 'factor').map(({ id }) => id);

/** Handbook, 1.3. */
const FULL: readonly string[] = ['exploitation', 'coercion', 'profit-motive', 'adult-involved'];

const forResponse = (files: PolicyFiles): Reasons => [
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
    yield { what: 'the response', bad: related(view.d, DIFFERS, view.response, expected) };
  },
  isBrokenBy: (shown) => shown.advice.response !== RESPONSES[levelOfCase(shown, forResponse(shown.files))],
};

export const AGGRAVATES: readonly string[] = [...AGGRAVATING, 'adult-involved'];
const others = (files: PolicyFiles): string[] =>
  factorsOf(files).filter((id) => !AGGRAVATES.includes(id) && (!UNPLACED.has(id) || id === 'persistent-behaviour'));

const forCategory = (files: PolicyFiles): Reasons => [
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
    yield { what: 'the category', bad: related(view.d, DIFFERS, view.category, expected) };
  },
  isBrokenBy: (shown) => shown.advice.category !== CATEGORIES[levelOfCase(shown, forCategory(shown.files))],
};

/** What harms whom it is done to: conduct of others, not a history of one’s own. */
export const harms = (files: PolicyFiles): string[] =>
  factorsOf(files).filter((id) => !UNPLACED.has(id) && id !== 'severity-other');
const conduct = (files: PolicyFiles): string[] =>
  factorsOf(files).filter((id) => id !== 'adult-involved' && (!UNPLACED.has(id) || id === 'persistent-behaviour'));

/** A child who was harmed and did no more than make, send or receive. */
const harmedOnly = (files: PolicyFiles): PersonCondition => ({
  all: [
    { age: { below: 18 } },
    { towardsAny: harms(files), is: PRESENT },
    { not: { any: [{ part: 'passed-on' }, { part: 'asked-for' }, { byAny: conduct(files), is: PRESENT }] } },
  ],
});
/** Whoever acted and is not only harmed. */
export const answerable = (files: PolicyFiles): PersonCondition => ({
  all: [{ actor: true }, { not: harmedOnly(files) }],
});

/** By the place in `ROLES`. */
const forRole = (files: PolicyFiles): Reasons => {
  const acted = answerable(files);
  const own = (...all: readonly PersonCondition[]): Condition => ({ this: { all: [...all] } });
  return [
    [1, own({ any: [{ part: 'depicted' }, { towardsAny: harms(files), is: PRESENT }] })],
    [2, own(acted, { age: { below: 18 } })],
    [3, own({ age: { from: 18 } }, { actor: true })],
    [3, own({ age: { from: 10 } }, { byAny: [...AGGRAVATING], is: PRESENT })],
    [3, { all: [{ setting: 'sgiiModel', is: ['SUSPECT_LINK'] }, own(acted, { age: { from: 10 } })] }],
  ];
};

const role: Always = {
  of: 'every case',
  id: 'role-follows',
  says: 'A suspect is an adult who acted, or from 10 on whoever did what aggravates or, where the force links children so, acted; any other child who acted is a person involved, unless only harmed; then who is depicted or harmed is a victim, and anybody else a witness.',
  people: 1,
  *breaches(view) {
    const place = (level: number) => ROLES.findIndex((each) => each === view.roles[level]);
    const given = view.d.map(`place of ${view.roles.join()}`, (level) => Math.max(0, place(level)), view.role);
    yield { what: 'the role', bad: related(view.d, DIFFERS, given, levelIn(view, forRole(view.files))) };
  },
  isBrokenBy: (shown) => shown.advice.people[0]?.role !== ROLES[levelOfCase(shown, forRole(shown.files))],
};
