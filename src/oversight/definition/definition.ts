import type { Basis, Offence, Quarter, SourceFile } from '../source/index.ts';
import { sideWords, type Side, type SideRefused } from './side.ts';

export interface Scope {
  readonly offence: Offence;
  readonly ages: string;
  readonly place: string;
  readonly unit: string;
}

export interface Period {
  /** First and last day, from the financial quarters of the source. */
  readonly from: string;
  readonly to: string;
  readonly quarters: readonly Quarter[];
}

/** What a definition is made of before it is known to hold together. */
export interface Terms {
  readonly numerator: Side;
  readonly denominator: Side;
  readonly basis: Basis;
  readonly offence: Offence;
  readonly quarters: readonly Quarter[];
  readonly files: readonly SourceFile[];
}

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
} as const;

/** Financial quarter 1 is April to June. */
const QUARTER_DAYS = [
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
  ['01-01', '03-31'],
] as const;

function days({ year, quarter }: Quarter): readonly [string, string] {
  const [first, last] = QUARTER_DAYS[quarter - 1] ?? QUARTER_DAYS[0];
  const calendar = Number(year.slice(0, 4)) + (quarter === 4 ? 1 : 0);
  return [`${calendar}-${first}`, `${calendar}-${last}`];
}

function periodOf(quarters: readonly Quarter[]): Period | undefined {
  const all = quarters.map(days);
  const from = all.map(([first]) => first).toSorted()[0];
  const to = all
    .map(([, last]) => last)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? undefined : { from, to, quarters };
}

const definedSide = (of: Side): DefinedSide => ({
  types: of.kind === 'types' ? of.types : 'assigned',
  words: sideWords(of),
});

/** A share needs its numerator within its denominator, both counting the same thing. */
function refusal(numerator: Side, denominator: Side): DefinitionRefused | undefined {
  // Outcome 21 over arrests looks like a share and is none: one case can be in both (design, section 11).
  if (numerator.unit !== denominator.unit)
    return { kind: 'units-differ', numerator: sideWords(numerator), denominator: sideWords(denominator) };
  if (numerator.kind === 'arrests' || denominator.kind === 'arrests') return { kind: 'not-outcomes' };
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
  readonly basis: Basis;
  readonly basisWords: string;
  readonly scope: Scope;
  readonly period: Period;
  readonly source: string;
  readonly files: readonly SourceFile[];
  readonly #sides: readonly [Side, Side];

  private constructor(terms: Terms, period: Period) {
    this.numerator = definedSide(terms.numerator);
    this.denominator = definedSide(terms.denominator);
    this.basis = terms.basis;
    this.basisWords = basisWords[terms.basis];
    this.scope = {
      offence: terms.offence,
      // In every figure: code 86 holds adults, and must not pass for what happens to children.
      ages: 'all ages: the source has no age of any suspect or victim',
      place: 'forces of England and Wales, and British Transport Police',
      unit: 'crimes',
    };
    this.period = period;
    this.source = 'Home Office, police recorded crime and outcomes open data; Open Government Licence v3.0';
    this.files = terms.files;
    this.#sides = [terms.numerator, terms.denominator];
  }

  /** The two sides as they were defined. */
  get sides(): readonly [numerator: Side, denominator: Side] {
    return this.#sides;
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
