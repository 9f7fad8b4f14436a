import { counts, type Definition } from '../definition/index.ts';
import type { Observed } from '../measure/index.ts';
import {
  forceKey,
  gapSentence,
  knownGap,
  quarterName,
  quarterPeriod,
  type QuarterCount,
  type ForceCoverage,
  type Outcomes,
} from '../source/index.ts';

export interface Excluded {
  readonly force: string;
  readonly why: string;
}

export interface ForceTally extends Observed {
  readonly force: string;
  /** Outcomes that may take up what Outcome 21 gives up, by type; null where the source has no such type or a count is missing. */
  readonly beside: Beside;
}

export type Beside = Readonly<Record<string, number | null>>;

/** Beside Outcome 21 stand 22, 20 and 8, so that another code is not read as a harder hand (design, section 11). */
const BESIDE_21 = ['22', '20', '8'] as const;

function besideOf(outcomes: Outcomes, counted: readonly QuarterCount[], definition: Definition): Beside {
  const { types } = definition.numerator;
  if (types === 'assigned' || !types.includes('21')) return {};
  return Object.fromEntries(
    BESIDE_21.filter((type) => !types.includes(type)).map((type) => {
      const values = counted
        .filter(({ outcomeType }) => outcomeType === type)
        .map((each) => each.values[definition.basis]);
      const known = values.flatMap((value) => (value.kind === 'missing' ? [] : [value.value]));
      // A type that no row has may not have existed yet (22 began on 1 April 2019): not given is not 0.
      const isKnown = outcomes.outcomeTypes.has(type) && known.length === values.length;
      return [type, isKnown ? known.reduce((sum, value) => sum + value, 0) : null];
    }),
  );
}

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
}

interface Cell {
  readonly count: QuarterCount;
  readonly value: number;
}

type Cells =
  { readonly kind: 'cells'; readonly cells: readonly Cell[] } | { readonly kind: 'missing'; readonly why: string };

/** Every count of a force that the definition reads, on its basis; one missing count leaves the total unknown. */
function cellsOf(counted: readonly QuarterCount[], definition: Definition): Cells {
  const cells: Cell[] = [];
  for (const count of counted) {
    if (!counts(definition.sides[1], count.outcomeType)) continue;
    const value = count.values[definition.basis];
    if (value.kind === 'missing') {
      const given = value.as === '' ? 'blank' : `given as “${value.as}”`;
      return {
        kind: 'missing',
        why: `type ${count.outcomeType} in ${quarterName(count.quarter)} is ${given}, which is not 0`,
      };
    }
    cells.push({ count, value: value.value });
  }
  return { kind: 'cells', cells };
}

function negativeTotal(force: string, cells: readonly Cell[]): NegativeTotal | undefined {
  const totals = Map.groupBy(cells, ({ count }) => `${count.quarter.year}|${count.outcomeType}`);
  for (const group of totals.values()) {
    const total = group.reduce((sum, { value }) => sum + value, 0);
    const first = group[0]?.count;
    if (total < 0 && first !== undefined)
      return { kind: 'negative-total', force, outcomeType: first.outcomeType, year: first.quarter.year, total };
  }
  return undefined;
}

function unsent({ quarters }: ForceCoverage, definition: Definition): string | undefined {
  const gaps = definition.period.quarters.map(quarterName).filter((name) => !quarters.has(name));
  return gaps.length === 0 ? undefined : `the source has no row of this force for ${gaps.join(', ')}`;
}

/** Rows that are there and too small read as a force that does less, not as a force that did not say. */
function unmarked(force: string, definition: Definition): string | undefined {
  for (const quarter of definition.period.quarters) {
    const gap = knownGap('outcomes', force, quarterPeriod(quarter));
    if (gap !== undefined) return gapSentence(gap);
  }
  return undefined;
}

const total = (cells: readonly Cell[]): number => cells.reduce((sum, { value }) => sum + value, 0);

function tallyForce(
  outcomes: Outcomes,
  coverage: ForceCoverage,
  counted: readonly QuarterCount[],
  definition: Definition,
): ForceTally | Excluded | NegativeTotal {
  const { force } = coverage;
  // A quarter that was never sent would be read as a quarter without crime.
  const gap = unsent(coverage, definition) ?? unmarked(force, definition);
  if (gap !== undefined) return { force, why: gap };
  const read = cellsOf(counted, definition);
  if (read.kind === 'missing') return { force, why: read.why };
  const negative = negativeTotal(force, read.cells);
  if (negative !== undefined) return negative;
  const n = total(read.cells);
  // Nothing of nothing is no share of 0: the force is named among those left out.
  if (n === 0) return { force, why: 'no outcome in the denominator' };
  const y = total(read.cells.filter(({ count }) => counts(definition.sides[0], count.outcomeType)));
  return { force, y, n, beside: besideOf(outcomes, counted, definition) };
}

const byName = (a: { readonly force: string }, b: { readonly force: string }): number =>
  a.force.localeCompare(b.force, 'en');

/** Adds up each force's counts as the definition says, in the order of their names. */
export function tally(outcomes: Outcomes, definition: Definition): Tallied | NegativeTotal {
  const counted = Map.groupBy(outcomes.counts, ({ force }) => forceKey(force));
  const forces: ForceTally[] = [];
  const excluded: Excluded[] = outcomes.notForces.map((force) => ({ force, why: 'no force of the outcomes table' }));
  for (const coverage of outcomes.forces) {
    const result = tallyForce(outcomes, coverage, counted.get(forceKey(coverage.force)) ?? [], definition);
    if ('kind' in result) return result;
    if ('why' in result) excluded.push(result);
    else forces.push(result);
  }
  return { kind: 'tallied', forces: forces.toSorted(byName), excluded: excluded.toSorted(byName) };
}
