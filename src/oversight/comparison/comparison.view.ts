import { drawn, funnelDrawing, type Funnel } from '../chart/index.ts';
import type { Definition } from '../definition/index.ts';
import { spreadTest, type Interval, type Observed } from '../measure/index.ts';
import { slotName } from '../source/index.ts';
import { ASSIGNED, DEFINED } from './material.ts';
import { percent, type Line } from './chart-view.ts';
import { betweenRows, betweenWords, byForce } from './between.ts';
import type { Comparison, ForceFigure } from './comparison.ts';
import { middleSentence } from './percentiles.ts';
import type { Excluded } from './tally.ts';
import { capital, offenceWords, period } from './words.ts';

export interface ForceRow {
  readonly force: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly share: string;
  /** In the order of the headings that name their types. */
  readonly beside: readonly string[];
  readonly interval: string;
  readonly limits95: string;
  readonly limits998: string;
  readonly outside: string;
  readonly pooled: string;
}

/** *Compare forces*, in the order it is read: spread, funnel, table, who is left out, warnings, definition. */
export interface ComparisonView {
  readonly title: string;
  readonly spread: string;
  readonly range: string;
  /** The 10th and the 90th percentile of the shares as recorded, and their ratio. */
  readonly middle: string;
  readonly head: readonly string[];
  readonly rows: readonly ForceRow[];
  readonly excluded: readonly Excluded[];
  readonly warnings: readonly string[];
  readonly definition: readonly Line[];
  readonly licence: string;
}

/** The same with its drawings, for a desk and for a phone. */
export interface ComparisonPage extends ComparisonView {
  readonly funnel: { readonly desk: string; readonly phone: string; readonly caption: string };
}

const span = ([lower, upper]: Interval): string => `${percent(lower)} to ${percent(upper)}`;
const count = (value: number): string => value.toLocaleString('en-GB');

/** Outcome types short enough for a heading. */
export function short({ types, words }: Definition['numerator']): string {
  if (types === 'assigned') return 'all assigned outcomes';
  // What a definition of its own names has no outcome types, and no shorter words than its own.
  if (types.includes(DEFINED) || types.includes(ASSIGNED)) return words;
  return `outcome${types.length > 1 ? 's' : ''} ${types.join(' + ')}`;
}

const factor = (value: number | null): string => (value === null ? 'no bound' : value.toFixed(2));

/**
 * From which chance on the sentence says that forces differ. An interval of 95 % would say so in one of ninety nations without
 * any difference (1,000 simulated); a sentence that is quoted must not.
 */
const SAID_BELOW = 0.0001;

const observed = ({ forces }: Comparison): readonly Observed[] =>
  forces.map(({ numerator, denominator }) => ({ y: numerator, n: denominator }));

const differs = (comparison: Comparison): boolean => {
  const test = spreadTest(observed(comparison));
  return test.kind === 'measured' && test.p < SAID_BELOW;
};

/** The headline: how far forces differ, in one sentence that can be quoted without error. */
export function spreadSentence(comparison: Comparison): string {
  const { definition, overall, warnings, shown: spread } = comparison;
  const share = `the share of ${short(definition.numerator)} among ${short(definition.denominator)}`;
  if (spread === null) return `The spread between forces in ${share} is not known. ${warnings[0] ?? ''}`.trim();
  const [lower, upper] = spread.morInterval;
  const ratio = `${factor(spread.mor)} (95% interval ${factor(lower)} to ${factor(upper)})`;
  const start = `Among ${comparison.forces.length} forces, ${share} (${percent(overall)} overall)`;
  if (spread.mor === 1) return `${start} shows no more spread than chance brings: median odds ratio ${ratio}.`;
  // The median odds ratio is never below 1, so being above it proves nothing: the sentence follows the interval.
  if (lower === 1)
    return `${start} may be alike: its median odds ratio is put at ${ratio}, which does not rule out that forces do not differ.`;
  if (!differs(comparison))
    return `${start} may differ, by a median odds ratio put at ${ratio}: chance alone brings so much too often for it to be said that forces do.`;
  return `${start} differs by a median odds ratio of ${ratio}: between two forces taken at random, the odds in the higher are typically ${factor(spread.mor)} times those in the lower.`;
}

export function rangeSentence({ shown: spread }: Comparison): string {
  return spread === null
    ? ''
    : `The middle 80% of forces are estimated to lie between ${percent(spread.range80[0])} and ${percent(spread.range80[1])} (standard deviation on the logit scale ${spread.sd.toFixed(3)}, 95% interval ${spread.sdInterval[0].toFixed(3)} to ${spread.sdInterval[1]?.toFixed(3) ?? 'no bound'}).`;
}

export const OUTSIDE = { no: 'no', '95': 'beyond 95%', '99.8': 'beyond 99.8%' } as const;

const row = (figure: ForceFigure): ForceRow => ({
  force: figure.force,
  numerator: count(figure.numerator),
  denominator: count(figure.denominator),
  share: percent(figure.share),
  beside: Object.keys(figure.beside)
    .toSorted(byType)
    .map((type) => besideCount(figure.beside[type])),
  interval: span(figure.interval),
  limits95: span(figure.limits95),
  limits998: span(figure.limits998),
  outside: OUTSIDE[figure.shown.outside],
  pooled: percent(figure.shown.pooled),
});

/** A force with a hidden count stands among the others, between its ends. */
function rowsOf(comparison: Comparison): readonly ForceRow[] {
  const types = Object.keys(comparison.forces[0]?.beside ?? {});
  const hidden = { interval: 'hidden', limits95: 'hidden', limits998: 'hidden', outside: 'hidden', pooled: 'hidden' };
  return byForce([
    ...comparison.forces.map((figure) => ({ force: figure.force, row: row(figure) })),
    ...betweenRows(comparison.between).map((between) => ({
      force: between.force,
      row: { ...betweenWords(between), beside: types.map(() => 'hidden'), ...hidden },
    })),
  ]);
}

const besideCount = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'not given' : count(value);

/** 22, 20, 8: an object's own keys come in rising order. */
const byType = (a: string, b: string): number => Number(b) - Number(a);

const headOf = ({ forces }: Comparison): readonly string[] => [
  'Force',
  'Count',
  'Of',
  'Share',
  ...Object.keys(forces[0]?.beside ?? {})
    .toSorted(byType)
    .map((type) => `Outcome ${type}`),
  '95% interval, exact',
  '95% limits',
  '99.8% limits',
  'Outside',
  'Pooled share',
];

function offenceLine({ scope: { offence } }: Definition): string {
  const named = [offence.code, offence.description].filter((part) => part !== '').join(' ');
  return offence.group === '' ? named : `${named} (${offence.group})`;
}

/** The definition, line by line: no figure is shown without it. */
export const definitionLines = (definition: Definition): readonly Line[] => [
  { key: 'Numerator', value: definition.numerator.words },
  { key: 'Denominator', value: definition.denominator.words },
  { key: 'Basis', value: definition.basisWords },
  { key: 'Offence', value: offenceLine(definition) },
  { key: 'Counts', value: `${definition.scope.unit}; ${definition.scope.ages}` },
  { key: 'Period', value: `${period(definition.period)} (${definition.period.quarters.map(slotName).join(', ')})` },
  { key: 'Source', value: definition.source },
  ...definition.files.map(({ file, vintage, sha256 }) => ({
    key: 'File',
    value: `${file}: ${vintage}; SHA-256 ${sha256}`,
  })),
];

export const titleOf = ({ scope, numerator, denominator }: Definition): string =>
  `${capital(offenceWords(scope.offence))}, ${short(numerator)} among ${short(denominator)}`;

export function captionOf({ definition, forces }: Comparison): string {
  const beyond = forces.filter(({ shown }) => shown.outside === '99.8').length;
  return `Which forces differ from the overall share by more than chance explains, and what is different there? ${beyond} of ${forces.length} lie beyond the 99.8% limits. ${period(definition.period)}, ${BASIS[definition.basis]}.`;
}

/** Goes with every drawing, wherever it goes. */
export const noteOf = ({ period: time, basis, told }: Definition): string =>
  `${period(time)}; ${BASIS[basis]}; ${told.short}`;

/** The basis in a line of a drawing. */
export const BASIS = { closed: 'closed basis', recorded: 'recorded basis', 'not-stated': 'basis not stated' } as const;

/** What the funnel draws, without its size. */
export function funnelOf(comparison: Comparison, id: string): Funnel {
  const { definition, overall, forces } = comparison;
  return {
    id,
    title: `${titleOf(definition)}, by force`,
    description: `${captionOf(comparison)} The overall share is ${percent(overall)}. The table of forces gives every number drawn here.`,
    countAxis: `${capital(definition.scope.unit)} in the denominator (logarithmic scale)`,
    shareAxis: `Share; line: overall ${percent(overall)}; limits 95% dashed, 99.8% solid`,
    note: noteOf(definition),
    overall,
    points: forces.map(({ force, denominator, share, shown: { outside } }) => ({
      name: force,
      denominator,
      share,
      outside,
    })),
  };
}

/** The funnel by itself, as a file. */
export const comparisonChart = (comparison: Comparison): string =>
  drawn(funnelDrawing(funnelOf(comparison, 'funnel'), 'desk'));

/** The page; the terminal needs no drawing and leaves it out. */
export function comparisonPage(comparison: Comparison): ComparisonPage {
  return {
    ...comparisonView(comparison),
    funnel: {
      desk: drawn(funnelDrawing(funnelOf(comparison, 'funnel-desk'), 'desk')),
      phone: drawn(funnelDrawing(funnelOf(comparison, 'funnel-phone'), 'phone')),
      caption: captionOf(comparison),
    },
  };
}

export function comparisonView(comparison: Comparison): ComparisonView {
  return {
    title: titleOf(comparison.definition),
    spread: spreadSentence(comparison),
    range: rangeSentence(comparison),
    middle: middleSentence(comparison.forces.map(({ share }) => share)),
    head: headOf(comparison),
    rows: rowsOf(comparison),
    excluded: comparison.excluded,
    warnings: comparison.warnings,
    definition: definitionLines(comparison.definition),
    licence: comparison.definition.told.licence,
  };
}
