import type { Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import { outcome } from './proof-output.ts';
import { isPresent, HANDLING } from './proof-shown.ts';
import { BARRED } from './proof-order-broken.ts';
import { everyOf, isAtLeast, isOpen, type Always, type Shown, present, has } from './proof-statement.ts';
import type { View } from './proof-view.ts';

export const NAMED: readonly string[] = [
  ...['exploitation', 'coercion', 'extortion', 'grooming', 'deception', 'profit-motive', 'malicious-intent'],
  'adult-involved',
];

export const isOpenIn = (view: View, code: string): Diagram => view.d.not(isAtLeast(view, BARRED, view.standing(code)));

/** Whether the case or anybody in it has a factor, as said. */
export const isSaid = ({ input }: Shown, factor: string): boolean =>
  isPresent(input.factors?.[factor]) ||
  (input.people ?? []).some((person) => isPresent(person.by?.[factor]) || isPresent(person.towards?.[factor]));

export const NOT_CONDUCT = ['under-13', 'capacity-concern', 'immediate-harm'];

export const outcome21: Always = {
  of: 'every case',
  id: 'outcome-21',
  says: 'Outcome 21 is open only when every actor is identified and none of exploitation, coercion, extortion, grooming, deception, a profit motive, malicious intent, an adult or (where the force says so) persistent behaviour is there or could be.',
  people: 1,
  *breaches(view) {
    if (!has(view, '21')) return;
    const of = [outcome('21')];
    const open = isOpenIn(view, '21');
    const unidentified = view.is({ someone: { all: [{ actor: true }, { not: { identified: true } }] } });
    yield { what: 'an actor not identified', of, bad: everyOf(view, open, unidentified) };
    for (const factor of NAMED) yield { what: factor, of, bad: everyOf(view, open, view.is(present(factor))) };
    const persistent: Condition = {
      all: [{ setting: 'persistentBehaviourBars21', is: [true] }, present('persistent-behaviour')],
    };
    yield { what: 'persistent-behaviour', of, bad: everyOf(view, open, view.is(persistent)) };
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
