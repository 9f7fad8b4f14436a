import { outcomeWords, slotDays, type Basis, type Offence, type Slot, type SourceFile } from '../source/index.ts';
import { sideWords, type Side, type SideRefused } from './side.ts';

export interface Scope {
  readonly offence: Offence;
  readonly ages: string;
  readonly place: string;
  readonly unit: string;
}

export interface Period {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  /** The financial quarters of the source, or the days that it names. */
  readonly quarters: readonly Slot[];
}

/** What a definition is made of before it is known to hold together. */
export interface Terms {
  readonly numerator: Side;
  readonly denominator: Side;
  readonly basis: DefinedBasis;
  readonly offence: Offence;
  readonly quarters: readonly Slot[];
  readonly files: readonly SourceFile[];
  readonly told: Told;
  /** Outcomes that were asked and of which the source has no row: they are in neither side, and are named with them. */
  readonly leftOut?: readonly string[];
}

/** By which day outcomes are counted; a source may not say. */
export type DefinedBasis = Basis | 'not-stated';

/** What a source says of all its counts, in the words that stand beside every figure. */
export interface Told {
  readonly ages: string;
  readonly place: string;
  readonly unit: string;
  readonly source: string;
  /** Short enough for the foot of a drawing. */
  readonly short: string;
  readonly licence: string;
  /** What *all assigned* is in this source, where it is not every type of the table. */
  readonly assigned?: string;
  /** What the part is that a definition of its own names, where it names no outcome. */
  readonly part?: string;
}

/** The outcomes open data has no age: code 86 holds adults, and must not pass for what happens to children. */
export const HOME_OFFICE: Told = {
  ages: 'all ages: the source has no age of any suspect or victim',
  place: 'forces of England and Wales, and British Transport Police',
  unit: 'crimes',
  source: 'Home Office, police recorded crime and outcomes open data; Open Government Licence v3.0',
  short: 'all ages. Home Office outcomes open data, OGL v3.0.',
  licence: 'Contains public sector information licensed under the Open Government Licence v3.0.',
};

export type DefinitionRefused =
  | SideRefused
  | { readonly kind: 'units-differ'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'not-outcomes' }
  | { readonly kind: 'not-inside'; readonly outside: readonly string[] }
  | { readonly kind: 'always-one' }
  | { readonly kind: 'no-period' };

/** What a side and its words are called in an answer. */
export interface DefinedSide {
  readonly types: readonly string[] | 'assigned';
  readonly words: string;
}

const basisWords = {
  closed: 'closed: outcomes recorded in the period, whenever the offence was recorded',
  recorded:
    'recorded: outcomes, so far, of the offences recorded in the period; recent quarters hold fewer because their cases are still open',
  'not-stated': 'not stated: the source does not say by which day outcomes were counted',
} as const;

function periodOf(quarters: readonly Slot[]): Period | undefined {
  const all = quarters.map(slotDays);
  const from = all.map((each) => each.from).toSorted()[0];
  const to = all
    .map((each) => each.to)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? undefined : { from, to, quarters };
}

const definedSide = (of: Side, { told: { assigned } }: Terms): DefinedSide => ({
  types: of.kind === 'types' || of.kind === 'named' ? of.types : 'assigned',
  words: of.kind === 'assigned' ? (assigned ?? sideWords(of)) : sideWords(of),
});

/** What was asked beside it and is not in it: the denominator that is used is not the one that was typed. */
function leftOutWords({ leftOut = [] }: Terms): string {
  const all = leftOut.map((type) => `${type} (${outcomeWords(type)})`).join(', ');
  return all === '' ? '' : `; asked too, and left out because the source has no row of it: outcome ${all}`;
}

/** A share needs its numerator within its denominator, both counting the same thing. */
function refusal(numerator: Side, denominator: Side): DefinitionRefused | undefined {
  // Outcome 21 over arrests looks like a share and is none: one case can be in both (design, section 11).
  if (numerator.unit !== denominator.unit)
    return { kind: 'units-differ', numerator: sideWords(numerator), denominator: sideWords(denominator) };
  if (numerator.kind === 'arrests' || denominator.kind === 'arrests') return { kind: 'not-outcomes' };
  // Whoever stored the definition proved its part to lie within its whole.
  if (numerator.kind === 'named' || denominator.kind === 'named') return undefined;
  if (numerator.kind === 'assigned') return { kind: 'always-one' };
  if (denominator.kind === 'assigned') return undefined;
  const outside = numerator.types.filter((type) => !denominator.types.includes(type));
  if (outside.length > 0) return { kind: 'not-inside', outside };
  return numerator.types.length === denominator.types.length ? { kind: 'always-one' } : undefined;
}

/** What a figure means. There is no other way to get one than `define`, and no figure without one. */
export class Definition {
  readonly numerator: DefinedSide;
  readonly denominator: DefinedSide;
  readonly basis: DefinedBasis;
  readonly basisWords: string;
  readonly scope: Scope;
  readonly period: Period;
  readonly source: string;
  readonly files: readonly SourceFile[];
  readonly #terms: Terms;

  private constructor(terms: Terms, period: Period) {
    this.numerator = definedSide(terms.numerator, terms);
    const denominator = definedSide(terms.denominator, terms);
    this.denominator = { ...denominator, words: `${denominator.words}${leftOutWords(terms)}` };
    this.basis = terms.basis;
    this.basisWords = basisWords[terms.basis];
    const { ages, place, unit } = terms.told;
    this.scope = { offence: terms.offence, ages, place, unit };
    this.period = period;
    this.source = terms.told.source;
    this.files = terms.files;
    this.#terms = terms;
  }

  /** The same over a part of the period. */
  within(quarters: readonly Slot[]): Definition {
    const period = periodOf(quarters);
    if (period === undefined) throw new Error('a part of a period without days');
    return new Definition({ ...this.#terms, quarters }, period);
  }

  /** What the source says of all its counts. */
  get told(): Told {
    return this.#terms.told;
  }

  /** What was asked and is in neither side. */
  get leftOut(): readonly string[] {
    return this.#terms.leftOut ?? [];
  }

  /** The two sides as they were defined. */
  get sides(): readonly [numerator: Side, denominator: Side] {
    return [this.#terms.numerator, this.#terms.denominator];
  }

  /** Why two sides can make no share, before any file is read. */
  static readonly refusalOf = refusal;

  static define(terms: Terms): DefinitionRefused | { readonly kind: 'defined'; readonly definition: Definition } {
    const refused = refusal(terms.numerator, terms.denominator);
    if (refused !== undefined) return refused;
    const period = periodOf(terms.quarters);
    return period === undefined
      ? { kind: 'no-period' }
      : { kind: 'defined', definition: new Definition(terms, period) };
  }
}
