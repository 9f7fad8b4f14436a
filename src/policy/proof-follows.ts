import type { Condition, PersonCondition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import { CATEGORIES, RESPONSES, ROLES } from './policy.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { ageOf, isActing, isPresent, presentIn, saidIn } from './proof-shown.ts';
import { AGGRAVATING, PRESENT, type Always, type Shown } from './proof-statement.ts';
import type { View } from './proof-world.ts';
import { UNPLACED } from './variables.ts';

/** What response, category and role follow from, as the design and the handbook have it: nothing here reads a rule. */
export const ofConsequences = (): Always[] => [response, category, role];

const present = (factors: readonly string[]): Condition => ({ any: factors.map((factor) => ({ factor, is: PRESENT })) });

/** The highest level whose condition holds, as a diagram. */
const levelIn = (view: View, conditions: readonly (readonly [level: number, condition: Condition])[]): Diagram =>
  view.d.any(conditions.map(([level, condition]) => view.d.map(`level ${level}`, (is) => is * level, view.is(condition))));

/** Handbook, 1.3. */
const FULL: readonly string[] = ['exploitation', 'coercion', 'profit-motive', 'adult-involved'];
const factorsOf = (files: View['files']): string[] =>
  files.facts.filter(({ kind }) => kind === 'factor').map(({ id }) => id);

const response: Always = {
  of: 'every case',
  id: 'response-follows',
  says: 'The response is a full investigation on exploitation, coercion, a profit motive or an adult; a supervisor decides on any other factor or an adult who only protected; else it is proportionate.',
  people: 0,
  *breaches(view) {
    const expected = levelIn(view, [
      [1, present(factorsOf(view.files))],
      [1, { someone: { all: [{ age: { from: 18 } }, { part: 'protected' }] } }],
      [2, present(FULL)],
    ]);
    yield { what: 'the response', bad: related(view.d, DIFFERS, view.response, expected) };
  },
  isBrokenBy: (shown) => {
    const isAny = (factors: readonly string[]) => factors.some((factor) => presentIn(shown, factor));
    const hasProtected = (shown.input.people ?? []).some((each) => ageOf(each) >= 18 && each.parts?.includes('protected'));
    const level = isAny(FULL) ? 2 : isAny(factorsOf(shown.files)) || hasProtected ? 1 : 0;
    return shown.advice.response !== RESPONSES[level];
  },
};

const aggravates = [...AGGRAVATING, 'adult-involved'];
const others = (files: View['files']): string[] =>
  factorsOf(files).filter((id) => !aggravates.includes(id) && (!UNPLACED.has(id) || id === 'persistent-behaviour'));

const category: Always = {
  of: 'every case',
  id: 'category-follows',
  says: 'The category is aggravated on what aggravates or where a supervisor says so; on any other factor it is not yet known until a supervisor decides; else it is non-aggravated.',
  people: 0,
  *breaches(view) {
    const open: Condition = { all: [present(others(view.files)), { condition: 'category-decision', is: ['unstated'] }] };
    const expected = levelIn(view, [
      [1, open],
      [2, present(aggravates)],
      [2, { condition: 'category-decision', is: ['aggravated'] }],
    ]);
    yield { what: 'the category', bad: related(view.d, DIFFERS, view.category, expected) };
  },
  isBrokenBy: (shown) => {
    const decided = shown.input.conditions?.['category-decision'];
    const isAny = (factors: readonly string[]) => factors.some((factor) => presentIn(shown, factor));
    const level =
      isAny(aggravates) || decided === 'aggravated' ? 2 : isAny(others(shown.files)) && decided === undefined ? 1 : 0;
    return shown.advice.category !== CATEGORIES[level];
  },
};

/** What harms whom it is done to: conduct of others, not a history of one’s own. */
export const harms = (files: View['files']): string[] =>
  factorsOf(files).filter((id) => !UNPLACED.has(id) && id !== 'severity-other');
const conduct = (files: View['files']): string[] =>
  factorsOf(files).filter((id) => id !== 'adult-involved' && (!UNPLACED.has(id) || id === 'persistent-behaviour'));

/** A child who was harmed and did no more than make, send or receive. */
export const harmedOnly = (files: View['files']): PersonCondition => ({
  all: [
    { age: { below: 18 } },
    { towardsAny: harms(files), is: PRESENT },
    { not: { any: [{ part: 'passed-on' }, { part: 'asked-for' }, { byAny: conduct(files), is: PRESENT }] } },
  ],
});
/** Whoever acted and is not only harmed. */
export const answerable = (files: View['files']): PersonCondition => ({ all: [{ actor: true }, { not: harmedOnly(files) }] });

const role: Always = {
  of: 'every case',
  id: 'role-follows',
  says: 'A suspect is an adult who acted, or from 10 on whoever did what aggravates or, where the force links children so, acted; any other child who acted is a person involved, unless only harmed; then who is depicted or harmed is a victim, and anybody else a witness.',
  people: 1,
  *breaches(view) {
    const { files } = view;
    const acted = answerable(files);
    const own = (condition: PersonCondition): Condition => ({ this: condition });
    const expected = levelIn(view, [
      [1, own({ any: [{ part: 'depicted' }, { towardsAny: harms(files), is: PRESENT }] })],
      [2, own({ all: [acted, { age: { below: 18 } }] })],
      [3, own({ all: [{ age: { from: 18 } }, { actor: true }] })],
      [3, own({ all: [{ age: { from: 10 } }, { byAny: [...AGGRAVATING], is: PRESENT }] })],
      [3, { all: [{ setting: 'sgiiModel', is: ['SUSPECT_LINK'] }, own({ all: [acted, { age: { from: 10 } }] })] }],
    ]);
    const given = view.d.map(
      `place of ${view.roles.join()}`,
      (level) => Math.max(0, ROLES.findIndex((each) => each === view.roles[level])),
      view.role,
    );
    // An actor who is neither answerable nor depicted or harmed cannot be: only a harmed child is not answerable.
    yield { what: 'the role', bad: related(view.d, DIFFERS, given, expected) };
  },
  isBrokenBy: (shown) => shown.advice.people[0]?.role !== ROLES[roleLevel(shown)],
};

function roleLevel(shown: Shown): number {
  const { files, input } = shown;
  const person = input.people?.[0];
  if (person === undefined) return 0;
  const [by, towards] = [saidIn(input, person, 'by'), saidIn(input, person, 'towards')];
  const isHarmed = harms(files).some((id) => isPresent(towards(id)));
  const didMore = ['passed-on' as const, 'asked-for' as const].some((part) => person.parts?.includes(part));
  const isOnlyHarmed = ageOf(person) < 18 && isHarmed && !didMore && !conduct(files).some((id) => isPresent(by(id)));
  const isAnswerable = isActing(input, person) && !isOnlyHarmed;
  const setting = files.settings.find(({ name }) => name === 'sgiiModel')?.default;
  const isLinked = (input.settings?.['sgiiModel'] ?? setting) === 'SUSPECT_LINK' && ageOf(person) >= 10 && isAnswerable;
  const didAggravate = ageOf(person) >= 10 && AGGRAVATING.some((id) => isPresent(by(id)));
  if (isLinked || didAggravate || (ageOf(person) >= 18 && isActing(input, person))) return 3;
  if (isAnswerable) return 2;
  return isHarmed || person.parts?.includes('depicted') === true ? 1 : 0;
}

