import { departs, NAMES_NOBODY, WITH_OR_AFTER } from './casework/decision/index.ts';
import { refOf } from './casework/triage/index.ts';
import {
  chanceOf,
  drawn,
  KINDS,
  nameOf,
  RECORDED,
  type Chance,
  type Kind,
  type Role,
} from './demonstration.past.told.ts';
import type { Guidance } from './guidance.ts';
import type { PersonDetails } from './platform/person/index.ts';
import type { Advice, AdviceInput } from './policy/index.ts';

export interface PastPerson extends Pick<Role, 'kind' | 'parts' | 'by' | 'towards'> {
  readonly position: number;
  readonly age: number | undefined;
  readonly care: 'yes' | 'no' | 'not-known';
  /** Days from the report to the check of a child’s welfare; undefined where none was done. */
  readonly seenAfter: number | undefined;
  /** Undefined where nobody found out who they are. */
  readonly details: PersonDetails | undefined;
}

/** An older case as it ended: everything in it is invented. */
export interface PastCase {
  readonly number: number;
  readonly days: Readonly<Record<'happened' | 'told' | 'proposed' | 'ruled' | 'closed', string>>;
  readonly toldBy: string;
  readonly offence: string;
  readonly people: readonly PastPerson[];
  /** Who decided it, as one of so many who worked here then. */
  readonly decider: number;
  /** What came of an arrest that was decided on; undefined where none was. */
  readonly arrest: 'made' | 'not-made' | 'not-said' | undefined;
  readonly asked: AdviceInput;
  readonly advice: Advice;
  readonly outcome: Chosen;
}

interface Chosen {
  readonly code: string;
  readonly standing: 'available' | 'needs-decision';
  readonly needs: readonly string[];
  readonly departs: boolean;
  /** Among the people; undefined for an outcome that names nobody. */
  readonly of: number | undefined;
}

const MS_A_DAY = 86_400_000;
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MS_A_DAY).toISOString().slice(0, 10);

const AGES = [
  ...([
    [9, 1],
    [10, 3],
    [11, 6],
    [12, 12],
    [13, 20],
  ] as const),
  ...([
    [14, 26],
    [15, 26],
    [16, 14],
    [17, 8],
  ] as const),
];
const SEEN = [
  [0, 30],
  [1, 30],
  [2, 14],
  [4, 10],
  [9, 6],
  [20, 3],
  [undefined, 5],
] as const;
/** Children of one school year, mostly. */
const NEAR = [
  [0, 60],
  [1, 22],
  [-1, 18],
] as const;
const SEX = [
  ['female', 48],
  ['male', 46],
  ['other', 1],
  ['not-stated', 3],
  [undefined, 2],
] as const;
const ETHNICITY = [
  ['W1', 66],
  ['A2', 9],
  ['B1', 6],
  ['M1', 6],
  ['O9', 2],
  ['NS', 6],
  [undefined, 5],
] as const;
const CARE = [
  ['no', 88],
  ['yes', 7],
  ['not-known', 5],
] as const;
const TOLD_BY = [
  ['school', 55],
  ['parent-or-carer', 22],
  ['child', 8],
  ['online-service', 8],
  ['public', 7],
] as const;
const OFFENCES = [
  ['086/02', 80],
  ['086/10', 16],
  ['086/15', 4],
] as const;
const ARREST = [
  ['made', 6],
  ['not-made', 2],
  ['not-said', 1],
  [undefined, 12],
] as const;

/** Where somebody was pressed or an adult took part, an arrest may have been decided on. */
const MAY_ARREST = ['coercion', 'adult-involved'];
export const DECIDERS = 12;

interface Place {
  readonly position: number;
  /** Of all the older cases, by which they are named. */
  readonly nth: number;
  readonly day: string;
  readonly near: number;
}

const personOf = (chance: Chance, role: Role, { position, nth, day, near }: Place): PastPerson => {
  const age = role.kind === 'adult' ? near + 6 : Math.max(9, Math.min(17, near + drawn(chance, NEAR)));
  const [sex, ethnicity] = [drawn(chance, SEX), drawn(chance, ETHNICITY)];
  const year = Number(day.slice(0, 4)) - age;
  const isNamed = role.kind !== 'person';
  return {
    ...role,
    position,
    age: isNamed ? age : undefined,
    care: drawn(chance, CARE),
    seenAfter: drawn(chance, SEEN),
    details: isNamed
      ? {
          ...{ ...nameOf(nth), birthDate: `${year}-01-0${1 + (nth % 9)}` },
          ...(sex === undefined ? {} : { sex }),
          ...(ethnicity === undefined ? {} : { ethnicity }),
        }
      : undefined,
  };
};

const peopleOf = (chance: Chance, { people }: Kind, number: number, day: string): readonly PastPerson[] => {
  const near = drawn(chance, AGES);
  return people.map((role, i) => {
    const position = people.slice(0, i + 1).filter(({ kind }) => kind === role.kind).length;
    return personOf(chance, role, { position, nth: number * 2 + i, day, near });
  });
};

const ruledOut = (ids: readonly string[], present: readonly string[]): Record<string, 'confirmed' | 'ruled-out'> =>
  Object.fromEntries(ids.map((id) => [id, present.includes(id) ? 'confirmed' : 'ruled-out'] as const));

/** What the guidance of the day was asked: everything was answered, as of a case that could be closed. */
const questionOf = (
  guidance: Guidance,
  kind: Kind,
  { people, days }: Pick<PastCase, 'people' | 'days'>,
  recorded: Readonly<Record<string, string>>,
): AdviceInput => {
  const { facts } = guidance.policyOn(days.proposed).files;
  const idsOf = (sort: string): readonly string[] => facts.filter((fact) => fact.kind === sort).map(({ id }) => id);
  const of = (is: true | undefined) =>
    is === true ? Object.fromEntries(kind.factors.map((id) => [id, 'confirmed'] as const)) : {};
  return {
    nation: 'england',
    on: days.proposed,
    settings: {},
    checks: 'complete',
    earlierReports: 0,
    conditions: { 'crime-recorded': 'met', 'safeguarding-decision': 'met', ...recorded },
    factors: ruledOut(idsOf('factor'), kind.factors),
    people: people.map((person) => ({
      ...{ ref: refOf(person), identified: person.details !== undefined, parts: [...person.parts] },
      ...{ age: person.age ?? 'unknown', by: of(person.by), towards: of(person.towards) },
      facts: ruledOut(idsOf('person-fact'), []),
    })),
  };
};

/** What could be chosen of this outcome by what was advised; undefined where the guidance of the day did not let it be. */
const chosenOf = (advice: Advice, code: string, last: number): Chosen | undefined => {
  const isOfNobody = NAMES_NOBODY.includes(code);
  const found = advice.people[last]?.outcomes.find((outcome) => outcome.code === code);
  if (found === undefined || (found.standing !== 'available' && found.standing !== 'needs-decision')) return undefined;
  if (!found.needs.every((need) => WITH_OR_AFTER.includes(need))) return undefined;
  const decided = { response: undefined, category: undefined };
  return {
    ...{ code, standing: found.standing, needs: found.needs },
    ...{ departs: departs({ advice, decided }, found), of: isOfNobody ? undefined : last },
  };
};

type Decided = Pick<PastCase, 'asked' | 'advice' | 'outcome'>;

const decided = (guidance: Guidance, kind: Kind, of: Pick<PastCase, 'people' | 'days'>, wanted: string): Decided => {
  // The one wanted first, and then whatever else such a case may end by.
  for (const code of [wanted, ...kind.ends.map(([each]) => each), ...Object.keys(RECORDED)]) {
    const asked = questionOf(guidance, kind, of, RECORDED[code] ?? {});
    const advised = guidance.adviser.advise(asked, { today: of.days.proposed });
    if (!advised.ok) throw new Error(`an invented case is no question: ${JSON.stringify(advised.refusal)}`);
    const outcome = chosenOf(advised.value, code, of.people.length - 1);
    if (outcome !== undefined) return { asked, advice: advised.value, outcome };
  }
  throw new Error('an invented case could not end');
};

/** Some decide more softly than others, and all more softly under the newer guidance: so that the split has something to find. */
const wantedBy = (chance: Chance, kind: Kind, decider: number): string => {
  const wanted = drawn(chance, kind.ends);
  return decider % 4 === 0 && wanted === '21' && chance() < 0.35 ? '22' : wanted;
};

/** One older case that was reported on a day. */
export const pastCase = (guidance: Guidance, number: number, told: string): PastCase => {
  const chance = chanceOf(number);
  const kind = drawn(
    chance,
    KINDS.map((each) => [each, each.often] as const),
  );
  const waited = 3 + Math.floor(chance() ** 2 * 50);
  const proposed = dayAfter(told, waited);
  const ruled = dayAfter(proposed, 1 + Math.floor(chance() * 4));
  const days = {
    happened: dayAfter(told, -1 - Math.floor(chance() * 6)),
    told,
    proposed,
    ruled,
    closed: dayAfter(ruled, 3),
  };
  const people = peopleOf(chance, kind, number, days.happened);
  const decider = Math.floor(chance() * DECIDERS);
  const made = decided(guidance, kind, { people, days }, wantedBy(chance, kind, decider));
  const arrest = kind.factors.some((factor) => MAY_ARREST.includes(factor)) ? drawn(chance, ARREST) : undefined;
  return {
    ...{ number, days, people, decider, arrest, ...made },
    ...{ toldBy: drawn(chance, TOLD_BY), offence: drawn(chance, OFFENCES) },
  };
};
