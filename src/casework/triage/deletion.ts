import type { Tx } from '../../platform/database/index.ts';
import type { Deletion } from '../report/index.ts';
import type { CaseFacts, PersonFacts } from './case-facts.ts';
import { factsOf } from './case-facts.store.ts';
import type { Part } from './part.ts';
import type { State } from './statement.ts';

/** What has to be answered before anybody is told to delete: an image is kept as evidence where the case is aggravated (handbook 1.8). */
const FIRST = [
  'extortion',
  'grooming',
  'adult-involved',
  'exploitation',
  'coercion',
  'deception',
  'profit-motive',
  'malicious-intent',
  'power-imbalance',
  // Makes no case aggravated by itself; until somebody has decided, what may show it is kept.
  'violence',
] as const;

const isPresent = (state: State | undefined): boolean => state === 'suspected' || state === 'confirmed';
const isAbsent = (state: State | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';

const HANDLING: readonly Part[] = ['shared', 'received', 'passed-on', 'asked-for'];
const ADULT = 18;

/** Whether somebody is an adult who handled the image: an age or a part that is not known leaves it open, never a no. */
const adultActing = ({ age, parts }: PersonFacts): 'yes' | 'no' | 'unknown' => {
  const [lowest, highest] = age === 'unknown' ? [0, ADULT] : typeof age === 'number' ? [age, age] : age;
  const handled = parts?.some((part) => HANDLING.includes(part));
  if (highest < ADULT || handled === false) return 'no';
  return lowest >= ADULT && handled === true ? 'yes' : 'unknown';
};

/** Whether a child may be told to delete: kept where one is present, and not yet while one is unknown (handbook 1.8, 4.7). */
export const deletionOf = ({ factors, people }: CaseFacts): Deletion => {
  const of = (fact: (typeof FIRST)[number]): readonly (State | undefined)[] => [
    factors[fact],
    ...people.flatMap(({ by, towards }) => [by[fact], towards[fact]]),
  ];
  const adults = people.map(adultActing);
  // Derived from an age, an adult's part stands against a stated "ruled out" (design, section 6).
  if (adults.includes('yes') || FIRST.some((fact) => of(fact).some(isPresent))) return 'keep';
  // What was answered not known of one person stays open, whatever is ruled out for the case: unknown is never a no.
  const isAnswered = FIRST.every((fact) => isAbsent(factors[fact]) && !of(fact).includes('unknown'));
  return isAnswered && !adults.includes('unknown') ? 'delete' : 'not-yet';
};

export const deletionIn = async (tx: Tx, id: string): Promise<Deletion> => deletionOf(await factsOf(tx, id));
