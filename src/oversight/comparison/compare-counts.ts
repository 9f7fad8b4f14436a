import { outcomeTypes, outcomeWords, slotName } from '../source/index.ts';
import { compareMaterial, sidesOf, type Asked, type Compared } from './compare-files.ts';
import { refused, type Refused } from './compare-refused.ts';
import type { CompareQuery } from './compare.schema.ts';
import { countMaterial, slotsIn } from './count-material.ts';
import {
  chooseScope,
  isTotal,
  lacking,
  namedShare,
  SCOPE_TERMS,
  scopeOf,
  scopesIn,
  termWords,
  type CountSource,
  type NamedShare,
  type Scoped,
  type SourceCount,
} from './count-source.ts';
import { ALL, apart, forcesIn, HELD, timesOf, unheldSentences, type Times } from './counts-times.ts';
import { heardCount, type Heard } from './heard.ts';
import { ASSIGNED, DEFINED, type Material } from './material.ts';
import { besideLine } from './together.words.ts';
import { unaskedAges } from './unasked-ages.ts';
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

const typesOf = ({ counts }: Scoped): readonly string[] => {
  const given = new Set(counts.map(({ outcomeType }) => outcomeType));
  return outcomeTypes.filter((type) => given.has(type));
};

/** By default Outcome 21 with charge, or with whatever else the source gives. */
function usualDenominator(scoped: Scoped, numerator: string): string {
  if (scoped.counts.some(({ outcomeType }) => outcomeType === DEFINED)) return DEFINED;
  if (numerator !== '1' && typesOf(scoped).includes('1')) return 'charge';
  return scoped.counts.some(isTotal) ? 'assigned' : 'given';
}

function usualNumerator(source: CountSource, { definition }: CompareQuery): string {
  if (definition !== undefined && source.shares?.has(definition) === true) return DEFINED;
  const given = new Set(scopesIn(source).flatMap(typesOf));
  if (given.has('21')) return '21';
  return outcomeTypes.find((type) => given.has(type)) ?? ((source.shares?.size ?? 0) > 0 ? DEFINED : '21');
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
  /** What nobody chose, said at the figure. */
  readonly unasked: string | undefined;
}

function numerators(source: CountSource, scoped: Scoped): readonly Option[] {
  const named = namedShare(source, scoped);
  if (named !== undefined) return [{ value: DEFINED, text: named.part }];
  const types = typesOf(scoped).map((type) => ({ value: type, text: `${type}: ${outcomeWords(type)}` }));
  return [...types, { value: 'arrests', text: 'Arrests' }];
}

function denominators(source: CountSource, scoped: Scoped): readonly Option[] {
  const named = namedShare(source, scoped);
  if (named !== undefined) return [{ value: DEFINED, text: named.whole }];
  return [
    ...(typesOf(scoped).includes('1') ? [{ value: 'charge', text: 'It and charge (1)' }] : []),
    { value: 'given', text: 'Every outcome that the source names' },
    ...(scoped.counts.some(isTotal) ? [{ value: 'assigned', text: 'All outcomes, as the source totals them' }] : []),
    ...(source.table === undefined ? [] : [{ value: 'assigned', text: 'All assigned outcomes' }]),
    { value: 'arrests', text: 'Arrests' },
  ];
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
  const slots = slotsIn(scoped.counts).map((slot) => optionOf(slotName(slot)));
  return [
    ...terms,
    { name: 'numerator', label: 'Numerator: outcome', value: numerator, items: numerators(source, scoped) },
    { name: 'denominator', label: 'Denominator: out of', value: denominator, items: denominators(source, scoped) },
    {
      ...{ name: 'period', label: 'Period', value: times.value },
      items: [
        ...slots,
        ...(times.value === HELD ? [{ value: HELD, text: 'All that most forces hold' }] : []),
        ...(slots.length === 1 ? [] : [{ value: ALL, text: 'All that go together' }]),
      ],
    },
  ];
}

const typesAsked = ({ numerator, denominator }: Pick<Asked, 'numerator' | 'denominator'>): readonly string[] =>
  [numerator, denominator]
    .flatMap((side) => side.split(',').map((type) => type.trim().toUpperCase()))
    .filter((type) => /^\d/u.test(type));

/** A question put to counts that were taken in, or the one sentence that says why not. */
export function compareCounts(source: CountSource, query: CompareQuery): CountsRefused | CountsCompared {
  const wanted = query.numerator ?? usualNumerator(source, query);
  const scoped = chooseScope(source, query, wanted.split(','));
  if ('kind' in scoped) return scopesIn(source).length > 0 ? scoped : { ...scoped, heard: elseHeard(source) };
  // Left open, a definition is asked what it names.
  const numerator = query.numerator ?? (namedShare(source, scoped) === undefined ? wanted : DEFINED);
  const denominator = query.denominator ?? usualDenominator(scoped, numerator);
  const put = { source, scoped, numerator, denominator, unasked: unaskedAges(source, scoped, query) };
  const times = timesOf(scoped, query.period, source);
  if (times.kind === 'refused')
    return { ...times, heard: countAsked(put, countMaterial(source, scoped, apart(scoped.counts))) };
  const fields = fieldsOf({ ...put, times });
  const compared = comparedIn(put, times);
  // Whatever is wrong with it, what may be asked instead stands beside it.
  return compared.kind === 'refused' ? { ...compared, fields } : { ...compared, given: source.counts, fields };
}

function chosenIn({ source, scoped, unasked }: Omit<Settled, 'times'>, times: Times): Material {
  const material = countMaterial(source, scoped, times.chosen);
  const beside = besideLine(source, scoped, times.over);
  return {
    ...material,
    ...(unasked === undefined ? {} : { unasked }),
    oddities: [...unheldSentences(times), ...beside, ...material.oddities],
  };
}

function comparedIn(put: Omit<Settled, 'times'>, times: Times): Refused | Compared {
  const { source, scoped, numerator, denominator } = put;
  const named = namedShare(source, scoped);
  if (named !== undefined) return namedIn(put, named, times);
  const types = denominator === 'given' ? typesOf(scoped).join(',') : denominatorTypes(numerator, denominator);
  const over = countMaterial(source, scoped, times.over);
  const sides = sidesOf({ numerator, denominator: types });
  const refuse = (why: Refused): Refused => ({ ...why, heard: why.heard ?? countAsked(put, over) });
  if (sides.kind === 'refused') return refuse(sides);
  // What a table has no row of is left out and named, and what it assigned is the sum of its rows.
  const absent =
    source.table === undefined ? lacking(source, scoped, typesAsked({ numerator, denominator: types })) : undefined;
  if (absent !== undefined) return refuse(absent);
  if (types === 'assigned' && source.table === undefined && !scoped.counts.some(isTotal))
    return refuse(
      refused(`${source.title} gives no total of all outcomes; choose the outcomes that it names.`, 'denominator'),
    );
  const material = chosenIn(put, times);
  const compared = compareMaterial(material, sides, scoped.scope.basis);
  if (compared.kind === 'compared') return { ...compared, over: times.value === ALL ? material : over };
  const { heard } = compared;
  return heard === undefined ? refuse(compared) : { ...compared, heard: { ...heard, material: over } };
}

/** The share that a definition of its own names: it is asked as it stands, or not at all. */
function namedIn(put: Omit<Settled, 'times'>, { part, whole }: NamedShare, times: Times): Refused | Compared {
  const { source, scoped, numerator, denominator } = put;
  const over = countMaterial(source, scoped, times.over);
  const sides = {
    numerator: { kind: 'named', unit: 'named', types: [DEFINED], words: part },
    denominator: { kind: 'named', unit: 'named', types: [ASSIGNED], words: whole },
  } as const;
  const wrong = numerator === DEFINED ? (denominator === DEFINED ? undefined : 'denominator') : 'numerator';
  const compared =
    wrong === undefined
      ? compareMaterial(chosenIn(put, times), sides, scoped.scope.basis)
      : refused(
          `${scoped.scope.definition} counts no outcome: its share is of ${part} among ${whole}. Choose that.`,
          wrong,
        );
  if (compared.kind === 'compared') return { ...compared, over };
  const says = `${part} among ${whole}`;
  return { ...compared, heard: heardCount(over, scoped.scope.basis, { says, types: [DEFINED, ASSIGNED] }) };
}

/** No share can be taken: what was asked of it that the source names, or else everything that it counts. */
function countAsked({ scoped, numerator }: Pick<Settled, 'scoped' | 'numerator'>, over: Material): Heard {
  const given = typesOf(scoped);
  const asked = typesAsked({ numerator, denominator: '' }).filter((type) => given.includes(type));
  const types = asked.length === 0 ? given : asked;
  const says = `outcome${types.length > 1 ? 's' : ''} ${types.join(' + ')}`;
  return heardCount(over, scoped.scope.basis, { says, types });
}

/** Of a source without outcomes: whatever most of its forces count, alike in all that has to be alike. */
function elseHeard(source: CountSource): Heard | undefined {
  const alike = [...Map.groupBy(source.counts, (count) => JSON.stringify([count.measure, scopeOf(count)])).values()];
  const [most] = alike.toSorted((a, b) => forcesIn(b).size - forcesIn(a).size);
  const [first] = most ?? [];
  if (most === undefined || first === undefined) return undefined;
  const scoped = { scope: scopeOf(first), counts: most };
  const over = countMaterial(source, scoped, apart(most));
  const types = [...new Set(over.counts.map(({ outcomeType }) => outcomeType))];
  return heardCount(over, first.basis, { says: first.measure, types });
}
