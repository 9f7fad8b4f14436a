// A scenario, written once: what a careful sergeant would expect, what is known, and the way it goes; pages and API carry it.
import type { Who } from './carrier.ts';
import type { Walk } from './walk.ts';

/** Whom a case is about, as the handbook tells it: A and B, and sometimes C. */
export type Label = 'A' | 'B' | 'C';

export type Body = Readonly<Record<string, unknown>>;

export interface Person {
  readonly kind: 'child' | 'adult' | 'person';
  /** A date of birth where they are named; nobody is named of whom it is not known who they are. */
  readonly born?: string;
  readonly named: boolean;
  readonly age?: Body;
  readonly parts: readonly string[] | 'not-known';
  /** What of the safety floor is other than usual. */
  readonly floor?: Body;
}

/** One answer, and from whom; of the case unless it says of whom, and then whether done by or towards them. */
export interface Answer {
  readonly fact: string;
  readonly state: 'confirmed' | 'suspected' | 'no-evidence' | 'ruled-out' | 'unknown';
  readonly from?: string;
  readonly of?: Label;
  readonly way?: 'person' | 'by' | 'towards';
  readonly found?: Body;
}

export interface Known {
  readonly report: Body;
  readonly people: Readonly<Partial<Record<Label, Person>>>;
  readonly day?: Body;
  readonly earlier?: number | 'not-known';
  /** What is other than ruled out by those who were asked. */
  readonly answers?: readonly Answer[];
  /** Checks that come out other than without a trace. */
  readonly checks?: readonly { readonly of: Label; readonly system: string; readonly body: Body }[];
}

/** What the guidance is to say of the facts: of each person only what the scenario is about. */
export interface Expected {
  readonly category: string;
  readonly response: string;
  readonly people: Readonly<
    Partial<Record<Label, { readonly role: string; readonly outcomes: Readonly<Record<string, string>> }>>
  >;
  /** Duties that must be among those told of, each with whom it is for. */
  readonly duties?: readonly string[];
  /** Duties that must not be. */
  readonly without?: readonly string[];
}

export interface Scenario {
  readonly id: string;
  readonly story: string;
  readonly force?: 'gwyllt';
  /** Who works the case; an officer unless it says. */
  readonly officer?: Who;
  readonly expected: Expected;
  readonly known: Known;
  readonly way: (walk: Walk) => Promise<void>;
}

/** The day on which it happened, unless the scenario says otherwise. */
export const HAPPENED = '2026-06-18';

/** A child of this age on the day, named, with a part in it. */
export const child = (age: number, parts: Person['parts'], more: Partial<Person> = {}): Person => ({
  kind: 'child',
  named: true,
  born: `${2026 - age}-02-03`,
  parts,
  ...more,
});

/** Somebody of whom nobody knows who they are, such as an account. */
export const account = (parts: Person['parts'], more: Partial<Person> = {}): Person => ({
  kind: 'person',
  named: false,
  parts,
  ...more,
});

export const adult = (age: number, parts: Person['parts']): Person => ({ ...child(age, parts), kind: 'adult' });

export const REPORTED: Body = { toldBy: 'school', when: 'now', safe: 'yes' };

/** A factor that is there: in the case, and by whom and towards whom it was. */
export const present = (
  fact: string,
  who: { readonly by?: readonly Label[]; readonly towards?: readonly Label[] } = {},
  state: 'confirmed' | 'suspected' = 'confirmed',
): readonly Answer[] => [
  { fact, state },
  ...(who.by ?? []).map((of) => ({ fact, state, of, way: 'by' }) as const),
  ...(who.towards ?? []).map((of) => ({ fact, state, of, way: 'towards' }) as const),
];
