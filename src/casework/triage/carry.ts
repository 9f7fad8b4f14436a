import type { JoinedChild } from '../report/index.ts';
import type { StateAge } from './age.ts';
import { agesExclude, bothAges, knownAge, type AgeKnown, type AgeSpan, type ConductDay } from './age-span.ts';
import type { StateConductDay } from './conduct-day.ts';
import type { StateEarlierReports } from './earlier.ts';
import type { FromWhom } from './statement.ts';

/** A statement as a case holds it: its value, empty where it was said not to be known, and from whom. */
interface Said<Value> {
  readonly value: Value | undefined;
  readonly fromWhom: FromWhom | undefined;
}

/** What was stated of somebody's age, and what their date of birth gives. */
export interface AgeSaid {
  readonly stated: Said<AgeSpan> | undefined;
  readonly derived: Said<AgeSpan> | undefined;
  /** As old as a date of birth leaves them on any day; undefined where none is recorded. */
  readonly most?: number | undefined;
}

/** What one case of a join states of day, ages and earlier reports; undefined is what nobody stated. */
export interface CarriedSide {
  readonly day: Said<ConductDay> | undefined;
  readonly ages: ReadonlyMap<string, AgeSaid>;
  readonly earlier: Said<number> | undefined;
}

export interface Sides {
  readonly from: CarriedSide;
  readonly into: CarriedSide;
}

const earlierOf = (one: string, other: string): string => (one < other ? one : other);
const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** From the first day that either names to the last. */
const bothDays = (one: ConductDay | undefined, other: ConductDay | undefined): ConductDay | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return { earliest: earlierOf(one.earliest, other.earliest), latest: laterOf(one.latest, other.latest) };
};

/** The day that the case has to state: also where only an age of a child who comes in hangs on it. */
export const carriedDay = (
  { from, into }: Sides,
  id: string,
  children: readonly JoinedChild[],
): StateConductDay | undefined => {
  const isBorn = children.some(
    ({ person, same }) => same === undefined && from.ages.get(person)?.derived !== undefined,
  );
  if (from.day === undefined && !isBorn) return undefined;
  const day = bothDays(from.day?.value, into.day?.value);
  const isNew = into.day === undefined || JSON.stringify(day) !== JSON.stringify(into.day.value);
  return isNew || isBorn ? { case: id, day: day ?? 'not-known' } : undefined;
};

const isSameAge = (one: AgeSpan, other: AgeSpan | undefined): boolean =>
  one.lowest === other?.lowest && one.highest === other.highest;

/** What was told of a child's age; that of a date of birth was in a record of ours. */
const toldOf = (said: AgeSaid): Said<AgeSpan> | undefined => {
  const { stated, derived } = said;
  if (agesExclude(asKnown(said))) return { value: knownAge(asKnown(said)), fromWhom: stated?.fromWhom };
  return derived?.value === undefined ? stated : { value: derived.value, fromWhom: 'police-record' };
};

const asKnown = ({ stated, derived, most }: AgeSaid): AgeKnown => ({
  derived: derived?.value,
  stated: stated?.value,
  most,
});

/** The age that the case has to state of a child; undefined where nothing is new. */
const carriedAge = (told: Said<AgeSpan>, known: AgeSaid | undefined): StateAge['age'] | undefined => {
  const stated = known?.stated;
  // A date of birth that the case knows stands before what was told, unless the two exclude each other.
  const isBorn = known?.derived?.value !== undefined;
  if (isBorn && !agesExclude({ ...asKnown(known), stated: told.value })) return undefined;
  // Neither report is taken for the better one. Who does not know takes nothing from whoever does.
  if (told.value === undefined) return stated === undefined ? 'not-known' : undefined;
  const age = bothAges(told.value, stated?.value);
  return isSameAge(age, stated?.value) ? undefined : age;
};

/** A date of birth that the report knew without a day: where it excludes what the case was told, both stay possible. */
const olderThanBorn = ({ most }: AgeSaid, known: AgeSaid | undefined): Said<AgeSpan> | undefined =>
  most !== undefined && agesExclude({ derived: undefined, most, stated: known?.stated?.value })
    ? { value: { lowest: 0, highest: most }, fromWhom: 'police-record' }
    : undefined;

/** The ages that the case has to state, each of the child whom it is of. */
export const carriedAges = ({ from, into }: Sides, id: string, children: readonly JoinedChild[]): readonly StateAge[] =>
  children.flatMap(({ person, same = person }): readonly StateAge[] => {
    const said = from.ages.get(person);
    const known = into.ages.get(same);
    const told = said === undefined ? undefined : (toldOf(said) ?? olderThanBorn(said, known));
    const age = told === undefined ? undefined : carriedAge(told, known);
    return age === undefined ? [] : [{ case: id, person: same, age, fromWhom: told?.fromWhom, isCarried: true }];
  });

/** The more of the two; not known stands before none, which would set at ease. */
const moreReports = (one: number | undefined, other: number | undefined): number | undefined => {
  const most = Math.max(one ?? 0, other ?? 0);
  return most === 0 && (one === undefined || other === undefined) ? undefined : most;
};

/** How many earlier reports the case has to state. */
export const carriedEarlier = ({ from, into }: Sides, id: string): StateEarlierReports | undefined => {
  if (from.earlier === undefined) return undefined;
  const { value, fromWhom } = from.earlier;
  // None of the report’s own children says nothing of the others: where the case was never asked, it still is to be.
  if (value === 0 && into.earlier === undefined) return undefined;
  const reports = into.earlier === undefined ? value : moreReports(value, into.earlier.value);
  if (into.earlier !== undefined && reports === into.earlier.value) return undefined;
  return { case: id, reports: reports ?? 'not-known', fromWhom };
};
