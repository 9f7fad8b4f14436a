import type { Advice, AdviceInput } from './advice.schema.ts';
import { STATES, type Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import type { PolicyFiles } from './policy.schema.ts';
import type { Step } from './proof-diagram.ts';
import type { Output } from './proof-output.ts';
import type { View } from './proof-view.ts';
import type { World } from './proof-world.ts';

/** A way in which a statement may be broken: where, of everything that could be known, and by which change of answers. */
export interface Breach {
  readonly what: string;
  /** What is advised as it should not be; left out, it is looked for among all that is advised of the case. */
  readonly of?: readonly Output[];
  /** It is told beside what the version before says. */
  readonly sinceEarlier?: true;
  readonly bad: Diagram;
  readonly step?: Step;
}

/** One case, or a case before and after a change, with what the ordinary advice says of it. */
export interface Shown {
  readonly files: PolicyFiles;
  readonly input: AdviceInput;
  readonly advice: Advice;
  readonly then: { readonly input: AdviceInput; readonly advice: Advice };
  /** What the version before says of it, with the same settings and with its own. */
  readonly earlier?: readonly Advice[];
}

/** Said of every case, with `people` of them told apart: the first is the one whom rules are about. */
export interface Always {
  readonly of: 'every case';
  readonly id: string;
  readonly says: string;
  readonly people: number;
  /** It also holds where nobody is listed. */
  readonly orNobody?: true;
  readonly breaches: (view: View) => Iterable<Breach>;
  /** The same asked of the ordinary advice, by the plain reading of the sentence. */
  readonly isBrokenBy: (shown: Shown) => boolean;
}

/** Said of the version as a whole, by its views on every date on which something changes: what it lacks, if anything. */
export interface OfVersion {
  readonly of: 'the version';
  readonly id: string;
  readonly says: string;
  readonly people: number;
  readonly lacks: (views: readonly View[]) => readonly string[];
}

export type Statement = Always | OfVersion;

export const PRESENT = STATES.filter((state) => state === 'suspected' || state === 'confirmed');
export const AGGRAVATING: readonly string[] = [
  ...['exploitation', 'coercion', 'extortion', 'grooming', 'deception', 'profit-motive', 'malicious-intent'],
  'power-imbalance',
];
export const SOFT: readonly string[] = ['8', '21', '22'];
/** With none of these an adult’s part ends: by 10 the police alone say that action is not in the public interest (handbook 3.6). */
export const NO_ADULT_END: readonly string[] = [...SOFT, '10'];

/** Whether this can be, with people who can be. */
export const canBe = (world: World, bad: Diagram): boolean => world.canBe(bad);

export const everyOf = (view: View, ...parts: readonly Diagram[]): Diagram => view.d.every(parts);

export const isAtLeast = (view: View, level: number, of: Diagram): Diagram =>
  view.d.map(`from ${level}`, (value) => (value >= level ? 1 : 0), of);

export const standingOf = (advice: Advice, code: string, person = 0): string | undefined =>
  advice.people[person]?.outcomes.find((outcome) => outcome.code === code)?.standing;

/** Neither barred nor out of force. */
export const isOpen = (advice: Advice, code: string): boolean =>
  !['barred', undefined].includes(standingOf(advice, code));

/** Whether an outcome is in force. */
export const has = (view: View, code: string): boolean => view.outcomes.some((outcome) => outcome.code === code);

export const present = (factor: string): Condition => ({ factor, is: PRESENT });
