import { counts, type Definition } from '../definition/index.ts';
import type { BoundedGroup, Bounds, Observed } from '../measure/index.ts';
import {
  forceKey,
  gapSentence,
  isNoForce,
  knownGap,
  OUTCOME_SINCE,
  slotDays,
  slotName,
  type MISSING,
  type Slot,
} from '../source/index.ts';
import { openOf, type Open } from './moved-counts.ts';
import { noCount } from './no-count.ts';
import { unseenInTable } from './unseen-forces.ts';
import { ASSIGNED, DEFINED, type Covered, type GivenCount, type Material } from './material.ts';

export interface Excluded {
  readonly force: string;
  readonly why: string;
}

export interface ForceTally extends Observed {
  readonly force: string;
  /** Outcomes that may take up what Outcome 21 gives up, by type; null where the source has no such type or a count is missing. */
  readonly beside: Beside;
  /** Of those beside that are null, why: `withheld` is there, and not told. */
  readonly besideMissing: BesideMissing;
  /** Types of which it has no row, and whose nought is read from that: those of the numerator, or all of the rest. */
  readonly noughts: readonly string[];
  /** The lowest and the highest share, where its publisher moved the counts. */
  readonly open: Open | null;
}

export type BesideMissing = Readonly<Record<string, (typeof MISSING)[number]>>;

export type Beside = Readonly<Record<string, number | null>>;

/** Beside Outcome 21 stand 22, 20 and 8, so that another code is not read as a harder hand (design, section 11). */
const BESIDE_21 = ['22', '20', '8'] as const;

function besideOf(material: Material, counted: readonly GivenCount[], definition: Definition): Beside {
  const { types } = definition.numerator;
  if (types === 'assigned' || !types.includes('21')) return {};
  return Object.fromEntries(
    BESIDE_21.filter((type) => !types.includes(type)).map((type) => {
      const values = counted.filter(({ outcomeType }) => outcomeType === type).map(({ value }) => value);
      const known = values.flatMap((value) => (value.kind === 'missing' ? [] : [value.value]));
      // A type that no row has may not have existed yet (22 began on 1 April 2019): not given is not 0.
      const isWhole = material.absent === 'zero' || values.length === material.slots.length;
      const isKnown = material.outcomeTypes.has(type) && known.length === values.length && isWhole;
      return [type, isKnown ? known.reduce((sum, value) => sum + value, 0) : null];
    }),
  );
}

/** Why each of them is not known: what is held back is not what was never given. */
const besideMissingOf = (beside: Beside, counted: readonly GivenCount[]): BesideMissing =>
  Object.fromEntries(
    Object.entries(beside).flatMap(([type, value]) => {
      if (value !== null) return [];
      const why = counted.flatMap((count) =>
        count.outcomeType === type && count.value.kind === 'missing' ? [count.value.why] : [],
      );
      return [[type, why[0] ?? ('not-given' as const)]];
    }),
  );

/** A published total that cannot be: corrections of single quarters may be below 0, a year may not. */
export interface NegativeTotal {
  readonly kind: 'negative-total';
  readonly force: string;
  readonly outcomeType: string;
  readonly year: string;
  readonly total: number;
}

export interface Tallied {
  readonly kind: 'tallied';
  readonly forces: readonly ForceTally[];
  readonly excluded: readonly Excluded[];
  /** Of those left out, the ones whose hidden counts are known to lie between two ends. */
  readonly bounded: readonly BoundedTally[];
}

/** A force with a hidden small count: its share is known between two ends only. */
export interface BoundedTally extends Excluded, BoundedGroup {
  readonly beside: Beside;
  /** Of the types beside, those with a count that is hidden: what the source has no row of is not hidden. */
  readonly hiddenBeside: readonly string[];
}

/** Why a force without a case has no share: it is not silent. */
export const NO_OUTCOME = 'no outcome in the denominator';

/** What some counts come to: known, or between two ends, and why it is not known. */
interface Sum extends Bounds {
  readonly why: string | null;
}

const NOTHING: Sum = { low: 0, high: 0, why: null };

const joined = (one: Sum, other: Sum): Sum => ({
  low: one.low + other.low,
  high: one.high === null || other.high === null ? null : one.high + other.high,
  why: one.why ?? other.why,
});

const OTHERS: Readonly<Record<string, string>> = { [ASSIGNED]: 'the total', [DEFINED]: 'the part that is asked' };

function sumOne({ slot, outcomeType, value }: GivenCount): Sum {
  if (value.kind === 'known') return { low: value.value, high: value.value, why: null };
  const { low, high, as, says } = value;
  const given = as === '' ? 'blank' : `given as “${as}”`;
  const what = OTHERS[outcomeType] ?? `type ${outcomeType}`;
  return { low, high, why: `${what} in ${slotName(slot)} is ${says ?? `${given}, which is not 0`}` };
}

const UNSAID =
  'no row, though this table has rows of zeros and its digest is of no known issue: not given, which is not 0';

/**
 * A type that an answer does not name is not given; of a table whose rows of zeros were dropped, it is 0. Of a table that has such
 * rows, what is asked by its number is not given; the total of all is that of its rows.
 */
function unnamed(counted: readonly GivenCount[], types: readonly string[], material: Material): Sum {
  const { absent, slots } = material;
  if (absent === 'zero') return NOTHING;
  if (absent === 'unsaid') return unsaid(counted, types, material);
  const given = new Set(counted.map(({ slot, outcomeType }) => `${outcomeType}|${slotName(slot)}`));
  for (const slot of slots)
    for (const type of types)
      if (!given.has(`${type}|${slotName(slot)}`)) {
        const what = OTHERS[type] ?? `type ${type}`;
        return { low: 0, high: null, why: `${what} in ${slotName(slot)} is not given, which is not 0` };
      }
  return NOTHING;
}

/** The first row that a force does not have of these types, in words; of a type that did not exist yet none is looked for. */
export function rowLacking(
  counted: readonly GivenCount[],
  types: readonly string[],
  { slots }: Material,
): string | undefined {
  const given = new Set(counted.map(({ slot, outcomeType }) => `${outcomeType}|${slotName(slot)}`));
  const isBefore = (type: string, slot: Slot): boolean => (OUTCOME_SINCE[type] ?? '') > slotDays(slot).to;
  for (const slot of slots)
    for (const type of types)
      if (type !== ASSIGNED && !isBefore(type, slot) && !given.has(`${type}|${slotName(slot)}`))
        return `type ${type} in ${slotName(slot)} has ${UNSAID}`;
  return undefined;
}

function unsaid(counted: readonly GivenCount[], types: readonly string[], material: Material): Sum {
  const why = rowLacking(counted, types, material);
  return why === undefined ? NOTHING : { low: 0, high: null, why };
}

/** Whether the denominator is one count of the source, and not the sum of its types. */
export const isTotalled = ({ outcomeTypes }: Material, { sides: [, whole] }: Definition): boolean =>
  whole.kind === 'named' || (whole.kind === 'assigned' && outcomeTypes.has(ASSIGNED));

/** Whether a count is part of a side: one of a total beside its parts is counted once. */
function isIn(side: 0 | 1, material: Material, definition: Definition): (count: GivenCount) => boolean {
  if (side === 1 && isTotalled(material, definition)) return ({ outcomeType }) => outcomeType === ASSIGNED;
  const of = definition.sides[side];
  return ({ outcomeType }) => outcomeType !== ASSIGNED && counts(of, outcomeType);
}

function sumOf(side: 0 | 1, material: Material, counted: readonly GivenCount[], definition: Definition): Sum {
  const { types } = side === 0 ? definition.numerator : definition.denominator;
  const within = counted.filter(isIn(side, material, definition));
  const named = types === 'assigned' ? [ASSIGNED] : types;
  return within.map(sumOne).reduce(joined, unnamed(counted, named, material));
}

/** The numerator alone: a force without a case in the denominator has none of it, and so a count. */
export interface Numerator {
  readonly force: string;
  readonly value: number | null;
  readonly why: string | null;
}

/** Of which types a force has no row, where a whole side of its share is made of them. */
function noughtsIn(material: Material, counted: readonly GivenCount[], definition: Definition): readonly string[] {
  const [of, over] = definition.sides;
  if (material.absent === 'not-given' || of.kind !== 'types') return [];
  const absent = (types: readonly string[]): readonly string[] =>
    types.every((type) => !counted.some(({ outcomeType }) => outcomeType === type)) ? types : [];
  const rest = over.kind === 'types' ? over.types.filter((type) => !of.types.includes(type)) : [];
  return [...absent(of.types), ...absent(rest)];
}

/** What each force gives of the numerator, or why that is not known, in the order of their names. */
export function numerators(material: Material, definition: Definition): readonly Numerator[] {
  const counted = Map.groupBy(material.counts, ({ force }) => forceKey(force));
  return material.forces
    .map((coverage): Numerator => {
      const { force } = coverage;
      const gap = unsent(coverage, definition) ?? unmarked(force, definition);
      if (gap !== undefined) return { force, value: null, why: gap };
      const { low, why: unknown } = sumOf(0, material, counted.get(forceKey(force)) ?? [], definition);
      const why = noCount(low) ?? unknown;
      if (why === null && low < 0)
        return { force, value: null, why: `it comes to ${low}: a correction of earlier counts` };
      return { force, value: why === null ? low : null, why };
    })
    .toSorted(byName);
}

/** What is in the denominator and not in the numerator, within the bounds that are known. */
function othersOf(y: Sum, n: Sum, material: Material, counted: readonly GivenCount[], definition: Definition): Bounds {
  if (isTotalled(material, definition))
    return {
      low: Math.max(0, n.low - (y.high ?? n.low)),
      high: n.high === null ? null : Math.max(0, n.high - y.low),
    };
  const [inY, inN] = [isIn(0, material, definition), isIn(1, material, definition)];
  const sum = counted
    .filter((count) => inN(count) && !inY(count))
    .map(sumOne)
    .reduce(joined, NOTHING);
  return { low: sum.low, high: n.high === null ? null : sum.high };
}

/** The financial year of a quarter; other times stand for themselves. */
const yearOf = ({ slot }: GivenCount): string => ('year' in slot ? slot.year : slotName(slot));

function negativeTotal(force: string, cells: readonly GivenCount[]): NegativeTotal | undefined {
  const totals = Map.groupBy(cells, (count) => `${yearOf(count)}|${count.outcomeType}`);
  for (const group of totals.values()) {
    const total = group.reduce((sum, { value }) => sum + (value.kind === 'known' ? value.value : 0), 0);
    const [first] = group;
    if (total < 0 && first !== undefined)
      return { kind: 'negative-total', force, outcomeType: first.outcomeType, year: yearOf(first), total };
  }
  return undefined;
}

function unsent({ slots }: Covered, definition: Definition): string | undefined {
  const gaps = definition.period.quarters.map(slotName).filter((name) => !slots.has(name));
  return gaps.length === 0 ? undefined : `the source has no row of this force for ${gaps.join(', ')}`;
}

/** Rows that are there and too small read as a force that does less, not as a force that did not say. */
function unmarked(force: string, definition: Definition): string | undefined {
  for (const quarter of definition.period.quarters) {
    const { from: periodStart, to: periodEnd } = slotDays(quarter);
    const gap = knownGap('outcomes', force, { periodStart, periodEnd });
    if (gap !== undefined) return gapSentence(gap);
  }
  return undefined;
}

type OfForce = ForceTally | Excluded | BoundedTally | NegativeTotal;

/** A hidden count leaves a force without a share, and with ends between which its share lies, if both are known. */
function missing({ force, why }: Excluded, y: Sum, others: Bounds, beside: Beside, counted: readonly GivenCount[]) {
  if (y.high === null || others.high === null) return { force, why };
  const isHidden = (type: string): boolean =>
    counted.some(({ outcomeType, value }) => outcomeType === type && value.kind === 'missing');
  return { force, why, y, others, beside, hiddenBeside: Object.keys(beside).filter(isHidden) };
}

function tallyForce(
  material: Material,
  coverage: Covered,
  counted: readonly GivenCount[],
  definition: Definition,
): OfForce {
  const { force } = coverage;
  // A quarter that was never sent would be read as a quarter without crime.
  const gap = unsent(coverage, definition) ?? unmarked(force, definition);
  if (gap !== undefined) return { force, why: gap };
  const [y, n] = ([0, 1] as const).map((side) => sumOf(side, material, counted, definition));
  if (y === undefined || n === undefined) throw new Error('a share has two sides');
  const absurd = noCount(Math.max(y.low, n.low));
  if (absurd !== undefined) return { force, why: absurd };
  const why = n.why ?? y.why;
  const beside = besideOf(material, counted, definition);
  if (why !== null) {
    const others = othersOf(y, n, material, counted, definition);
    return missing({ force, why }, y, others, beside, counted);
  }
  const negative = negativeTotal(force, counted.filter(isIn(1, material, definition)));
  if (negative !== undefined) return negative;
  // Nothing of nothing is no share of 0: the force is named among those left out.
  if (n.low === 0) return { force, why: NO_OUTCOME };
  if (y.low > n.low) return { force, why: `its ${y.low} are more than the ${n.low} that they are to be part of` };
  const open = openOf(counted.filter(isIn(0, material, definition)), counted.filter(isIn(1, material, definition)));
  const besideMissing = besideMissingOf(beside, counted);
  return { force, y: y.low, n: n.low, beside, besideMissing, noughts: noughtsIn(material, counted, definition), open };
}

const byName = (a: { readonly force: string }, b: { readonly force: string }): number =>
  a.force.localeCompare(b.force, 'en');

/**
 * Adds up each force's counts as the definition says, in the order of their names. A total of a year that is below 0 is an
 * error of the file.
 */
export function tally(material: Material, definition: Definition): Tallied | NegativeTotal {
  const { negative, ...tallied } = tallyAll(material, definition);
  return negative ?? tallied;
}

/** The same of a part of a year, where such a total is a correction of earlier counts, and leaves out that force alone. */
export function tallyPart(material: Material, definition: Definition): Tallied {
  const { kind, forces, excluded, bounded } = tallyAll(material, definition);
  return { kind, forces, excluded, bounded };
}

const whyNoForce = (force: string): string =>
  isNoForce(force)
    ? 'no force of the outcomes table'
    : 'in no list of the forces of England and Wales: a name that is misspelt may stand beside the same force rightly spelt';

function tallyAll(
  material: Material,
  definition: Definition,
): Tallied & { readonly negative: NegativeTotal | undefined } {
  let negative: NegativeTotal | undefined;
  const counted = Map.groupBy(material.counts, ({ force }) => forceKey(force));
  const forces: ForceTally[] = [];
  const bounded: BoundedTally[] = [];
  const excluded: Excluded[] = [
    ...material.notForces.map((force) => ({ force, why: whyNoForce(force) })),
    ...unseenInTable(material),
  ];
  for (const coverage of material.forces) {
    const result = tallyForce(material, coverage, counted.get(forceKey(coverage.force)) ?? [], definition);
    if ('kind' in result) {
      negative ??= result;
      const { force, outcomeType, total } = result;
      excluded.push({ force, why: `its type ${outcomeType} comes to ${total}: a correction of earlier counts` });
      continue;
    }
    if ('why' in result) excluded.push({ force: result.force, why: result.why });
    if ('others' in result) bounded.push(result);
    else if ('beside' in result) forces.push(result);
  }
  const [named, left, between] = [forces.toSorted(byName), excluded.toSorted(byName), bounded.toSorted(byName)];
  return { kind: 'tallied', forces: named, excluded: left, bounded: between, negative };
}
