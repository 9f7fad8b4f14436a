import { HOME_OFFICE, type Told } from '../definition/index.ts';
import {
  forceKey,
  isNoForce,
  knownForce,
  quarterOf,
  slotName,
  type Days,
  type Offence,
  type Slot,
  type SourceFile,
} from '../source/index.ts';
import {
  daysOf,
  isOutcome,
  isTotal,
  namedShare,
  scopeOf,
  termWords,
  type CountSource,
  type NationTable,
  type Scoped,
  type SourceCount,
} from './count-source.ts';
import { mixedSentences } from './together.words.ts';
import { unsettledIn } from './unsettled.ts';
import { ASSIGNED, type GivenCount, type GivenValue, type Material } from './material.ts';

const WHY = {
  withheld: 'withheld',
  'not-held': 'not held',
  refused: 'refused',
  'no-answer': 'without an answer',
  'not-given': 'not given',
} as const;

/** A count of the one shape as a comparison reads it. */
function valueOf({ value, low, high, missing, within }: SourceCount): GivenValue {
  if (value !== null) return { kind: 'known', value, ...(within === undefined ? {} : { within }) };
  const why = missing ?? 'not-given';
  // What was printed inexactly keeps its bounds, whoever printed it and why: *more than 370* is 371 or more.
  const bounds = { low: low ?? 0, high };
  const more = bounds.low === 0 ? '' : ` (${bounds.low} or more)`;
  const between = high === null ? more : ` (${bounds.low} to ${high})`;
  return { kind: 'missing', why, ...bounds, as: '', says: `${WHY[why]}${between}, which is not 0` };
}

const typeOf = (count: SourceCount): string => (isTotal(count) ? ASSIGNED : (count.outcomeType ?? ''));

/** Two figures for one place: neither is taken, and both are said. */
const twice = (alike: readonly SourceCount[]): GivenValue => ({
  ...{ kind: 'missing', why: 'not-given', low: 0, high: null, as: '' },
  says: `given more than once, as ${alike.map(({ value, missing }) => value ?? missing ?? '').join(' and as ')}: the source has to be asked which holds`,
});

function givenIn(counts: readonly SourceCount[]): readonly GivenCount[] {
  const places = Map.groupBy(counts, (count) => `${forceKey(count.force)}|${slotName(daysOf(count))}|${typeOf(count)}`);
  return [...places.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const values = new Set(alike.map(({ value, low, high }) => `${value ?? ''}|${low ?? ''}|${high ?? ''}`));
    const value = values.size === 1 ? valueOf(first) : twice(alike);
    return [{ force: first.force, slot: slotOf(daysOf(first)), outcomeType: typeOf(first), value }];
  });
}

/** A financial quarter is one, whichever source it is of: four of them are read as their year. */
const slotOf = (days: Days): Slot => quarterOf(days) ?? days;

const UNITS: Readonly<Record<string, string>> = { 'not-stated': 'unit not stated' };

const AGES: Readonly<Record<string, string>> = { 'not stated': 'ages not stated: it may hold adults' };

/** What the source says of these counts, in the words that stand beside every figure. */
function toldBy(source: CountSource, { scope, counts }: Scoped): Told {
  const total = counts.find(isTotal)?.measure;
  const named = namedShare(source, { scope, counts });
  const ages = AGES[scope.ages] ?? scope.ages;
  return {
    ...(source.table === undefined
      ? { ages, place: 'forces as the source names them' }
      : { ages: HOME_OFFICE.ages, place: HOME_OFFICE.place }),
    unit: UNITS[scope.unit] ?? scope.unit,
    source: `${source.title}, given by ${source.publisher}`,
    short: `${ages}. ${source.publisher}.`,
    licence: source.licence,
    ...(named === undefined ? {} : { part: named.part }),
    ...(total === undefined || named !== undefined
      ? {}
      : {
          assigned: `“${total}”, the total that the source gives: whether cases without an outcome are in it, it does not say`,
        }),
  };
}

/** A definition that a source has of its own is named with the offence: two of them are two questions. */
function offenceOf({ scope: { offence, definition } }: Scoped, { offences = [] }: CountSource): Offence {
  const named = offences.find(({ code }) => code === offence);
  return named ?? { code: termWords(offence), description: '', group: definition };
}

/** The times that counts are of, first to last. */
export function slotsIn(counts: readonly SourceCount[]): readonly Days[] {
  const slots = new Map(counts.map((count) => [slotName(daysOf(count)), daysOf(count)]));
  return [...slots.values()].toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}

export const overlapping = (one: Days, other: Days): boolean => one.from <= other.to && other.from <= one.to;

/** A nation’s figure is no force’s: beside those of forces it would count them twice. */
const WHOLE = /\b(?:national|nations?|england|wales|uk|total|all forces|not stated)\b/iu;

/** A name in no list is a slip, or may be a force that is there already under another: unless a force signed it, it is compared with none. */
const isForceOf =
  ({ signed }: CountSource) =>
  (name: string): boolean =>
    knownForce(name) !== undefined || (signed === true && !isNoForce(name) && !WHOLE.test(name));

/** Which issues the figures of each time are of; undefined where there is one alone. */
function issuesIn(counts: readonly SourceCount[]): Material['issues'] {
  if (counts.every(({ issue }) => issue === undefined)) return undefined;
  const bySlot = Map.groupBy(counts, (count) => slotName(daysOf(count)));
  return new Map([...bySlot].map(([slot, own]) => [slot, filesOf(own)]));
}

const filesOf = (counts: readonly SourceCount[]): readonly SourceFile[] => [
  ...new Set(counts.flatMap(({ issue }) => issue ?? [])),
];

interface Issue {
  readonly files: readonly SourceFile[];
  readonly table: NationTable | undefined;
}

function materialOf(source: CountSource, scoped: Scoped, slots: readonly Days[], { files, table }: Issue): Material {
  const isForce = isForceOf(source);
  const names = new Set(slots.map(slotName));
  const within = scoped.counts.filter((count) => names.has(slotName(daysOf(count))));
  const counts = givenIn(within.filter(({ force }) => isForce(force)));
  const byForce = Map.groupBy(counts, ({ force }) => forceKey(force));
  const issues = issuesIn(within);
  return {
    ...(issues === undefined ? { files } : { issues, files: filesOf(within) }),
    ...{ told: toldBy(source, scoped), offence: offenceOf(scoped, source), counts, slots: slots.map(slotOf) },
    absent: table?.absent ?? 'not-given',
    outcomeTypes: new Set(counts.map(({ outcomeType }) => outcomeType)),
    forces: [...byForce.values()].flatMap((own) => {
      const [first] = own;
      const given = table?.isWhole === true ? slots.map(slotOf) : own.map(({ slot }) => slot);
      const covered = new Map(given.map((slot) => [slotName(slot), slot]));
      return first === undefined ? [] : [{ force: first.force, slots: covered }];
    }),
    notForces: [...new Set(within.map(({ force }) => force).filter((force) => !isForce(force)))],
    oddities: issues === undefined ? source.notes : [...mixedSentences(within, source.files), ...source.notes],
    unsettled: unsettledIn(source, scoped, names, givenIn).filter(({ force }) => isForce(force)),
    elsewhere: source.counts
      .filter((count) => !scoped.counts.includes(count) && isForce(count.force))
      .map((count) => ({ force: count.force, days: daysOf(count) })),
    restated: null,
  };
}

/** The counts of these times, beside what an earlier issue gave for them. */
export function countMaterial(source: CountSource, scoped: Scoped, slots: readonly Days[]): Material {
  const { earlier, files, table } = source;
  const material = materialOf(source, scoped, slots, { files, table });
  if (earlier === null) return material;
  // An issue has both bases, and whatever else it was asked for: of these, what is compared now alone moved.
  const same = JSON.stringify(scoped.scope);
  const alike = earlier.counts.filter((count) => isOutcome(count) && JSON.stringify(scopeOf(count)) === same);
  if (alike.length === 0) return material;
  const before = { scope: scoped.scope, counts: alike };
  const issue = { files: earlier.files, table: earlier.table };
  const restated = { files, kept: [], before: materialOf(source, before, slots, issue) };
  if (material.issues === undefined) return { ...material, restated };
  const moved = takingPlace(scoped.counts, alike, slots);
  return moved === undefined ? material : { ...material, restated: { ...restated, ...moved } };
}

/** Of issues that were put together, those whose figures stand in the place of others; what none gave again stands in both. */
function takingPlace(now: readonly SourceCount[], before: readonly SourceCount[], slots: readonly Days[]) {
  const names = new Set(slots.map(slotName));
  const within = (counts: readonly SourceCount[]): readonly SourceCount[] =>
    counts.filter((count) => names.has(slotName(daysOf(count))));
  const [stands, stood] = [new Set(within(now)), new Set(within(before))];
  const anew = [...stands].filter((count) => !stood.has(count));
  // A row that is gone from a table moved too.
  const isGone = [...stood].some((count) => !stands.has(count));
  if (anew.length === 0 && !isGone) return undefined;
  return { files: filesOf(anew.length === 0 ? [...stands] : anew) };
}
