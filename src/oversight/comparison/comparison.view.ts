import { drawn, funnelDrawing, type Funnel } from '../chart/index.ts';
import type { Definition } from '../definition/index.ts';
import type { Interval } from '../measure/index.ts';
import { slotName } from '../source/index.ts';
import { countOr, percent, type Line } from './chart-view.ts';
import { besideCell, betweenRows, betweenWords, byForce, leftOut } from './between.ts';
import type { Comparison, ForceFigure } from './comparison.ts';
import { withNoughts } from './noughts.ts';
import { groundOf, quotable } from './quotable.ts';
import { iccSentence } from './latent-icc.ts';
import { rangeSentence, short, spreadSentence } from './spread.words.ts';
import { middleSentence } from './percentiles.ts';
import { LEAST_FORCES } from './shown-spread.ts';
import type { Excluded } from './tally.ts';
import { BASIS, capital, offenceLine, offenceWords, period } from './words.ts';

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

export { rangeSentence, short, spreadSentence };

/** *Compare forces*, in the order it is read: spread, funnel, table, who is left out, warnings, definition. */
export interface ComparisonView {
  readonly title: string;
  readonly spread: string;
  /** The same in two: what was found, and what it is of. */
  readonly finding: string;
  readonly ground: string;
  readonly range: string;
  /** What part of all that varies lies between forces; empty where no spread is told. */
  readonly icc: string;
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

export const OUTSIDE = { no: 'no', '95': 'beyond 95%', '99.8': 'beyond 99.8%', few: 'too few to say' } as const;

/** Stands in place of whatever would hold one of so few forces against the others. */
export const FEW = 'too few forces';

export const isFew = ({ shown }: ForceFigure): boolean => shown.outside === 'few';

function row(figure: ForceFigure, definition: Definition): ForceRow {
  const counts = [count(figure.numerator), count(figure.denominator)] as const;
  const [numerator, denominator] = withNoughts(figure, definition, counts);
  return {
    ...{ force: figure.force, numerator, denominator, share: percent(figure.share) },
    beside: Object.keys(figure.beside)
      .toSorted(byType)
      .map((type) => countOr(figure.beside[type] ?? null, figure.besideMissing[type]).shown),
    interval: span(figure.interval),
    limits95: isFew(figure) ? FEW : span(figure.limits95),
    limits998: isFew(figure) ? FEW : span(figure.limits998),
    outside: OUTSIDE[figure.shown.outside],
    pooled: percent(figure.shown.pooled),
  };
}

/** A force with a hidden count stands among the others, between its ends. */
function rowsOf(comparison: Comparison): readonly ForceRow[] {
  const types = Object.keys(comparison.forces[0]?.beside ?? {}).toSorted(byType);
  const hidden = { interval: 'hidden', limits95: 'hidden', limits998: 'hidden', outside: 'hidden', pooled: 'hidden' };
  return byForce([
    ...comparison.forces.map((figure) => ({ force: figure.force, row: row(figure, comparison.definition) })),
    ...betweenRows(comparison.between).map((between) => ({
      force: between.force,
      row: { ...betweenWords(between), beside: types.map((type) => besideCell(between, type).shown), ...hidden },
    })),
  ]);
}

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

/** The definition, line by line: no figure is shown without it. */
export const definitionLines = (
  definition: Definition,
  { numerator, denominator } = { numerator: definition.numerator.words, denominator: definition.denominator.words },
): readonly Line[] => [
  { key: 'Numerator', value: numerator },
  { key: 'Denominator', value: denominator },
  { key: 'Basis', value: definition.basisWords },
  { key: 'Offence', value: offenceLine(definition.scope.offence) },
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

export function captionOf({ definition, forces, between }: Comparison): string {
  const hidden = between?.forces.length ?? 0;
  const undrawn =
    hidden === 0 ? '' : `; ${hidden} more ${hidden === 1 ? 'has' : 'have'} a hidden count and no place in it`;
  const beyond = forces.filter(({ shown }) => shown.outside === '99.8').length;
  const found =
    forces.length < LEAST_FORCES
      ? `${forces.length === 1 ? 'One force alone is' : `${forces.length} forces are`} too few to say`
      : `${beyond} of ${forces.length} ${beyond === 1 ? 'lies' : 'lie'} beyond the 99.8% limits`;
  return `Which forces differ from the overall share by more than chance explains, and what is different there? ${found}${undrawn}. ${period(definition.period)}, ${BASIS[definition.basis]}.`;
}

/** Goes with every drawing, wherever it goes. */
export const noteOf = ({ period: time, basis, told }: Definition): string =>
  `${period(time)}; ${BASIS[basis]}; ${told.short}`;

/** What the funnel draws, without its size. */
export function funnelOf(comparison: Comparison, id: string): Funnel {
  const { definition, overall, forces } = comparison;
  return {
    id,
    title: `${titleOf(definition)}, by force`,
    description: `${captionOf(comparison)} The overall share is ${percent(overall)}. The table of forces gives every number drawn here.`,
    countAxis: `${capital(definition.scope.unit)} in the denominator (logarithmic scale)`,
    shareAxis: `Share; line: overall ${percent(overall)}${forces.length < LEAST_FORCES ? '' : '; limits 95% dashed, 99.8% solid'}`,
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
    spread: quotable(comparison),
    finding: spreadSentence(comparison),
    ground: groundOf(comparison),
    range: rangeSentence(comparison),
    icc: iccSentence(comparison),
    middle: middleSentence(comparison),
    head: headOf(comparison),
    rows: rowsOf(comparison),
    excluded: leftOut(comparison),
    warnings: comparison.warnings,
    definition: definitionLines(comparison.definition),
    licence: comparison.definition.told.licence,
  };
}
