import type { Condition, PersonCondition } from './condition.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { holdsIn } from './proof-holds.ts';
import { answerable, harms } from './proof-role.ts';
import { PRESENT, type Always } from './proof-statement.ts';
import type { View } from './proof-view.ts';

/** What is said to be weighed, and on what. */
export const ofRemarks = (): Always[] => REMARKS.map(remarked);

type Files = Pick<View, 'files'>;

interface Remark {
  readonly rule: string;
  readonly on: string;
  readonly about: 'case' | 'person';
  readonly where: (version: Files) => Condition;
}

const child: PersonCondition = { age: { below: 18 } };
const adult: PersonCondition = { age: { from: 18 } };
const own =
  (...all: readonly PersonCondition[]) =>
  (): Condition => ({ this: { all: [...all] } });
const decided = (condition: string, answer: string) => (): Condition => ({ condition, is: [answer] });
const childActs = (): Condition => ({ someone: { all: [child, { actor: true }] } });

const REMARKS: readonly Remark[] = [
  { rule: 'note-long-term', about: 'case', on: 'a child who acted', where: childActs },
  { rule: 'note-no-arrest-needed', about: 'case', on: 'a child who acted', where: childActs },
  { rule: 'note-no-promise', about: 'case', on: 'a child who acted', where: childActs },
  {
    rule: 'note-harmed-and-harming',
    about: 'person',
    on: 'a child who was harmed and is answerable too',
    where: ({ files }) => ({ this: { all: [child, answerable(files), { towardsAny: harms(files), is: PRESENT }] } }),
  },
  {
    rule: 'note-adult-protected',
    about: 'person',
    on: 'an adult who only protected',
    where: own(adult, { part: 'protected' }),
  },
  {
    rule: 'note-child-protected',
    about: 'person',
    on: 'a child who only protected',
    where: own(child, { part: 'protected' }),
  },
  {
    rule: 'note-deletion-waits',
    about: 'case',
    on: 'extortion, grooming or an adult',
    where: () => ({ any: ['extortion', 'grooming', 'adult-involved'].map((factor) => ({ factor, is: PRESENT })) }),
  },
  {
    rule: 'note-child-silent',
    about: 'case',
    on: 'a child who gave no view',
    where: decided('victim-view', 'not-given'),
  },
  {
    rule: 'note-no-crime',
    about: 'case',
    on: 'a crime found not to be one',
    where: decided('crime-recorded', 'not-met'),
  },
  {
    rule: 'note-two-sets-of-rules',
    about: 'case',
    on: 'settings that conflict',
    where: () => ({
      all: [
        { setting: 'sgiiModel', is: ['PERSON_INVOLVED'] },
        { setting: 'outcome21RequiresSuspect', is: [true] },
      ],
    }),
  },
  {
    rule: 'note-telling-excepted',
    about: 'case',
    on: 'somebody who is not told',
    where: decided('people-told', 'excepted'),
  },
  {
    rule: 'warning-adult-depicted',
    about: 'person',
    on: 'an adult who is depicted',
    where: own(adult, { part: 'depicted' }),
  },
  {
    rule: 'warning-checks-unavailable',
    about: 'case',
    on: 'a check that is unavailable',
    where: () => ({ checks: ['unavailable'] }),
  },
];

const remarked = ({ rule: id, on, about, where }: Remark): Always => ({
  of: 'every case',
  id: `remark-${id}`,
  says: `What ${id} says is said on ${on}, and on nothing else.`,
  people: about === 'case' ? 0 : 1,
  *breaches(view) {
    const rule = view.rules.find((each) => each.id === id);
    const bad = related(view.d, DIFFERS, rule === undefined ? 0 : view.fires(rule), view.is(where(view)));
    yield { what: id, bad };
  },
  isBrokenBy: (shown) => {
    const ref = about === 'case' ? null : shown.input.people?.[0]?.ref;
    const said = [...shown.advice.notes, ...shown.advice.warnings];
    return said.some((each) => each.id === id && each.person === ref) !== holdsIn(where(shown), shown);
  },
});
