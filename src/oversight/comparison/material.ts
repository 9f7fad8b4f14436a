import type { Told } from '../definition/index.ts';
import {
  knownForce,
  noughtsOf,
  slotName,
  type Basis,
  type Days,
  type MISSING,
  type Offence,
  type Outcomes,
  type Slot,
  type SourceFile,
} from '../source/index.ts';

/** What a source gives for one place of a table: a count, or why there is none and between what it still lies. */
export type GivenValue =
  | {
      readonly kind: 'known';
      readonly value: number;
      /** Between which counts the one behind it can lie, where it was moved before it was published. */
      readonly within?: { readonly low: number; readonly high: number };
    }
  | {
      readonly kind: 'missing';
      readonly why: (typeof MISSING)[number];
      readonly low: number;
      readonly high: number | null;
      readonly as: string;
      /** Why there is none, in words, where the source says more than a sign. */
      readonly says?: string;
    };

export interface GivenCount {
  readonly force: string;
  readonly slot: Slot;
  /** A Home Office type, or `ASSIGNED` where the source gives the total of all of them by itself. */
  readonly outcomeType: string;
  readonly value: GivenValue;
}

/** An outcome that a source gives in words which fit several types: *Caution* is 2 or 3. It is given, and not which it is. */
export interface Unsettled extends GivenCount {
  readonly words: string;
}

/** Stands for the total of all assigned outcomes, where a source gives it and not every type. */
export const ASSIGNED = 'assigned';

/** Stands for the part of a share that a definition of its own names; `ASSIGNED` is then its whole. */
export const DEFINED = 'defined';

/**
 * What a row that is not there means. `zero`: nought, as who made every file says, or as the table has no row of zeros at all.
 * `unsaid`: a table that has rows of zeros, so that what is asked by its number and has no row is not given. `not-given`: an answer,
 * which says nothing of what it does not name.
 */
export type Absent = 'zero' | 'unsaid' | 'not-given';

export interface Covered {
  readonly force: string;
  /** The times that the source has anything of the force for, by their names. */
  readonly slots: ReadonlyMap<string, Slot>;
}

/**
 * What forces are compared on, whatever it comes from: counts of one offence, unit, age and basis of one source. Nothing of two
 * sources or two bases is ever in one of it.
 */
export interface Material {
  readonly told: Told;
  readonly files: readonly SourceFile[];
  readonly offence: Offence;
  readonly counts: readonly GivenCount[];
  readonly outcomeTypes: ReadonlySet<string>;
  readonly forces: readonly Covered[];
  readonly slots: readonly Slot[];
  readonly notForces: readonly string[];
  readonly oddities: readonly string[];
  /** Outcomes in words that fit several types: given, and of which type is not settled. In no share, and in what cases came to. */
  readonly unsettled: readonly Unsettled[];
  /** What a type that has no row of a force means. */
  readonly absent: Absent;
  /** What the source gives on other terms than are compared: a figure, and none of what is asked. */
  readonly elsewhere: readonly { readonly force: string; readonly days: Days }[];
  /** Where a later issue took the place of an earlier: what it is, and what the earlier alone gives. */
  readonly restated: Restated | null;
  /** Where issues are put together: which of them the figures of each time are of, by its name. */
  readonly issues?: ReadonlyMap<string, readonly SourceFile[]>;
  /** What was taken of several where nobody chose, in words that belong to the figure itself. */
  readonly unasked?: string;
}

export interface Restated {
  readonly files: readonly SourceFile[];
  /** Forces that the later issue does not have, and whose earlier figures stand beside its own. */
  readonly kept: readonly string[];
  readonly before: Material;
}

/** Whether a table has rows of zeros: then one that is not there is no nought. Where it has none, they were left out. */
const printsNoughts = ({ counts }: Outcomes): boolean =>
  counts.some(({ values }) => Object.values(values).every((value) => value.kind === 'known' && value.value === 0));

/** The outcomes open data on one of its two bases. */
export function outcomesMaterial(outcomes: Outcomes, basis: Basis, told: Told): Material {
  const { files, offence, outcomeTypes, quarters, oddities, restated } = outcomes;
  // The Home Office prints its forces alike in every issue: another name is a slip, and may be a force that the table has already.
  const [forces, unknown] = [true, false].map((isKnown) =>
    outcomes.forces.filter(({ force }) => (knownForce(force) !== undefined) === isKnown),
  );
  const notForces = [...outcomes.notForces, ...(unknown ?? []).map(({ force }) => force)];
  return {
    ...{ told, files, offence, outcomeTypes, notForces, oddities, slots: quarters, elsewhere: [] },
    unsettled: [],
    absent:
      files.every(({ sha256 }) => noughtsOf(sha256) !== undefined) || !printsNoughts(outcomes) ? 'zero' : 'unsaid',
    counts: outcomes.counts.map(({ force, quarter, outcomeType, values }) => ({
      ...{ force, outcomeType },
      slot: quarter,
      value: values[basis],
    })),
    forces: (forces ?? []).map(({ force, quarters: slots }) => ({ force, slots })),
    restated: restated === null ? null : { ...restated, before: outcomesMaterial(restated.before, basis, told) },
  };
}

/** The same, of some of its times alone. */
export function during(material: Material, slots: readonly Slot[]): Material {
  const names = new Set(slots.map(slotName));
  const within = ({ slot }: GivenCount): boolean => names.has(slotName(slot));
  return { ...material, slots, counts: material.counts.filter(within), unsettled: material.unsettled.filter(within) };
}
