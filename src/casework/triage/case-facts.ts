import { digestOf } from '../../platform/ledger/index.ts';
import { earlierReports } from './earlier.ts';
import { IDENTIFIED } from './answer.ts';
import { HOME_FACT, isNamedDanger } from './at-home.ts';
import { agesExclude, knownAge, MOST_YEARS, spanFrom, type AgeKnown, type AgeSpan } from './age-span.ts';
import type { Part } from './part.ts';
import type { Direction, FromWhom, State, Statement } from './statement.ts';
import type { Weighed } from './weighing.ts';
import { isOvertaken, presentOf } from './worked-out.ts';

type Answers = Readonly<Record<string, State>>;
export type Age = number | readonly [number, number] | 'unknown';

/** Something that is not a factor or a fact of the guidance, and was answered, be it by *not known*. */
export interface Asked {
  readonly person: string | null;
  readonly fact: 'age' | 'parts' | 'identified' | 'earlierReports';
}

/** What is known of one person, by the name the advice uses: never their own. */
export interface PersonFacts {
  readonly person: string;
  readonly ref: string;
  /** Undefined where nobody has said yet. */
  readonly identified: boolean | undefined;
  readonly age: Age;
  /** From whom the age is known: a date of birth stands before what was stated. */
  readonly ageFrom: FromWhom | 'birth-date' | null;
  /** Only where a date of birth and the age that was stated exclude each other: the age is what lies between. */
  readonly agesExclude?: true;
  readonly parts: readonly Part[] | undefined;
  readonly partsFrom: FromWhom | null;
  readonly facts: Answers;
  readonly by: Answers;
  readonly towards: Answers;
  /** Only of somebody who has died: what is asked to look after a child is not asked of them. */
  readonly died?: true;
}

/** Everything answered about a case, as it stands. */
export interface CaseFacts {
  readonly nation: 'england' | 'wales';
  readonly people: readonly PersonFacts[];
  /** Without what is overtaken by what is worked out; what is said of somebody against it stands in its place, by and towards whom not said. */
  readonly factors: Answers;
  readonly earlierReports: number | 'unknown';
  readonly stated: readonly Statement[];
  readonly asked: readonly Asked[];
  /** What is weighed and read by no rule, newest of each. */
  readonly weighed: readonly Weighed[];
}

export interface PartyRow {
  readonly person: string;
  readonly kind: 'child' | 'adult' | 'person' | 'reporter';
  readonly position: number;
  readonly named: boolean;
  /** Not added as a child, and may be one by what is known. */
  readonly mayBeChild: boolean;
  /** A supervisor agreed that they have died. */
  readonly died?: boolean;
}

/** The newest rows of each table, as the store reads them. */
export interface KnownRows {
  readonly nation: 'england' | 'wales';
  readonly parties: readonly PartyRow[];
  readonly ages: readonly {
    readonly person: string;
    readonly basis: 'birth-date' | 'stated';
    readonly lowest: number | null;
    readonly highest: number | null;
    readonly most?: number | null;
    readonly fromWhom?: FromWhom | null;
  }[];
  readonly parts: readonly {
    readonly person: string;
    readonly parts: readonly Part[] | null;
    readonly fromWhom?: FromWhom | null;
  }[];
  readonly statements: readonly Statement[];
  readonly earlier: { readonly reports: number | null } | undefined;
  readonly counted: number;
  readonly weighed: readonly Weighed[];
}

const REFS = { child: 'Child', adult: 'Adult', person: 'Person', reporter: 'Reporter' } as const;

export const refOf = ({ kind, position }: Pick<PartyRow, 'kind' | 'position'>): string =>
  kind === 'reporter' ? REFS.reporter : `${REFS[kind]} ${position}`;

const ageKnown = ({ ages }: KnownRows, person: string): AgeKnown => {
  const of = (basis: 'birth-date' | 'stated') => ages.find((row) => row.person === person && row.basis === basis);
  const born = of('birth-date');
  return { derived: spanFrom(born), most: born?.most ?? undefined, stated: spanFrom(of('stated')) };
};

const ageFrom = (rows: KnownRows, person: string): PersonFacts['ageFrom'] => {
  const of = rows.ages.filter((row) => row.person === person);
  if (of.some((row) => row.basis === 'birth-date' && spanFrom(row) !== undefined)) return 'birth-date';
  return of.find((row) => row.basis === 'stated')?.fromWhom ?? null;
};

const ADULT: AgeSpan = { lowest: 18, highest: MOST_YEARS };

const ageOf = (rows: KnownRows, party: PartyRow): Age => {
  // Whoever was added as an adult is one until somebody says otherwise; who was added as a child has no age yet.
  const isTaken = party.kind === 'adult' && !party.mayBeChild;
  const span = knownAge(ageKnown(rows, party.person)) ?? (isTaken ? ADULT : undefined);
  if (span === undefined) return 'unknown';
  return span.lowest === span.highest ? span.lowest : [span.lowest, span.highest];
};

const answersOf = (rows: KnownRows, person: string | null, direction: Direction): Answers =>
  Object.fromEntries(
    rows.statements
      .filter((each) => each.person === person && each.direction === direction && each.fact !== IDENTIFIED)
      .map(({ fact, state }) => [fact, state]),
  );

/** Named is identified; an account added as nobody known is not; of anybody else it has to be said. */
const isIdentified = (rows: KnownRows, party: PartyRow): boolean | undefined => {
  if (party.named) return true;
  const said = rows.statements.find((each) => each.person === party.person && each.fact === IDENTIFIED);
  if (said !== undefined) return said.state === 'ruled-out' ? false : undefined;
  return party.kind === 'person' ? false : undefined;
};

const personFacts = (rows: KnownRows, party: PartyRow): PersonFacts => ({
  person: party.person,
  ref: refOf(party),
  identified: isIdentified(rows, party),
  age: ageOf(rows, party),
  ageFrom: ageFrom(rows, party.person),
  ...(agesExclude(ageKnown(rows, party.person)) ? { agesExclude: true as const } : {}),
  parts: rows.parts.find(({ person }) => person === party.person)?.parts ?? undefined,
  partsFrom: rows.parts.find(({ person }) => person === party.person)?.fromWhom ?? null,
  facts: answersOf(rows, party.person, 'person'),
  by: answersOf(rows, party.person, 'by'),
  towards: answersOf(rows, party.person, 'towards'),
  // Left out of the living: what was decided before anybody's death could be recorded rests on the same facts still.
  ...(party.died === true ? { died: true as const } : {}),
});

/** Who reported is concerned in the case only once a part of theirs is stated. */
const isConcerned = (rows: KnownRows, { kind, person }: PartyRow): boolean =>
  kind !== 'reporter' || rows.parts.some((row) => row.person === person);

const askedOf = (rows: KnownRows, concerned: readonly PartyRow[]): readonly Asked[] => {
  const asked = concerned.flatMap((party): readonly Asked[] => {
    const { person } = party;
    const about: readonly (readonly [Asked['fact'], boolean])[] = [
      ['age', party.kind === 'adult' || rows.ages.some((row) => row.person === person)],
      ['parts', rows.parts.some((row) => row.person === person)],
      [
        'identified',
        isIdentified(rows, party) !== undefined ||
          rows.statements.some((each) => each.person === person && each.fact === IDENTIFIED),
      ],
    ];
    return about.filter(([, is]) => is).map(([fact]) => ({ person, fact }));
  });
  const isCounted = rows.earlier !== undefined || rows.counted > 0;
  return isCounted ? [...asked, { person: null, fact: 'earlierReports' }] : asked;
};

/** Puts the newest rows together: each person's own, and nobody else's. */
export const caseFactsFrom = (rows: KnownRows): CaseFacts => {
  const concerned = rows.parties.filter((party) => isConcerned(rows, party));
  const people = concerned.map((party) => personFacts(rows, party));
  const standing = rows.statements.flatMap((statement): readonly Statement[] => {
    if (!isOvertaken({ people }, statement)) return [statement];
    const state = presentOf({ people }, statement.fact);
    return state === undefined ? [] : [{ ...statement, state }];
  });
  return {
    nation: rows.nation,
    people,
    factors: answersOf({ ...rows, statements: standing }, null, 'case'),
    earlierReports: earlierReports(rows.earlier?.reports ?? 'unknown', rows.counted),
    stated: rows.statements,
    asked: askedOf(rows, concerned),
    weighed: rows.weighed,
  };
};

/** As if nobody were named who must not be told: whom to tell is no reason for or against an outcome, and undoes none. */
const withoutNamed = (facts: CaseFacts): CaseFacts => {
  const named = facts.stated.filter(isNamedDanger);
  const stated = facts.stated.flatMap((one) => (isNamedDanger(one) ? (one.inPlaceOf ?? []) : one));
  const people = facts.people.map((person) => {
    const of = named.find((one) => one.person === person.person);
    if (of === undefined) return person;
    const others = Object.entries(person.facts).filter(([fact]) => fact !== HOME_FACT);
    const answered = of.inPlaceOf === undefined ? [] : [[HOME_FACT, of.inPlaceOf.state] as const];
    return { ...person, facts: Object.fromEntries([...others, ...answered]) };
  });
  return { ...facts, stated, people };
};

/**
 * SHA-256 over the canonical JSON of the facts as answered. When and by whom are left out: the same answer given again
 * is no other fact, and does not undo a proposal.
 */
export const factsDigest = (of: CaseFacts): string => {
  const { stated, weighed, ...facts } = withoutNamed(of);
  const said = stated
    .map(({ at: _at, by: _by, ...statement }) => statement)
    // In one order, whichever was answered first: the digest is of what is known, and not of how it came to be.
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const known = {
    ...facts,
    // JSON drops what is undefined: null says that it was not known, and keeps two states from one digest.
    people: facts.people.map((person) => ({
      ...person,
      parts: person.parts ?? null,
      identified: person.identified ?? null,
    })),
  };
  // Left out where there is nothing: a proposal made before there was anything to weigh rests on the same facts still.
  const weighs = weighed.length === 0 ? {} : { weighed: weighed.map(weighedSaid).toSorted(byPlace) };
  return digestOf({ ...known, ...weighs, stated: said }).toString('hex');
};

const weighedSaid = ({ at: _at, by: _by, ...said }: Weighed) => said;

const byPlace = (one: Pick<Weighed, 'fact' | 'person'>, other: Pick<Weighed, 'fact' | 'person'>): number =>
  `${one.fact}|${one.person}` < `${other.fact}|${other.person}` ? -1 : 1;

const keyOf = ({ person, direction, fact }: Pick<Statement, 'person' | 'direction' | 'fact'>): string =>
  JSON.stringify([person, direction, fact]);
