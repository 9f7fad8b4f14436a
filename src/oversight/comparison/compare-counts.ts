import { outcomeTypes, outcomeWords, slotName, type Days } from '../source/index.ts';
import { compareMaterial, sidesOf, type Asked, type Compared } from './compare-files.ts';
import { refused, type Refused } from './compare-refused.ts';
import type { CompareQuery } from './compare.schema.ts';
import { countMaterial, daysOf, overlapping, slotsIn } from './count-material.ts';
import {
  chooseScope,
  isTotal,
  lacking,
  SCOPE_TERMS,
  scopesIn,
  termWords,
  type CountSource,
  type Scoped,
  type SourceCount,
} from './count-source.ts';
import { denominatorTypes, type Field, type Option } from './shipped.ts';

/** A comparison on counts that were taken in, with what else might be asked of them. */
export interface CountsCompared extends Compared {
  readonly fields: readonly Field[];
  /** Everything that the source gives: arrests stand beside outcomes, and are in no share of them. */
  readonly given: readonly SourceCount[];
}

/** Refused, with what may be asked instead where that is known. */
export interface CountsRefused extends Refused {
  readonly fields?: readonly Field[];
}

/** All the times of the counts together, where they go together at all. */
const ALL = 'all';

const typesOf = ({ counts }: Scoped): readonly string[] => {
  const given = new Set(counts.map(({ outcomeType }) => outcomeType));
  return outcomeTypes.filter((type) => given.has(type));
};

/** By default Outcome 21 with charge, or with whatever else the source gives. */
function usualDenominator(scoped: Scoped): string {
  if (typesOf(scoped).includes('1')) return 'charge';
  return scoped.counts.some(isTotal) ? 'assigned' : 'given';
}

const usualNumerator = (source: CountSource): string => {
  const given = new Set(scopesIn(source).flatMap(typesOf));
  return given.has('21') ? '21' : (outcomeTypes.find((type) => given.has(type)) ?? '21');
};

const forcesIn = (counts: readonly SourceCount[]): ReadonlySet<string> => new Set(counts.map(({ force }) => force));

const during = (counts: readonly SourceCount[], slot: Days): readonly SourceCount[] =>
  counts.filter((count) => slotName(daysOf(count)) === slotName(slot));

/** Times that go together: none lies over another, the ones that most forces give first. */
function apart(counts: readonly SourceCount[]): readonly Days[] {
  const byForces = slotsIn(counts).toSorted(
    (a, b) => forcesIn(during(counts, b)).size - forcesIn(during(counts, a)).size,
  );
  const kept: Days[] = [];
  for (const slot of byForces) if (!kept.some((each) => overlapping(each, slot))) kept.push(slot);
  return kept.toSorted((a, b) => a.from.localeCompare(b.from));
}

interface Times {
  readonly kind: 'times';
  readonly chosen: readonly Days[];
  readonly over: readonly Days[];
  readonly value: string;
}

/** The time that is compared: as asked; else all, if each force gives all; else the one that most forces give, the latest of them. */
function timesOf({ counts }: Scoped, asked: string | undefined, title: string): Refused | Times {
  const [slots, over] = [slotsIn(counts), apart(counts)];
  if (asked !== undefined && asked !== ALL) {
    const slot = slots.find((each) => slotName(each) === asked.trim());
    if (slot === undefined)
      return refused(`${title} has no figures for “${asked}”; it has: ${slots.map(slotName).join('; ')}.`, 'period');
    const rest = over.filter((each) => !overlapping(each, slot));
    const all = [...rest, slot].toSorted((a, b) => a.from.localeCompare(b.from));
    return { kind: 'times', chosen: [slot], over: all, value: slotName(slot) };
  }
  const sizes = over.map((slot) => ({ slot, forces: forcesIn(during(counts, slot)).size }));
  const isWhole = sizes.every(({ forces }) => forces === forcesIn(counts).size);
  const best = sizes.reduce<Days | undefined>((found, { slot, forces }) => {
    const most = Math.max(...sizes.map((each) => each.forces));
    return forces === most ? slot : found;
  }, undefined);
  if (asked === ALL || isWhole || best === undefined) return { kind: 'times', chosen: over, over, value: ALL };
  return { kind: 'times', chosen: [best], over, value: slotName(best) };
}

const optionOf = (value: string): Option => ({ value, text: termWords(value) });

const SCOPE_LABELS = {
  definition: 'Definition',
  offence: 'Offences',
  ages: 'Ages',
  unit: 'What is counted',
  basis: 'Basis',
} as const;

interface Settled {
  readonly source: CountSource;
  readonly scoped: Scoped;
  readonly times: Times;
  readonly numerator: string;
  readonly denominator: string;
}

/** What might be asked of the source instead, each with what is asked now. */
function fieldsOf({ source, scoped, times, numerator, denominator }: Settled): readonly Field[] {
  const scopes = scopesIn(source);
  const terms = SCOPE_TERMS.flatMap((name): readonly Field[] => {
    const values = [...new Set(scopes.map(({ scope }) => scope[name]))].toSorted();
    const value = scoped.scope[name];
    return values.every((each) => each === '')
      ? []
      : [{ name, label: SCOPE_LABELS[name], value, items: values.map(optionOf) }];
  });
  const types = typesOf(scoped);
  const slots = slotsIn(scoped.counts).map((slot) => optionOf(slotName(slot)));
  return [
    ...terms,
    {
      ...{ name: 'numerator', label: 'Numerator: outcome', value: numerator },
      items: [
        ...types.map((type) => ({ value: type, text: `${type}: ${outcomeWords(type)}` })),
        { value: 'arrests', text: 'Arrests' },
      ],
    },
    {
      ...{ name: 'denominator', label: 'Denominator: out of', value: denominator },
      items: [
        ...(types.includes('1') ? [{ value: 'charge', text: 'It and charge (1)' }] : []),
        { value: 'given', text: 'Every outcome that the source names' },
        ...(scoped.counts.some(isTotal)
          ? [{ value: 'assigned', text: 'All outcomes, as the source totals them' }]
          : []),
        { value: 'arrests', text: 'Arrests' },
      ],
    },
    {
      ...{ name: 'period', label: 'Period', value: times.value },
      items: slots.length === 1 ? slots : [...slots, { value: ALL, text: 'All that go together' }],
    },
  ];
}

const typesAsked = ({ numerator, denominator }: Pick<Asked, 'numerator' | 'denominator'>): readonly string[] =>
  [numerator, denominator]
    .flatMap((side) => side.split(',').map((type) => type.trim().toUpperCase()))
    .filter((type) => /^\d/u.test(type));

/** A question put to counts that were taken in, or the one sentence that says why not. */
export function compareCounts(source: CountSource, query: CompareQuery): CountsRefused | CountsCompared {
  const numerator = query.numerator ?? usualNumerator(source);
  const scoped = chooseScope(source, query, numerator.split(','));
  if ('kind' in scoped) return scoped;
  const denominator = query.denominator ?? usualDenominator(scoped);
  const put = { source, scoped, numerator, denominator };
  const times = timesOf(scoped, query.period, source.title);
  if (times.kind === 'refused') return times;
  const fields = fieldsOf({ ...put, times });
  const compared = comparedIn(put, times);
  // Whatever is wrong with it, what may be asked instead stands beside it.
  return compared.kind === 'refused' ? { ...compared, fields } : { ...compared, given: source.counts, fields };
}

function comparedIn(put: Omit<Settled, 'times'>, times: Times): Refused | Compared {
  const { source, scoped, numerator, denominator } = put;
  const types = denominator === 'given' ? typesOf(scoped).join(',') : denominatorTypes(numerator, denominator);
  const sides = sidesOf({ numerator, denominator: types });
  if (sides.kind === 'refused') return sides;
  const absent = lacking(source, scoped, typesAsked({ numerator, denominator: types }));
  if (absent !== undefined) return absent;
  if (types === 'assigned' && !scoped.counts.some(isTotal))
    return refused(`${source.title} gives no total of all outcomes; choose the outcomes that it names.`, 'denominator');
  const material = countMaterial(source, scoped, times.chosen);
  const compared = compareMaterial(material, sides, scoped.scope.basis);
  if (compared.kind === 'refused') return compared;
  return { ...compared, over: times.value === ALL ? material : countMaterial(source, scoped, times.over) };
}
