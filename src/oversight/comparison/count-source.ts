import type { DefinedBasis } from '../definition/index.ts';
import type { Count, Days, Offence, SourceFile } from '../source/index.ts';
import { refused, type Refused } from './compare-refused.ts';
import { DEFINED } from './material.ts';
import { firstFew } from './words.ts';

/** A count of a source that somebody took in; `definition` where the source has definitions of its own, as returns have. */
export interface SourceCount extends Count {
  readonly definition: string;
  /** Between which counts the one behind it can lie, where its publisher moved it: by noise, by rounding, or by leaving it as it stood. */
  readonly within?: { readonly low: number; readonly high: number };
  /** Which issue gives it, where several are put together. */
  readonly issue?: SourceFile;
}

/** A table of the whole nation: what a row that is not there means in it, and of what time every force is in it. */
export interface NationTable {
  readonly absent: 'zero' | 'unsaid';
  /** Whether each force is in it for every time, whatever it has rows of, as who made it says. */
  readonly isWhole: boolean;
}

/** Counts that forces can be compared on: an imported publication, or signed returns. Never two of them at once. */
export interface CountSource {
  readonly id: string;
  readonly title: string;
  /** Who gave it, and how it may be used, as far as that is known. */
  readonly publisher: string;
  readonly licence: string;
  readonly files: readonly SourceFile[];
  readonly counts: readonly SourceCount[];
  /** The same counts as an earlier issue gave them, where there was one. */
  readonly earlier: EarlierIssues | null;
  readonly notes: readonly string[];
  /** By definition: the share that it names where it names no outcome. */
  readonly shares?: ReadonlyMap<string, NamedShare>;
  /** What its offence codes are called, as far as it says. */
  readonly offences?: readonly Offence[];
  /** Where it is a table, and no answer. */
  readonly table?: NationTable;
  /** Where each force signed what is its own: no name in it is a slip. */
  readonly signed?: true;
}

export interface EarlierIssues {
  readonly files: readonly SourceFile[];
  readonly counts: readonly SourceCount[];
  readonly table?: NationTable;
}

/** A share that a definition of its own names, in its words. */
export interface NamedShare {
  readonly part: string;
  readonly whole: string;
}

/** The share that the definition of these counts names, where they are counts of it. */
export const namedShare = ({ shares }: CountSource, { scope, counts }: Scoped): NamedShare | undefined =>
  counts.some(({ outcomeType }) => outcomeType === DEFINED) ? shares?.get(scope.definition) : undefined;

/** What has to be alike in all counts of one comparison. */
export interface Scope {
  readonly definition: string;
  readonly offence: string;
  readonly ages: string;
  readonly unit: string;
  readonly basis: DefinedBasis;
}
export type ScopeTerm = keyof Scope;

export const SCOPE_TERMS = ['definition', 'offence', 'ages', 'unit', 'basis'] as const;

const NAMES: Readonly<Record<ScopeTerm, string>> = {
  definition: 'definition',
  offence: 'offence',
  ages: 'ages',
  unit: 'unit',
  basis: 'basis',
};

export const daysOf = ({ periodStart: from, periodEnd: to }: SourceCount): Days => ({ from, to });

/** The source’s own words for all outcomes together; a type that it names stands for itself. */
const TOTAL =
  /^(?:outcomes assigned|outcomes|total(?: outcomes)?|(?:all|total)(?: assigned)? outcomes|outcomes,? total)$/iu;

export const isTotal = ({ measure, outcomeType }: SourceCount): boolean => outcomeType === null && TOTAL.test(measure);

/** Whether a count is an outcome, or the total of them: whatever else a source counts is in no share of outcomes. */
export const isOutcome = (count: SourceCount): boolean =>
  isTotal(count) || (count.outcomeType !== null && count.measure === 'outcomes');

export const scopeOf = ({ definition, offenceScope, ageScope, unit, basis }: SourceCount): Scope => ({
  ...{ definition, offence: offenceScope, ages: ageScope, unit, basis },
});

export interface Scoped {
  readonly scope: Scope;
  readonly counts: readonly SourceCount[];
}

/** The outcomes of a source, put together where all that has to be alike is. */
export const scopesIn = ({ counts }: CountSource): readonly Scoped[] =>
  [...Map.groupBy(counts.filter(isOutcome), (count) => JSON.stringify(scopeOf(count))).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ scope: scopeOf(first), counts: alike }];
  });

export type TypedScope = Readonly<Partial<Record<ScopeTerm, string | undefined>>>;

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

const fits = ({ scope }: Scoped, typed: TypedScope): boolean =>
  SCOPE_TERMS.every((term) => isSame(typed[term] ?? scope[term], scope[term]));

/** A term as it is read: `not-stated` is a code of the program. */
export const termWords = (value: string): string => value.replace('not-stated', 'not stated');

const listed = (values: Iterable<string>): string => [...new Set(values)].map(termWords).toSorted().join('; ');

/** Why nothing in a source is of what was asked: which word is wrong, or which words do not go together. */
function unfit({ title }: CountSource, scopes: readonly Scoped[], typed: TypedScope): Refused {
  const wrong = SCOPE_TERMS.find(
    (term) => typed[term] !== undefined && !scopes.some(({ scope }) => isSame(typed[term] ?? '', scope[term])),
  );
  if (wrong === 'basis' || (wrong === undefined && scopes.some((each) => fits(each, { ...typed, basis: undefined })))) {
    const given = scopes.filter((each) => fits(each, { ...typed, basis: undefined })).map(({ scope }) => scope.basis);
    return refused(
      `${title} gives these outcomes on another basis (${listed(given)}) than the one that was asked (${termWords(typed.basis ?? '')}): two bases are never mixed, nor taken for one another.`,
      'basis',
    );
  }
  if (wrong !== undefined)
    return refused(
      `${title} has no ${NAMES[wrong]} “${typed[wrong] ?? ''}”; it has: ${listed(scopes.map(({ scope }) => scope[wrong]))}.`,
      wrong,
    );
  return refused(
    `No outcomes of ${title} are of all that was asked together; they are of: ${firstFew(
      scopes.map((each) => scopeWords(each)),
      5,
      ' | ',
    )}.`,
    'offence',
  );
}

export const scopeWords = ({ scope }: Scoped, terms: readonly ScopeTerm[] = SCOPE_TERMS): string =>
  terms.flatMap((term) => (scope[term] === '' ? [] : [`${NAMES[term]} ${termWords(scope[term])}`])).join(', ');

const forcesIn = (counts: readonly SourceCount[]): number => new Set(counts.map(({ force }) => force)).size;

/** Where one outcome alone is given, there is nothing to take a share of. */
const partsIn = ({ counts }: Scoped): number => new Set(counts.map(({ outcomeType }) => outcomeType)).size;

const offBasis = ({ scope: { basis: _b, ...rest } }: Scoped): string => JSON.stringify(rest);

/**
 * Of what differs in its basis alone, the closed one (statistics 2.7), wherever as many forces were asked for it: a count that is
 * held back is one of it all the same, or the smaller the counts the more often another question would be answered.
 */
function onClosedBasis(scopes: readonly Scoped[], numerator: readonly string[]): readonly Scoped[] {
  const asked = ({ counts }: Scoped): number =>
    forcesIn(counts.filter(({ outcomeType }) => numerator.includes(outcomeType ?? '')));
  return [...Map.groupBy(scopes, offBasis).values()].flatMap((alike) => {
    const closed = alike.find(({ scope }) => scope.basis === 'closed');
    const isWhole =
      closed !== undefined &&
      partsIn(closed) > 1 &&
      alike.every((other) => partsIn(other) <= 1 || asked(other) <= asked(closed));
    return isWhole ? [closed] : alike;
  });
}

/** What is alike in the counts to compare: as typed, and where something is left open, what most forces give. */
export function chooseScope(source: CountSource, typed: TypedScope, numerator: readonly string[]): Refused | Scoped {
  const scopes = scopesIn(source);
  if (scopes.length === 0)
    return refused(
      `${source.title} gives no outcome by its type, so that no share can be taken of it: choose another source.`,
    );
  const having = ({ counts }: Scoped): number =>
    forcesIn(
      counts.filter(
        ({ outcomeType, value }) => value !== null && outcomeType !== null && numerator.includes(outcomeType),
      ),
    );
  const fitting = scopes.filter((each) => fits(each, typed));
  const [best] = onClosedBasis(fitting, numerator)
    .map((each) => ({
      each,
      parts: Number(partsIn(each) > 1),
      of: having(each),
      names: Number(each.counts.some(({ outcomeType }) => numerator.includes(outcomeType ?? ''))),
      all: forcesIn(each.counts),
      name: scopeWords(each),
    }))
    .toSorted(
      (a, b) =>
        b.parts - a.parts || b.of - a.of || b.names - a.names || b.all - a.all || a.name.localeCompare(b.name, 'en'),
    );
  return best?.each ?? unfit(source, scopes, typed);
}

const typesIn = ({ counts }: Scoped): ReadonlySet<string> =>
  new Set(counts.flatMap(({ outcomeType }) => outcomeType ?? []));

/** What of a question the counts chosen do not give, and where else the source gives it: on other terms, and so not together. */
export function lacking(source: CountSource, chosen: Scoped, types: readonly string[]): Refused | undefined {
  const absent = types.filter((type) => !typesIn(chosen).has(type));
  const [first] = absent;
  if (first === undefined) return undefined;
  const elsewhere = scopesIn(source).filter((each) => each !== chosen && typesIn(each).has(first));
  const differing = elsewhere.map(({ scope }) => ({
    scope,
    terms: SCOPE_TERMS.filter((term) => scope[term] !== chosen.scope[term]),
  }));
  const [nearest] = differing.toSorted((a, b) => a.terms.length - b.terms.length);
  const [term] = nearest?.terms ?? [];
  if (nearest?.terms.length === 1 && term !== undefined)
    return refused(
      `${source.title} gives outcome ${first} with ${NAMES[term]} ${termWords(nearest.scope[term])}, and the rest with ${NAMES[term]} ${termWords(chosen.scope[term])}: ${term === 'basis' ? 'two bases are' : 'what differs in it is'} never set over one another.`,
      'denominator',
    );
  const has = listed([...typesIn(chosen)]);
  return refused(
    `${source.title} does not give outcome ${absent.join(', ')} of ${scopeWords(chosen)}; it gives: ${has}.`,
    'denominator',
  );
}
