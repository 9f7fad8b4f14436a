import type { Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import { STANDINGS } from './policy.schema.ts';
import {
  AGGRAVATING,
  everyOf,
  isAtLeast,
  isOpen,
  canBe,
  PRESENT,
  standingOf,
  type Always,
  type OfVersion,
  type Shown,
  type Statement,
} from './proof-statement.ts';
import type { View } from './proof-view.ts';

const NAMED: readonly string[] = [
  ...['exploitation', 'coercion', 'extortion', 'grooming', 'deception', 'profit-motive', 'malicious-intent'],
  'adult-involved',
];
const BARRED = STANDINGS.indexOf('barred');
const NOT_YET = STANDINGS.indexOf('not-yet');

const has = (view: View, code: string): boolean => view.outcomes.some((outcome) => outcome.code === code);
const isOpenIn = (view: View, code: string): Diagram => view.d.not(isAtLeast(view, BARRED, view.standing(code)));
const present = (factor: string): Condition => ({ factor, is: PRESENT });
const isPresent = (state: string | undefined): boolean => state === 'suspected' || state === 'confirmed';

/** Whether the case or anybody in it has a factor, as said. */
const isSaid = ({ input }: Shown, factor: string): boolean =>
  isPresent(input.factors?.[factor]) ||
  (input.people ?? []).some((person) => isPresent(person.by?.[factor]) || isPresent(person.towards?.[factor]));

const HANDLING = ['shared', 'received', 'passed-on', 'asked-for'] as const;
const NOT_CONDUCT = ['under-13', 'capacity-concern', 'immediate-harm'];

export const ofOutcomes = (): Statement[] => [outcome21, diversionOpen, diversionDecided, conditions, everyOutcome];

const outcome21: Always = {
  of: 'every case',
  id: 'outcome-21',
  says: 'Outcome 21 is open only when every actor is identified and none of exploitation, coercion, extortion, grooming, deception, a profit motive, malicious intent, an adult or (where the force says so) persistent behaviour is there or could be.',
  people: 1,
  *breaches(view) {
    if (!has(view, '21')) return;
    const open = isOpenIn(view, '21');
    const unidentified = view.is({ someone: { all: [{ actor: true }, { not: { identified: true } }] } });
    yield { what: 'an actor not identified', bad: everyOf(view, open, unidentified) };
    for (const factor of NAMED) yield { what: factor, bad: everyOf(view, open, view.is(present(factor))) };
    const persistent: Condition = {
      all: [{ setting: 'persistentBehaviourBars21', is: [true] }, present('persistent-behaviour')],
    };
    yield { what: 'persistent-behaviour', bad: everyOf(view, open, view.is(persistent)) };
  },
  isBrokenBy: (shown) => {
    if (!isOpen(shown.advice, '21')) return false;
    const people = shown.input.people ?? [];
    const isActor = (person: (typeof people)[number]) =>
      HANDLING.some((part) => person.parts?.includes(part)) ||
      Object.entries(person.by ?? {}).some(([id, state]) => isPresent(state) && !NOT_CONDUCT.includes(id));
    const setting = shown.files.settings.find(({ name }) => name === 'persistentBehaviourBars21');
    const bars = shown.input.settings?.['persistentBehaviourBars21'] ?? setting?.default;
    return (
      people.some((person) => isActor(person) && (person.identified !== true || Number(person.age) >= 18)) ||
      NAMED.some((factor) => isSaid(shown, factor)) ||
      (bars === true && (isSaid(shown, 'persistent-behaviour') || Number(shown.input.earlierReports) > 0))
    );
  },
};

/** A child from 10 on who did what aggravates, in a case of peers, with checks done and nothing answered no. */
const aggravatedPeer = (view: View): Diagram =>
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
const REFUSING = ['not-met', 'does-not-support', 'not-given'];

const diversionOpen: Always = {
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

const DECIDED: readonly (readonly [code: string, condition: string])[] = [
  ['8', 'supervisor-decision'],
  ['8', 'youth-justice-consultation'],
  ['22', 'supervisor-decision'],
  ['22', 'youth-justice-consultation'],
];

const diversionDecided: Always = {
  of: 'every case',
  id: 'diversion-is-decided-first',
  says: 'In an aggravated case Outcomes 8 and 22 are never available before a supervisor has decided and youth justice has been consulted.',
  people: 1,
  *breaches(view) {
    const aggravated = view.is({ any: [...AGGRAVATING, 'adult-involved'].map(present) });
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

const ASKED_OF_ALL = ['crime-recorded', 'safeguarding-decision', 'rationale', 'people-told', 'second-person'];

/** Design, section 6: not stated, at most *needs-decision*; not met, *not-yet* or *barred*. */
const conditions: Always = {
  of: 'every case',
  id: 'what-is-decided-first',
  says: 'No outcome is available before the crime is recorded, safeguarding decided, the reasons written, people told and a second person has looked; where one of these is not met it is not yet open.',
  people: 1,
  *breaches(view) {
    for (const { code } of view.outcomes)
      for (const condition of ASKED_OF_ALL) {
        const [unstated, refused] = ['unstated', 'not-met'].map((answer) => view.is({ condition, is: [answer] }));
        const standing = view.standing(code);
        const early = everyOf(view, unstated ?? 0, view.d.not(isAtLeast(view, 1, standing)));
        const against = everyOf(view, refused ?? 0, view.d.not(isAtLeast(view, NOT_YET, standing)));
        yield { what: `Outcome ${code}, ${condition}`, bad: view.d.max(early, against) };
      }
  },
  isBrokenBy: ({ input, advice }) =>
    (advice.people[0]?.outcomes ?? []).some(({ standing }) =>
      ASKED_OF_ALL.some((condition) => {
        const answer = input.conditions?.[condition] ?? 'unstated';
        if (answer === 'unstated') return standing === 'available';
        return answer === 'not-met' && (standing === 'available' || standing === 'needs-decision');
      }),
    ),
};

const everyOutcome: OfVersion = {
  of: 'the version',
  id: 'every-outcome-can-be',
  says: 'Every confirmed outcome in force is available or needs a decision, to somebody in some case.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view) =>
      view.outcomes
        .filter(({ status }) => status === 'confirmed')
        .filter(({ code }) => !canBe(view.world, view.d.not(isAtLeast(view, NOT_YET, view.standing(code)))))
        .map(({ code }) => `From ${view.on} Outcome ${code} is open to nobody, whatever is known and decided.`),
    ),
};
