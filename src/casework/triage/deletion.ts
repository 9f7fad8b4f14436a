import type { Tx } from '../../platform/database/index.ts';
import type { Deletion } from '../report/index.ts';
import type { CaseFacts, PersonFacts } from './case-facts.ts';
import { factsOf } from './case-facts.store.ts';
import type { Part } from './part.ts';
import { NOT_PLACED } from './not-placed.ts';
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

const HANDLING: readonly Part[] = ['shared', 'received', 'passed-on', 'asked-for'];
const ADULT = 18;

/** Whether somebody is an adult who handled the image: an age or a part that is not known leaves it open, never a no. */
const adultActing = ({ age, parts }: PersonFacts): 'yes' | 'no' | 'unknown' => {
  const [lowest, highest] = age === 'unknown' ? [0, ADULT] : typeof age === 'number' ? [age, age] : age;
  const handled = parts?.some((part) => HANDLING.includes(part));
  if (highest < ADULT || handled === false) return 'no';
  return lowest >= ADULT && handled === true ? 'yes' : 'unknown';
};

/** Where something was sent on and nobody is recorded who received it, there is somebody unknown, of an age unknown. */
const isReceiverUnknown = (people: readonly PersonFacts[]): boolean => {
  const has = (...parts: readonly Part[]): boolean =>
    people.some((person) => person.parts?.some((part) => parts.includes(part)));
  return has('shared', 'passed-on') && !has('received', 'asked-for');
};

/** Of who may be a child: the floor was never walked, or home may be where the danger is. */
const isUnsafe = ({ stated }: CaseFacts, { person, age, facts, died }: PersonFacts): boolean => {
  if (died === true || (age !== 'unknown' && (typeof age === 'number' ? age : age[0]) >= ADULT)) return false;
  const isWalked = stated.some((statement) => statement.person === person && statement.onFloor);
  return !isWalked || AT_HOME.some((fact) => isPresent(facts[fact]));
};
const AT_HOME = ['household-risk', 'domestic-abuse-household'] as const;

/** Whether something is answered by *no* of the case: enquired into, or ruled out by who is placed to know. */
const isAnsweredNo = (facts: CaseFacts, fact: (typeof FIRST)[number]): boolean => {
  const state = facts.factors[fact];
  if (state !== 'ruled-out') return state === 'no-evidence';
  const said = facts.stated.find((one) => one.fact === fact && one.direction === 'case');
  return said !== undefined && !NOT_PLACED.includes(said.fromWhom);
};

/**
 * Whether a child may be told to delete: kept where one is present, and not yet while one is unknown, while it rests on
 * the word of who reported or of a parent alone, while nobody is recorded as having received it, and while a child is
 * not known to be safe at home (handbook 1.8, 4.7).
 */
export const deletionOf = (known: CaseFacts): Deletion => {
  const { factors, people } = known;
  const of = (fact: (typeof FIRST)[number]): readonly (State | undefined)[] => [
    factors[fact],
    ...people.flatMap(({ by, towards }) => [by[fact], towards[fact]]),
  ];
  const adults = people.map(adultActing);
  // Derived from an age, an adult's part stands against a stated "ruled out" (design, section 6).
  if (adults.includes('yes') || FIRST.some((fact) => of(fact).some(isPresent))) return 'keep';
  // What was answered not known of one person stays open, whatever is ruled out for the case: unknown is never a no.
  const isAnswered = FIRST.every((fact) => isAnsweredNo(known, fact) && !of(fact).includes('unknown'));
  const isOpen = adults.includes('unknown') || isReceiverUnknown(people) || people.some((one) => isUnsafe(known, one));
  return isAnswered && !isOpen ? 'delete' : 'not-yet';
};

export const deletionIn = async (tx: Tx, id: string): Promise<Deletion> => deletionOf(await factsOf(tx, id));
