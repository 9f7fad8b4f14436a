import type { Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import { NOT_YET } from './proof-shut.ts';
import { AGGRAVATING, everyOf, isAtLeast, PRESENT, standingOf, type Always, present, has } from './proof-statement.ts';
import type { View } from './proof-view.ts';

/** A child from 10 on who did what aggravates, in a case of peers, with checks done and nothing answered no. */
export const aggravatedPeer = (view: View): Diagram =>
  view.is({
    all: [
      {
        this: {
          all: [{ age: { from: 10, below: 18 } }, { identified: true }, { byAny: [...AGGRAVATING], is: PRESENT }],
        },
      },
      { not: present('adult-involved') },
      { checks: ['complete'] },
      ...[...view.world.variables.conditions].map(([condition, { answers }]): Condition => ({
        condition,
        is: answers.filter((answer) => REFUSING.every((each) => each !== answer)),
      })),
    ],
  });
export const REFUSING = ['not-met', 'does-not-support', 'not-given', 'cancelled'];

export const diversionOpen: Always = {
  of: 'every case',
  id: 'outcome-22-open-to-a-peer',
  says: 'From 1 April 2019 an identified child who did what aggravates in a case of peers, with checks complete and nothing answered no, can end with Outcome 22, at once or once it is decided.',
  people: 1,
  *breaches(view) {
    if (view.on < '2019-04-01') return;
    const bad = everyOf(view, aggravatedPeer(view), isAtLeast(view, NOT_YET, view.standing('22')));
    yield { what: 'Outcome 22', bad: has(view, '22') ? bad : aggravatedPeer(view) };
  },
  isBrokenBy: ({ advice }) => !['available', 'needs-decision'].includes(standingOf(advice, '22') ?? 'barred'),
};

export const DECIDED: readonly (readonly [code: string, condition: string])[] = [
  ['8', 'supervisor-decision'],
  ['8', 'youth-justice-consultation'],
  ['22', 'supervisor-decision'],
  ['22', 'youth-justice-consultation'],
];

export const diversionDecided: Always = {
  of: 'every case',
  id: 'diversion-is-decided-first',
  says: 'In an aggravated case, by what is present or by a supervisor’s decision, Outcomes 8 and 22 are never available before a supervisor has decided and youth justice has been consulted.',
  people: 1,
  *breaches(view) {
    const aggravated = view.is({
      any: [...[...AGGRAVATING, 'adult-involved'].map(present), { condition: 'category-decision', is: ['aggravated'] }],
    });
    for (const [code, condition] of DECIDED)
      if (has(view, code))
        yield {
          what: `Outcome ${code}, ${condition}`,
          bad: everyOf(
            view,
            aggravated,
            view.is({ condition, is: ['unstated', 'not-met'] }),
            view.d.not(isAtLeast(view, 1, view.standing(code))),
          ),
        };
  },
  isBrokenBy: (shown) =>
    DECIDED.some(
      ([code, condition]) =>
        standingOf(shown.advice, code) === 'available' &&
        ['unstated', 'not-met'].includes(shown.input.conditions?.[condition] ?? 'unstated'),
    ),
};
