import { mayBeInvolved } from '../../policy/index.ts';
import { ADULT, RESPONSIBILITY, type CaseFacts, type FactHistory, type PersonFacts } from '../triage/index.ts';

/** Something present now that a supervisor who decided earlier did not have before them. */
export interface Learnt {
  /** Undefined where it is said of the case, and not of whom. */
  readonly person: string | undefined;
  readonly fact: string;
}

type Direction = 'case' | 'by' | 'towards' | 'person';

interface Present extends Learnt {
  readonly direction: Direction;
}

/** Of the facts about a person alone these bear on the response; a vulnerability never does (design, section 6). */
const OF_PERSON: readonly string[] = ['capacity-concern', 'immediate-harm'];

const TEENAGER = 13;

/** What an age says of a person: that they are so, or that they may be. */
type OfAge =
  | 'under-13'
  | 'may-be-under-13'
  | 'under-10'
  | 'may-be-under-10'
  | 'adult-involved'
  | 'adult-part-not-known'
  | 'may-be-adult';

/** Who decided on the first decided on what may be, too. */
const IMPLIED: Readonly<Record<string, readonly OfAge[]>> = {
  'under-13': ['may-be-under-13'],
  'under-10': ['may-be-under-10'],
  'adult-involved': ['adult-part-not-known', 'may-be-adult'],
  'adult-part-not-known': ['may-be-adult'],
};

const isPresent = (state: string | undefined): boolean => state === 'confirmed' || state === 'suspected';

const presentIn = (answers: CaseFacts['factors'], direction: Direction, person?: string): readonly Present[] =>
  Object.entries(answers)
    .filter(([, state]) => isPresent(state))
    .map(([fact]) => ({ fact, direction, person }));

const ofAdult = (lowest: number, highest: number, parts: PersonFacts['parts']): OfAge | undefined => {
  // An adult who was only told, or is only depicted, acted in nothing; one whose part is not known may have.
  const mayHaveActed = parts?.some((part) => part !== 'reported' && part !== 'depicted') ?? true;
  if (highest < ADULT || !mayHaveActed) return undefined;
  if (lowest < ADULT) return 'may-be-adult';
  return parts === undefined ? 'adult-part-not-known' : 'adult-involved';
};

/** What the guidance works out from an age is as present as what somebody said, and so is what it leaves open: no outcome is free meanwhile. */
const ofAge = (told: PersonFacts, factors: CaseFacts['factors']): readonly Present[] => {
  const { person, age, parts } = told;
  // Nothing was ever said: that an age is not known outdates nothing, and holds what it holds by itself.
  if (age === 'unknown') return [];
  const [lowest, highest] = typeof age === 'number' ? [age, age] : age;
  const younger = (limit: number, is: OfAge, may: OfAge): OfAge | undefined => {
    if (highest < limit) return is;
    return lowest < limit ? may : undefined;
  };
  const adult = ofAdult(lowest, highest, parts);
  return [
    // Whoever only told of it makes nothing graver by being young.
    ...[
      mayBeInvolved(told, factors) ? younger(TEENAGER, 'under-13', 'may-be-under-13') : undefined,
      younger(RESPONSIBILITY, 'under-10', 'may-be-under-10'),
    ]
      .filter((fact) => fact !== undefined)
      .map((fact) => ({ fact, direction: 'person', person }) as const),
    ...(adult === undefined ? [] : [{ fact: adult, direction: 'by', person } as const]),
  ];
};

const ofPerson = (person: PersonFacts, factors: CaseFacts['factors']): readonly Present[] => [
  ...presentIn(person.by, 'by', person.person),
  ...presentIn(person.towards, 'towards', person.person),
  ...presentIn(person.facts, 'person', person.person).filter(({ fact }) => OF_PERSON.includes(fact)),
  ...ofAge(person, factors),
];

const allIn = ({ people, factors, earlierReports }: CaseFacts): readonly Present[] => [
  ...presentIn(factors, 'case'),
  ...people.flatMap((person) => ofPerson(person, factors)),
  ...(earlierReports === 'unknown' || earlierReports === 0
    ? []
    : [{ fact: 'persistent-behaviour', direction: 'case', person: undefined } as const]),
];

/** One earlier report was decided on, and another came in or turned out to be of the same child. */
const moreReports = (then: CaseFacts, now: CaseFacts): readonly Learnt[] => {
  const [before, after] = [then.earlierReports, now.earlierReports];
  const isMore = before !== 'unknown' && before > 0 && after !== 'unknown' && after > before;
  return isMore ? [{ fact: 'more-earlier-reports', person: undefined }] : [];
};

const ANY_AGE = [0, 150] as const;

/** An age that was known when somebody decided and is not any more may be any: unlike one that never was, they did not decide on that. */
const withLostAges = (then: CaseFacts, now: CaseFacts): CaseFacts => {
  const known = new Set(then.people.filter(({ age }) => age !== 'unknown').map(({ person }) => person));
  const isLost = ({ age, person }: PersonFacts): boolean => age === 'unknown' && known.has(person);
  return { ...now, people: now.people.map((one) => (isLost(one) ? { ...one, age: ANY_AGE } : one)) };
};

/**
 * What is present now and was not when somebody decided. A fact that was known is news only of somebody more: that it is
 * now said of whom is none, nor is anything that turned out to be milder.
 */
export const learntSince = (then: CaseFacts, now: CaseFacts): readonly Learnt[] => {
  const known = allIn(then).flatMap((one) => [
    one,
    ...(IMPLIED[one.fact] ?? []).map((fact): Present => ({ ...one, fact })),
  ]);
  const isNews = (one: Present): boolean => {
    const same = known.filter(({ fact }) => fact === one.fact);
    if (same.some(({ direction, person }) => direction === one.direction && person === one.person)) return false;
    // Said of the case before and of a person now, or the other side of the same act: it was weighed already.
    return same.length === 0 || same.some(({ direction }) => direction === one.direction);
  };
  const news: readonly Learnt[] = [...allIn(withLostAges(then, now)).filter(isNews), ...moreReports(then, now)];
  return news
    .filter(({ fact, person }, i) => news.findIndex((one) => one.fact === fact && one.person === person) === i)
    .map(({ fact, person }) => ({ fact, person }));
};

/** Since when, without a break, more has been known than when somebody decided; undefined where no more is. */
export const outdatedSince = (decidedAt: Date, now: CaseFacts, history: FactHistory): Date | undefined => {
  const then = history.factsAt(decidedAt);
  if (learntSince(then, now).length === 0) return undefined;
  const later = history.moments.filter((moment) => moment > decidedAt).toReversed();
  const before = later.findIndex((moment) => learntSince(then, history.factsAt(moment)).length === 0);
  return (before === -1 ? later.at(-1) : later[before - 1]) ?? decidedAt;
};
