import type { Condition, PersonCondition } from './condition.schema.ts';
import { ROLES, type PolicyFiles } from './policy.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { ROLE } from './proof-output.ts';
import { AGGRAVATING, PRESENT, type Always } from './proof-statement.ts';
import { UNPLACED } from './variables.ts';
import { type Reasons, factorsOf, levelIn, levelOfCase } from './proof-level.ts';

/** What harms whom it is done to: conduct of others, not a history of one’s own. */
export const harms = (files: PolicyFiles): string[] =>
  factorsOf(files).filter((id) => !UNPLACED.has(id) && id !== 'severity-other');
export const conduct = (files: PolicyFiles): string[] =>
  factorsOf(files).filter((id) => id !== 'adult-involved' && (!UNPLACED.has(id) || id === 'persistent-behaviour'));

/** A child who was harmed and did no more than make, send or receive. */
export const harmedOnly = (files: PolicyFiles): PersonCondition => ({
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
export const forRole = (files: PolicyFiles): Reasons => {
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

export const role: Always = {
  of: 'every case',
  id: 'role-follows',
  says: 'A suspect is an adult who acted, or from 10 on whoever did what aggravates or, where the force links children so, acted; any other child who acted is a person involved, unless only harmed; then who is depicted or harmed is a victim, and anybody else a witness.',
  people: 1,
  *breaches(view) {
    const place = (level: number) => ROLES.findIndex((each) => each === view.roles[level]);
    const given = view.d.map(`place of ${view.roles.join()}`, (level) => Math.max(0, place(level)), view.role);
    yield { what: 'the role', of: [ROLE], bad: related(view.d, DIFFERS, given, levelIn(view, forRole(view.files))) };
  },
  isBrokenBy: (shown) => shown.advice.people[0]?.role !== ROLES[levelOfCase(shown, forRole(shown.files))],
};
