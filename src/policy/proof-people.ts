import type { PersonCondition } from './condition.schema.ts';
import { STANDINGS } from './policy.schema.ts';
import { gravestOf } from './proof-order-broken.ts';
import { exposedRole, formalIn, gravest } from './proof-ordered.ts';
import { outcome, ROLE } from './proof-output.ts';
import { isPresent, HANDLING } from './proof-shown.ts';
import {
  AGGRAVATING,
  everyOf,
  isAtLeast,
  isOpen,
  NO_ADULT_END,
  PRESENT,
  SOFT,
  type Always,
  type Shown,
} from './proof-statement.ts';
import type { View } from './proof-view.ts';

const BARRED = STANDINGS.indexOf('barred');
const PLANS: readonly string[] = ['child-in-care', 'child-protection-plan', 'other-cp-activity'];

const of = (view: View, condition: PersonCondition) => view.is({ this: condition });
const first = ({ input }: Shown) => input.people?.[0];
const ageOf = (shown: Shown): number => {
  const age = first(shown)?.age;
  return typeof age === 'number' ? age : Number.NaN;
};

/** What is said of one person at a time. */
export const ofPeople = (): Always[] => [under10, noSoftEnd, plans, bystander, harmedOrDepicted];

const isExposed = (shown: Shown): boolean => {
  const [person] = shown.advice.people;
  return person !== undefined && (person.role === 'suspect' || gravestOf(shown, person) > 0);
};

const under10: Always = {
  of: 'every case',
  id: 'under-10',
  says: 'Nobody under 10 on the day is a suspect, or has a formal outcome or Outcome 8, 21 or 22 open to them.',
  people: 1,
  *breaches(view) {
    const child = of(view, { age: { below: 10 } });
    yield { what: 'the role', of: [ROLE], bad: everyOf(view, child, isAtLeast(view, 2, exposedRole(view))) };
    yield {
      what: 'a formal outcome',
      of: formalIn(view),
      bad: everyOf(view, child, isAtLeast(view, 1, gravest(view))),
    };
    for (const code of softIn(view))
      yield {
        what: `Outcome ${code}`,
        of: [outcome(code)],
        bad: everyOf(view, child, view.d.not(isBarred(view, code))),
      };
  },
  isBrokenBy: (shown) => ageOf(shown) < 10 && (isExposed(shown) || SOFT.some((code) => isOpen(shown.advice, code))),
};

const inForce = (view: View, codes: readonly string[]): string[] =>
  codes.filter((code) => view.outcomes.some((each) => each.code === code));
const softIn = (view: View): string[] => inForce(view, SOFT);
const isBarred = (view: View, code: string) => isAtLeast(view, BARRED, view.standing(code));

const noSoftEnd: Always = {
  of: 'every case',
  id: 'no-soft-end-for-adults',
  says: 'An adult’s part never ends with Outcome 8, 10, 21 or 22.',
  people: 1,
  *breaches(view) {
    for (const code of inForce(view, NO_ADULT_END))
      yield {
        what: `Outcome ${code}`,
        of: [outcome(code)],
        bad: everyOf(view, of(view, { age: { from: 18 } }), view.d.not(isBarred(view, code))),
      };
  },
  isBrokenBy: (shown) => ageOf(shown) >= 18 && NO_ADULT_END.some((code) => isOpen(shown.advice, code)),
};

const plans: Always = {
  of: 'every case',
  id: 'care-or-plan-is-referred',
  says: 'A child in care, on a protection plan or in other child protection work always raises the duty to refer or hold a strategy meeting.',
  people: 1,
  *breaches(view) {
    for (const fact of PLANS)
      yield {
        what: fact,
        of: [{ of: 'duty', id: 'referral-or-strategy', about: 'person' }],
        bad: everyOf(
          view,
          of(view, { all: [{ age: { below: 18 } }, { fact, is: PRESENT }] }),
          view.d.not(view.duty('person', 'referral-or-strategy')),
        ),
      };
  },
  isBrokenBy: (shown) =>
    ageOf(shown) < 18 &&
    PLANS.some((fact) => isPresent(first(shown)?.facts?.[fact])) &&
    !shown.advice.duties.some(({ id, person }) => id === 'referral-or-strategy' && person === first(shown)?.ref),
};

const conduct = (view: View): string[] => [...view.world.variables.block.by.keys()];

/** Nothing done: no actor's part, and everything by this person ruled out or not found. */
const bystander: Always = {
  of: 'every case',
  id: 'bystander-never-exposed',
  says: 'Who was only depicted or harmed, with no actor’s part and nothing done, is never a suspect and has no formal outcome open.',
  people: 1,
  *breaches(view) {
    const nothing = of(view, {
      not: { any: [...HANDLING.map((part) => ({ part })), { byAny: conduct(view), is: PRESENT }] },
    });
    yield { what: 'the role', of: [ROLE], bad: everyOf(view, nothing, isAtLeast(view, 1, exposedRole(view))) };
    yield {
      what: 'a formal outcome',
      of: formalIn(view),
      bad: everyOf(view, nothing, isAtLeast(view, 1, gravest(view))),
    };
  },
  isBrokenBy: (shown) => {
    const [person, [advised]] = [first(shown), shown.advice.people];
    if (person === undefined || advised === undefined) return false;
    if (HANDLING.some((part) => person.parts?.includes(part)) || Object.values(person.by ?? {}).some(isPresent))
      return false;
    return advised.role === 'person-involved' || isExposed(shown);
  },
};

/** A child who was harmed and did no more than make, send or receive is harmed first (design, section 6; handbook, 2.2). */
const harmedOrDepicted: Always = {
  of: 'every case',
  id: 'aggravating-child-is-answered',
  says: 'Whoever from 10 on did what aggravates, or is an adult who acted, is a suspect: a peer’s harm is never read as nobody’s.',
  people: 1,
  *breaches(view) {
    const did = of(view, {
      all: [
        { age: { from: 10 } },
        { any: [{ byAny: [...AGGRAVATING], is: PRESENT }, { all: [{ actor: true }, { age: { from: 18 } }] }] },
      ],
    });
    yield { what: 'the role', of: [ROLE], bad: everyOf(view, did, view.d.not(isAtLeast(view, 2, exposedRole(view)))) };
  },
  isBrokenBy: (shown) => {
    const by = first(shown)?.by ?? {};
    const isActor =
      HANDLING.some((part) => first(shown)?.parts?.includes(part)) ||
      Object.entries(by).some(
        ([id, state]) => isPresent(state) && !['under-13', 'capacity-concern', 'immediate-harm'].includes(id),
      );
    const did = AGGRAVATING.some((id) => isPresent(by[id])) || (isActor && ageOf(shown) >= 18);
    return did && ageOf(shown) >= 10 && shown.advice.people[0]?.role !== 'suspect';
  },
};
